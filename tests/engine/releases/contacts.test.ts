import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ContactFields } from '#contract/contacts.ts';
import { writeJpeg } from '../files.ts';
import { code, importAll, startLibrary, tempFolder, value } from '../harness.ts';

/** What tries a file format: letters beyond ASCII, separators, line breaks, a line longer than any fold. */
const TRICKY: readonly (Partial<ContactFields> & { name: string })[] = [
  {
    name: 'Åse Ærø-Østergård, f. Ågård',
    role: 'Pressechef; klima, miljø & “vand”',
    email: 'aase@city.example',
    phone: '+45 33 66 33 66',
    moreEmails: [{ email: 'privat@city.example', label: 'home' }],
    morePhones: [
      { phone: '+45 20 20 30 40', label: 'mobile' },
      { phone: '+46 8 508 290 00', label: '' },
    ],
    languages: ['da', 'en', 'pt-br'],
    hours: 'Mon–Fri 9–16, weekends by mobile; not on 24/12',
    note: `First line, with comma; semicolon \\ backslash\nSecond line: ${'æøåÆØÅ '.repeat(30).trim()}`,
  },
  { name: 'Ø', email: 'o@city.example' },
  { name: 'José Núñez de la Vega', phone: '+34 912 34 56 78', role: '=1+1' },
];

async function filled() {
  const started = await startLibrary();
  const { client } = started;
  const { id } = value(await client.organisations.create({ name: 'Københavns Kommune, Økonomi', country: 'DK' }));
  for (const fields of TRICKY) value(await client.contacts.create({ ...fields, organisationId: id }));
  return { ...started, organisationId: id };
}

const bare = ({ id: _id, organisationId: _organisation, ...fields }: ContactFields & { id: string }) => fields;

test.each(['vcard-3', 'vcard-4', 'csv'] as const)('contacts come back from %s as they left', async (format) => {
  const { client } = await filled();
  const folder = await tempFolder();
  const path = join(folder, format === 'csv' ? 'people.csv' : 'people.vcf');
  const { contacts, files } = value(await client.contacts.exportFile({ format, place: { $path: path } }));
  expect([contacts, files.length]).toEqual([3, 1]);
  const text = await readFile(path, 'utf8');
  if (format !== 'csv') {
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  }
  const before = value(await client.contacts.list({})).items.map(bare);
  const other = await startLibrary();
  const report = value(await other.client.contacts.importFile({ place: { $path: path } }));
  expect(report).toMatchObject({ imported: 3, merged: 0, refused: 0 });
  expect(value(await other.client.contacts.list({})).items.map(bare)).toEqual(before);
  expect(value(await other.client.organisations.list({})).items.map(({ name }) => name)).toEqual(['Københavns Kommune, Økonomi']);
});

test('the Outlook variant is one card a file, ASCII only, and reads back', async () => {
  const { client } = await filled();
  const folder = join(await tempFolder(), 'cards');
  const { files } = value(await client.contacts.exportFile({ format: 'vcard-outlook', place: { $path: folder } }));
  expect((await readdir(folder)).sort()).toEqual(['aase-aeroe-oestergaard-f-aagaard.vcf', 'jose-nunez-de-la-vega.vcf', 'oe.vcf']);
  const other = await startLibrary();
  for (const { place } of files) {
    const text = await readFile(place.$path, 'latin1');
    expect(text).toMatch(/^[\x20-\x7e\r\n]+$/);
    expect(text.match(/BEGIN:VCARD/g)).toHaveLength(1);
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
    value(await other.client.contacts.importFile({ place: { $path: place.$path } }));
  }
  const [first] = value(await other.client.contacts.list({})).items.filter(({ email }) => email === 'aase@city.example');
  expect(first).toMatchObject({ name: TRICKY[0]?.name, role: TRICKY[0]?.role, note: TRICKY[0]?.note });
});

test('no card of the Outlook variant takes the name of another, whatever people are called', async () => {
  const { client } = await startLibrary();
  for (const name of ['Ann', 'Ann', 'Ann 2']) value(await client.contacts.create({ name }));
  const folder = join(await tempFolder(), 'cards');
  value(await client.contacts.exportFile({ format: 'vcard-outlook', place: { $path: folder } }));
  const names = await readdir(folder);
  const cards = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  expect(cards.map((text) => /FN:(.*)\r/.exec(text)?.[1]).sort()).toEqual(['Ann', 'Ann', 'Ann 2']);
});

test('numbers are stored internationally when a plan has them, by the country of the organisation', async () => {
  const { client, organisationId } = await filled();
  const create = async (phone: string, home: typeof organisationId | null = organisationId) =>
    value(await client.contacts.create({ name: phone, phone, organisationId: home })).phone;
  expect(await create('33 66 33 66')).toBe('+45 33 66 33 66');
  expect(await create('0045 33663366')).toBe('+45 33 66 33 66');
  expect(await create('33 66 33 66', null)).toBe('33 66 33 66');
  expect(await create('+44 (0)20 7946 0958', null)).toBe('+44 20 7946 0958');
  expect(await create('ask the desk')).toBe('ask the desk');
});

test('a merge shows what it would make, makes it, and is undone in one step', async () => {
  const { client, organisationId } = await filled();
  const one = value(await client.contacts.create({ name: 'Ann Lee', role: 'Officer', email: 'ann@city.example' }));
  const two = value(
    await client.contacts.create({
      name: 'Ann M. Lee',
      role: 'Press Officer',
      email: 'ANN@city.example',
      phone: '+45 33 66 33 67',
      note: 'Back on Monday',
      organisationId,
    }),
  );
  const release = value(
    await client.releases.add({ source: { text: 'Headline here\n\nA body of a release that says something.\n' } }),
  );
  value(await client.releases.edit({ id: release.id, set: { contactIds: [two.id, one.id] } }));
  value(await client.organisations.edit({ id: organisationId, set: { primaryContactId: two.id } }));
  const kit = value(await client.kits.create({ title: 'Kit' }));
  value(
    await client.kits.edit({
      id: kit.id,
      set: { sections: [{ kind: 'contacts', items: [{ kind: 'contact', contactId: two.id }] }] },
    }),
  );

  expect(value(await client.contacts.duplicates({})).items).toEqual([{ ids: [one.id, two.id], reason: 'email' }]);
  const preview = value(await client.contacts.mergePreview({ ids: [one.id, two.id] }));
  expect(preview).toMatchObject({
    into: one.id,
    from: [two.id],
    merged: {
      name: 'Ann Lee',
      role: 'Officer',
      phone: '+45 33 66 33 67',
      note: 'Back on Monday',
      organisationId,
      moreEmails: [],
    },
    differing: [
      { field: 'name', kept: 'Ann Lee', dropped: ['Ann M. Lee'] },
      { field: 'role', kept: 'Officer', dropped: ['Press Officer'] },
    ],
  });
  expect(value(await client.contacts.list({})).total).toBe(5);

  const before = value(await client.kits.get({ id: kit.id })).sections;
  const merged = value(await client.contacts.merge({ ids: [one.id, two.id], set: { role: 'Press Officer' } }));
  expect(merged).toMatchObject({ ...preview.merged, id: one.id, role: 'Press Officer' });
  expect(code(await client.contacts.get({ id: two.id }))).toBe('contacts.not_found');
  expect(value(await client.releases.get({ id: release.id })).contactIds).toEqual([one.id]);
  expect(value(await client.organisations.get({ id: organisationId })).primaryContactId).toBe(one.id);
  expect(JSON.stringify(value(await client.kits.get({ id: kit.id })).sections)).not.toContain(two.id);

  value(await client.history.undo({}));
  expect(value(await client.contacts.get({ id: two.id }))).toEqual(two);
  expect(value(await client.contacts.get({ id: one.id }))).toEqual(one);
  expect(value(await client.releases.get({ id: release.id })).contactIds).toEqual([two.id, one.id]);
  expect(value(await client.organisations.get({ id: organisationId })).primaryContactId).toBe(two.id);
  expect(value(await client.kits.get({ id: kit.id })).sections).toEqual(before);
  expect(code(await client.contacts.merge({ ids: [one.id, one.id] }))).toBe('contacts.nothing_to_merge');
});

test('a table is read by the columns a person maps', async () => {
  const { client } = await startLibrary();
  const path = join(await tempFolder(), 'people.csv');
  await writeFile(path, '\ufeffWer;Was;Post;Rufnummer\r\n"Müller; Ännä";Sprecherin;anna@stadt.example;+49 30 901820\r\n');
  const place = { $path: path };
  expect(value(await client.contacts.columns({ place }))).toEqual({
    kind: 'table',
    total: 1,
    headings: ['Wer', 'Was', 'Post', 'Rufnummer'],
    columns: { email: 'Post', phone: 'Rufnummer' },
    rows: [['Müller; Ännä', 'Sprecherin', 'anna@stadt.example', '+49 30 901820']],
  });
  expect(code(await client.contacts.importFile({ place }))).toBe('contacts.unreadable_file');
  expect(code(await client.contacts.importFile({ place, columns: { name: 'Name' } }))).toBe('contacts.unknown_column');
  const columns = { name: 'wer', role: 'Was', email: 'Post', phone: 'Rufnummer' };
  expect(value(await client.contacts.importFile({ place, columns }))).toMatchObject({ imported: 1, refused: 0 });
  expect(value(await client.contacts.list({})).items[0]).toMatchObject({
    name: 'Müller; Ännä',
    role: 'Sprecherin',
    email: 'anna@stadt.example',
    phone: '+49 30 901820',
  });
});

test('bad address books each get a code, and what is whole in them is read', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  const take = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return client.contacts.importFile({ place: { $path: join(folder, name) } });
  };
  expect(code(await take('cut.vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann'))).toBe('contacts.broken_card');
  expect(code(await take('binary.vcf', new Uint8Array([0, 1, 2, 3, 255, 254, 0, 0, 7])))).toBe('contacts.not_a_text');
  expect(code(await take('empty.csv', ''))).toBe('contacts.unreadable_file');
  expect(code(await client.contacts.importFile({ place: { $path: folder } }))).toBe('contacts.unreadable_file');
  const mixed = value(
    await take(
      'mixed.vcf',
      'BEGIN:VCARD\nFN:Whole\nEND:VCARD\nBEGIN:VCARD\nFN:Lost\nBEGIN:VCARD\nFN:Bad mail\nEMAIL:not an address\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n',
    ),
  );
  expect(mixed).toMatchObject({ imported: 1, refused: 3 });
  expect(mixed.items.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['Whole', 'imported'],
    ['Bad mail', 'refused'],
    ['', 'refused'],
    ['one broken card', 'refused'],
  ]);
});

test('ten thousand cards are taken in one go, and so is a card with a thousand numbers', async () => {
  const { client } = await startLibrary();
  const path = join(await tempFolder(), 'many.vcf');
  const cards = Array.from(
    { length: 10_000 },
    (_, n) => `BEGIN:VCARD\nVERSION:3.0\nFN:Person ${n}\nEMAIL:p${n}@city.example\nTEL:+45 33 66 33 66\nEND:VCARD\n`,
  );
  await writeFile(path, cards.join(''));
  expect(value(await client.contacts.importFile({ place: { $path: path } }))).toMatchObject({ imported: 10_000, refused: 0 });
  expect(value(await client.contacts.importFile({ place: { $path: path } }))).toMatchObject({ imported: 0, merged: 10_000 });
  expect(value(await client.contacts.duplicates({})).items).toHaveLength(1);
  await writeFile(path, `BEGIN:VCARD\nFN:Many\n${'TEL:+45 33 66 33 66\n'.repeat(1000)}END:VCARD\n`);
  expect(value(await client.contacts.importFile({ place: { $path: path } })).refused).toBe(1);
});

test('an organisation counts what the library can count', async () => {
  const { client, organisationId } = await filled();
  const facts = [
    { value: 42, label: 'Solutions' },
    { value: 0, label: 'Contacts', counted: 'contacts' as const },
    { value: 7, label: 'News', counted: 'releases' as const },
  ];
  value(await client.organisations.edit({ id: organisationId, set: { facts } }));
  const shown = async () => value(await client.organisations.get({ id: organisationId })).facts.map(({ value: n }) => n);
  expect(await shown()).toEqual([42, 3, 0]);
  const release = value(
    await client.releases.add({ source: { text: 'Headline\n\nBody of it, long enough.\n' }, organisationId }),
  );
  expect(await shown()).toEqual([42, 3, 0]);
  value(await client.releases.edit({ id: release.id, set: { status: 'published' } }));
  expect(await shown()).toEqual([42, 3, 1]);
  value(await client.releases.edit({ id: release.id, set: { embargo: { until: '2999-01-01T00:00:00Z', timeZone: 'UTC' } } }));
  expect(await shown()).toEqual([42, 3, 0]);
  expect(value(await client.organisations.counts({ id: organisationId }))).toEqual({
    releases: 0,
    contacts: 3,
    logos: 0,
    kits: 0,
  });
});

test('an organisation counts the files of a collection, and keeps the number when that is gone', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  for (const seed of [1, 2]) await writeJpeg(join(folder, `${seed}.jpg`), seed);
  await importAll(client, folder);
  const assetIds = value(await client.assets.list({})).items.map(({ id }) => id);
  const collection = value(await client.collections.create({ name: 'Solutions', assetIds }));
  const { id } = value(await client.organisations.create({ name: 'City' }));
  const facts = [{ value: 0, label: 'Solutions', counted: 'collection' as const, collectionId: collection.id }];
  expect(value(await client.organisations.edit({ id, set: { facts } })).facts[0]?.value).toBe(2);
  const count = async () => value(await client.organisations.get({ id })).facts[0]?.value;
  value(await client.assets.trash({ ids: assetIds.slice(0, 1) }));
  expect(await count()).toBe(1);
  value(await client.collections.remove({ id: collection.id }));
  expect(await count()).toBe(2);
});

test('further numbers of a contact and a translation leave a kit the version it has; a correction does not', async () => {
  const { client } = await startLibrary();
  const release = value(
    await client.releases.add({
      source: { text: 'Headline of it\n\nBody of it, long enough.\n\nContact: Ann Lee, ann@city.example, +45 33 66 33 66\n' },
    }),
  );
  const [contact] = release.contactIds;
  if (contact === undefined) throw new Error('The text names a contact.');
  const { id } = value(await client.kits.create({ title: 'Kit', date: '2026-06-10' }));
  const item = { kind: 'release' as const, releaseId: release.id };
  value(await client.kits.edit({ id, set: { sections: [{ kind: 'releases', items: [item] }] } }));
  value(
    await client.kits.edit({
      id,
      set: {
        sections: [
          { kind: 'releases', items: [item] },
          { kind: 'contacts', items: [{ kind: 'contact', contactId: contact }] },
        ],
      },
    }),
  );
  const folder = await tempFolder();
  let n = 0;
  const version = async () => {
    const { finish } = await import('../harness.ts');
    const job = await finish(
      client,
      client.exports.run({ kitId: id, place: { $path: join(folder, `${n++}.zip`) }, force: true }),
    );
    return (job.result as { version: number }).version;
  };
  expect(await version()).toBe(1);
  value(
    await client.contacts.edit({
      id: contact,
      set: { hours: 'Mornings', languages: ['en'], morePhones: [{ phone: '1', label: '' }] },
    }),
  );
  value(await client.releases.translate({ id: release.id, language: 'da' }));
  expect(await version()).toBe(1);
  value(await client.releases.edit({ id: release.id, set: { status: 'published' } }));
  value(await client.releases.correct({ id: release.id, note: 'Two words changed.' }));
  expect(await version()).toBe(2);
});

test.each([
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
])('a card in %s keeps its letters', async (_what, encode) => {
  const { client } = await startLibrary();
  const path = join(await tempFolder(), 'card.vcf');
  await writeFile(path, encode('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Åse Ærø-Østergård\r\nEND:VCARD\r\n'));
  expect(value(await client.contacts.importFile({ place: { $path: path } }))).toMatchObject({ imported: 1 });
  expect(value(await client.contacts.list({})).items[0]?.name).toBe('Åse Ærø-Østergård');
});
