import { Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '#shared/domain/code-list';

/** What stands in the margins of every page: `resources/print/print.css` reads it from the attributes of the root. */
export type Margins = {
  headLeft: readonly string[];
  headRight: readonly string[];
  footLeft: readonly string[];
  page: string;
  pageOf: string;
};

/**
 * One whole HTML document for the print window: no script, no inline style, nothing from elsewhere than `app://print/`.
 * All text is escaped by React; the margins are attributes, never a style sheet made from somebody's words. They stand
 * once in the body too, laid out but never painted nor read aloud: a font that only a margin asks for would be asked
 * for while printing, too late.
 */
export function renderPaper(paper: {
  language: Language;
  title: string;
  sheet: 'summary' | 'recovery';
  margins: Margins;
  children: ReactNode;
}): string {
  const { language, title, sheet, margins, children } = paper;
  return `<!doctype html>${renderToStaticMarkup(
    <html
      lang={language === 'fr' ? 'fr-CA' : 'en-CA'}
      data-head-left={lines(margins.headLeft)}
      data-head-right={lines(margins.headRight)}
      data-foot-left={lines(margins.footLeft)}
      data-page={margins.page}
      data-page-of={margins.pageOf}
    >
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <link rel="stylesheet" href="app://print/print.css" />
      </head>
      <body className={sheet}>
        {children}
        <div className="margin-fonts" aria-hidden="true">
          {[...margins.headLeft, ...margins.headRight, ...margins.footLeft].join('\n')}
        </div>
      </body>
    </html>,
  )}`;
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** Several of somebody's words on one line, each kept apart. */
export function WordsList({ items, separator = ', ' }: { items: readonly string[]; separator?: string }) {
  return items.map((item, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- rendered once, to a string
    <Fragment key={index}>
      {index > 0 && separator}
      <Words>{item}</Words>
    </Fragment>
  ));
}

/** Somebody's words on one line, kept apart from the direction of what surrounds them. */
export function Words({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}

/** Somebody's words as written: paragraphs where blank lines were, each line kept, with its spaces. */
export function Prose({ text }: { text: string }) {
  return text
    .split(/\n[^\S\n]*\n+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- rendered once, to a string
      <p key={index} className="prose">
        {paragraph.split('\n').map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- rendered once, to a string
          <span key={at} dir="auto">
            {line}
          </span>
        ))}
      </p>
    ));
}

/** One fact and its label; nothing when there is nothing to say. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === undefined || children === null || children === false || children === '') return null;
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
