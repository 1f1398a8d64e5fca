import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../engine/harness.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

/** Runs a command as a user would and answers its exit code, its JSON document and standard error. */
function dateline(...words: string[]) {
  const run = spawnSync(process.execPath, [MAIN, ...words, '--json'], { encoding: 'utf8', maxBuffer: 1e8 });
  return { exit: run.status, json: run.stdout === '' ? null : JSON.parse(run.stdout), err: run.stderr };
}

test('a release is written, checked, corrected, translated and exported from the command line', async () => {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  dateline('create', library);
  const text = join(folder, 'release.txt');
  await writeFile(
    text,
    'City plants 300 trees\n\nThe city plants 300 trees in in 2026.\n\n“Trees are good,” says Mayor Ann Lee.\n',
  );
  const { id } = dateline('release', 'add', library, text).json;

  const check = dateline('release', 'check', library, id);
  expect(check.json.findings.map(({ rule }: { rule: string }) => rule)).toContain('words.doubled');
  const body = join(folder, 'body.md');
  await writeFile(body, 'The city plants **300 trees** in 2026.\r\n\r\n“Trees are good,” says Mayor Ann Lee.\r\n');
  const embargo = '2026-06-10T09:00:00+02:00@Europe/Copenhagen';
  const edited = dateline('release', 'edit', library, id, '--body', body, '--set', 'status=published', '--embargo', embargo);
  expect(edited.json).toMatchObject({ revision: 2, status: 'published', embargo: { timeZone: 'Europe/Copenhagen' } });
  expect(edited.json.body[0]).toBe('The city plants **300 trees** in 2026.');

  expect(dateline('release', 'correct', library, id)).toMatchObject({ exit: 2 });
  const corrected = dateline('release', 'correct', library, id, '--note', 'Thirty.', '--set', 'headline=City plants 30 trees');
  expect(corrected.json).toMatchObject({ status: 'corrected', corrections: [{ note: 'Thirty.', before: 2, revision: 3 }] });
  expect(dateline('release', 'revisions', library, id).json.items).toHaveLength(3);
  expect(dateline('release', 'diff', library, id, '2').json.fields.map(({ field }: { field: string }) => field)).toEqual([
    'headline',
    'status',
  ]);
  expect(dateline('release', 'restore', library, id, '2').json).toMatchObject({ revision: 4, status: 'corrected' });
  expect(dateline('release', 'restore', library, id, '99')).toMatchObject({ exit: 2, json: null });

  const danish = dateline('release', 'translate', library, id, 'da').json;
  expect(danish).toMatchObject({ language: 'da', translationOf: id });
  expect(dateline('release', 'parity', library, id)).toMatchObject({ exit: 1, json: { items: [{ id: danish.id }] } });
  expect(dateline('releases', library).json.items[0]).toMatchObject({ id: danish.id, state: 'draft' });

  const formats = 'txt-wrapped,jsonld,eml,sheet-txt,sheet-csv,md';
  const { files } = dateline('release', 'export', library, id, '--format', formats, '--out', join(folder, 'out')).json;
  expect(files.map(({ format }: { format: string }) => format).join(',')).toBe(formats);
  expect(readFileSync(files[5].path, 'utf8')).toContain('The city plants **300 trees** in 2026.');
  expect(dateline('release', 'export', library, id, '--format', 'pdf', '--template', 'x', '--out', folder).exit).toBe(2);
});

test('contacts leave, come back by mapped columns, and are merged', async () => {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  dateline('create', library);
  const table = join(folder, 'people.csv');
  await writeFile(table, 'Wer,Post\nÅse Ærø,aase@city.example\n"Ærø, Åse",aase@home.example\n');
  const columns = ['--column', 'name=Wer', '--column', 'email=Post'];
  expect(dateline('contact', 'import', library, table, ...columns).json).toMatchObject({ imported: 2 });
  const [one, two] = dateline('contacts', library).json.items;
  const preview = dateline('contact', 'merge', library, one.id, two.id, '--preview').json;
  expect(preview.merged.moreEmails).toEqual([{ email: two.email, label: '' }]);
  expect(dateline('contact', 'merge', library, one.id, two.id).json).toEqual({ id: one.id, ...preview.merged });
  const out = join(folder, 'out.vcf');
  expect(dateline('contact', 'export', library, '--out', out, '--format', 'vcard-4').json).toMatchObject({ contacts: 1 });
  expect(readFileSync(out, 'utf8')).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
  expect(dateline('contact', 'import', library, table, '--column', 'name=Name')).toMatchObject({ exit: 2 });
  expect(dateline('contact', 'merge', library, one.id)).toMatchObject({ exit: 2 });
  expect(dateline('contact', 'duplicates', library)).toMatchObject({ exit: 0, json: { items: [] } });
});
