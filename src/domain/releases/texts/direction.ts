const OPENS = /[\u2066-\u2068]/;
const POP = '\u2069';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A plain text in which every isolate of direction (U+2066 to U+2069) that a line opens is closed on that line, and nothing is closed that was not
 * opened: a stray one would turn what a file says after it.
 */
export function balanced(text: string): string {
  if (!/[\u2066-\u2069]/.test(text)) return text;
  return text.split('\n').map(balancedLine).join('\n');
}

function balancedLine(line: string): string {
  let open = 0;
  let kept = '';
  for (const sign of line) {
    if (sign === POP && open === 0) continue;
    if (OPENS.test(sign)) open += 1;
    else if (sign === POP) open -= 1;
    kept += sign;
  }
  return kept + POP.repeat(open);
}

/** A name for a line of plain text with other words on it: one with letters that run from right to left is isolated, so that it does not reorder its neighbours. */
export function isolated(name: string): string {
  const text = balanced(name);
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}${POP}` : text;
}
