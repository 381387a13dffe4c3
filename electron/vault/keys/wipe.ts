/**
 * Fills key bytes with zeros as soon as they are of no more use. The engine may have copied them elsewhere (security.md
 * 2.6 states that limit openly): this shortens their life, it does not promise their end. Strings cannot be wiped, which
 * is why keys are never strings.
 */
export function wipe(...secrets: ReadonlyArray<Uint8Array | undefined>): void {
  for (const secret of secrets) secret?.fill(0);
}
