// npm run bench -- documents [--words 1500] [--rounds 12]: one release written in every format, warm, with the memory of the process; how long
// its text preflight takes; and how long 10,000 vCards take to read. Prints medians and the slowest round.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ReleaseFile, ReleaseFormat } from '#contract/releases.ts';
import { readVcards } from '#domain/contacts/read-file.ts';
import { buildReleaseDocument } from '#domain/releases/document.ts';
import { parseRelease } from '#domain/releases/parse.ts';
import { escapeBlock } from '#domain/releases/texts/marks.ts';
import { preflightRelease } from '#domain/releases/writing/preflight.ts';
import { createDocumentWriter } from '#engine/releases/documents/index.ts';

export const name = 'documents';

const root = resolve(import.meta.dirname, '..');
/** Milliseconds for the six formats of a release of 1,500 words, as issue 5 asks. */
const TARGET = 300;
const THEME = { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' };

export async function run(options) {
  const words = Number(options.words ?? 1500);
  const rounds = Number(options.rounds ?? 12);
  const release = releaseOf(words);
  const writer = createDocumentWriter({
    templatesFolder: join(root, 'resources/templates/typst'),
    fontsFolder: join(root, 'resources/fonts'),
  });
  const times = new Map(ReleaseFile.options.map((format) => [format, []]));
  let bytes = 0;
  // The first round loads Typst and its fonts and counts for nothing.
  for (let round = -1; round < rounds; round++) {
    // Another headline each round: nothing may come out of a cache as a whole.
    const document = buildReleaseDocument({ ...release, headline: `${release.headline} ${round}` }, null, [], {
      timeZone: 'UTC',
    });
    for (const format of ReleaseFile.options) {
      const from = performance.now();
      const written = await writer.write(format, { document, theme: THEME, logoSvg: null });
      if (!written.ok) throw new Error(`${format}: ${written.error.message}`);
      if (round >= 0) times.get(format).push(performance.now() - from);
      bytes += written.value.length;
    }
  }
  console.log(`${release.words} words, ${rounds} rounds, ${Math.round(bytes / (rounds + 1) / 1000)} kB a round\n`);
  for (const [format, all] of times) console.log(`${format.padEnd(12)} ${ms(median(all))}   slowest ${ms(Math.max(...all))}`);
  const six = Array.from({ length: rounds }, (_, round) =>
    ReleaseFormat.options.reduce((sum, format) => sum + times.get(format)[round], 0),
  );
  const verdict = median(six) <= TARGET ? 'within' : 'over';
  console.log(`\nall six      ${ms(median(six))}   slowest ${ms(Math.max(...six))}   ${verdict} ${TARGET} ms`);
  console.log(`peak memory  ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  console.log(`preflight    ${ms(timed(() => preflightRelease({ release, organisation: null, contacts: [] })))}`);
  const card = (n) =>
    `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Åse Ærø ${n}\r\nEMAIL:a${n}@city.example\r\nTEL:+4533663366\r\nEND:VCARD\r\n`;
  const book = Array.from({ length: 10_000 }, (_, n) => card(n)).join('');
  console.log(`10,000 cards ${ms(timed(() => readVcards(book)))}`);
}

/** The example release, its paragraphs repeated until it is as long as asked. */
function releaseOf(words) {
  const parsed = parseRelease(readFileSync(join(root, 'resources/example/release.txt'), 'utf8'));
  const body = [];
  const count = () => body.join(' ').split(/\s+/).length;
  for (let at = 0; count() < words; at++) body.push(escapeBlock(parsed.body[at % parsed.body.length]));
  return {
    id: 'rel_0000000000000000',
    revision: 1,
    headline: parsed.headline,
    subheadline: '',
    byline: { name: parsed.byline?.name ?? '', role: parsed.byline?.role ?? '' },
    organisationId: null,
    date: parsed.date,
    dateline: '',
    language: 'en',
    body,
    quotes: parsed.quotes.map((quote) => ({ text: quote.text, speaker: quote.speaker ?? '', role: quote.role ?? '' })),
    figures: parsed.figures.map((figure) => ({ ...figure, unit: figure.unit ?? '' })),
    contactIds: [],
    boilerplate: parsed.boilerplate?.text ?? '',
    notes: [],
    embargo: { until: '2014-12-10T08:00:00Z', timeZone: 'Europe/Copenhagen' },
    embargoNote: '',
    status: 'approved',
    corrections: [],
    translationOf: null,
    words: count(),
    createdAt: '2014-12-08T10:00:00Z',
    editedAt: '2014-12-08T10:00:00Z',
  };
}

function timed(deed) {
  const all = Array.from({ length: 5 }, () => {
    const from = performance.now();
    deed();
    return performance.now() - from;
  });
  return median(all);
}

const median = (all) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)];
const ms = (value) => `${value.toFixed(1).padStart(7)} ms`;
