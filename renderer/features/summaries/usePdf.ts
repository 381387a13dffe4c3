import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';

/** A document that is shown: the size of its pages in points, all the same. */
export type ShownPdf = { pdf: PDFDocumentProxy; width: number; height: number };

/** Opens a PDF while it is shown, and lets it go afterwards. `null` until it is there; `isUnreadable` if it never will be. */
export function usePdf(bytes: Uint8Array | undefined): { shown: ShownPdf | null; isUnreadable: boolean } {
  const [opened, setOpened] = useState<{ bytes: Uint8Array; shown: ShownPdf | null } | null>(null);
  useEffect(() => {
    if (bytes === undefined) return undefined;
    let isGone = false;
    let task: PDFDocumentLoadingTask | undefined;
    const open = async () => {
      // The reader of PDF is large: it comes when there are pages to show.
      const { openPdf } = await import('./open-pdf');
      if (isGone) return;
      // pdf.js takes the bytes that it is given: these stay whole for a second drawing.
      task = openPdf(bytes.slice());
      const pdf = await task.promise;
      const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
      if (!isGone) setOpened({ bytes, shown: { pdf, width, height } });
    };
    open().catch(() => {
      if (!isGone) setOpened({ bytes, shown: null });
    });
    return () => {
      isGone = true;
      void task?.destroy();
    };
  }, [bytes]);
  const isCurrent = opened !== null && opened.bytes === bytes;
  return {
    shown: isCurrent ? opened.shown : null,
    isUnreadable: isCurrent && opened.shown === null,
  };
}
