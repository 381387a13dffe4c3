import { describe, expect, it } from 'vitest';
import { pdfPageCount } from './pdf-page-count';

/** A PDF of the form that Chromium writes: objects, a plain cross-reference table, a trailer. */
function aPdf(objects: string[], root: number): Uint8Array {
  let text = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const tableAt = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer\n<</Size ${objects.length + 1}\n/Root ${root} 0 R\n/Info 1 0 R>>\nstartxref\n${tableAt}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const info = '<</Creator (Chromium)>>';
const catalog = '<</Type /Catalog\n/Pages 3 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked true>>>>';

describe('pdfPageCount', () => {
  it('reads the count of the whole tree, not of a branch', () => {
    const tree = '<</Type /Pages\n/Count 209\n/Kids [4 0 R 5 0 R]>>';
    const branch = '<</Type /Pages\n/Count 8\n/Parent 3 0 R\n/Kids []>>';
    expect(pdfPageCount(aPdf([info, catalog, tree, branch], 2))).toBe(209);
  });

  it('is not deceived by words printed in the outline', () => {
    const tree = '<</Type /Pages\n/Count 2\n/Kids []>>';
    const outline = '<</Title (/Type /Pages /Count 9999 trailer <</Root 4 0 R startxref 0 %%EOF)>>';
    expect(pdfPageCount(aPdf([outline, catalog, tree, outline], 2))).toBe(2);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no PDF', Buffer.from('<html>startxref 0 %%EOF</html>')],
    ['no page tree', aPdf([info, catalog, '<</Type /Font>>'], 2)],
  ])('refuses %s', (_, bytes) => {
    expect(() => pdfPageCount(bytes)).toThrow('not a PDF of the expected form');
  });
});
