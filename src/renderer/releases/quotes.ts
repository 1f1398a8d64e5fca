import type { Quote } from '#contract/releases.ts';

/** A paragraph cut where a quote stands in it; the parts together are the paragraph, letter by letter. */
export interface QuotedParagraph {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  readonly of: Quote;
}

const MARKS = '“”„"«»‘’\'';

/** Where a paragraph is mostly one quote, cuts it out with its marks; null for every other paragraph. */
export function pullQuote(paragraph: string, quotes: readonly Quote[]): QuotedParagraph | null {
  for (const quote of quotes) {
    // A closing comma may have become a full stop; the words themselves are verbatim.
    const bare = quote.text.replace(/[.,]$/, '');
    const at = bare === '' ? -1 : paragraph.indexOf(bare);
    if (at < 0 || bare.length < 60 || bare.length < paragraph.length * 0.6) continue;
    let start = at;
    let end = at + bare.length;
    while (start > 0 && MARKS.includes(paragraph[start - 1] ?? '')) start -= 1;
    while (end < paragraph.length && `${MARKS}.,`.includes(paragraph[end] ?? '')) end += 1;
    return { before: paragraph.slice(0, start), quote: paragraph.slice(start, end), after: paragraph.slice(end), of: quote };
  }
  return null;
}
