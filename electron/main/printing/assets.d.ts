// Files carried into the bundle of the main process: the build fails when one is missing.

/** The path of a file at run time, in a checkout and in a package alike (electron-vite). */
declare module '*?asset' {
  const path: string;
  export default path;
}

/** The text of a file (vite). */
declare module '*?raw' {
  const text: string;
  export default text;
}
