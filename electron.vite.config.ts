import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// One compile-time constant tells a release from everything else: no environment variable can disarm the guard.
const define = (mode: string) => ({ __RELEASE__: JSON.stringify(mode === 'release') });

// A release is built beside the development build, so that packaging disturbs neither journeys nor a running window.
const out = (mode: string, bundle: string) =>
  mode === 'release' ? `out/release/${bundle}` : `out/${bundle}`;

export default defineConfig(({ mode }) => ({
  main: {
    // The templates of printouts are React's: without this they would carry its development build.
    define: { ...define(mode), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: out(mode, 'main'),
      externalizeDeps: true,
      rollupOptions: {
        input: { index: 'electron/main/index.ts', vault: 'electron/vault/index.ts' },
      },
    },
  },
  preload: {
    build: {
      outDir: out(mode, 'preload'),
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    define: define(mode),
    plugins: [react()],
    build: {
      outDir: out(mode, 'renderer'),
      minify: true,
      // Read from the disk, never from a network.
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      // Nothing is inlined as data: URL: the policy of the window allows only files of our own scheme.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: 'renderer/index.html' } },
    },
  },
}));
