import { readFile } from 'node:fs/promises';
import sansExt400 from '../../../resources/print/fonts/source-sans-3-latin-ext-400-normal.woff2?asset';
import sansExt600 from '../../../resources/print/fonts/source-sans-3-latin-ext-600-normal.woff2?asset';
import sans400 from '../../../resources/print/fonts/source-sans-3-latin-400-normal.woff2?asset';
import sans600 from '../../../resources/print/fonts/source-sans-3-latin-600-normal.woff2?asset';
import sansViet400 from '../../../resources/print/fonts/source-sans-3-vietnamese-400-normal.woff2?asset';
import sansViet600 from '../../../resources/print/fonts/source-sans-3-vietnamese-600-normal.woff2?asset';
import serifExt400 from '../../../resources/print/fonts/source-serif-4-latin-ext-400-normal.woff2?asset';
import serifExt600 from '../../../resources/print/fonts/source-serif-4-latin-ext-600-normal.woff2?asset';
import serif400 from '../../../resources/print/fonts/source-serif-4-latin-400-normal.woff2?asset';
import serif600 from '../../../resources/print/fonts/source-serif-4-latin-600-normal.woff2?asset';
import serifViet400 from '../../../resources/print/fonts/source-serif-4-vietnamese-400-normal.woff2?asset';
import serifViet600 from '../../../resources/print/fonts/source-serif-4-vietnamese-600-normal.woff2?asset';
import styleSheet from '../../../resources/print/print.css?raw';

/** The fonts that a printed page may ask for: a closed map, so that no path is ever built from a request. */
const FONTS: ReadonlyMap<string, string> = new Map([
  ['/fonts/source-sans-3-latin-400-normal.woff2', sans400],
  ['/fonts/source-sans-3-latin-600-normal.woff2', sans600],
  ['/fonts/source-sans-3-latin-ext-400-normal.woff2', sansExt400],
  ['/fonts/source-sans-3-latin-ext-600-normal.woff2', sansExt600],
  ['/fonts/source-sans-3-vietnamese-400-normal.woff2', sansViet400],
  ['/fonts/source-sans-3-vietnamese-600-normal.woff2', sansViet600],
  ['/fonts/source-serif-4-latin-400-normal.woff2', serif400],
  ['/fonts/source-serif-4-latin-600-normal.woff2', serif600],
  ['/fonts/source-serif-4-latin-ext-400-normal.woff2', serifExt400],
  ['/fonts/source-serif-4-latin-ext-600-normal.woff2', serifExt600],
  ['/fonts/source-serif-4-vietnamese-400-normal.woff2', serifViet400],
  ['/fonts/source-serif-4-vietnamese-600-normal.woff2', serifViet600],
]);

/** The type and content of what a printed page may ask for beside itself, or nothing. */
export async function printAsset(
  path: string,
): Promise<{ type: string; content: string | Uint8Array<ArrayBuffer> } | undefined> {
  if (path === '/print.css') return { type: 'text/css; charset=utf-8', content: styleSheet };
  const font = FONTS.get(path);
  return font === undefined
    ? undefined
    : { type: 'font/woff2', content: new Uint8Array(await readFile(font)) };
}
