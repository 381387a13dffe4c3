import { getHotkeyHandler } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

/** One key of one screen: how it is pressed (`mod+N`, `Escape`, `alt+1`), what it does in words, and the doing. */
export type Key = {
  keys: string;
  label: string;
  run: () => void;
  /** Not shown by F1 (a double of another key). */
  isHidden?: boolean;
};

/** The keys of one screen or dialog; the last declared is asked first. */
type Layer = { keys: Key[] };

const layers: Layer[] = [];

/** Escape belongs first to what floats over the page: an open dialog, list or menu closes itself. */
function floatsOver(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape') return false;
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true;
  return event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
}

/** A bare letter or digit is text when the hand is in a field. */
function isTyping(event: KeyboardEvent): boolean {
  const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
  return (
    isBare &&
    event.target instanceof HTMLElement &&
    event.target.closest('input, textarea, [role=listbox]') !== null
  );
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || isTyping(event) || floatsOver(event)) return;
  for (const layer of layers.toReversed()) {
    for (const key of layer.keys) {
      let isMatch = false;
      getHotkeyHandler([[key.keys, () => void (isMatch = true), { preventDefault: false }]])(event);
      if (isMatch) {
        event.preventDefault();
        event.stopPropagation();
        key.run();
        return;
      }
    }
  }
}

// Listens before the components do, so that an open dialog is still open when Escape is looked at.
window.addEventListener('keydown', onKeyDown, { capture: true });

/** Declares the keys of a screen while it is shown. F1 lists them; the last declared screen is asked first. */
export function useKeys(keys: Key[]): void {
  const layer = useRef<Layer>({ keys });
  useEffect(() => {
    layer.current.keys = keys;
  });
  useEffect(() => {
    const own = layer.current;
    layers.push(own);
    return () => {
      layers.splice(layers.indexOf(own), 1);
    };
  }, []);
}

/** Every key that works now, nearest screen first, each combination once. */
export function shownKeys(): Key[] {
  const seen = new Set<string>();
  return layers
    .toReversed()
    .flatMap((layer) => layer.keys)
    .filter((key) => !key.isHidden && !seen.has(key.keys) && seen.add(key.keys));
}
