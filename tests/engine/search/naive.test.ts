import { expect, test } from 'vitest';
import type { Asset } from '#contract/assets.ts';
import { readQuery } from '#domain/search/read.ts';
import { toAsset } from '#engine/assets/store.ts';
import { indexRow } from '#engine/assets/words.ts';
import type { Catalogue, WriteDb } from '#engine/db/sqlite.ts';
import { startLibrary, value } from '../harness.ts';
import { fits, type Seen } from './naive.ts';
import { addRow, catalogueOf, changeRow, createPicks, type Given, type Picks } from './rows.ts';

const NOW = new Date('2020-06-20T12:00:00Z');
const TODAY = '2020-06-20';
const WORDS = [
  'København',
  'Koebenhavn',
  'kobenhavn',
  'Aarhus',
  'Århus',
  'gala',
  'gården',
  'press',
  'kit',
  'blue',
  'question',
  'Straße',
  '大学',
  'x1',
];
const PEOPLE = ['Mette Frederiksen', 'Anna Holm', 'Bo Ærø', 'Aeroe Bo', 'Anna'];
const CITIES = ['', 'København', 'Kobenhavn', 'Aarhus', 'New York'];
const COLOURS = ['#0f6b4c', '#0c6648', '#e02020', '#101010', '#f8f8f8', '#808080'];
const JOBS = ['job_000000000000000a', 'job_000000000000000b'];

const text = ({ pick, whole }: Picks): string => Array.from({ length: whole(0, 5) }, () => pick(WORDS)).join(' ');

function row(random: Picks): Given {
  const { pick, whole } = random;
  const [width, height] = pick([
    [3000, 2000],
    [2000, 3000],
    [1000, 1000],
    [1020, 1000],
    [4000, 1000],
    [null, null],
  ] as const);
  const [mime, filename, kind] = pick([
    ['image/jpeg', 'a b.jpg', 'photo'],
    ['image/png', 'Logo.PNG', 'logo'],
    ['application/pdf', 'x.pdf', 'document'],
    ['application/octet-stream', 'x.indd', 'other'],
    ['video/mp4', 'x.mp4', 'video'],
  ] as const);
  return {
    title: text(random),
    caption: text(random),
    altText: pick(['', text(random)]),
    credit: pick(['', 'Ritzau Scanpix', 'Anna Holm']),
    creator: pick(['', 'Anna Holm']),
    source: pick(['', 'press']),
    keywords: [pick(WORDS), pick(WORDS)].slice(0, whole(0, 2)),
    people: [pick(PEOPLE), pick(PEOPLE)].slice(0, whole(0, 2)),
    city: pick(CITIES),
    country: pick(['', 'Danmark']),
    folder: pick(['', 'Press 2014', 'Press 2014/Summer']),
    language: pick(['', 'da', 'en']),
    kind,
    mime,
    filename,
    width,
    height,
    bytes: whole(1000, 5_000_000),
    pages: pick([null, 1, 12]),
    durationMs: pick([null, 90_000, 3000]),
    rating: whole(0, 5),
    label: pick([null, 'red', 'green']),
    pressUse: pick(['unset', 'cleared', 'restricted']),
    expires: pick([null, '2020-06-19', '2020-06-20', '2020-07-20', '2020-07-21']),
    dateTaken: pick([null, '2014', '2014-12', '2014-12-08', '2014-12-08T10:11:12+01:00', '2015-01-01T00:00:00']),
    importedAt: pick(['2020-06-20T08:00:00.000Z', '2020-06-14T12:00:00.000Z', '2019-01-01T12:00:00.000Z']),
    hasAlpha: pick([true, false]),
    hasLocation: pick([true, false]),
    colours: pick([
      [],
      [
        { colour: pick(COLOURS), share: 0.6 },
        { colour: pick(COLOURS), share: 0.08 },
      ],
    ]),
    pixelHash: pick([null, 'a'.repeat(64), 'b'.repeat(64), String(whole(0, 1e9)).padStart(64, '0')]),
    importId: pick([null, ...JOBS]) as Asset['importId'],
    text: pick(['', 'annual report question']),
  };
}

const TERMS = [
  'københavn',
  'koebenhavn',
  'kobenhavn',
  'ko',
  'k',
  'arhus',
  'århus',
  'aarhus',
  'blu',
  'blue',
  'que',
  'press-kit',
  '"press kit"',
  '"gala press"',
  'strasse',
  '学',
  'annual',
  'title:gala',
  'name:logo',
  'caption:københavn',
  'caption:none',
  'credit:scan',
  'credit:"Ritzau Scanpix"',
  'credit:none',
  'by:any',
  'person:anna',
  'person:"anna holm"',
  'person:"Ærø"',
  'person:none',
  'keyword:press',
  'keyword:"koebenhavn"',
  'city:kobenhavn',
  'city:"koebenhavn"',
  'city:new',
  'place:danmark',
  'country:"danmark"',
  'text:report',
  'folder:summer',
  'kind:photo',
  'kind:logo,video',
  'format:jpeg',
  'format:indd',
  'language:da',
  'language:none',
  'width:>2000',
  'width:<=1020',
  'height:1000..2000',
  'side:<1800',
  'mp:>5',
  'size:<2mb',
  'size:1mb..3mb',
  'pages:>1',
  'duration:1:30',
  'rating:>=3',
  'rating:0',
  'rating:none',
  'label:red',
  'label:none',
  'shape:square',
  'shape:landscape',
  'shape:panorama',
  'press:cleared',
  'rights:ending',
  'rights:ended',
  'rights:open',
  'rights:restricted',
  'attention:noAltText',
  'attention:noCredit',
  'attention:noCaption',
  'attention:tooSmall',
  'attention:missing',
  'alt:none',
  'colour:green',
  'colour:red',
  'colour:#0f6b4c',
  'taken:2014',
  'taken:2014-12',
  'taken:2014-12-08',
  'taken:>2014',
  'taken:none',
  'added:today',
  'added:week',
  'added:2019',
  'date:2014',
  'date:2020',
  'edited:today',
  'expires:>=2020-07',
  'transparent:yes',
  'gps:no',
  'is:missing',
  'is:edited',
  'is:used',
  'is:unused',
  'is:duplicate',
  'in:Summer',
  'import:job_000000000000000a',
  'nonsense:x',
  'width:wide',
];

/** A random query of up to four terms with `-`, `or` and brackets. */
function query({ pick, whole, random }: Picks): string {
  const term = (): string => `${random() < 0.25 ? '-' : ''}${pick(TERMS)}`;
  const parts = Array.from({ length: whole(1, 4) }, () => {
    if (random() < 0.2) return `${random() < 0.3 ? '-' : ''}(${term()} or ${term()} ${random() < 0.5 ? term() : ''})`;
    return random() < 0.15 ? `${term()} or` : term();
  });
  return parts.join(' ');
}

/** Everything in the catalogue, seen without any column of search. */
function seeAll({ read }: Catalogue): Seen[] {
  const used = new Set(read.all('SELECT asset_id FROM kit_assets').map((one) => one.asset_id));
  const members = read.all(
    'SELECT asset_id, lower(name) AS name FROM collection_items JOIN collections ON collections.id = collection_id',
  );
  const rows = read.all('SELECT * FROM assets ORDER BY row');
  const hashes = rows.filter((one) => one.trashed_at === null && one.pixel_hash !== null).map((one) => one.pixel_hash);
  return rows.map((one) => ({
    asset: toAsset(one),
    body: String(read.get('SELECT text FROM asset_texts WHERE row = ?', Number(one.row))?.text ?? ''),
    isUsed: used.has(one.id ?? ''),
    isDuplicate: one.trashed_at === null && hashes.filter((hash) => hash === one.pixel_hash).length > 1,
    collections: members.filter((member) => member.asset_id === one.id).map((member) => String(member.name)),
  }));
}

/** One random change, always as plain SQL: so does undo. */
function change(db: WriteDb, random: Picks, rows: number[]): void {
  const { pick, whole } = random;
  const at = pick(rows);
  const id = `(SELECT id FROM assets WHERE row = ${at})`;
  const deeds: (() => void)[] = [
    () => changeRow(db, at, 'title = ?, edited_at = ?', text(random), NOW.toISOString()),
    () => changeRow(db, at, 'city = ?, rating = ?', pick(CITIES), whole(0, 5)),
    () => changeRow(db, at, 'people = ?', JSON.stringify([pick(PEOPLE)])),
    () => changeRow(db, at, 'colours = ?', JSON.stringify([{ colour: pick(COLOURS), share: 0.7 }])),
    () => db.run('UPDATE assets SET trashed_at = ? WHERE row = ?', pick([null, NOW.toISOString()]), at),
    () => db.run('UPDATE assets SET is_missing = ?, date_taken = ? WHERE row = ?', whole(0, 1), pick([null, '2016-02-03']), at),
    () =>
      db.run(
        `INSERT OR IGNORE INTO collection_items (collection_id, asset_id, position) SELECT 'col_000000000000000a', id, 0 FROM assets WHERE row = ?`,
        at,
      ),
    () => db.run(`DELETE FROM collection_items WHERE asset_id = ${id}`),
    () =>
      db.run(
        `INSERT OR REPLACE INTO kit_assets (kit_id, asset_id) SELECT 'kit_000000000000000a', id FROM assets WHERE row = ?`,
        at,
      ),
    () => db.run(`DELETE FROM kit_assets WHERE asset_id = ${id}`),
    () => {
      // a file that was found earlier may be finished later: row numbers do not come in order
      const row = pick([Math.max(...rows) + whole(1, 40), whole(1, Math.max(...rows))]);
      if (rows.includes(row)) return;
      addRow(db, row, rowOf(random));
      rows.push(row);
    },
    () => {
      if (rows.length < 50) return;
      db.run('DELETE FROM assets WHERE row = ?', at);
      indexRow(db, at);
      rows.splice(rows.indexOf(at), 1);
    },
  ];
  pick(deeds)();
}
const rowOf = row;

test('search finds what a plain look at every asset finds, while assets are added, changed, trashed, brought back and removed', async () => {
  const { client, engine } = await startLibrary({ now: () => NOW });
  const catalogue = catalogueOf(engine);
  const random = createPicks(20);
  const rows = Array.from({ length: 220 }, (_, index) => 10 + index * 3);
  catalogue.transact((db) => {
    db.run("INSERT INTO kits (id, title, content, created_at, edited_at) VALUES ('kit_000000000000000a', 'K', '{}', '', '')");
    db.run("INSERT INTO collections (id, name, created_at) VALUES ('col_000000000000000a', 'Summer', '')");
    for (const at of rows) addRow(db, at, row(random));
  });
  let nonEmpty = 0;
  for (let round = 0; round < 400; round++) {
    catalogue.transact((db) => {
      for (let deed = random.whole(0, 4); deed > 0; deed--) change(db, random, rows);
    });
    if (round % 7 === 0) {
      // what was read in a transaction that is rolled back must not stay
      expect(() =>
        catalogue.transact((db) => {
          change(db, random, [...rows]);
          engine.app.session.current()?.library.search.found.which({ text: '', trash: false }, TODAY);
          throw new Error('taken back');
        }),
      ).toThrow('taken back');
    }
    const asked = query(random);
    const trash = random.random() < 0.1;
    const kind = random.random() < 0.15 ? ('photo' as const) : undefined;
    const { tree } = readQuery(asked, TODAY);
    const expected = seeAll(catalogue)
      .filter(({ asset }) => (asset.trashedAt !== null) === trash && (kind === undefined || asset.kind === kind))
      .filter((seen) => fits(tree, seen, TODAY))
      .map(({ asset }) => asset.id)
      .reverse();
    const found = value(await client.assets.ids({ text: asked, trash, ...(kind === undefined ? {} : { kind }) })).ids;
    expect(found, `${asked} (round ${round}${trash ? ', trash' : ''})`).toEqual(expected);
    if (expected.length > 0) nonEmpty++;
  }
  // otherwise the comparison says little
  expect(nonEmpty).toBeGreaterThan(200);
});
