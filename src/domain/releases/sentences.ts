import { monthNumbers, type Vocabulary } from './lexicon/index.ts';

/** A sentence with its place in the paragraph. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const STOP = /[.!?…][”“"»«’')\]]*\s+/gu;

function endsSentence(paragraph: string, at: number, after: number, vocabulary: Vocabulary): boolean {
  const next = paragraph.slice(after, after + 24);
  if (!/^[\p{Lu}\p{N}„“”"»«‘'¿¡([–—•-]/u.test(next)) return false;
  if (paragraph[at] !== '.') return true;
  const word =
    paragraph
      .slice(Math.max(0, at - 16), at)
      .match(/[\p{L}\p{N}.]+$/u)?.[0]
      .toLowerCase() ?? '';
  if (/^\p{L}$/u.test(word) || vocabulary.abbreviations.has(word)) return false;
  if (/^\d{1,2}$/u.test(word)) {
    const following = next.match(/^\p{L}+/u)?.[0].toLowerCase() ?? '';
    if (monthNumbers.has(following) || vocabulary.language === 'de') return false;
  }
  return true;
}

/** The sentences of a paragraph, verbatim, without the space between them. */
export function splitSentences(paragraph: string, vocabulary: Vocabulary): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(STOP)) {
    const after = match.index + match[0].length;
    if (!endsSentence(paragraph, match.index, after, vocabulary)) continue;
    const end = match.index + match[0].trimEnd().length;
    sentences.push({ text: paragraph.slice(start, end), start, end });
    start = after;
  }
  if (start < paragraph.length) sentences.push({ text: paragraph.slice(start), start, end: paragraph.length });
  return sentences;
}
