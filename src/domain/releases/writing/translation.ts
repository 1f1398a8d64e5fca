import type { ParityFinding, Release } from '#contract/releases.ts';
import { plainBlocks, readBody, type Span } from '../texts/marks.ts';
import { knownLanguage, wordNumbers, writtenDays, writtenNumbers } from './values.ts';

/** Blocks that are equal in two languages and longer than this many words were forgotten rather than meant. */
const FORGOTTEN_WORDS = 8;

/** What a translation lacks or has too much of, beside its original: numbers, days, links, names, embargo, contacts, blocks. */
export function compareTranslation(original: Release, translation: Release): ParityFinding[] {
  const [here, there] = [factsOf(original), factsOf(translation)];
  const found: ParityFinding[] = [];
  const add = (code: ParityFinding['code'], text: string): void => void found.push({ code, text });
  for (const [value, text] of here.numbers) if (!there.numbers.has(value) && !there.words.has(value)) add('number.missing', text);
  for (const [value, text] of there.numbers) if (!here.numbers.has(value) && !here.words.has(value)) add('number.added', text);
  for (const [iso, text] of here.days) if (!hasDay(there.days, iso)) add('date.missing', text);
  for (const [iso, text] of there.days) if (!hasDay(here.days, iso)) add('date.added', text);
  for (const link of here.links) if (!there.links.has(link)) add('link.missing', link);
  for (const link of there.links) if (!here.links.has(link)) add('link.added', link);
  for (const name of new Set(original.quotes.map((quote) => quote.speaker.trim())))
    if (name !== '' && !there.text.includes(surname(name))) add('name.missing', name);
  if (original.byline.name.trim() !== translation.byline.name.trim()) add('name.missing', original.byline.name);
  if (original.date !== translation.date) add('date.differs', translation.date ?? '');
  const until = (release: Release): number | null => (release.embargo === null ? null : Date.parse(release.embargo.until));
  if (until(original) !== until(translation)) add('embargo.differs', translation.embargo?.until ?? '');
  if (original.contactIds.toSorted().join() !== translation.contactIds.toSorted().join()) add('contacts.differ', '');
  if (here.blocks.length !== there.blocks.length) add('blocks.differ', `${here.blocks.length} : ${there.blocks.length}`);
  if (original.language !== translation.language) {
    const known = new Set(here.blocks);
    for (const block of there.blocks)
      if (known.has(block) && block.split(/\s+/).length > FORGOTTEN_WORDS) add('untranslated', block);
  }
  return found;
}

interface Facts {
  readonly text: string;
  readonly blocks: readonly string[];
  /** By value, as written. */
  readonly numbers: ReadonlyMap<number, string>;
  /** Values of small numbers written as words. */
  readonly words: ReadonlySet<number>;
  readonly days: ReadonlyMap<string, string>;
  readonly links: ReadonlySet<string>;
}

function factsOf(release: Release): Facts {
  const language = knownLanguage(release.language);
  const blocks = plainBlocks(release.body);
  const text = [release.headline, release.subheadline, ...blocks, ...release.notes].join('\n');
  return {
    text,
    blocks,
    numbers: new Map(writtenNumbers(text, language).map((number) => [number.value, number.text])),
    words: wordNumbers(text, language),
    days: new Map(
      writtenDays(text, language).flatMap((day): [string, string][] =>
        day.iso === null ? [] : [[day.iso, text.slice(day.start, day.end).trim()]],
      ),
    ),
    links: new Set([
      ...linksOf(release),
      ...(text.match(/https?:\/\/[^\s<>()"]+[^\s<>()".,;:!?]|[^\s@<>()"]+@[^\s@<>()"]+\.\p{L}{2,}/gu) ?? []),
    ]),
  };
}

function linksOf(release: Release): string[] {
  const spans = readBody(release.body).flatMap((block): readonly Span[] =>
    block.kind === 'list' ? block.items.flat() : block.spans,
  );
  return spans.flatMap((span) => (span.href === undefined ? [] : [span.href.replace(/^mailto:/i, '')]));
}

/** A day said once with its year may be said without it in the other language. */
function hasDay(days: ReadonlyMap<string, string>, iso: string): boolean {
  const day = iso.slice(-6);
  return [...days.keys()].some(
    (other) => other === iso || ((other.startsWith('--') || iso.startsWith('--')) && other.slice(-6) === day),
  );
}

/** The part of a name that no language changes. */
const surname = (name: string): string => name.trim().split(/\s+/).at(-1) ?? name;
