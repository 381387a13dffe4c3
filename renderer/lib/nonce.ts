import { setNonce } from 'get-nonce';

/** The word that allows the style elements of this load of the page; the main process changes it at each load. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Gives the word to the libraries that make style elements by themselves. */
export function shareStyleNonce(): void {
  setNonce(styleNonce());
}
