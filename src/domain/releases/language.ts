import type { ReleaseLanguage } from '#contract/parsed-release.ts';
import { lexicons } from './lexicon/index.ts';

const WORDS_LOOKED_AT = 4000;

const languagesOfWord = new Map<string, ReleaseLanguage[]>();
for (const lexicon of lexicons) {
  for (const word of new Set(lexicon.stopWords.split(/\s+/u))) {
    languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), lexicon.language]);
  }
}

/** Letters that only some of the languages write; a few of them outweigh shared stop words. */
const letterHints: readonly (readonly [RegExp, readonly ReleaseLanguage[]])[] = [
  [/[æø]/u, ['da', 'no']],
  [/å/u, ['da', 'no', 'sv']],
  // Danish never ends a word in two like consonants, and never writes øy.
  [/(?:kk|tt|pp|ll|ss|nn|gg|mm)$/u, ['no', 'sv']],
  [/øy|sjon(?:en|er)?$/u, ['no', 'no']],
  [/øj|tion(?:en|er)?$/u, ['da']],
  [/[äö]/u, ['sv', 'de']],
  [/[ßü]/u, ['de']],
  [/[ñ¿¡]/u, ['es']],
  [/[çœèêù]/u, ['fr']],
];

/** The language most of the text's stop words belong to, with a confidence; null when too few are found to tell. */
export function detectLanguage(text: string): { language: ReleaseLanguage | null; confidence: number } {
  const scores = new Map<ReleaseLanguage, number>();
  const add = (language: ReleaseLanguage, weight: number): void => {
    scores.set(language, (scores.get(language) ?? 0) + weight);
  };
  let seen = 0;
  let hits = 0;
  for (const match of text.slice(0, 60_000).matchAll(/\p{L}{1,40}/gu)) {
    if (++seen > WORDS_LOOKED_AT) break;
    const word = match[0].toLowerCase();
    const languages = languagesOfWord.get(word);
    if (languages !== undefined) {
      hits += 1;
      for (const language of languages) add(language, 1 / languages.length);
    }
    for (const [letters, hinted] of letterHints) {
      if (letters.test(word)) for (const language of hinted) add(language, 0.2 / hinted.length);
    }
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const best = ranked[0];
  if (best === undefined || hits < 3 || best[1] < 1.5 || hits / seen < 0.1) return { language: null, confidence: 0 };
  const second = ranked[1]?.[1] ?? 0;
  if (best[1] < second * 1.05) return { language: null, confidence: 0 };
  return { language: best[0], confidence: Math.min(0.99, 0.5 + (best[1] - second) / best[1] / 1.5) };
}
