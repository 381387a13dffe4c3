import { useId, type ReactNode } from 'react';
import classes from './Section.module.css';

/** A group of fields or facts under its name; `act` stands beside the name. */
export function Section(props: { title: string; act?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      {props.act ? (
        <div className={classes.head}>
          <h2 id={id} className={classes.title}>
            {props.title}
          </h2>
          {props.act}
        </div>
      ) : (
        <h2 id={id} className={classes.title}>
          {props.title}
        </h2>
      )}
      {props.children}
    </section>
  );
}

/** One column of fields, at most 640 px wide; `isWide` for text that is read at length. */
export function Fields(props: { children: ReactNode; isWide?: boolean }) {
  return (
    <div className={props.isWide ? `${classes.fields} ${classes.wide}` : classes.fields}>
      {props.children}
    </div>
  );
}

/** Short fields side by side, as many as fit. */
export function FieldRow(props: { children: ReactNode }) {
  return <div className={classes.row}>{props.children}</div>;
}
