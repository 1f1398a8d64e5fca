import type { ItemFacts, KitChange, KitItem, KitSnapshot, SectionKind } from '#contract/kits.ts';
import { formatInstant } from '../dates.ts';
import { TYPEFACE_FIELD, TYPEFACE_PARTS } from '../exports/typefaces.ts';
import { diffWords } from '../releases/writing/diff.ts';
import { keyOf } from './items.ts';
import { longestRise } from './longest-rise.ts';

/** Fields of a kit and of its items as a sentence names them. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  organisation: 'Organisation',
  timeZone: 'Time zone',
  license: 'Licence',
  note: 'Note',
  slug: 'Short name',
  tier: 'Pictures in the zip',
  originals: 'Originals',
  themeOverride: 'Theme',
  ignored: 'Ignored warnings',
  altText: 'Alt text',
  file: 'File',
};
const wordOf = (field: string): string => FIELD_WORDS[field] ?? field.charAt(0).toUpperCase() + field.slice(1);

const SECTION_WORDS: Readonly<Record<SectionKind, string>> = {
  releases: 'releases',
  figures: 'key figures',
  quotes: 'quotes',
  photos: 'photos',
  logos: 'logos',
  documents: 'documents',
  sheets: 'contact sheets',
  contacts: 'contacts',
};

/** A text in a sentence is cut at this many characters; the data has the whole. */
const LONGEST_IN_SENTENCE = 80;

/** Everything that differs between two states of a kit: its own fields, then by section what came, went, moved, and is worded otherwise. */
export function compareKits(from: KitSnapshot, to: KitSnapshot): KitChange[] {
  const [before, after] = [placesOf(from), placesOf(to)];
  const changes: KitChange[] = textChanges(fieldsOf(from), fieldsOf(to)).map(({ field, parts, old, now }) => ({
    kind: 'field',
    section: null,
    key: null,
    name: '',
    field,
    parts,
    sentence: worded(wordOf(field), old, now),
  }));
  const [oldFacts, newFacts] = [factsByKey(from), factsByKey(to)];
  for (const { section, key } of before.values()) {
    if (after.has(key)) continue;
    const { name } = oldFacts.get(key) ?? { name: key };
    changes.push(plain('removed', section, key, name, `“${clip(name)}” removed from ${SECTION_WORDS[section]}`));
  }
  const moved = movedKeys(before, after);
  for (const { section, key, at } of after.values()) {
    const old = before.get(key);
    const facts = newFacts.get(key) ?? { key, name: key, texts: {} };
    if (old === undefined) {
      changes.push(plain('added', section, key, facts.name, `“${clip(facts.name)}” added to ${SECTION_WORDS[section]}`));
      continue;
    }
    if (old.section !== section) {
      const way = `from ${SECTION_WORDS[old.section]} to ${SECTION_WORDS[section]}`;
      changes.push(plain('moved', section, key, facts.name, `“${clip(facts.name)}” moved ${way}`));
    } else if (moved.has(key)) {
      const way = `from position ${old.at + 1} to ${at + 1} of ${SECTION_WORDS[section]}`;
      changes.push(plain('moved', section, key, facts.name, `“${clip(facts.name)}” moved ${way}`));
    }
    for (const { field, parts, old: was, now } of textChanges(oldFacts.get(key)?.texts ?? {}, facts.texts)) {
      const sentence = worded(`${wordOf(field)} of “${clip(facts.name)}”`, was, now);
      changes.push({ kind: 'words', section, key, name: facts.name, field, parts, sentence });
    }
  }
  return changes;
}

interface Spot {
  readonly section: SectionKind;
  readonly key: string;
  readonly at: number;
}

/** Where each item stands; an item that stands in two sections counts where it stands first. */
function placesOf({ kit }: KitSnapshot): ReadonlyMap<string, Spot> {
  const places = new Map<string, Spot>();
  for (const { kind, items } of kit.sections)
    for (const [at, item] of items.entries()) {
      const key = keyOf(item satisfies KitItem);
      if (!places.has(key)) places.set(key, { section: kind, key, at });
    }
  return places;
}

/** Of the items that stayed in their section, the fewest that must have moved to give the new order. */
function movedKeys(before: ReadonlyMap<string, Spot>, after: ReadonlyMap<string, Spot>): ReadonlySet<string> {
  const bySection = Map.groupBy(
    [...after.values()].filter(({ section, key }) => before.get(key)?.section === section),
    ({ section }) => section,
  );
  return new Set(
    [...bySection.values()].flatMap((spots) => {
      const stays = longestRise(spots.map(({ key }) => before.get(key)?.at ?? 0));
      return spots.filter((_, index) => !stays.has(index)).map(({ key }) => key);
    }),
  );
}

const factsByKey = ({ facts }: KitSnapshot): ReadonlyMap<string, ItemFacts> => new Map(facts.map((one) => [one.key, one]));

const plain = (
  kind: 'added' | 'removed' | 'moved',
  section: SectionKind,
  key: string,
  name: string,
  sentence: string,
): KitChange => ({
  kind,
  section,
  key,
  name,
  field: null,
  parts: [],
  sentence: `${sentence}.`,
});

/** The fields of a kit as texts that can be compared and shown. */
function fieldsOf({ kit, organisation, facts }: KitSnapshot): Record<string, string> {
  return {
    title: kit.title,
    slug: kit.slug,
    organisation,
    date: kit.date ?? '',
    timeZone: kit.timeZone,
    language: kit.language,
    embargo: kit.embargo === null ? '' : formatInstant(kit.embargo.until, kit.embargo.timeZone, 'en'),
    license: kit.license,
    note: kit.note,
    tier: kit.tier,
    originals: kit.originals,
    themeOverride: Object.entries(kit.themeOverride ?? {})
      .map(([part, value]) => themePart(part, value, facts))
      .join(', '),
    ignored: kit.ignored.map(({ rule, reason }) => `${rule}: ${reason}`).join('\n'),
  };
}

/** A colour by its part, a typeface by its name: an id says nothing to a reader. */
function themePart(part: string, value: string | undefined, facts: KitSnapshot['facts']): string {
  const typeface = TYPEFACE_PARTS.find((one) => TYPEFACE_FIELD[one] === part);
  if (typeface === undefined) return `${part} ${value}`;
  return `${typeface} in ${facts.find(({ key }) => key === value)?.name ?? 'a typeface that is gone'}`;
}

const textChanges = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const [old, now] = [before[field] ?? '', after[field] ?? ''];
    return old === now ? [] : [{ field, old, now, parts: diffWords(old, now) }];
  });

function worded(what: string, old: string, now: string): string {
  if (old === '') return `${what} is now “${clip(now)}”.`;
  if (now === '') return `${what} is gone; it was “${clip(old)}”.`;
  return `${what}: “${clip(old)}” became “${clip(now)}”.`;
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_IN_SENTENCE ? line : `${line.slice(0, LONGEST_IN_SENTENCE - 1).trimEnd()}…`;
}
