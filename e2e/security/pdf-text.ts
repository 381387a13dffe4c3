import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a PDF as a reader would copy it, and whatever in it reacts to a hand, but links from one page to another. */
export async function textOfPdf(bytes: Uint8Array): Promise<{ text: string; annotations: string[] }> {
  const opening = getDocument({ data: bytes.slice() });
  const pdf = await opening.promise;
  let text = '';
  const annotations: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
    const found = (await page.getAnnotations()) as {
      subtype: string;
      url?: string;
      unsafeUrl?: string;
      dest?: unknown;
    }[];
    for (const { subtype, url, unsafeUrl, dest } of found)
      if (subtype !== 'Link' || !dest || url || unsafeUrl) annotations.push(`${subtype} ${unsafeUrl ?? ''}`);
  }
  await opening.destroy();
  return { text, annotations };
}
