// npm run bench -- releases [--rounds 20] [--record] [--wrong]: how much of the test releases is read right, per field and language, how
// long a parse takes, and the peak of memory. --record writes docs/accuracy.md and what the tests hold the parser to; --wrong lists what is wrong.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const name = 'releases';

const root = resolve(import.meta.dirname, '..');
const LANGUAGES = ['en', 'da', 'de', 'fr', 'es', 'sv', 'no', 'nl'];

/** Measures and prints. */
export async function run(options) {
  const { GROUPS } = await import('../tests/domain/releases/recognition/corpus.ts');
  const { measure, tally } = await import('../tests/engine/releases/measure.ts');
  const { FIELDS } = await import('../tests/domain/releases/recognition/score.ts');
  const { parseRelease } = await import('../src/domain/releases/parse.ts');
  const all = await measure();
  const share = ([right, of]) => (of === 0 ? '–' : `${Math.round((100 * right) / of)} %`);
  const header = ['field', ...GROUPS.map((group) => `${group} (${all.filter((one) => one.group === group).length})`)];
  const fields = table(
    header,
    FIELDS.map((field) => [
      field,
      ...GROUPS.map((group) => `${share(tally(all, field, group))} (${tally(all, field, group).join('/')})`),
    ]),
  );
  const every = (field, language) =>
    GROUPS.map((group) => tally(all, field, group, language)).reduce(([a, b], [c, d]) => [a + c, b + d]);
  const languages = table(
    ['field', ...LANGUAGES],
    FIELDS.map((field) => [field, ...LANGUAGES.map((language) => share(every(field, language)))]),
  );
  const rounds = Number(options.rounds ?? 20);
  const times = [];
  for (let round = 0; round < rounds; round++) {
    for (const { text } of all) {
      const start = performance.now();
      parseRelease(text);
      if (round > 0) times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);
  const large = readFileSync(all.find((one) => one.name === 'en-harbour-wire.txt').path, 'utf8');
  const start = performance.now();
  parseRelease(large.repeat(Math.ceil(20_000_000 / large.length)));
  const longest = (performance.now() - start).toFixed(0);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const speed = `Parse of one release: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms (${times.length} parses). A text of 20 MB: ${longest} ms. Peak memory of the process: ${peak} MB.`;
  const wrong = all.flatMap((one) =>
    one.marks.flatMap((mark) => mark.wrong.map((text) => ({ group: one.group, line: `${one.name}, ${mark.field}: ${text}` }))),
  );
  console.log(`${fields}\n\nAll groups by language:\n\n${languages}\n\n${speed}\n`);
  if (options.wrong) for (const { group, line } of wrong) console.log(`${group} ${line}`);
  if (options.record) record(all, tally, GROUPS, FIELDS, fields, languages, speed, wrong);
}

function table(header, rows) {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Writes the tables into the document between its marks, and the shares that tests compare with. */
function record(all, tally, groups, fields, byField, byLanguage, speed, wrong) {
  const path = resolve(root, 'docs/accuracy.md');
  const list = wrong
    .filter(({ group }) => group === 'tuned' || group === 'later')
    .map(({ line }) => `- ${line.replace(/([|<>*_`])/g, '\\$1').slice(0, 300)}`);
  const counted = (group) =>
    fields
      .map((field) => [field, ...tally(all, field, group)])
      .filter(([, right, of]) => right < of)
      .map(([field, right, of]) => `${field} ${of - right}`)
      .join(', ');
  const measured = `${byField}\n\n### By language, all groups together\n\n${byLanguage}\n\n### Time\n\n${speed}\n\n## What is wrong\n\nIn the tuned and later groups:\n\n${list.join('\n')}\n\nIn the others, by number only. Held-out: ${counted('held-out')}. Fresh: ${counted('fresh')}.`;
  const text = readFileSync(path, 'utf8').replace(
    /(<!-- measured -->)[\s\S]*?(<!-- end -->)/,
    (_, start, end) => `${start}\n\n${measured}\n\n${end}`,
  );
  writeFileSync(path, text);
  const shares = Object.fromEntries(
    groups.map((group) => [
      group,
      Object.fromEntries(
        fields.map((field) => {
          const [right, of] = tally(all, field, group);
          return [field, Math.floor((1e4 * right) / of) / 1e4];
        }),
      ),
    ]),
  );
  writeFileSync(resolve(root, 'tests/engine/releases/recorded-accuracy.json'), `${JSON.stringify(shares, null, 2)}\n`);
}
