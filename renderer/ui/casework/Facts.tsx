import { Fragment, type ReactNode } from 'react';
import classes from './Facts.module.css';

/** A fact by its name; one without a value is left out. */
export type Fact = { name: string; value: ReactNode };

/** Facts one under the other, name then value. `isNarrow`: the value under its name, for a side pane. */
export function Facts(props: { facts: readonly Fact[]; isNarrow?: boolean }) {
  const told = props.facts.filter(
    ({ value }) => value !== '' && value !== null && value !== undefined && value !== false,
  );
  return (
    <dl className={classes.facts} data-narrow={props.isNarrow || undefined}>
      {told.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
