import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './Panel.module.css';

/** An act done in place, above the timeline: takes the hand when it opens, gives it back when it closes. */
export function Panel(props: { title: string; children: ReactNode }) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    panel.current?.scrollIntoView({ block: 'nearest' });
    return () => void (before instanceof HTMLElement && before.isConnected && before.focus());
  }, []);
  return (
    <section ref={panel} className={classes.panel} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
