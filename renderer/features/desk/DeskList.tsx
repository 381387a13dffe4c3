import { Anchor } from '@mantine/core';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import classes from './DeskList.module.css';

/** One line of the desk: what it is, what to know at once, and two or three words about it. */
export type DeskRow = { key: string; href: string; main: string; side: ReactNode; about: string };

/** One of the four lists of the desk. Arrows go through every line of the desk, Enter opens. */
export function DeskList(props: {
  title: string;
  total: number;
  rows: readonly DeskRow[];
  empty: { title: string; text: string };
  all?: { href: string; label: string };
}) {
  const { t } = useTranslation('desk');
  const id = useId();
  const left = props.total - props.rows.length;
  return (
    <section className={classes.list} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {props.title}
          <span className={classes.count}>{props.total}</span>
        </h2>
        {props.all && (
          <Anchor component={Link} href={props.all.href} size="sm">
            {props.all.label}
          </Anchor>
        )}
      </div>
      {props.rows.length === 0 ? (
        <div className={classes.empty}>
          <div>{props.empty.title}</div>
          <p>{props.empty.text}</p>
        </div>
      ) : (
        <ul className={classes.rows}>
          {props.rows.map((row) => (
            <li key={row.key}>
              <Link href={row.href} className={classes.row ?? ''} data-desk-row>
                <span className={classes.main}>{row.main}</span>
                <span className={classes.side}>{row.side}</span>
                <span className={classes.about}>{row.about}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && props.all && (
        <Anchor component={Link} href={props.all.href} size="sm" className={classes.more ?? ''}>
          {t('more', { count: left })}
        </Anchor>
      )}
    </section>
  );
}

/** Arrows, Home and End go from line to line through the whole desk. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -1e9, End: 1e9 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-desk-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next =
    at === -1 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
  event.preventDefault();
  rows[next]?.focus();
}
