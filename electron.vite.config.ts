import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { WINDOW_POLICY } from './src/main/policy.ts';

/** Writes the policy into the built page only: the development server injects its styles inline. */
const contentSecurityPolicy = (): Plugin => ({
  name: 'dateline-content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: WINDOW_POLICY }, injectTo: 'head-prepend' },
  ],
});

const here = (path: string): string => resolve(import.meta.dirname, path);

// Main and preload are CommonJS: the sandboxed preload must be, and both run on Electron 25 in development (issue 2, point 2).
// Their dependencies are bundled, so that the packed app carries no node_modules for them.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      target: 'node18',
      rollupOptions: { input: { index: here('src/main/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      target: 'node18',
      rollupOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src/renderer'),
    plugins: [react(), contentSecurityPolicy()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome114',
      minify: true,
      // No font becomes a data: URL, the policy allows fonts from files only; pictures say ?inline where they are meant to be in the page.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: here('src/renderer/index.html') } },
    },
  },
});
