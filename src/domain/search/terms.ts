/** The query with one more term at its end; a term that is there already is not added twice. */
export function addTerm(text: string, term: string): string {
  const before = text.trim();
  if (before === '') return term;
  return ` ${before} `.includes(` ${term} `) ? before : `${before} ${term}`;
}

/** The query without its stretch [start, end) in UTF-16 units, and without the `or` that would lean on nothing then. */
export function removeTerm(text: string, start: number, end: number): string {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  const isFirst = before === '';
  const isLast = after === '';
  const head = isLast ? before.replace(/(^|\s)or$/i, '') : before;
  const tail = isFirst || /(^|\s)or$/i.test(head) ? after.replace(/^or(?=\s|$)/i, '') : after;
  return `${head.trim()} ${tail.trim()}`.trim();
}
