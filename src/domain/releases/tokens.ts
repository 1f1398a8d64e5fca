/** One word of a phrase with the punctuation around it. */
export interface Token {
  /** The word itself, without punctuation or possessive ending. */
  readonly bare: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** True when punctuation after the word ends its phrase. */
  readonly breaks: boolean;
  readonly possessive: boolean;
  readonly capital: boolean;
}

const WORD = /\S+/gu;
const LEADING = /^[\p{Ps}\p{Pi}\p{Pf}"'„*_–—-]+/u;
const TRAILING = /[\p{Pe}\p{Pf}\p{Pi}"'’*_,;:!?…|–—/]+$/u;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const INITIAL = /^(?:\p{Lu}\.)+(?:-\p{Lu}\.)?$/u;
const DOTTED =
  /^(?:dr|prof|st|adm|stv|jr|sr|mr|mrs|ms|hr|fr|tf|mme|mlle|sra|srta|dña|dhr|mevr|mw|dipl|ing|dott|lic|mag|m|d|ph|e\.v|s\.a|b\.v|n\.v|pr)\.$/iu;

/** The words of a phrase, at most `limit` of them. */
export function tokenise(text: string, limit = 80): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    if (tokens.length >= limit) break;
    let word = match[0];
    const lead = word.match(LEADING)?.[0].length ?? 0;
    if (lead > 0 && tokens.length > 0) {
      const last = tokens[tokens.length - 1];
      if (last !== undefined) tokens[tokens.length - 1] = { ...last, breaks: true };
    }
    word = word.slice(lead);
    const start = match.index + lead;
    let bare = word.replace(TRAILING, '');
    let breaks = bare.length < word.length;
    if (bare.endsWith('.') && !INITIAL.test(bare) && !DOTTED.test(bare)) {
      bare = bare.replace(/\.+$/u, '');
      breaks = true;
    }
    if (bare === '') {
      const last = tokens[tokens.length - 1];
      if (last !== undefined && /[:;|–—/…]/u.test(match[0])) tokens[tokens.length - 1] = { ...last, breaks: true };
      continue;
    }
    const end = start + bare.length;
    const possessive = /['’]s$/u.test(bare);
    if (possessive) bare = bare.slice(0, -2);
    tokens.push({
      bare,
      lower: bare.toLowerCase(),
      start,
      end: possessive ? end - 2 : end,
      breaks,
      possessive,
      capital: NAME_WORD.test(bare),
    });
  }
  return tokens;
}
