// `npm run check`, the one gate: types, lint, then every test (which builds first). Prints what ran and how long it took.
import { join } from 'node:path';
import { isStarted, projectDir, projectNode, runInForeground } from './run.mjs';
import { test } from './test.mjs';
import { checkTypes } from './types.mjs';

const lint = () =>
  runInForeground(
    projectNode(),
    [join(projectDir, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings'],
    { cwd: projectDir },
  );

const STEPS = [
  ['types', checkTypes],
  ['lint', lint],
  ['build and tests', () => test()],
];

if (isStarted(import.meta.url)) {
  const rows = [];
  for (const [name, step] of STEPS) {
    const began = performance.now();
    const code = await step();
    rows.push(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (code !== 0) process.exitCode = 1;
  }
  process.stdout.write(`\n${rows.join('\n')}\n`);
}
