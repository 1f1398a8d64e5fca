import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

/** The engine and the command line for the shipped Node: our own code in few files, so that they start quickly; packages stay outside. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/engine',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { engine: 'src/engine/process.ts', dateline: 'src/cli/main.ts', reader: 'src/engine/imports/reader/process.ts' },
      external: [
        ...builtinModules,
        /^node:/,
        ...Object.keys(manifest.dependencies).flatMap((name) => [name, new RegExp(`^${name}/`)]),
      ],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
