import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AssetId } from '#contract/values.ts';
import { writeJpeg } from '../files.ts';
import { code, importAll, scanLibrary, startLibrary, tempFolder, value } from '../harness.ts';

const TEXT = 'City plants 300 trees\n\nThe city plants 300 trees in 2026, says the mayor.\n';

/** A library with two pictures, a text, and a release. */
async function filled() {
  const started = await startLibrary({ now: () => new Date('2026-06-01T08:00:00Z') });
  const { client } = started;
  const folder = join(await tempFolder(), 'files');
  for (const seed of [1, 2]) await writeJpeg(join(folder, `Træ ${seed}.jpg`), seed);
  await writeFile(join(folder, 'Programme.txt'), 'Ten o’clock: trees.\n');
  await importAll(client, folder);
  const items = value(await client.assets.list({})).items;
  const idOf = (name: string): AssetId => {
    const found = items.find(({ filename }) => filename === name);
    if (found === undefined) throw new Error(`${name} was not imported.`);
    return found.id;
  };
  const release = value(await client.releases.add({ source: { text: TEXT } }));
  return { ...started, release, one: idOf('Træ 1.jpg'), two: idOf('Træ 2.jpg'), programme: idOf('Programme.txt') };
}

test('attachments are kept in their order, in revisions, in the diff by name, and taken back', async () => {
  const { client, release, one, two, programme } = await filled();
  const { id } = release;
  value(await client.assets.edit({ id: two, set: { title: 'Trees at dawn' } }));
  value(await client.releases.edit({ id, set: { attachmentIds: [one, programme, one] } }));
  expect(value(await client.releases.get({ id })).attachmentIds).toEqual([one, programme]);
  value(await client.releases.edit({ id, set: { attachmentIds: [two, one] } }));
  const [newest] = value(await client.releases.revisions({ id })).items;
  expect(newest?.changed).toEqual(['attachmentIds']);
  expect(value(await client.releases.diff({ id, from: 2 }))).toMatchObject({
    fields: [
      {
        field: 'attachmentIds',
        parts: [
          { kind: 'added', text: 'Trees at dawn' },
          { kind: 'same', text: 'Træ 1' },
          { kind: 'removed', text: 'Programme' },
        ],
      },
    ],
  });
  value(await client.history.undo({}));
  expect(value(await client.releases.get({ id })).attachmentIds).toEqual([one, programme]);
  value(await client.releases.restore({ id, revision: 1 }));
  expect(value(await client.releases.get({ id })).attachmentIds).toEqual([]);
  expect(value(await client.releases.translate({ id, language: 'da' })).attachmentIds).toEqual([]);
});

test('what is gone or in the trash cannot be attached; what is attached stays in the trash when that is emptied', async () => {
  const { client, release, one, two } = await filled();
  const { id } = release;
  const nowhere = 'ast_aaaaaaaaaaaaaaaa' as AssetId;
  expect(code(await client.releases.edit({ id, set: { attachmentIds: [nowhere] } }))).toBe('assets.not_found');
  value(await client.assets.trash({ ids: [two] }));
  expect(code(await client.releases.edit({ id, set: { attachmentIds: [two] } }))).toBe('assets.in_trash');
  value(await client.releases.edit({ id, set: { attachmentIds: [one] } }));
  value(await client.assets.trash({ ids: [one] }));
  expect(value(await client.assets.emptyTrash({}))).toMatchObject({ removed: 1, kept: 1 });
  // Other changes go on.
  value(await client.releases.edit({ id, set: { headline: 'City plants 400 trees' } }));
});

const READ_MAIL = `
import email, hashlib, json, sys
from email import policy
m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=policy.default)
print(json.dumps({
  'files': [[a.get_filename(), hashlib.sha256(a.get_payload(decode=True)).hexdigest()] for a in m.iter_attachments()],
  'html': m.get_body(('html',)).get_content(),
  'defects': [str(d) for p in m.walk() for d in p.defects],
}))`;

test('documents name what may leave the house, and a mail carries it; what is not for the press stays', async () => {
  const { client, release, one, two, programme } = await filled();
  const { id } = release;
  value(await client.assets.edit({ id: one, set: { title: 'Trees & <men>', credit: 'Ann *Lee*' } }));
  value(await client.assets.edit({ id: two, set: { pressUse: 'restricted' } }));
  value(await client.releases.edit({ id, set: { attachmentIds: [one, two, programme] } }));
  const out = await tempFolder();
  const { files } = value(await client.releases.exportFiles({ id, formats: ['html', 'md', 'eml'], place: { $path: out } }));
  const text = async (format: string): Promise<string> =>
    readFile(files.find((file) => file.format === format)?.place.$path ?? '', 'utf8');
  expect(await text('html')).toContain('<li dir="auto">Trees &#38; &#60;men&#62; <small>(Træ 1.jpg, Ann *Lee*)</small></li>');
  expect(await text('md')).toContain(
    '## Attachments\n\n- Trees & \\<men\\> (Træ 1.jpg, Ann \\*Lee\\*)\n- Programme (Programme.txt)\n',
  );
  for (const format of ['html', 'md']) expect(await text(format)).not.toContain('Træ 2');
  const path = files.find((file) => file.format === 'eml')?.place.$path ?? '';
  const mail = JSON.parse(execFileSync('python3', ['-c', READ_MAIL, path], { encoding: 'utf8' }));
  expect(mail.defects).toEqual([]);
  expect(mail.files.map(([name]: [string]) => name).slice(2)).toEqual(['trae-1.jpg', 'programme.txt']);
  const picture = value(await client.assets.get({ id: one }));
  expect(mail.files[2][1]).toBe(picture.sha256);
});

test('attachments are no part of a kit: it keeps its version', async () => {
  const { client, release, one } = await filled();
  const sections = [{ kind: 'releases' as const, items: [{ kind: 'release' as const, releaseId: release.id }] }];
  const kit = value(await client.kits.create({ title: 'Trees', sections }));
  const before = value(await client.exports.preview({ kitId: kit.id }));
  value(await client.releases.edit({ id: release.id, set: { attachmentIds: [one] } }));
  const after = value(await client.exports.preview({ kitId: kit.id }));
  expect(after).toEqual(before);
});

test('a correction that is being written is there after a restart, and gone once it is published', async () => {
  const { client, path, release } = await filled();
  const { id } = release;
  value(await client.releases.edit({ id, set: { status: 'published' } }));
  const set = { headline: 'City plants 400 trees', body: ['The city plants 400 trees in 2026.'] };
  value(await client.releases.draftCorrection({ id, set }));
  value(await client.library.close({}));
  value(await client.library.open({ place: { $path: path } }));
  expect(value(await client.releases.correctionDrafts({})).items).toEqual([{ id, set, savedAt: '2026-06-01T08:00:00.000Z' }]);
  expect(value(await client.releases.get({ id })).headline).toBe(release.headline);
  value(await client.releases.correct({ id, set, note: 'There are more trees.' }));
  expect(value(await client.releases.correctionDrafts({})).items).toEqual([]);
  value(await client.releases.draftCorrection({ id, set: {} }));
  value(await client.releases.draftCorrection({ id, set: null }));
  expect(value(await client.releases.correctionDrafts({})).items).toEqual([]);
  expect(code(await client.releases.draftCorrection({ id: 'rel_aaaaaaaaaaaaaaaa' as never, set: {} }))).toBe(
    'releases.not_found',
  );
});

test('a release changes its language, to none that its original or another translation has', async () => {
  const { client, release } = await filled();
  const danish = value(await client.releases.translate({ id: release.id, language: 'da' }));
  value(await client.releases.translate({ id: release.id, language: 'de' }));
  const set = async (id: typeof release.id, language: string) => client.releases.edit({ id, set: { language } });
  expect(code(await set(danish.id, 'en'))).toBe('releases.same_language');
  expect(code(await set(danish.id, 'de'))).toBe('releases.same_language');
  expect(code(await set(release.id, 'da'))).toBe('releases.same_language');
  expect(value(await set(danish.id, 'nb')).language).toBe('nb');
  expect(value(await set(release.id, 'da')).language).toBe('da');
  expect(value(await client.releases.diff({ id: release.id, from: 1 })).fields).toEqual([
    {
      field: 'language',
      parts: [
        { kind: 'removed', text: 'en' },
        { kind: 'added', text: 'da' },
      ],
    },
  ]);
});

test('of look-alikes the kept one takes the place of the others, among attachments and as a portrait', async () => {
  const { client, release, one, two, programme } = await filled();
  value(await client.releases.edit({ id: release.id, set: { attachmentIds: [one, programme, two] } }));
  const ann = value(await client.contacts.create({ name: 'Ann Lee', portraitAssetId: one }));
  expect(value(await client.assets.usedIn({ id: one })).releases).toEqual([{ id: release.id, headline: release.headline }]);
  const settled = value(await client.imports.settle({ keep: two, trash: [one], carry: true }));
  expect(settled.carried).toEqual(expect.arrayContaining(['releases', 'contacts']));
  expect(value(await client.releases.get({ id: release.id })).attachmentIds).toEqual([two, programme]);
  expect(value(await client.contacts.get({ id: ann.id })).portraitAssetId).toBe(two);
  value(await client.history.undo({}));
  expect(value(await client.releases.get({ id: release.id })).attachmentIds).toEqual([one, programme, two]);
  expect(value(await client.contacts.get({ id: ann.id })).portraitAssetId).toBe(one);
});

test('a forgotten original takes its attachment and portrait along; the library check then finds nothing', async () => {
  const { client, release, one, two, path } = await filled();
  value(await client.releases.edit({ id: release.id, set: { attachmentIds: [one, two] } }));
  const ann = value(await client.contacts.create({ name: 'Ann Lee', portraitAssetId: one }));
  const { sha256 } = value(await client.assets.get({ id: one }));
  await rm(join(path, 'originals', sha256.slice(0, 2), sha256), { recursive: true });
  expect(value(await client.integrity.forget({ ids: [one] })).forgotten).toBe(1);
  expect(value(await client.releases.get({ id: release.id })).attachmentIds).toEqual([two]);
  expect(value(await client.contacts.get({ id: ann.id })).portraitAssetId).toBeNull();
  expect((await scanLibrary(client)).findings).toEqual([]);
});
