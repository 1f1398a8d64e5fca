import type { ParsedFact } from '#contract/parsed-release.ts';
import { plain } from './labels.ts';
import { type Line, withoutBullet } from './lines.ts';

const FACT = /^(\d{1,3}(?:[.,\s]\d{3})*|\d{1,7})\s+(\p{Lu}[\p{L}-]*(?:\s\p{L}[\p{L}-]*){0,2})$/u;

function factOf(text: string): ParsedFact | null {
  const found = withoutBullet(text).match(FACT);
  if (found === null || text.length > 50) return null;
  return { value: Number((found[1] ?? '').replace(/\D/gu, '')), label: found[2] ?? '' };
}

/** An organisation box: a short name above counts such as '42 Solutions'; the number of lines it takes. */
export function boxAt(lines: readonly Line[], at: number): { name: string; facts: ParsedFact[]; lines: number } | null {
  const name = lines[at];
  if (
    name === undefined ||
    name.bullet ||
    name.text.length > 60 ||
    /[.:?!,;]$/u.test(name.text) ||
    name.text.split(/\s/u).length > 7 ||
    !/^\p{Lu}/u.test(name.text)
  )
    return null;
  const facts: ParsedFact[] = [];
  while (facts.length < 12) {
    const fact = factOf(lines[at + 1 + facts.length]?.text ?? '');
    if (fact === null) break;
    facts.push(fact);
  }
  return facts.length === 0 ? null : { name: plain(name.text), facts, lines: facts.length + 1 };
}

export function boxEndsBody(lines: readonly Line[], from: number): boolean {
  return !lines.slice(from).some((line) => line.text.length > 180 && /[.!?]["”»]?$/u.test(line.text));
}
