import type { Understood } from '#contract/search.ts';
import { foldWords } from '#domain/search/fold.ts';
import { words } from '../words/catalogue.ts';

/** A part of a query as its chip says it. */
export const filterWords = (part: Understood): string =>
  part.field === null ? part.value : words.find.filter(part.field, part.value, part.isNegated);

/** Whether anything is looked for because of a part: signs without a letter or digit, such as an emoji, ask for nothing. */
export function isSearched(part: Understood): boolean {
  if (part.code === 'field' || part.code === 'or' || part.code === 'not') return true;
  if (part.code === 'bad_value' && part.value === '') return false;
  return foldWords(part.code === 'word' || part.code === 'phrase' ? part.value : part.text).length > 0;
}

/** What a whole query means, one sentence; empty when nothing is looked for. */
export function explain(parts: readonly Understood[]): string {
  const t = words.find;
  const said = parts
    .filter((part) => part.code !== 'bad_value' && isSearched(part))
    .map((part) => {
      if (part.field !== null && part.code === 'field') return filterWords(part);
      if (part.code === 'or') return t.either;
      if (part.code === 'not') return t.notTheGroup;
      return part.code === 'phrase' ? t.aPhrase(part.value, part.isNegated) : t.aWord(part.value || part.text, part.isNegated);
    });
  return t.understood(said);
}

/** A short name for a whole query, as its chips say it: Landscape, copenhagen; the text itself where it is more than filters and words. */
export function shortName(text: string, parts: readonly Understood[]): string {
  const asked = parts.filter(isSearched);
  const isPlain = asked.every(
    (part) => part.code === 'field' || ((part.code === 'word' || part.code === 'phrase') && !part.isNegated),
  );
  return asked.length === 0 || !isPlain ? text : asked.map(filterWords).join(', ');
}

/** What of a query was not understood, a sentence each. */
export const notUnderstood = (parts: readonly Understood[]): readonly string[] =>
  parts.flatMap((part) => {
    if (part.code === 'unknown_field') return [words.find.unknownField(/^-?[^:]*:/.exec(part.text)?.[0] ?? part.text)];
    if (part.code === 'bad_value') return [isSearched(part) ? words.find.badValue(part.text) : words.find.leftOut(part.text)];
    return isSearched(part) ? [] : [words.find.noWord(part.text)];
  });
