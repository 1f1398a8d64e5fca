import type { AssetTranslation } from '#contract/assets.ts';
import { language } from '../words/language.ts';

/** Languages a press office writes in most, offered first; any other that the data holds is shown too. */
export const OFFERED_LANGUAGES = [
  'en',
  'da',
  'sv',
  'nb',
  'fi',
  'is',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'uk',
  'ar',
  'zh',
  'ja',
] as const;

const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });

/** 'da' as Danish, or dansk; what Intl does not know stays as it is. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** 'pt-br' as PT-BR. */
export const languageMark = (code: string): string => code.toUpperCase();

/** The translations with one text changed; a language that says nothing any more stays until it is removed. */
export function withTranslation(
  translations: Readonly<Record<string, AssetTranslation>>,
  code: string,
  set: Partial<AssetTranslation>,
): Record<string, AssetTranslation> {
  return { ...translations, [code]: { ...(translations[code] ?? { caption: '', altText: '' }), ...set } };
}

/** The translations without a language. */
export function withoutTranslation(
  translations: Readonly<Record<string, AssetTranslation>>,
  code: string,
): Record<string, AssetTranslation> {
  return Object.fromEntries(Object.entries(translations).filter(([known]) => known !== code));
}
