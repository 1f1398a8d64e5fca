/** Groups that hold no text of the document: fonts, colours, pictures, headers and what a program tells about itself. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl footerr footerf listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl fldinst filetbl revtbl nonshppict template bkmkstart bkmkend atnid atnauthor annotation ftnsep ftnsepc'.split(
    ' ',
  ),
);
/** Control words that stand for a character or a break. */
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  line: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
};
/** Windows code pages by \ansicpg and by a font's \fcharset, as TextDecoder names them. */
const PAGES: Readonly<Record<string, string>> = {
  '1250': 'windows-1250',
  '1251': 'windows-1251',
  '1252': 'windows-1252',
  '1253': 'windows-1253',
  '1254': 'windows-1254',
  '1257': 'windows-1257',
  '10000': 'macintosh',
  '65001': 'utf-8',
};
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  161: 'windows-1253',
  162: 'windows-1254',
  186: 'windows-1257',
  204: 'windows-1251',
  238: 'windows-1250',
};
/** Groups in groups: a document has a dozen, a hostile one thousands. */
const DEEPEST = 2000;
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|[{}]|[^\\{}\r\n]+|[\r\n]+|\\/gy;

interface Group {
  /** Characters to leave out after a \u, which older readers show in its place. */
  skip: number;
  silent: boolean;
  fonts: boolean;
  font: number;
  hidden: boolean;
}

/** The text of an RTF document as bytes in Latin-1, paragraphs apart by blank lines; null when it is none or is nested beyond reason. Linear. */
export function rtfToText(source: string): string | null {
  if (!source.startsWith('{\\rtf')) return null;
  const out: string[] = [];
  const stack: Group[] = [];
  let group: Group = { skip: 1, silent: false, fonts: false, font: 0, hidden: false };
  let page = 'windows-1252';
  const fonts = new Map<number, string>();
  /** Bytes that wait for their code page: a character may take two of them. */
  let bytes: number[] = [];
  let pending = 0;
  let fresh = false;
  const flush = (): void => {
    if (bytes.length === 0) return;
    out.push(new TextDecoder(fonts.get(group.font) ?? page).decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  const emit = (text: string): void => {
    if (group.silent || group.hidden) return;
    flush();
    out.push(text);
  };
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(source); found !== null; found = TOKEN.exec(source)) {
    const [token, word, parameter, hex, symbol] = found;
    const wasFresh = fresh;
    fresh = false;
    if (token === '{') {
      flush();
      if (stack.length >= DEEPEST) return null;
      stack.push(group);
      group = { ...group };
      pending = 0;
      fresh = true;
    } else if (token === '}') {
      flush();
      const outer = stack.pop();
      if (outer === undefined || stack.length === 0) break;
      group = outer;
      pending = 0;
    } else if (word !== undefined) {
      const value = parameter === undefined ? null : Number(parameter);
      if (word === 'bin') TOKEN.lastIndex += Math.max(0, value ?? 0);
      else if (SILENT.has(word)) {
        group.silent = true;
        group.fonts = word === 'fonttbl';
      } else if (word === 'ansicpg') page = PAGES[String(value)] ?? page;
      else if (word === 'mac') page = 'macintosh';
      else if (word === 'uc') group.skip = Math.max(0, Math.min(8, value ?? 1));
      else if (word === 'f' || word === 'deff') {
        flush();
        group.font = value ?? 0;
      } else if (word === 'fcharset' && group.fonts) {
        const charset = CHARSETS[value ?? 0];
        // charset 0 is what the document itself is written in
        if (charset !== undefined && value !== 0) fonts.set(group.font, charset);
      } else if (word === 'v') {
        flush();
        group.hidden = value !== 0;
      } else if (word === 'plain') group.hidden = false;
      else if (word === 'u' && value !== null) {
        emit(String.fromCharCode(value & 0xffff));
        pending = group.skip;
      } else if (CHARACTERS[word] !== undefined) {
        if (pending > 0) pending -= 1;
        else emit(CHARACTERS[word]);
      }
    } else if (hex !== undefined) {
      if (pending > 0) pending -= 1;
      else if (!group.silent && !group.hidden) bytes.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '*') group.silent ||= wasFresh;
      else if (pending > 0) pending -= 1;
      else if (symbol === '~') emit('\u00a0');
      else if (symbol === '_') emit('\u2011');
      else if (symbol === '\n' || symbol === '\r') emit('\n\n');
      else if (symbol === '\\' || symbol === '{' || symbol === '}') emit(symbol);
    } else if (!/^[\r\n\\]/.test(token)) {
      const text = token.slice(pending);
      pending = Math.max(0, pending - token.length);
      if (text !== '' && !group.silent && !group.hidden) {
        if (/^[\x20-\x7f\t]*$/.test(text)) emit(text);
        else for (const character of text) bytes.push(character.charCodeAt(0) & 0xff);
      }
    }
  }
  flush();
  return out.join('').replace(/[ \t]+\n/g, '\n');
}
