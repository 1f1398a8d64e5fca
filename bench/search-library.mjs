// A seeded library for measuring search: rows without files, written straight into the catalogue.

import { createRandom } from '../scripts/random.ts';
import { indexText } from '../src/domain/search/fold.ts';
import { WORD_FIELDS } from '../src/domain/search/query.ts';
import { createEngine } from '../src/engine/engine.ts';

const SYLLABLES =
  'ka lo mi ren ster bo fa vik sø bjørn går dæk tal un per så her hol nik æb le ost ran de fjord pla ner gri mo tu'.split(' ');
const KINDS = [
  ['photo', 'image/jpeg', 'jpg', 0.62],
  ['photo', 'image/png', 'png', 0.72],
  ['logo', 'image/svg+xml', 'svg', 0.84],
  ['document', 'application/pdf', 'pdf', 0.94],
  ['video', 'video/mp4', 'mp4', 1],
];
const SIDES = [
  [6000, 4000],
  [4000, 6000],
  [3000, 3000],
  [8000, 2000],
  [1600, 1067],
  [5472, 3648],
];
const LABELS = ['red', 'green', 'blue', null, null, null, null];

/** Chances that are the same in every run. */
export function createChances(seed) {
  const random = createRandom(seed);
  return {
    random,
    whole: (least, most) => least + Math.floor(random() * (most - least + 1)),
    pick: (list) => list[Math.floor(random() * list.length)],
  };
}

/** 30,000 words with a Zipf-like spread, and lists of places, people and keywords made of them. */
export function createVocabulary({ random, whole, pick }) {
  const words = Array.from({ length: 30_000 }, () => Array.from({ length: whole(2, 4) }, () => pick(SYLLABLES)).join(''));
  const often = () => words[Math.min(words.length - 1, Math.floor(random() ** 3.2 * words.length))];
  const name = () => {
    const word = often();
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  const list = (length, make) => Array.from({ length }, make);
  return {
    words,
    often,
    cities: list(400, name),
    people: list(3000, () => `${name()} ${name()}`),
    keywords: list(600, often),
    credits: list(200, () => `${name()} / ${name()} Foto`),
  };
}

/** Makes the library in `place` and answers it closed: { seconds, vocabulary }. */
export async function makeLibrary(place, rows, { seed = 1 } = {}) {
  const started = performance.now();
  const random = createChances(seed);
  const vocabulary = createVocabulary(random);
  const engine = createEngine({ home: `${place}-home`, log: () => {} });
  const { createLibrary } = await import('../src/engine/library/open.ts');
  const library = await createLibrary({ $path: place }, 'Bench', new Date('2026-01-01T00:00:00Z'));
  for (let row = 1; row <= rows; row += 5000) {
    library.catalogue.transact((db) => {
      for (let at = row; at < Math.min(row + 5000, rows + 1); at++) insert(db, at, random, vocabulary);
    });
  }
  library.close();
  await engine.close();
  return { seconds: (performance.now() - started) / 1000, vocabulary };
}

function insert(db, row, { random, whole, pick }, { often, cities, people, keywords, credits }) {
  const roll = random();
  const [kind, mime, ending] = KINDS.find(([, , , most]) => roll <= most);
  const [width, height] = kind === 'document' || kind === 'video' ? [null, null] : pick(SIDES);
  const title = `${often()} ${often()} ${often()}`;
  const filename = `${often()}_${whole(1000, 9999)}.${ending}`;
  const caption = Array.from({ length: whole(10, 24) }, often).join(' ');
  const year = 2010 + Math.floor(Math.sqrt(random()) * 16);
  const day = `${year}-${String(whole(1, 12)).padStart(2, '0')}-${String(whole(1, 28)).padStart(2, '0')}`;
  const some = (list, most) => JSON.stringify(Array.from({ length: whole(0, most) }, () => pick(list)));
  const hex = (digits) =>
    Array.from({ length: digits / 8 }, () =>
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
  const columns = {
    row,
    id: `ast_${row.toString(36).padStart(16, '0')}`,
    sha256: hex(64),
    crc32: 0,
    kind,
    filename,
    folder: `Archive/${year}`,
    stored_name: filename,
    mime,
    bytes: Math.floor(Math.exp(9 + random() * 8)),
    width,
    height,
    orientation: 1,
    colour_space: 'srgb',
    has_profile: 1,
    has_location: 0,
    has_alpha: 0,
    has_preview: 1,
    digital_source_type: '',
    title,
    caption,
    alt_text: random() < 0.5 ? caption.slice(0, 60) : '',
    creator: pick(people),
    credit: random() < 0.8 ? pick(credits) : '',
    source: '',
    copyright: '',
    usage_terms: '',
    license_url: '',
    expires: random() < 0.1 ? `${whole(2024, 2028)}-06-30` : null,
    keywords: some(keywords, 6),
    people: some(people, 3),
    city: pick(cities),
    country: 'Danmark',
    date_taken: kind === 'photo' ? `${day}T10:11:12` : null,
    imported_at: `${day}T12:00:00.000Z`,
    rating: whole(0, 5),
    label: pick(LABELS),
    colours:
      width === null
        ? '[]'
        : JSON.stringify(Array.from({ length: 5 }, (_, at) => ({ colour: `#${hex(8).slice(0, 6)}`, share: 0.4 / (at + 1) }))),
    likeness: width === null ? null : hex(16),
  };
  const names = Object.keys(columns);
  db.run(`INSERT INTO assets (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, ...Object.values(columns));
  const list = (json) => JSON.parse(json).join('\n');
  const words = {
    title,
    filename,
    caption: [caption, columns.alt_text].join('\n'),
    keywords: list(columns.keywords),
    people: list(columns.people),
    creator: columns.creator,
    credit: columns.credit,
    source: '',
    place: `${columns.city}\n${columns.country}`,
    rights: '',
    body: '',
  };
  db.run(
    `INSERT INTO asset_words (rowid, ${WORD_FIELDS.join(', ')}) VALUES (?${', ?'.repeat(WORD_FIELDS.length)})`,
    row,
    ...WORD_FIELDS.map((name) => indexText(words[name])),
  );
}
