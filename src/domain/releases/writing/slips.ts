import type { ReleaseLanguage } from '#contract/parsed-release.ts';
import type { Release, ReleaseFields, ReleaseFinding } from '#contract/releases.ts';

/** Words that stand twice in good sentences, by language: 'that that', 'die die', 'nous nous'. */
const MAY_REPEAT: Readonly<Record<ReleaseLanguage, string>> = {
  en: 'had that her his',
  da: 'det der den de for at',
  de: 'die der das den dem sie es',
  fr: 'nous vous',
  es: '',
  sv: 'det den de som för',
  no: 'det der den de for',
  nl: 'die dat ze het',
};

/** Half a word too many: the infinitive's 'to' before an adverb that begins with it. */
const RUN_IN = /(?<!\p{L})to together(?!\p{L})/giu;

/** A slip with what would stand there without it. */
export interface Slip {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly fixed: string;
}

/** The doubled words of a text ('the the', 'to together'), in order. */
export function doubledWords(text: string, language: ReleaseLanguage | null): Slip[] {
  const allowed = new Set(language === null ? [] : MAY_REPEAT[language].split(' '));
  const slips: Slip[] = [...text.matchAll(RUN_IN)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    fixed: match[0].slice('to '.length),
  }));
  let before: { word: string; end: number; start: number } | null = null;
  for (const match of text.matchAll(/[\p{L}\p{M}’']+/gu)) {
    const [word] = match;
    const isNext = before !== null && /^[^\S\n]+$/.test(text.slice(before.end, match.index));
    const here = { word, start: match.index, end: match.index + word.length };
    // Two capitals are a name (New York York's is not one, 'Duran Duran' is); a single letter may be a list.
    const isName = /^\p{Lu}/u.test(word) && before !== null && /^\p{Lu}/u.test(before.word) && before.start > 0;
    if (
      isNext &&
      before !== null &&
      !isName &&
      word.length > 1 &&
      word.toLowerCase() === before.word.toLowerCase() &&
      !allowed.has(word.toLowerCase())
    )
      slips.push({ text: text.slice(before.start, here.end), start: before.start, end: here.end, fixed: before.word });
    before = here;
  }
  return slips.sort((one, other) => one.start - other.start);
}

/** Pairs of curly marks as languages and houses set them; the first whose opening mark a release uses is its own. */
const PAIRS = ['„“', '„”', '»«', '«»', '“”', '””'] as const;

const PARTS_WITHOUT_PROSE = /(\]\([^)\n]*\)|<[^>\n]*>)/;

/**
 * Where straight double marks stand beside curly ones in a release, and the change that makes all of them curly in the release's
 * own style; null when one kind alone is used. The change is null where an odd number of marks leaves the pairs in doubt.
 */
export function mixedQuotes(release: Release): { first: ReleaseFinding['place']; set: Partial<ReleaseFields> | null } | null {
  const texts = [release.headline, release.subheadline, ...release.body, ...release.notes];
  const all = texts.join('\n');
  const hasCurly = /[“”„«»]/.test(all);
  const proseOf = (text: string): string =>
    text
      .split(PARTS_WITHOUT_PROSE)
      .filter((_, at) => at % 2 === 0)
      .join('');
  if (!hasCurly || !texts.some((text) => proseOf(text).includes('"'))) return null;
  const at = texts.findIndex((text) => proseOf(text).includes('"'));
  const start = (texts[at] ?? '').indexOf('"');
  const place = { start, end: start + 1 };
  const first =
    at === 0
      ? { field: 'headline', index: null, ...place }
      : at === 1
        ? { field: 'subheadline', index: null, ...place }
        : at < 2 + release.body.length
          ? { field: 'body', index: at - 2, ...place }
          : { field: 'notes', index: at - 2 - release.body.length, ...place };
  const isPaired = texts.every((text) => (proseOf(text).match(/"/g)?.length ?? 0) % 2 === 0);
  if (!isPaired) return { first, set: null };
  const [open = '“', close = '”'] = pairOf(all);
  const curled = (text: string): string => {
    let isOpen = false;
    return text
      .split(PARTS_WITHOUT_PROSE)
      .map((part, index) => {
        if (index % 2 === 1) return part;
        return part.replace(/"/g, () => {
          isOpen = !isOpen;
          return isOpen ? open : close;
        });
      })
      .join('');
  };
  return {
    first,
    set: {
      headline: curled(release.headline),
      subheadline: curled(release.subheadline),
      body: release.body.map(curled),
      notes: release.notes.map(curled),
    },
  };
}

function pairOf(text: string): string {
  if (!/[„«»“]/.test(text)) return '””';
  return (
    PAIRS.find(([open = '', close = '']) => {
      const [one, other] = [text.indexOf(open), text.indexOf(close)];
      return one >= 0 && other > one;
    }) ?? '“”'
  );
}
