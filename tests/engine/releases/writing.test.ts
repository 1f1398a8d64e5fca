import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { code, startLibrary, tempFolder, value } from '../harness.ts';

const TEXT = `City plants 300 trees

The city plants 300 trees in 2026.

“Trees are good,” says Mayor Ann Lee.

8. is no list and 2 * 3 * 4 is six.

Contact: Ann Lee, Press Officer, ann@city.example, +45 33 66 33 66
`;

async function startRelease(now = '2026-06-01T08:00:00Z') {
  const clock = { now: new Date(now) };
  const { client, path } = await startLibrary({ now: () => clock.now });
  const release = value(await client.releases.add({ source: { text: TEXT } }));
  return { client, path, release, clock };
}

test('what is recognised is stored as Markdown that reads the same', async () => {
  const { client, release } = await startRelease();
  const parsed = value(await client.releases.parse({ source: { text: TEXT } }));
  expect(parsed.body).toContain('8. is no list and 2 * 3 * 4 is six.');
  expect(release.body).toContain('8\\. is no list and 2 \\* 3 \\* 4 is six.');
  expect(release.words).toBe(parsed.body.join(' ').split(/\s+/).length);
});

test('every state is kept, shown with what it changed, compared and restored', async () => {
  const { client, release } = await startRelease();
  const { id } = release;
  value(await client.releases.edit({ id, set: { headline: 'City plants 400 trees' } }));
  value(await client.releases.edit({ id, set: { body: [...release.body, 'One **more**.'], status: 'approved' } }));
  const { items } = value(await client.releases.revisions({ id }));
  expect(items.map(({ revision, changed }) => [revision, changed])).toEqual([
    [3, ['body', 'status']],
    [2, ['headline']],
    [1, []],
  ]);
  const diff = value(await client.releases.diff({ id, from: 1 }));
  expect(diff).toMatchObject({ from: 1, to: 3, wordsAdded: 4, wordsRemoved: 2 });
  expect(diff.body.at(-1)).toMatchObject({ kind: 'added', to: release.body.length + 1 });
  const restored = value(await client.releases.restore({ id, revision: 1 }));
  expect(restored).toMatchObject({ revision: 4, headline: release.headline, body: release.body, status: 'approved' });
  expect(value(await client.releases.revision({ id, revision: 2 })).headline).toBe('City plants 400 trees');
  expect(code(await client.releases.revision({ id, revision: 9 }))).toBe('releases.revision_not_found');
  expect(code(await client.releases.diff({ id, from: 0 }))).toBe('releases.revision_not_found');
});

test('a restored state leaves out a contact that is gone', async () => {
  const { client, release } = await startRelease();
  const [contact] = release.contactIds;
  if (contact === undefined) throw new Error('The text names a contact.');
  value(await client.releases.edit({ id: release.id, set: { contactIds: [] } }));
  value(await client.contacts.remove({ id: contact }));
  expect(value(await client.releases.restore({ id: release.id, revision: 1 })).contactIds).toEqual([]);
});

test('a correction says what changed and keeps the old text', async () => {
  const { client, release } = await startRelease();
  const { id } = release;
  const set = { headline: 'City plants 30 trees' };
  expect(code(await client.releases.correct({ id, note: 'Thirty, not 300.', set }))).toBe('releases.not_out_yet');
  value(await client.releases.edit({ id, set: { status: 'published' } }));
  expect(code(await client.releases.correct({ id, note: '  ', set }))).toBe('releases.note_missing');
  expect(code(await client.releases.edit({ id, set: { status: 'corrected' } }))).toBe('releases.note_missing');
  const corrected = value(await client.releases.correct({ id, note: 'Thirty, not 300.', set }));
  expect(corrected).toMatchObject({ status: 'corrected', headline: 'City plants 30 trees' });
  const [said] = corrected.corrections;
  expect(said).toMatchObject({ note: 'Thirty, not 300.', revision: corrected.revision });
  expect(value(await client.releases.revision({ id, revision: said?.before ?? 0 })).headline).toBe('City plants 300 trees');
  expect(value(await client.releases.revisions({ id })).items[0]?.note).toBe('Thirty, not 300.');
  const withdrawn = value(await client.releases.correct({ id, note: 'It was a joke.', withdraw: true }));
  expect(withdrawn.status).toBe('withdrawn');
  const folder = await tempFolder();
  const { files } = value(await client.releases.exportFiles({ id, formats: ['txt', 'ninjs'], place: { $path: folder } }));
  const [text, ninjs] = await Promise.all(files.map(({ place }) => readFile(place.$path, 'utf8')));
  expect(text).toContain('Withdrawn, do not use (1 June 2026): It was a joke.');
  expect(text).toContain('Correction (1 June 2026): Thirty, not 300.');
  expect(JSON.parse(ninjs ?? '')).toMatchObject({ pubStatus: 'canceled' });
});

test('an embargo is on every file until its instant, and gone from it', async () => {
  const { client, release, clock } = await startRelease();
  const { id } = release;
  const embargo = { until: '2026-06-10T09:00:00+02:00', timeZone: 'Europe/Copenhagen' };
  value(await client.releases.edit({ id, set: { embargo, status: 'embargoed', date: '2026-06-10' } }));
  const folder = await tempFolder();
  const write = async (...formats: ('txt' | 'ics' | 'jsonld' | 'eml' | 'sheet-txt')[]) => {
    const { files } = value(await client.releases.exportFiles({ id, formats, place: { $path: folder } }));
    return Promise.all(
      files.map(async ({ place }) => [place.$path.slice(folder.length + 1), await readFile(place.$path, 'utf8')]),
    );
  };
  const before = Object.fromEntries(await write('txt', 'ics', 'sheet-txt'));
  expect(Object.keys(before)).toEqual([
    '2026-06-10_city-plants-300-trees_release_en.txt',
    '2026-06-10_city-plants-300-trees_embargo.ics',
    '2026-06-10_city-plants-300-trees_quotes-figures_en.txt',
  ]);
  for (const [name, text] of Object.entries(before)) expect(text, name).toMatch(/EMBARGOED UNTIL|DTSTART:20260610T070000Z/);
  clock.now = new Date(embargo.until);
  const [[, after] = []] = await write('txt');
  expect(after).not.toMatch(/embargo/i);
  expect(code(await client.releases.exportFiles({ id, formats: ['ics'], place: { $path: folder } }))).toBe('releases.no_embargo');
});

test('preflight is asked of the stored release', async () => {
  const { client, release } = await startRelease();
  const { id } = release;
  value(await client.releases.edit({ id, set: { body: ['It is the the end on 31 February 2026.'], quotes: [], figures: [] } }));
  const { errors, warnings, findings } = value(await client.releases.preflight({ id }));
  expect(findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['date.impossible', 'words.doubled', 'number.not-in-body']),
  );
  expect([errors, warnings]).toEqual([1, findings.length - 1]);
  const fix = findings.find(({ rule }) => rule === 'words.doubled')?.fix;
  const mended = value(await client.releases.edit({ id, set: fix?.set ?? {} }));
  expect(mended.body).toEqual(['It is the end on 31 February 2026.']);
});

test('translations stand beside their original, each with a state and a parity of its own', async () => {
  const { client, release } = await startRelease();
  const danish = value(await client.releases.translate({ id: release.id, language: 'da' }));
  expect(danish).toMatchObject({
    language: 'da',
    translationOf: release.id,
    headline: '',
    body: [],
    status: 'draft',
    revision: 1,
  });
  expect(danish.contactIds).toEqual(release.contactIds);
  const copied = value(await client.releases.translate({ id: danish.id, language: 'sv', copy: true }));
  expect(copied).toMatchObject({ translationOf: release.id, headline: release.headline });
  expect(code(await client.releases.translate({ id: release.id, language: 'en' }))).toBe('releases.same_language');
  const pasted = value(
    await client.releases.add({
      source: {
        text: 'Die Stadt pflanzt 300 Bäume\n\nDie Stadt pflanzt 300 Bäume im Jahr 2026.\n\n„Bäume sind gut“, sagt Bürgermeisterin Ann Lee.\n',
      },
      translationOf: release.id,
    }),
  );
  expect(pasted).toMatchObject({ language: 'de', translationOf: release.id });
  value(await client.releases.edit({ id: pasted.id, set: { status: 'published' } }));
  const { originalId, items } = value(await client.releases.parity({ id: danish.id }));
  expect(originalId).toBe(release.id);
  expect(items.map(({ language, status }) => [language, status])).toEqual([
    ['da', 'draft'],
    ['de', 'published'],
    ['sv', 'draft'],
  ]);
  expect(items[0]?.findings.map((finding) => finding.code)).toContain('number.missing');
  expect(items[2]?.findings.map((finding) => finding.code)).toContain('untranslated');
});

test('the plain paragraphs of an older library read the same, and so does what undo brings back', async () => {
  const { client, path, release } = await startRelease();
  value(await client.releases.edit({ id: release.id, set: { body: ['Second text.'] } }));
  value(await client.library.close({}));
  const { openCatalogue } = await import('#engine/db/sqlite.ts');
  const catalogue = openCatalogue(join(path, 'library.db'));
  // As format 2 held it: the paragraphs as they were typed, no column for translations.
  const plain = (content: unknown): string => String(content).replaceAll('\\\\', '');
  catalogue.transact((db) => {
    for (const { id, content } of db.all('SELECT id, content FROM releases'))
      db.run('UPDATE releases SET content = ? WHERE id = ?', plain(content), String(id));
    for (const { revision, content } of db.all('SELECT revision, content FROM release_revisions'))
      db.run('UPDATE release_revisions SET content = ? WHERE revision = ?', plain(content), Number(revision));
    for (const { seq, was } of db.all("SELECT seq, was FROM undo_changes WHERE tbl = 'releases' AND was IS NOT NULL")) {
      const columns = JSON.parse(String(was)) as { content: string };
      db.run(
        'UPDATE undo_changes SET was = ? WHERE seq = ?',
        JSON.stringify({ ...columns, content: plain(columns.content) }),
        Number(seq),
      );
    }
  });
  // Everything that came after format 2.
  const columns = ['content', 'files', 'signature', 'generator', 'note', 'forgotten'];
  const tables = [
    'kit_revisions',
    'kit_templates',
    'correction_drafts',
    'sheets',
    'export_assets',
    'known_signers',
    'asset_stamp',
  ];
  catalogue.execute(
    [
      'DROP INDEX releases_by_original',
      ...['added', 'changed', 'removed'].map((deed) => `DROP TRIGGER asset_stamp_${deed}`),
      'ALTER TABLE releases DROP COLUMN translation_of',
      ...columns.map((name) => `ALTER TABLE exports DROP COLUMN ${name}`),
      ...tables.map((name) => `DROP TABLE ${name}`),
      'PRAGMA user_version = 2',
    ].join('; '),
  );
  catalogue.close();
  const card = JSON.parse(await readFile(join(path, 'dateline.json'), 'utf8'));
  await writeFile(join(path, 'dateline.json'), JSON.stringify({ ...card, formatVersion: 2 }));
  value(await client.library.open({ place: { $path: path } }));
  expect(value(await client.releases.revision({ id: release.id, revision: 1 })).body).toEqual(release.body);
  value(await client.history.undo({}));
  expect(value(await client.releases.get({ id: release.id })).body).toEqual(release.body);
});

test('a template of the user stands beside ours, and reaches nothing outside its folder', async () => {
  const { client, path, release } = await startRelease();
  const folder = await tempFolder();
  const pdf = (template: string) =>
    client.releases.exportFiles({ id: release.id, formats: ['pdf'], place: { $path: folder }, template });
  expect(value(await client.releases.templates({})).items).toEqual([]);
  expect(code(await pdf('house'))).toBe('releases.template_unusable');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(path, 'templates'));
  const own =
    '#import "theme.typ": *\n#show: furniture\n= House style\n#for part in data.body { if part.kind == "paragraph" { par(marked(part.spans)) } }\n';
  await writeFile(join(path, 'templates', 'house.typ'), own);
  await writeFile(join(path, 'templates', 'spy.typ'), '#read("../library.db", encoding: none)');
  await writeFile(join(path, 'templates', 'broken.typ'), '#let x = ');
  expect(value(await client.releases.templates({})).items).toEqual(['broken', 'house', 'spy']);
  const { files } = value(await pdf('house'));
  const { execFileSync } = await import('node:child_process');
  const printed = execFileSync('pdftotext', ['-raw', files[0]?.place.$path ?? '', '-'], { encoding: 'utf8' });
  expect(printed).toContain('House style');
  expect(printed).toContain('“Trees are good,” says Mayor Ann Lee.');
  expect(execFileSync('pdfinfo', [files[0]?.place.$path ?? ''], { encoding: 'utf8' })).toMatch(/Tagged: +yes/);
  expect(code(await pdf('spy'))).toBe('releases.template_unusable');
  expect(code(await pdf('broken'))).toBe('releases.template_unusable');
  await writeFile(join(path, 'templates', 'net.typ'), '#import "@preview/cetz:0.3.0": *');
  expect(code(await pdf('net'))).toBe('releases.template_unusable');
});
