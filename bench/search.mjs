// Search at 100,000 assets (or --rows N): side by side with the bare statements in the same process and run.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../src/contract/client.ts';
import { createPortPair } from '../src/contract/port.ts';
import { askedWords } from '../src/domain/search/fold.ts';
import { createEngine } from '../src/engine/engine.ts';
import { createChances, createVocabulary, makeLibrary } from './search-library.mjs';

export const name = 'search';

const QUERIES = 200;
const at = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const value = (result) => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** Options: rows (100000), queries (200), seed (1), library (a folder to keep the library in between runs). */
export async function run({ rows: rowsText = '100000', queries: queriesText = String(QUERIES), seed = '1', library: kept } = {}) {
  const [rows, queries] = [Number(rowsText), Number(queriesText)];
  const scratch = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const place = kept ?? join(scratch, 'library');
  try {
    const random = createChances(Number(seed));
    const vocabulary = createVocabulary(random);
    if (!existsSync(join(place, 'dateline.json'))) {
      const { seconds } = await makeLibrary(place, rows, { seed: Number(seed) });
      console.log(`Made ${rows} assets in ${seconds.toFixed(1)} s.`);
    }
    await measure(place, { rows, queries, random: createChances(Number(seed) + 1), vocabulary, home: join(scratch, 'home') });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function measure(place, { rows, queries, random, vocabulary, home }) {
  const row = (what, times, note = '') => console.log(`| ${what} | ${ms(at(times, 0.5))} | ${ms(at(times, 0.95))} | ${note} |`);
  console.log(`\n### Search, ${rows} assets\n\n| what | median ms | p95 ms | |\n|---|---|---|---|`);

  const opening = [];
  const first = [];
  const whole = [];
  for (let round = 0; round < 3; round++) {
    const engine = start(home);
    opening.push(await timed(() => engine.client.library.open({ place: { $path: place } }).then(value)));
    first.push(await timed(() => engine.client.assets.slice({ text: vocabulary.words[9000], start: 0, count: 50 }).then(value)));
    await engine.close();
    const again = start(home);
    value(await again.client.library.open({ place: { $path: place } }));
    whole.push(await timed(() => again.client.assets.layout({}).then(value)));
    await again.close();
  }
  row('opening the library', opening, 'target 300');
  row('first search after it, nothing read ahead', first);
  row('first layout of all after it, nothing read ahead', whole);

  const engine = start(home);
  value(await engine.client.library.open({ place: { $path: place } }));
  const { library } = engine.engine.app.session.current();
  const { search } = library;
  row(
    'reading all columns ahead',
    [await timed(async () => search.current.need('colours', 'people', 'keywords', 'credits', 'likeness'))],
    'in pieces, while nobody waits',
  );
  row(
    'asking ahead for the words that most assets have',
    [await timed(() => search.words.askAhead(async () => {}))],
    'in pieces, while nobody waits',
  );
  const db = library.catalogue.read;
  const { client } = engine;

  const typed = Array.from({ length: queries }, () => {
    const word =
      vocabulary.often2?.() ??
      vocabulary.words[Math.min(vocabulary.words.length - 1, Math.floor(random.random() ** 3.2 * vocabulary.words.length))];
    return word.slice(0, random.whole(2, word.length));
  });
  // each typed text is asked once: no result is in the cache
  const texts = [...new Set(typed)];
  const calls = { search: [], engine: [], bare: [], group: [], facets: [], page: [] };
  const matchOf = (text) =>
    askedWords(text, false)
      .map((forms) => `(${forms.map((form) => `"${form.word}"${form.isPrefix ? ' *' : ''}`).join(' OR ')})`)
      .join(' AND ');
  const { slice } = await import('../src/engine/search/lists.ts');
  const { facets } = await import('../src/engine/search/facets.ts');
  let hits = [];
  for (const text of texts) {
    const match = matchOf(text);
    calls.bare.push(await timed(() => bare(db, match)));
    const query = { text, trash: false, sort: 'added', reverse: false, group: 'none' };
    const page = await timed(() => slice(db, search, { ...query, start: 0, count: 50 }, '2026-11-25'));
    let total = 0;
    const facet = await timed(() => {
      total = facets(search, query, '2026-11-25').total;
    });
    hits.push(total);
    calls.page.push(page);
    calls.facets.push(facet);
    calls.engine.push(page + facet);
    calls.group.push(await timed(() => grouped(db, match)));
    const other = `${text} kind:photo`;
    calls.search.push(
      await timed(async () => {
        const answers = await Promise.all([
          client.assets.slice({ text: other, start: 0, count: 50 }),
          client.search.facets({ text: other }),
        ]);
        answers.map(value);
      }),
    );
  }
  hits = hits.sort((a, b) => a - b);
  row(
    `typed word: 50 rows, count and ten facets (${texts.length} texts of 2 letters and more; hits: median ${at(hits, 0.5)}, p95 ${at(hits, 0.95)})`,
    calls.engine,
    'target p95 10',
  );
  const longer = calls.engine.filter((_, index) => texts[index].length > 2);
  row(`… those of 3 letters and more (${longer.length})`, longer);
  row('… of it 50 rows and count', calls.page);
  row('… of it ten facets', calls.facets);
  row('the same with kind:photo through the contract, JSON both ways', calls.search);
  row(
    'bare: MATCH, newest 50 rows and count(*)',
    calls.bare,
    `engine / bare ${(at(calls.engine, 0.5) / at(calls.bare, 0.5)).toFixed(2)}`,
  );
  row(
    'bare: five facets by join and GROUP BY',
    calls.group,
    `facets / GROUP BY ${(at(calls.facets, 0.5) / at(calls.group, 0.5)).toFixed(3)}, p95 ${(at(calls.facets, 0.95) / at(calls.group, 0.95)).toFixed(3)}; target 0.10`,
  );

  const far = Math.max(0, Math.min(18_000 * 5, rows - 50));
  const [near, deep, farther] = [[], [], []];
  for (let round = 0; round < 100; round++) {
    const query = { text: '', trash: false, sort: 'taken', reverse: false, group: 'none' };
    near.push(await timed(() => slice(db, search, { ...query, start: round, count: 5 }, '2026-11-25')));
    deep.push(await timed(() => slice(db, search, { ...query, start: Math.max(0, far - 100) + round, count: 5 }, '2026-11-25')));
    farther.push(await timed(() => slice(db, search, { ...query, start: Math.floor(rows / 2) + round, count: 5 }, '2026-11-25')));
  }
  row('page 1 of 5 by date taken', near.slice(1));
  row('page 18,000 of 5', deep, `ratio ${(at(deep, 0.5) / at(near.slice(1), 0.5)).toFixed(2)}; target 1.2`);

  const layouts = [];
  for (const group of ['none', 'date', 'place', 'colour'])
    for (const sort of ['added', 'taken']) layouts.push(await timed(() => client.assets.layout({ group, sort }).then(value)));
  row('layout of all through the contract (eight groupings and orders)', layouts);
  const everything = await timed(() => client.assets.ids({}).then(value));
  row('ids of all through the contract', [everything]);

  const edits = [];
  for (let round = 0; round < 50; round++) {
    const id = `ast_${(1 + ((round * 97) % rows)).toString(36).padStart(16, '0')}`;
    edits.push(
      await timed(async () => {
        value(await client.assets.edit({ id, set: { rating: round % 5 } }));
        value(await client.assets.slice({ text: 'ka', sort: 'taken', start: 0, count: 50 }));
      }),
    );
  }
  row('edit, then the same search again through the contract (sorted by date)', edits);

  const suggestions = [];
  for (const text of texts.slice(0, 100))
    suggestions.push(await timed(() => client.search.suggest({ text, cursor: text.length }).then(value)));
  row('suggestions for a typed word', suggestions, 'target 10');
  const similar = [];
  for (let round = 0; round < 50; round++)
    similar.push(
      await timed(() =>
        client.assets
          .slice({ text: `similar:ast_${(1 + ((round * 131) % rows)).toString(36).padStart(16, '0')}`, start: 0, count: 50 })
          .then(value),
      ),
    );
  row('similar to a picture', similar);
  console.log(
    `\nMemory of the process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, of which typed arrays ${(process.memoryUsage().arrayBuffers / 1e6).toFixed(0)} MB.`,
  );
  await engine.close();
}

const bare = (db, match) => {
  db.all(
    'SELECT * FROM assets WHERE row IN (SELECT rowid FROM asset_words WHERE asset_words MATCH ? ORDER BY rowid DESC LIMIT 50) ORDER BY row DESC',
    match,
  );
  db.get('SELECT count(*) AS n FROM asset_words WHERE asset_words MATCH ?', match);
};
const grouped = (db, match) => {
  for (const column of ['kind', 'city', 'rating', 'label', 'substr(coalesce(date_taken, imported_at), 1, 4)'])
    db.all(
      `SELECT ${column} AS value, count(*) AS n FROM asset_words JOIN assets ON assets.row = asset_words.rowid WHERE asset_words MATCH ? GROUP BY 1 ORDER BY 2 DESC LIMIT 12`,
      match,
    );
};

async function timed(deed) {
  const from = performance.now();
  await deed();
  return performance.now() - from;
}

function start(home) {
  const engine = createEngine({ home, log: () => {} });
  const [near, far] = createPortPair();
  engine.serve(far);
  return { engine, client: createClient(near), close: () => engine.close() };
}
