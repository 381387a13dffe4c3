import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// One compile-time constant tells a release from everything else: no environment variable can disarm the guard.
const define = (mode: string) => ({ __RELEASE__: JSON.stringify(mode === 'release') });

export default defineConfig(({ mode }) => ({
  main: {
    define: define(mode),
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rollupOptions: {
        input: { index: 'electron/main/index.ts', vault: 'electron/vault/index.ts' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
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
      outDir: 'out/renderer',
      minify: true,
      modulePreload: { polyfill: false },
      // Nothing is inlined as data: URL: the policy of the window allows only files of our own scheme.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: 'renderer/index.html' } },
    },
  },
}));
