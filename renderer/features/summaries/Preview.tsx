import { ActionIcon, Group, NumberInput, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import {
  IconArrowsHorizontal,
  IconChevronDown,
  IconChevronUp,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfPage, PIXELS_PER_POINT } from './PdfPage';
import type { ShownPdf } from './usePdf';
import classes from './Preview.module.css';

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
const GAP = 16;

/** The real pages, one under the other; pages and size are changed by buttons or by keys of the preview. */
export function Preview(props: { shown: ShownPdf; isStale: boolean }) {
  const { shown, isStale } = props;
  const { t } = useTranslation('summaries');
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { ref: measure, width } = useElementSize<HTMLDivElement>();
  const [chosenZoom, setZoom] = useState<number | null>(null);
  const [current, setCurrent] = useState(1);
  const total = shown.pdf.numPages;
  // One page in the width of the pane, never larger than on paper.
  const fitting = Math.min(1, Math.max(0.3, (width - 2 * GAP) / (shown.width * PIXELS_PER_POINT)));
  const zoom = chosenZoom ?? fitting;
  const step = shown.height * zoom * PIXELS_PER_POINT + GAP;

  const goTo = (page: number) => {
    const wanted = Math.min(total, Math.max(1, page));
    setCurrent(wanted);
    scroller?.scrollTo({ top: (wanted - 1) * step });
  };
  // The page in sight stays in sight when the size of the pages changes, by hand or with the window.
  const inSight = useRef(current);
  useEffect(() => {
    inSight.current = current;
  }, [current]);
  useEffect(() => {
    scroller?.scrollTo({ top: (inSight.current - 1) * step });
  }, [scroller, step]);

  const larger = () => setZoom(ZOOMS.find((one) => one > zoom + 0.01) ?? zoom);
  const smaller = () => setZoom(ZOOMS.findLast((one) => one < zoom - 0.01) ?? zoom);

  return (
    <div className={classes.preview}>
      <Group className={classes.tools} gap="xs" justify="space-between" wrap="wrap">
        <Group gap={6} wrap="nowrap">
          <ActionIcon
            variant="default"
            aria-label={t('pageBefore')}
            disabled={current === 1}
            onClick={() => goTo(current - 1)}
          >
            <IconChevronUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('pageAfter')}
            disabled={current === total}
            onClick={() => goTo(current + 1)}
          >
            <IconChevronDown size={18} aria-hidden />
          </ActionIcon>
          <NumberInput
            aria-label={t('pageField')}
            size="xs"
            w={64}
            min={1}
            max={total}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={current}
            onChange={(value) => typeof value === 'number' && value >= 1 && value <= total && goTo(value)}
          />
          <Text size="sm" className="tabular">
            {t('pageOf', { total })}
          </Text>
        </Group>
        <Group gap={6} wrap="nowrap">
          <ActionIcon
            variant="default"
            aria-label={t('zoomOut')}
            disabled={zoom <= ZOOMS[0]}
            onClick={smaller}
          >
            <IconMinus size={18} aria-hidden />
          </ActionIcon>
          <Text size="sm" className="tabular" w={44} ta="center">
            {Math.round(zoom * 100)}
            {'\u00a0%'}
          </Text>
          <ActionIcon
            variant="default"
            aria-label={t('zoomIn')}
            disabled={zoom >= (ZOOMS.at(-1) ?? 1)}
            onClick={larger}
          >
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" aria-label={t('zoomFit')} onClick={() => setZoom(null)}>
            <IconArrowsHorizontal size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <div ref={measure} className={classes.measure}>
        {/* A scrolling region is reached and moved by the keyboard, or its content could not be seen without a mouse. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={setScroller}
          className={classes.scroller}
          data-stale={isStale}
          role="region"
          aria-label={t('preview')}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onScroll={(event) => {
            const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
            const isAtEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2;
            const upperThird = 1 + Math.floor((scrollTop + clientHeight / 3) / step);
            setCurrent(isAtEnd ? total : Math.min(total, upperThird));
          }}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const act = {
              '+': larger,
              '=': larger,
              '-': smaller,
              '0': () => setZoom(null),
              PageDown: () => goTo(current + 1),
              PageUp: () => goTo(current - 1),
              Home: () => goTo(1),
              End: () => goTo(total),
            }[event.key];
            if (act === undefined) return;
            event.preventDefault();
            act();
          }}
        >
          <div className={classes.pages} style={{ gap: GAP, padding: `0 ${GAP}px ${GAP}px` }}>
            {scroller !== null &&
              Array.from({ length: total }, (_, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- the number of a page is what it is
                <PdfPage key={index} shown={shown} number={index + 1} zoom={zoom} scroller={scroller} />
              ))}
          </div>
        </div>
      </div>
    </div>
  );
}
