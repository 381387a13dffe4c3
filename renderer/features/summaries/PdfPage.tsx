import type { RenderTask } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPdf } from './usePdf';
import classes from './Preview.module.css';

/** Points of paper to pixels of the screen, at full size. */
export const PIXELS_PER_POINT = 96 / 72;

/**
 * One real page on a canvas. It is drawn when it comes near what is in sight, and let go when it is far: two hundred
 * pages would fill the memory.
 */
export function PdfPage(props: { shown: ShownPdf; number: number; zoom: number; scroller: HTMLElement }) {
  const { shown, number, zoom, scroller } = props;
  const { t } = useTranslation('summaries');
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setNear] = useState(false);
  const scale = zoom * PIXELS_PER_POINT;

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some((entry) => entry.isIntersecting)),
      { root: scroller, rootMargin: '100% 0px' },
    );
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [scroller]);

  useEffect(() => {
    const target = canvas.current;
    if (!isNear || target === null) return undefined;
    let task: RenderTask | undefined;
    let isGone = false;
    const draw = async () => {
      const page = await shown.pdf.getPage(number);
      if (isGone) return;
      const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
      target.width = Math.round(viewport.width);
      target.height = Math.round(viewport.height);
      task = page.render({ canvas: target, viewport });
      await task.promise;
    };
    // A page that went out of sight while it was drawn is no trouble; an unreadable file was told before.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
      task?.cancel();
      target.width = 0;
      target.height = 0;
    };
  }, [isNear, shown, number, scale]);

  return (
    <div
      ref={frame}
      className={classes.page}
      style={{ width: shown.width * scale, height: shown.height * scale }}
      role="img"
      aria-label={t('page', { number, total: shown.pdf.numPages })}
    >
      <canvas ref={canvas} />
    </div>
  );
}
