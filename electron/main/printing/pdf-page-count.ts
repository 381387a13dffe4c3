/**
 * The number of pages of a PDF that Chromium has just made, read where the format puts it: trailer, catalogue, page tree.
 * Not a reader of PDF: it knows the plain cross-reference table that Chromium writes, and throws on anything else.
 */
export function pdfPageCount(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const table = text.slice(tableAt);
  const first = /^xref\s+0 \d+\s+/.exec(table)?.[0].length;
  const root = /trailer\s*<<[^>]*\/Root (\d+) 0 R/.exec(table)?.[1];
  if (first === undefined || root === undefined) throw new Error('not a PDF of the expected form');
  /** Each line of the table is twenty signs long and starts with the place of its object. */
  const object = (number: number): string => {
    const at = Number(table.slice(first + 20 * number, first + 20 * number + 10));
    return text.slice(at, text.indexOf('endobj', at));
  };
  const pages = /\/Pages (\d+) 0 R/.exec(object(Number(root)))?.[1];
  const count = pages && /\/Type \/Pages\s[^(]*?\/Count (\d+)/.exec(object(Number(pages)))?.[1];
  if (!count) throw new Error('not a PDF of the expected form');
  return Number(count);
}
