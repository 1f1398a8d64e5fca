// `npm run faults`: the fault suite in its long form; its figures go into docs/reliability.md.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { isStarted, projectDir, projectNode, runInForeground, say } from './run.mjs';

const ledger = join(projectDir, 'tests', 'output', 'faults.jsonl');
const page = join(projectDir, 'docs', 'reliability.md');
const MARKS = ['<!-- figures -->', '<!-- /figures -->'];

/** The table of what the tests wrote down, by the names of the faults; a kind that comes twice is one row. */
export function tableOf(lines) {
  const kinds = new Map();
  for (const { kind, tried, detail } of lines) {
    const known = kinds.get(kind);
    kinds.set(kind, { tried: (known?.tried ?? 0) + tried, details: [...(known?.details ?? []), detail] });
  }
  const rows = [...kinds].map(
    ([kind, { tried, details }]) => `| ${kind} | ${tried} | none | ${[...new Set(details)].join('; ')} |`,
  );
  return ['| fault | tried | data lost | what was seen |', '|---|---|---|---|', ...rows.sort()].join('\n');
}

/** Runs the suite and, when nothing failed, writes the figures; answers the exit code. */
export async function faults() {
  if (build() !== 0) return 1;
  rmSync(ledger, { force: true });
  const code = await runInForeground(
    projectNode(),
    [join(projectDir, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'tests/faults', 'tests/engine/kill'],
    { cwd: projectDir, env: { ...process.env, DATELINE_TESTS: 'full' } },
  );
  if (code !== 0) {
    say('A fault was not withstood: docs/reliability.md stays as it was.');
    return code;
  }
  const lines = readFileSync(ledger, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const text = readFileSync(page, 'utf8');
  const [from, to] = MARKS.map((mark) => text.indexOf(mark));
  writeFileSync(page, `${text.slice(0, from + MARKS[0].length)}\n${tableOf(lines)}\n${text.slice(to)}`);
  say(`${lines.reduce((sum, { tried }) => sum + tried, 0)} faults, no data lost: docs/reliability.md`);
  return 0;
}

if (isStarted(import.meta.url)) process.exitCode = await faults();
