import type { Understood } from '#contract/search.ts';
import { words } from '../words/catalogue.ts';

/** A part of a query as its chip says it. */
export const filterWords = (part: Understood): string =>
  part.field === null ? part.value : words.find.filter(part.field, part.value, part.isNegated);

/** What a whole query means, one sentence; empty for the empty query. */
export function explain(parts: readonly Understood[]): string {
  const t = words.find;
  const said = parts
    .filter((part) => part.code !== 'bad_value')
    .map((part) => {
      if (part.field !== null && part.code === 'field') return filterWords(part);
      if (part.code === 'or') return t.either;
      return part.code === 'phrase' ? t.aPhrase(part.value, part.isNegated) : t.aWord(part.value || part.text, part.isNegated);
    });
  return t.understood(said);
}

/** What of a query was not understood, a sentence each. */
export const notUnderstood = (parts: readonly Understood[]): readonly string[] =>
  parts.flatMap((part) =>
    part.code === 'unknown_field'
      ? [words.find.unknownField(/^-?[^:]*:/.exec(part.text)?.[0] ?? part.text)]
      : part.code === 'bad_value'
        ? [words.find.badValue(part.text)]
        : [],
  );
