import { expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { Facet } from '#contract/search.ts';
import { addTerm } from '#domain/search/edit.ts';
import { code, startLibrary, value } from '../harness.ts';
import { addRow, catalogueOf, changeRow, createPicks, idOf } from './rows.ts';

const NOW = new Date('2020-06-20T12:00:00Z');

async function startMixed() {
  const started = await startLibrary({ now: () => NOW });
  const catalogue = catalogueOf(started.engine);
  const { pick, whole } = createPicks(5);
  catalogue.transact((db) => {
    for (let row = 1; row <= 300; row++) {
      addRow(db, row, {
        title: pick(['gala', 'gala dinner', 'press']),
        kind: pick(['photo', 'photo', 'logo', 'video']),
        mime: pick(['image/jpeg', 'image/png']),
        width: pick([1000, 3000, 3000]),
        height: pick([1000, 2000]),
        city: pick(['', 'København', 'Koebenhavn', 'New York', 'Odense']),
        people: [pick(['Anna Holm', 'Bo Ærø', 'Mette Frederiksen'])].slice(0, whole(0, 1)),
        rating: whole(0, 5),
        label: pick([null, 'red', 'blue']),
        credit: pick(['', 'Ritzau Scanpix', 'Reuters']),
        keywords: [pick(['summit', 'summer', 'flag'])],
        dateTaken: pick([null, '2014-12-08', '2015-01-01', '2016']),
        expires: pick([null, '2020-06-01', '2020-07-01']),
        colours: pick([
          [],
          [{ colour: '#0f6b4c', share: 0.7 }],
          [
            { colour: '#e02020', share: 0.5 },
            { colour: '#101010', share: 0.4 },
          ],
        ]),
      });
    }
    db.run("UPDATE assets SET trashed_at = '2020-01-01T00:00:00Z' WHERE row <= 20");
  });
  return { ...started, catalogue };
}

const count = async (client: Client, text: string): Promise<number> => value(await client.assets.list({ text, limit: 1 })).total;
const facetOf = (facets: readonly Facet[], id: Facet['id']): Facet['values'] => facets.find((one) => one.id === id)?.values ?? [];

test.each([
  '',
  'gala',
  'press',
  'gala kind:photo',
  'shape:landscape -label:red',
  'rating:>=3',
  'colour:green',
  'person:"Bo Ærø"',
])('every count of “%s” is what adding its term finds', async (text) => {
  const { client } = await startMixed();
  const { facets, total } = value(await client.search.facets({ text }));
  expect(total).toBe(await count(client, text));
  expect(facets.map((one) => one.id)).toContain('person');
  for (const { id, values } of facets) {
    for (const { term, count: said, isActive } of values) {
      expect(said, `${id} ${term}`).toBeGreaterThan(0);
      const isAlone = (id === 'kind' && text.includes('kind:')) || (id === 'shape' && text.includes('shape:'));
      // values of a field that is chosen already are counted as if it were not: choosing another one widens
      if (isAlone) expect(await count(client, text.replace(/(kind:photo|shape:landscape)/, term)), `${id} ${term}`).toBe(said);
      else expect(await count(client, addTerm(text, term)), `${id} ${term}`).toBe(said);
      expect(isActive, `${id} ${term}`).toBe(text.split(/ (?=\w+:|-)/).includes(term));
    }
  }
});

test('choosing a second year widens, and its count says so beforehand', async () => {
  const { client } = await startMixed();
  const [one, other] = [await count(client, 'date:2014'), await count(client, 'date:2015')];
  const years = facetOf(value(await client.search.facets({ text: 'date:2014' })).facets, 'year');
  expect(years.find((year) => year.value === '2014')).toMatchObject({ count: one, isActive: true });
  expect(years.find((year) => year.value === '2015')).toMatchObject({ count: other, isActive: false, term: 'date:2015' });
  expect(years.map((year) => year.value)).toEqual([...years.map((year) => year.value)].sort().reverse());
  expect(await count(client, 'date:2014 date:2015')).toBe(one + other);
});

test('two spellings of a city are one value, found by either', async () => {
  const { client } = await startMixed();
  const places = facetOf(value(await client.search.facets({})).facets, 'place');
  expect(places.filter((place) => /penhagen|benhavn/.test(place.value))).toHaveLength(1);
  expect(await count(client, 'city:"Koebenhavn"')).toBe(await count(client, 'city:"København"'));
});

test('a facet shows twelve values, and the chosen one besides', async () => {
  const { client, catalogue } = await startMixed();
  catalogue.transact((db) => {
    for (let row = 30; row < 60; row++) changeRow(db, row, 'city = ?', `City ${row}`);
  });
  expect(facetOf(value(await client.search.facets({})).facets, 'place')).toHaveLength(12);
  const chosen = facetOf(value(await client.search.facets({ text: 'city:"City 59"' })).facets, 'place');
  expect(chosen.filter((place) => place.isActive).map((place) => place.value)).toEqual(['City 59']);
});

test('what wants attention is counted outside the trash, and its terms find it', async () => {
  const { client } = await startMixed();
  const { items } = value(await client.search.attention({}));
  expect(items.map((one) => one.reason)).toEqual([
    'rightsEnding',
    'rightsEnded',
    'noAltText',
    'noCredit',
    'noCaption',
    'tooSmall',
    'missing',
  ]);
  for (const { term, count: said } of items) expect(await count(client, term), term).toBe(said);
  expect(items.find((one) => one.reason === 'rightsEnded')?.count).toBe(await count(client, 'rights:ended'));
  expect(items.filter((one) => one.count > 0).length).toBeGreaterThan(5);
});

test('when nothing matches, the term whose removal brings most back is named', async () => {
  const { client } = await startMixed();
  const { total, relax } = value(await client.search.facets({ text: 'gala (kind:font or nothing:x) label:red' }));
  expect(total).toBe(0);
  expect(relax).toEqual({ without: 'kind:font nothing:x', text: 'gala label:red', count: await count(client, 'gala label:red') });
  expect(value(await client.search.facets({ text: 'gala' })).relax).toBe(null);
  expect(value(await client.search.facets({ text: 'zzz' })).relax).toMatchObject({ without: 'zzz', text: '', count: 280 });
});

test('what was understood comes with the facets', async () => {
  const { client } = await startMixed();
  const { understood } = value(await client.search.facets({ text: 'gala colr:red width:wide -kind:logo' }));
  expect(understood.map((part) => [part.code, part.field, part.isNegated])).toEqual([
    ['word', null, false],
    ['unknown_field', 'colr', false],
    ['bad_value', 'width', false],
    ['field', 'kind', true],
  ]);
});

test('suggestions complete the word at the cursor and leave the rest', async () => {
  const { client } = await startMixed();
  const suggest = async (text: string, cursor = text.length) => value(await client.search.suggest({ text, cursor })).items;
  expect((await suggest('gala cre'))[0]).toMatchObject({ kind: 'field', label: 'creator:', text: 'gala creator:' });
  expect((await suggest('credit:')).map((one) => one.label)).toEqual(
    expect.arrayContaining(['Reuters', 'Ritzau Scanpix', 'none']),
  );
  const scan = await suggest('-credit:scan gala', 12);
  expect(scan).toEqual([
    {
      kind: 'value',
      label: 'Ritzau Scanpix',
      text: '-credit:"Ritzau Scanpix" gala',
      count: await count(client, 'credit:scanpix'),
    },
  ]);
  expect((await suggest('kind:l'))[0]).toMatchObject({ label: 'logo', text: 'kind:logo ' });
  expect((await suggest('kind:photo,l'))[0]).toMatchObject({ label: 'logo', text: 'kind:photo,logo ' });
  const person = (await suggest('mett')).find((one) => one.kind === 'person');
  expect(person).toMatchObject({
    label: 'Mette Frederiksen',
    text: 'person:"Mette Frederiksen" ',
    count: await count(client, 'person:"Mette Frederiksen"'),
  });
  expect((await suggest('koeb')).find((one) => one.kind === 'place')?.count).toBe(await count(client, 'city:"København"'));
  expect(
    (await suggest('summ'))
      .filter((one) => one.kind === 'keyword')
      .map((one) => one.label)
      .sort(),
  ).toEqual(['summer', 'summit']);
  expect((await suggest('dinn')).filter((one) => one.kind === 'word')).toEqual([
    { kind: 'word', label: 'dinner', text: 'dinner ', count: null },
  ]);
  for (const text of ['', '(', '"', '-', 'credit:"', 'xyz:', 'ø', ':'.repeat(400)])
    expect((await suggest(text)).length).toBeLessThanOrEqual(8);
});

test('a word is suggested as it is written, not as the index folds it', async () => {
  const { client, catalogue } = await startMixed();
  catalogue.transact((db) => void addRow(db, 900, { caption: 'Rødgrød med fløde' }));
  expect(value(await client.search.suggest({ text: 'rodg', cursor: 4 })).items.map((one) => one.label)).toEqual(['rødgrød']);
});

test('searches are saved, counted now, changed and forgotten', async () => {
  const { client, catalogue } = await startMixed();
  const query = { text: 'gala', kind: 'photo' as const };
  const saved = value(await client.search.save({ name: 'Gala photos', query }));
  expect(saved.count).toBe(value(await client.assets.list({ ...query, limit: 1 })).total);
  catalogue.transact((db) => void addRow(db, 901, { title: 'gala' }));
  const list = value(await client.search.saved({}));
  expect(list.items).toEqual([{ ...saved, count: saved.count + 1 }]);
  expect(value(await client.search.suggest({ text: 'gal', cursor: 3 })).items[0]).toMatchObject({
    kind: 'saved',
    label: 'Gala photos',
    text: 'gala',
  });
  expect(value(await client.search.save({ id: saved.id, name: 'Logos', query: { text: 'kind:logo' } })).id).toBe(saved.id);
  value(await client.search.forget({ id: saved.id }));
  expect(value(await client.search.saved({})).total).toBe(0);
  expect(code(await client.search.forget({ id: saved.id }))).toBe('search.not_found');
  expect(code(await client.search.save({ id: saved.id, name: 'x', query: {} }))).toBe('search.not_found');
});

test('a collection can be asked for by its name, and follows what is put in', async () => {
  const { client, catalogue } = await startMixed();
  catalogue.transact((db) =>
    db.run("INSERT INTO collections (id, name, created_at) VALUES ('col_000000000000000a', 'Summer party', '')"),
  );
  expect(await count(client, 'in:"summer party"')).toBe(0);
  catalogue.transact((db) =>
    db.run(
      'INSERT INTO collection_items (collection_id, asset_id, position) VALUES (?, ?, 0)',
      'col_000000000000000a',
      idOf(100),
    ),
  );
  expect(await count(client, 'in:"summer party"')).toBe(1);
  expect(value(await client.assets.list({ collection: 'col_000000000000000a' })).total).toBe(1);
});
