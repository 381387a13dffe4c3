import { Button, CloseButton, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { foldForSearch } from '#shared/domain/text';
import classes from './DataList.module.css';
import { EmptyState } from './EmptyState';

/** One column of a list: its head and its share of the width (a value of `grid-template-columns`). */
export type DataColumn = { label: string; width: string };

type Props<T> = {
  /** What the list holds, read aloud (« Demandes à traiter »). */
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** The cells of one row, in the order of `columns`; without columns, one node. */
  row: (item: T) => ReactNode | ReactNode[];
  columns?: readonly DataColumn[];
  /** Enter or a click. Without it, rows are only read. */
  onOpen?: (item: T) => void;
  /** The words by which typing finds a row in what is shown. Without it (nor `search`), no filter is offered. */
  textOf?: (item: T) => string;
  /** The filter is asked elsewhere (a search of the vault): its text, and what to do when it changes. */
  search?: { text: string; onChange: (text: string) => void; label: string };
  /** How many there are in all, when `items` holds only some. */
  total?: number;
  /** Nothing at all: what to say and do next. */
  empty: ReactNode;
  /** Beside the count: choices that narrow the list. */
  tools?: ReactNode;
  /** The row that is open elsewhere on the screen. */
  currentKey?: string | null;
  autoFocus?: boolean;
};

/**
 * A list for the keyboard: arrows, Home and End, PageUp and PageDown choose a row, Enter opens it, typing filters,
 * Escape clears the filter. Always says how many there are.
 */
export function DataList<T>(props: Props<T>) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [activeKey, setActiveKey] = useState<string | null>(null);

  const text = props.search?.text ?? typed;
  const setText = props.search?.onChange ?? setTyped;
  const hasFilter = props.search !== undefined || props.textOf !== undefined;
  const words = foldForSearch(typed).split(' ').filter(Boolean);
  const { textOf } = props;
  const shown =
    textOf === undefined || props.search !== undefined || words.length === 0
      ? props.items
      : props.items.filter((item) => {
          const folded = foldForSearch(textOf(item));
          return words.every((word) => folded.includes(word));
        });

  const found = shown.findIndex((item) => props.keyOf(item) === activeKey);
  const active = shown.length === 0 ? -1 : Math.max(found, 0);
  const total = props.total ?? props.items.length;
  const rowId = (index: number) => `${id}-${index}`;

  const moveTo = (index: number) => {
    const next = Math.min(Math.max(index, 0), shown.length - 1);
    const item = shown[next];
    if (item === undefined) return;
    setActiveKey(props.keyOf(item));
    document.getElementById(rowId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const openActive = () => {
    const item = shown[active];
    if (item !== undefined) props.onOpen?.(item);
  };

  /** Moves by the keys of lists; says whether the key was one of them. */
  const walk = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case 'ArrowDown':
        moveTo(found === -1 && activeKey === null && event.target === field.current ? 0 : active + 1);
        return true;
      case 'ArrowUp':
        moveTo(active - 1);
        return true;
      case 'PageDown':
        moveTo(active + 10);
        return true;
      case 'PageUp':
        moveTo(active - 10);
        return true;
      default:
        return false;
    }
  };

  const onListKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (walk(event)) event.preventDefault();
    else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      moveTo(event.key === 'Home' ? 0 : shown.length - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      openActive();
    } else if (hasFilter && event.key.length === 1 && event.key !== ' ') {
      event.preventDefault();
      setText(text + event.key);
      field.current?.focus();
    } else if (hasFilter && event.key === 'Backspace' && text !== '') {
      event.preventDefault();
      setText(text.slice(0, -1));
      field.current?.focus();
    }
  };
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (walk(event)) event.preventDefault();
    else if (event.key === 'Enter') {
      event.preventDefault();
      openActive();
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      setText('');
    }
  };

  const template = props.columns?.map((column) => column.width).join(' ') ?? '1fr';

  return (
    <section className={classes.list} aria-label={props.label}>
      <Group gap="sm" className={classes.tools}>
        {hasFilter && (
          <TextInput
            ref={field}
            w={280}
            aria-label={props.search?.label ?? t('filter')}
            placeholder={props.search?.label ?? t('filter')}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={
              text !== '' && (
                <CloseButton size="sm" aria-label={t('clearFilter')} onClick={() => setText('')} />
              )
            }
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onFieldKey}
            {...(active >= 0
              ? { 'aria-controls': `${id}-list`, 'aria-activedescendant': rowId(active) }
              : {})}
            role="searchbox"
            autoFocus={props.autoFocus ?? false}
          />
        )}
        {props.tools}
        <Text size="sm" c="dimmed" role="status" ml="auto">
          {shown.length === total
            ? t('count', { count: total })
            : t('countOf', { shown: shown.length, total })}
        </Text>
      </Group>
      {props.columns && shown.length > 0 && (
        <div className={classes.head} style={{ gridTemplateColumns: template }} aria-hidden>
          {props.columns.map((column) => (
            <span key={column.label}>{column.label}</span>
          ))}
        </div>
      )}
      {shown.length > 0 ? (
        <div
          id={`${id}-list`}
          ref={list}
          className={classes.rows}
          role="listbox"
          aria-label={props.label}
          tabIndex={0}
          {...(active >= 0 ? { 'aria-activedescendant': rowId(active) } : {})}
          onKeyDown={onListKey}
        >
          {shown.map((item, index) => {
            const key = props.keyOf(item);
            const cells = props.row(item);
            return (
              // The list itself takes the keys: its rows are only pointed at (aria-activedescendant).
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={key}
                id={rowId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={classes.row}
                style={{ gridTemplateColumns: template }}
                data-current={key === props.currentKey || undefined}
                data-opens={props.onOpen !== undefined || undefined}
                onMouseDown={() => setActiveKey(key)}
                onClick={() => props.onOpen?.(item)}
              >
                {Array.isArray(cells)
                  ? // The place of a cell is its identity: the columns never move.
                    cells.map((cell: ReactNode, place) => (
                      <div key={props.columns?.[place]?.label ?? place} className={classes.cell}>
                        {cell}
                      </div>
                    ))
                  : cells}
              </div>
            );
          })}
        </div>
      ) : text.trim() !== '' && (props.items.length > 0 || props.search !== undefined) ? (
        <EmptyState
          title={t('noMatch', { text })}
          action={
            <Button variant="default" size="compact-sm" onClick={() => setText('')}>
              {t('clearFilter')}
            </Button>
          }
        />
      ) : (
        props.empty
      )}
    </section>
  );
}
