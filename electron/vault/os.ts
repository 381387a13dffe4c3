/** A page that the main process holds open after turning it into PDF, so that what is printed is what was seen. */
export type RenderedPdf = { handle: string; pdf: Uint8Array<ArrayBuffer>; pages: number };

/** What only the main process can do, asked by message. It never receives a key, and never a row. */
export type Os = {
  /** Protects bytes for this account of the operating system (the station secret); `development` where nothing protects. */
  protect: (bytes: Buffer) => Promise<Buffer>;
  unprotect: (bytes: Buffer) => Promise<Buffer>;
  protection: 'os' | 'development';
  /** Lays out a page in a closed window and gives its PDF. */
  renderPdf: (html: string) => Promise<RenderedPdf>;
  printPdf: (handle: string) => Promise<'printed' | 'cancelled' | 'no_printer'>;
  disposePdf: (handle: string) => Promise<void>;
  /** Asks where to save; gives a handle of the place, or nothing when the person gave up. */
  chooseSaveTarget: (suggestedName: string) => Promise<string | null>;
  writeSaveTarget: (target: string, bytes: Uint8Array) => Promise<void>;
};
