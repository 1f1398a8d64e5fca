import { isRightToLeft } from '#domain/releases/texts/labels.ts';

/** A language tag as Typst takes it: a language of two or three letters and a region of two, nothing else. */
export function typstLanguage(tag: string): { lang: string; region: string | null; 'is-rtl': boolean } {
  const [base = '', ...rest] = tag.toLowerCase().split('-');
  const region = rest.find((part) => /^[a-z]{2}$/.test(part))?.toUpperCase() ?? null;
  return { lang: /^[a-z]{2,3}$/.test(base) ? base : 'en', region, 'is-rtl': isRightToLeft(tag) };
}
