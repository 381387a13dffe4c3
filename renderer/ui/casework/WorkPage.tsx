import { useLayoutEffect, useRef, type ReactNode } from 'react';
import classes from './WorkPage.module.css';

/**
 * A page of work: its head stays in sight, the work scrolls under it, and the right pane keeps beside it what must not be
 * lost from sight (safe contact, next dates). Under about 900 px, one column, the pane first.
 */
export function WorkPage(props: {
  head: ReactNode;
  side: ReactNode;
  sideLabel: string;
  children: ReactNode;
}) {
  const page = useRef<HTMLDivElement>(null);
  // The pane starts under the head, whose height changes with the name and the width.
  useLayoutEffect(() => {
    const head = page.current?.querySelector('header');
    if (!head) return;
    const measure = () => page.current?.style.setProperty('--page-head', `${head.offsetHeight}px`);
    const observer = new ResizeObserver(measure);
    observer.observe(head);
    measure();
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={page} className={classes.page}>
      {props.head}
      <div className={classes.body}>
        <div>{props.children}</div>
        <aside className={classes.side} aria-label={props.sideLabel}>
          {props.side}
        </aside>
      </div>
    </div>
  );
}

/** What must be read before the work goes on; takes no room when there is nothing. */
export function Notices(props: { children: ReactNode }) {
  return <div className={classes.notices}>{props.children}</div>;
}
