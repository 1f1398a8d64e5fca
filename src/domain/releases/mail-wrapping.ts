import { isRule, plain } from './labels.ts';
import type { Line } from './lines.ts';

const HEADER =
  /^[*_]{0,2}(?:from|to|subject|date|sent|cc|reply-to|von|an|betreff|gesendet|datum|fra|til|emne|sendt|dato|de|à|objet|envoyé|date|para|asunto|enviado(?: el)?|fecha|från|till|ämne|skickat|van|aan|onderwerp|verzonden)[*_]{0,2}\s?:[*_]{0,2}\s\S/iu;
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|day)|hej|hei|kære|kjære|bästa|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen)|grüezi|bonjour|chère?s?|madame|hola|buenos días|buenas tardes|estimad[oa]s?|beste|geachte|god(?:dag|e| morgen| morgon))(?:[\s,!.][^.?]{0,50})?[,!.:]?$/iu;
const SIGN_OFF =
  /^(?:best(?: regards| wishes)?|kind(?:est)? regards|many thanks|regards|thanks|sincerely|yours(?: sincerely| faithfully)?|cheers|(?:med )?venlig(?:e)? hilsen(?:er)?|(?:de )?bedste hilsner|hilsen|mvh|vennlig hilsen|med vennlig hilsen|mit freundlichen grüßen|mit freundlichen grüssen|freundliche grüße|freundliche grüsse|viele grüße|beste grüße|herzliche grüße|cordialement|bien cordialement|bien à vous|un saludo|saludos(?: cordiales)?|atentamente|(?:med )?vänliga hälsningar|vänligen|hälsningar|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?)\s?[,.!]?$/iu;

/** True for the line that ends a letter ('Kind regards,'). */
export const isSignOff = (text: string): boolean => text.length < 50 && SIGN_OFF.test(plain(text).replace(/^.*[.!]\s/u, ''));

/** The lines of a release without the letter it came in; `cover` holds what was taken off its front. */
export function withoutLetter(
  lines: readonly Line[],
  isLabel: (text: string) => boolean,
): { lines: readonly Line[]; cover: readonly Line[] } {
  const from = Math.max(behindHeaders(lines), 0);
  const start = behindGreeting(lines, from, isLabel);
  return start === 0 ? { lines, cover: [] } : { lines: lines.slice(start), cover: lines.slice(0, start) };
}

/** Behind the last run of mail headers (a forwarded message), or 0. */
function behindHeaders(lines: readonly Line[]): number {
  let behind = 0;
  let run = 0;
  for (let at = 0; at < lines.length && at < 60; at += 1) {
    if (HEADER.test(lines[at]?.text ?? '')) run += 1;
    else {
      if (run >= 3) behind = at;
      run = 0;
    }
  }
  return behind;
}

/** Behind a greeting and the letter that follows it, as far as a rule, a sign-off or a label shows where that ends. */
function behindGreeting(lines: readonly Line[], from: number, isLabel: (text: string) => boolean): number {
  const first = lines[from]?.text ?? '';
  if (first.length > 60 || !GREETING.test(first)) return from;
  let end = from + 1;
  for (let at = from + 1; at < lines.length && at < from + 16; at += 1) {
    const text = lines[at]?.text ?? '';
    if (isRule(text)) return at + 1;
    if (isSignOff(text)) {
      // the name below it, in the same block or the next
      end = at + 1;
      const below = lines[end];
      if (below !== undefined && below.text.length < 40 && !isRule(below.text)) end += 1;
    } else if (isLabel(text) || lines[at]?.mark === 'title' || (lines[at]?.mark === 'heading' && text.length > 25)) return at;
  }
  return end;
}
