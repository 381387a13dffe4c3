import { getDocument, type PDFDocumentLoadingTask } from 'pdfjs-dist';
// Read for what it does: it puts the reader of PDF where pdf.js looks before it would start a worker.
import 'pdfjs-dist/build/pdf.worker.mjs';

/**
 * Starts reading a PDF that Relais made. It is read in the window's own thread: a worker would need an exception to the
 * Trusted Types of the window, and pages of text are read in milliseconds. Nothing is fetched: fonts are inside, and no
 * character map, colour profile or compiled decoder is needed. Takes the bytes over: they are empty afterwards.
 */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({
    data: bytes,
    verbosity: 0,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: true,
  });
}
