import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#shared/domain/calendar-day';
import { clockText } from '#shared/domain/format';
import type { Instant } from '#shared/domain/instant';
import { differencesOf, mergeOf, type Difference, type Side } from '../../lib/drafts/merge';
import { useLanguage } from '../../lib/language';
import { useKeys } from '../../lib/keys';
import { KeyHint } from '../KeyHint';
import classes from './ConflictScreen.module.css';
import './words';

/** How one field is told when two versions of it differ. */
export type ConflictField<C> = {
  field: keyof C & string;
  label: string;
  /** The value in words; an empty one is told as « vide ». */
  show: (value: never) => ReactNode;
  /** A text or a list, of which both versions can be kept together. */
  isJoinable?: boolean;
};

/**
 * Two people saved the same thing: both versions side by side, field by field, and a choice for each. What only one side
 * changed is chosen beforehand; what both changed must be. Gives the chosen whole to `onSettle`; nothing is lost before that.
 */
export function ConflictScreen<C extends object>(props: {
  versions: { base: C | null; mine: C; theirs: C };
  theirsBy: string;
  theirsAt: Instant;
  fields: readonly ConflictField<C>[];
  onSettle: (chosen: C) => void;
  isBusy?: boolean;
}) {
  const { t } = useTranslation('casework');
  const { mine, theirs } = props.versions;
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const joinable = props.fields.filter((one) => one.isJoinable).map((one) => one.field);
  const differences = differencesOf(props.versions, joinable);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const sideOf = (one: Difference<C>) => chosen.get(one.field) ?? one.proposed;
  const open = differences.filter((one) => sideOf(one) === null).length;

  const choose = (field: string, side: Side) => setChosen(new Map(chosen).set(field, side));
  const chooseAll = (side: Side) => setChosen(new Map(differences.map((one) => [one.field, side])));
  const settle = () => {
    if (open > 0 || props.isBusy) return;
    const sides = differences.map((one) => [one.field, sideOf(one) ?? 'theirs'] as const);
    props.onSettle(mergeOf(mine, theirs, new Map(sides)));
  };
  useKeys([{ keys: 'mod+Enter', label: t('conflict.save'), run: settle }]);

  return (
    <Stack gap="md" maw={1080}>
      <div>
        <Title order={2} tabIndex={-1} ref={heading} className={classes.title}>
          {t('conflict.title')}
        </Title>
        <Text>
          {t('conflict.explain', {
            name: props.theirsBy,
            day: dayOf(props.theirsAt),
            time: clockText(props.theirsAt, language),
          })}
        </Text>
      </div>
      <Group gap="xs">
        <Button variant="default" size="compact-md" onClick={() => chooseAll('mine')}>
          {t('conflict.allMine')}
        </Button>
        <Button variant="default" size="compact-md" onClick={() => chooseAll('theirs')}>
          {t('conflict.allTheirs')}
        </Button>
      </Group>
      <div>
        {differences.map((one) => {
          const told = props.fields.find(({ field }) => field === one.field);
          return (
            <FieldChoice
              key={one.field}
              label={told?.label ?? one.field}
              note={t(
                one.isClash
                  ? 'conflict.clash'
                  : one.proposed === 'mine'
                    ? 'conflict.onlyMine'
                    : 'conflict.onlyTheirs',
              )}
              mine={told?.show(one.mine as never)}
              theirs={told?.show(one.theirs as never)}
              canKeepBoth={one.canKeepBoth}
              side={sideOf(one)}
              onChoose={(side) => choose(one.field, side)}
            />
          );
        })}
      </div>
      <div className={classes.acts}>
        <Button
          onClick={settle}
          disabled={open > 0}
          loading={props.isBusy ?? false}
          rightSection={<KeyHint keys="mod+Enter" />}
        >
          {t('conflict.save')}
        </Button>
        <Text size="sm" role="status">
          {open > 0 ? t('conflict.toChoose', { count: open }) : t('conflict.ready')}
        </Text>
      </div>
    </Stack>
  );
}

function FieldChoice(props: {
  label: string;
  note: string;
  mine: ReactNode;
  theirs: ReactNode;
  canKeepBoth: boolean;
  side: Side | null;
  onChoose: (side: Side) => void;
}) {
  const { t } = useTranslation('casework');
  const name = useId();
  const option = (side: Side, words: ReactNode) => (
    <label className={side === 'both' ? `${classes.side} ${classes.both}` : classes.side}>
      <input type="radio" name={name} checked={props.side === side} onChange={() => props.onChoose(side)} />
      <span>
        <span className={classes.label}>{t(`conflict.${side}`)}</span>
        {words !== null && (
          <div className={classes.words}>{isNothing(words) ? t('conflict.empty') : words}</div>
        )}
      </span>
    </label>
  );
  return (
    <fieldset className={classes.field}>
      <legend className={classes.name}>
        {props.label} <small>{props.note}</small>
      </legend>
      <div className={classes.sides}>
        {option('mine', props.mine ?? '')}
        {option('theirs', props.theirs ?? '')}
        {props.canKeepBoth && option('both', null)}
      </div>
    </fieldset>
  );
}

const isNothing = (words: ReactNode) => words === '' || words === undefined || words === false;
