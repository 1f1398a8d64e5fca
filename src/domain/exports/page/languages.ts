/** A language's name in that language: `dansk` for da; the tag itself where nothing is known of it. */
export function languageInItself(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Things in the order of their languages: those of the first language, then the others' grouped by language as they come. */
export function byLanguage<T extends { readonly language: string }>(
  things: readonly T[],
  first: string,
): { readonly own: readonly T[]; readonly others: readonly (readonly [language: string, things: readonly T[]])[] } {
  const groups = Map.groupBy(things, (thing) => thing.language);
  const own = groups.get(first) ?? groups.values().next().value ?? [];
  return { own, others: [...groups].filter(([, group]) => group !== own) };
}
