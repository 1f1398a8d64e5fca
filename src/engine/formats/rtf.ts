/** Groups whose words are no text of the document: tables of fonts and styles, pictures, fields' instructions (RTF 1.9.1). */
const SILENT = new Set(
  (
    'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator pict objdata themedata colorschememapping ' +
    'latentstyles datastore xmlnstbl mmathPr fldinst filetbl revtbl userprops header headerl headerr headerf footer footerl footerr footerf'
  ).split(' '),
);

/** Characters that control words stand for. */
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  page: '\n',
  sect: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};

interface Group {
  readonly isSilent: boolean;
  /** Where the text of the group goes. */
  readonly into: 'text' | 'title' | 'author';
  /** Fallback characters to skip behind a \u (RTF 1.9.1, 'Unicode RTF'). */
  readonly skip: number;
}

/** Groups within groups; real files have under 30. */
const MAX_DEPTH = 10_000;

/** The text, title and author of an RTF file. One pass, linear in its length; damage ends the text where it is. */
export function readRtf(source: string): { text: string; title: string; creator: string } {
  const found = { text: [] as string[], title: [] as string[], author: [] as string[] };
  const stack: Group[] = [];
  let group: Group = { isSilent: false, into: 'text', skip: 1 };
  const decoder = new TextDecoder(encodingOf(source));
  let pending: number[] = []; // bytes of the code page: some take two
  let toSkip = 0;
  const put = (text: string): void => {
    if (!group.isSilent) found[group.into].push(text);
  };
  const flush = (): void => {
    if (pending.length > 0) put(decoder.decode(Uint8Array.from(pending)));
    pending = [];
  };
  const token = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/g;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [, word, number, hex, symbol, brace, plain] = match;
    if (hex !== undefined) {
      if (toSkip > 0) toSkip--;
      else pending.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (plain !== undefined) {
      put(toSkip > 0 ? plain.slice(toSkip) : plain);
      toSkip = Math.max(0, toSkip - plain.length);
    } else if (brace === '{') {
      if (stack.length > MAX_DEPTH) break;
      stack.push(group);
      toSkip = 0;
    } else if (brace === '}') {
      group = stack.pop() ?? group;
      toSkip = 0;
    } else if (symbol === '*') group = { ...group, isSilent: true };
    else if (symbol !== undefined) put(symbol === '~' ? ' ' : symbol === '_' ? '-' : /[\\{}]/.test(symbol) ? symbol : '');
    else if (word === 'u') {
      const code = Number(number ?? 0);
      put(String.fromCharCode(code < 0 ? code + 65_536 : code));
      toSkip = group.skip;
    } else if (word === 'uc') group = { ...group, skip: Math.min(Math.max(Number(number ?? 1), 0), 16) };
    else if (word === 'title' || word === 'author') group = { ...group, isSilent: false, into: word };
    else if (word === 'info') group = { ...group, isSilent: true };
    else if (word === 'bin') token.lastIndex += Math.max(0, Number(number ?? 0));
    else if (word !== undefined && SILENT.has(word)) group = { ...group, isSilent: true };
    else if (word !== undefined && word in SIGNS) put(SIGNS[word] ?? '');
  }
  flush();
  return {
    text: found.text.join('').toWellFormed(),
    title: found.title.join('').trim().toWellFormed(),
    creator: found.author.join('').trim().toWellFormed(),
  };
}

/** The code page of \ansicpg where this Node knows it, else Windows-1252. */
function encodingOf(source: string): string {
  const page = /\\ansicpg(\d{1,5})/.exec(source.slice(0, 2000))?.[1] ?? '1252';
  const label =
    ({ '932': 'shift_jis', '936': 'gbk', '949': 'euc-kr', '950': 'big5', '10000': 'macintosh', '65001': 'utf-8' } as const)[
      page
    ] ?? `windows-${page}`;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}
