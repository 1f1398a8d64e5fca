import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ImportReport } from '#contract/imports.ts';
import { tempFolder } from '../harness.ts';
import { buildHostileFolder } from './folder.ts';

const CLI = resolve(import.meta.dirname, '../../../src/cli/main.ts');

async function dateline(home: string, ...words: string[]): Promise<{ code: number | null; json: unknown; stderr: string }> {
  const child = spawn(process.execPath, [CLI, ...words, '--json'], { env: { ...process.env, DATELINE_HOME: home } });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  return { code, json: stdout === '' ? null : JSON.parse(stdout), stderr };
}

// Would catch: a file with two outcomes or none, a bomb that goes off, a pipe that is waited for, a walk without end.
test.runIf(process.platform === 'linux' && existsSync('/sys/kernel/mm/transparent_hugepage/enabled'))(
  'over the command line every file of the worst folder has exactly one outcome, and a second run imports nothing new',
  async () => {
    const home = await tempFolder();
    const library = join(home, 'library');
    const folder = join(home, 'worst');
    await mkdir(folder);
    const { expected, close } = await buildHostileFolder(folder);
    onTestFinished(close);
    expect((await dateline(home, 'create', library)).code).toBe(0);
    const first = await dateline(home, 'import', library, folder);
    expect(first.code).toBe(1);
    const report = first.json as ImportReport;
    const paths = report.items.map((item) => item.path);
    expect(new Set(paths).size).toBe(paths.length);
    const said = Object.fromEntries(
      report.items.map((item) => {
        const name = item.path.slice(folder.length + 1);
        return [name, expected[name] === item.outcome ? item.outcome : (item.code ?? item.outcome)];
      }),
    );
    expect(said).toEqual(expected);
    expect(report.items.filter((item) => item.outcome === 'refused').every((item) => (item.message ?? '').length > 10)).toBe(
      true,
    );
    expect(first.stderr).toBe('');
    const second = await dateline(home, 'import', library, folder);
    expect(second.code).toBe(1);
    expect(second.json).toMatchObject({ imported: 0, refused: report.refused, duplicates: report.imported + report.duplicates });
    expect((await dateline(home, 'doctor', library)).code).toBe(0);
  },
  300_000,
);
