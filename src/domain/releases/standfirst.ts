import type { Vocabulary } from './lexicon/index.ts';
import type { Line } from './lines.ts';

/**
 * A short paragraph below the headline that the lead follows. The lead shows by telling the headline over again, or by taking up
 * the words of the paragraph above it: a lead is not repeated by what follows it, a standfirst is.
 */
export function isStandfirst(
  lines: readonly Line[],
  at: number,
  headline: string,
  sender: string | null,
  vocabulary: Vocabulary,
): boolean {
  const text = lines[at]?.text ?? '';
  const lead = lines[at + 1];
  if (lead === undefined || lead.block === lines[at]?.block || text.length < 30 || text.length > 260) return false;
  // two sentences and longer than what follows: that is the lead itself
  if (tellsSource(text) || (/[.!?]\s\p{Lu}/u.test(text) && text.length > lead.text.length * 1.2)) return false;
  if (!/[.!?]$/u.test(text) || /[“”„«»"]/u.test(text) || lead.text.length < Math.max(60, text.length * 0.6)) return false;
  if (lines.slice(at + 2, at + 8).filter((other) => other.text.length > 60).length < 1) return false;
  // a lead names the sender; a short line above one that is far longer is none
  if (sender !== null && lead.text.slice(0, sender.length + 20).includes(sender) && !text.includes(sender)) return true;
  if (text.length < 80 && lead.text.length > text.length * 1.6 && !/[.!?]\s\p{Lu}/u.test(text)) return true;
  const words = contentWords(text, vocabulary);
  const taken = contentWords(lead.text, vocabulary);
  const told = contentWords(headline, vocabulary);
  const common = (one: Set<string>, other: Set<string>): number => [...one].filter((word) => other.has(word)).length;
  const byLead = common(told, taken);
  if (byLead >= 2 && byLead >= told.size * 0.5 && byLead > common(told, words) + told.size * 0.2) return true;
  const shared = common(words, taken);
  return shared >= 2 && shared >= words.size * 0.34;
}

/** A sentence that says where the news comes from ends a lead: 'Det viser et nyt forsøg fra …'. */
const tellsSource = (text: string): boolean =>
  /[.!?]\s(?:Det (?:viser|visar|framgår|fremgår|skriver|oplyser|melder)|Das (?:zeigt|ergab|geht|belegt|teilte)|Dies (?:zeigt|geht)|Dat (?:blijkt|meldt|staat)|Dit blijkt|C['’]est ce que|Así lo|Es lo que|That is (?:according|the)|This is according)\s/u.test(
    text,
  );

/** The beginnings of the words that carry the meaning, so that endings do not count. */
function contentWords(text: string, vocabulary: Vocabulary): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !vocabulary.stopWords.has(word)).map((word) => word.slice(0, 5)));
}
