/**
 * Tells zod, before it is read, that this window evaluates no text: its schemas would try `new Function` once to see, and
 * the policy of the window would report the try as an attack. zod keeps its configuration in this global (`z.config`),
 * which lets the first chunk do without zod.
 */
export function forbidEvaluation(): void {
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}
