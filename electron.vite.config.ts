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

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Tells the modules that the window's first screen needs: what `main.tsx` imports, and what that imports, but not what is loaded later. */
function createStartPath(): (id: string, modules: Modules) => boolean {
  const needed = new Set<string>();
  return (id, modules) => {
    if (needed.size === 0) {
      needed.add(here('src/renderer/main.tsx').replaceAll('\\', '/'));
      for (const one of needed) for (const imported of modules.getModuleInfo(one)?.importedIds ?? []) needed.add(imported);
    }
    return needed.has(id);
  };
}

const here = (path: string): string => resolve(import.meta.dirname, path);

const isOnStartPath = createStartPath();

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
      rolldownOptions: {
        input: { index: here('src/renderer/index.html') },
        output: {
          // One file for the first screen: a request for each of some hundred would take longer than what is not in them saves.
          codeSplitting: {
            groups: [{ debugName: 'start', name: (id, modules) => (isOnStartPath(id, modules) ? 'start' : null) }],
          },
        },
      },
    },
  },
});
