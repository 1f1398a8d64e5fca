import { decodeEntities } from './entities.ts';

/**
 * Invisible characters at the start of a line that keep what the markup said about it, so that a plain string carries it to the
 * parser: a title (h1), a heading below it (h2 to h6, a paragraph that is bold as a whole), a standfirst.
 */
export const MARKS = { title: '\u2063', heading: '\u2063\u2063', standfirst: '\u2064' } as const;

/** Elements whose content never belongs to the text; raw ones are skipped to their end tag, others by depth. */
const RAW = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'title',
  'textarea',
  'select',
  'math',
  'canvas',
  'video',
  'audio',
]);
const DROPPED = new Set(['nav', 'footer', 'aside', 'form', 'button', 'dialog', 'menu', 'figcaption']);
const BLOCKS = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
/** Class names and ids that page builders give to what is not the article. */
const FURNITURE =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|cookie-?\w+|consent|share|sharing|share-?\w+|social|some|related|footer|sidebar|skip-?link\w*|skip|newsletter|banner|toolbar|pagination|pager|tags?|tag-?list|comments?|advert\w*|promo|modal|popup|lang-?switch\w*|sr-only|visually-hidden|screen-reader-text)(?:$|[\s_-])/u;
const STANDFIRST =
  /(?:^|[\s_-])(?:lead|lede|leadtext|standfirst|ingress|manchet|intro|introduction|teaser|vorspann|chapo|chapeau|entradilla|deck|sub-?title|sub-?headline|undertitel|subtitulo)(?:$|[\s_-])/u;
const HEADINGS = /^h[1-6]$/u;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const TIGHT = new Set(['li', 'tr', 'dt', 'dd', 'address']);

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly hidden: boolean;
  readonly furniture: boolean;
  readonly standfirst: boolean;
  /** A link that leads to a person rather than to a page. */
  readonly personal: boolean;
  readonly end: number;
}

/** Reads the tag that starts at '<'; null when it is only a character. `limit` remembers failed searches so the whole scan stays linear. */
function tagAt(html: string, at: number, limit: { quote: Record<string, boolean> }): Tag | null {
  const head = html.slice(at, at + 64).match(/^<(\/?)([A-Za-z][A-Za-z0-9:-]{0,40})/u);
  if (head === null) return null;
  let end = at + head[0].length;
  while (end < html.length) {
    const char = html[end];
    if (char === '>') break;
    if ((char === '"' || char === "'") && html[end - 1] === '=' && limit.quote[char] !== true) {
      const close = html.indexOf(char, end + 1);
      if (close < 0) limit.quote[char] = true;
      else end = close;
    }
    end += 1;
  }
  const attributes = html.slice(at + head[0].length, Math.min(end, at + 2000));
  const named = [...attributes.matchAll(/(?:^|\s)(?:class|id)\s?=\s?(?:"([^"]{0,300})"|'([^']{0,300})'|([^\s"'>]{1,100}))/giu)]
    .map((found) => (found[1] ?? found[2] ?? found[3] ?? '').replace(/([a-z])([A-Z])/gu, '$1-$2').toLowerCase())
    .join(' ');
  return {
    furniture:
      FURNITURE.test(named) || /role\s?=\s?["']?(?:navigation|search|banner|contentinfo|dialog|complementary)/iu.test(attributes),
    standfirst: STANDFIRST.test(named),
    personal: /href\s?=\s?["']?(?:mailto|tel):/iu.test(attributes),
    name: (head[2] ?? '').toLowerCase(),
    closing: head[1] === '/',
    selfClosing: attributes.endsWith('/'),
    hidden: /(?:^|\s)(?:hidden(?:\s|=|$|\/)|aria-hidden\s?=\s?["']?true|style\s?=\s?["'][^"']{0,200}display\s?:\s?none)/iu.test(
      attributes,
    ),
    end: Math.min(html.length, end + 1),
  };
}

/** A run of text between two block tags, while it is being read. */
interface Block {
  /** Index in the output at which it begins. */
  from: number;
  characters: number;
  /** Characters inside links, and inside bold or slanted text. */
  linked: number;
  stressed: number;
  mark: string;
}

/** Whether only the article is wanted: a page with exactly one that holds its title. */
function articleOnly(lower: string): string | null {
  for (const name of ['article', 'main']) {
    const first = lower.search(name === 'article' ? /<article[\s>]/u : /<main[\s>]/u);
    if (first < 0) continue;
    const again = lower.indexOf(`<${name}`, first + 5);
    const title = lower.search(/<h1[\s>]/u);
    const end = lower.indexOf(`</${name}`, first);
    if (again < 0 && title > first && (end < 0 || title < end)) return name;
  }
  return null;
}

/** The readable text of an HTML page: paragraphs apart by blank lines, page furniture dropped, character references decoded. Linear in its input and never throws. */
export const htmlToText = (html: string): string => withoutMarks(htmlToMarkedText(html));

/** The readable text of a Markdown file, paragraphs and line breaks kept. Linear in its input and never throws. */
export const markdownToText = (md: string): string => withoutMarks(markdownToMarkedText(md));

const withoutMarks = (text: string): string => text.replace(/[\u2063\u2064]/gu, '');

/** As htmlToText, with titles, headings and standfirsts marked (MARKS) for the parser. */
export function htmlToMarkedText(html: string): string {
  const out: string[] = [];
  const limit = { quote: {} as Record<string, boolean> };
  const lower = html.toLowerCase();
  const sameLength = lower.length === html.length;
  const only = sameLength ? articleOnly(lower) : null;
  let dropped: { name: string; depth: number } | null = null;
  let insideArticle = 0;
  let wanted = only === null;
  let pre = 0;
  let link: 'page' | 'personal' | null = null;
  let stressed = 0;
  let heading = '';
  let at = 0;
  let block: Block = { from: 0, characters: 0, linked: 0, stressed: 0, mark: '' };
  const text = (piece: string): void => {
    if (dropped !== null || !wanted || piece === '') return;
    const decoded = decodeEntities(piece);
    out.push(pre > 0 ? decoded : decoded.replace(/[ \t\r\n\f]+/gu, ' '));
    const characters = decoded.trim().length;
    block.characters += characters;
    if (link === 'page') block.linked += characters;
    if (stressed > 0) block.stressed += characters;
  };
  /** Ends the run of text: one that is all links is furniture, one that is all bold or slanted a heading or standfirst. */
  const close = (mark: string): void => {
    const { from, characters, linked } = block;
    if (characters > 0 && heading === '' && linked >= characters - 2 && linked < 120) out.length = from;
    else if (characters > 0 && pre === 0) {
      const marked = block.mark !== '' ? block.mark : stressMark(characters, block.stressed);
      if (marked !== '') out.splice(from, 0, marked);
    }
    block = { from: out.length, characters: 0, linked: 0, stressed: 0, mark };
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text(html.slice(at));
      break;
    }
    text(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      if (end < 0) break;
      at = end + 3;
      continue;
    }
    if (html[open + 1] === '!' || html[open + 1] === '?') {
      const end = html.indexOf('>', open);
      if (end < 0) break;
      at = end + 1;
      continue;
    }
    const tag = tagAt(html, open, limit);
    if (tag === null) {
      text('<');
      at = open + 1;
      continue;
    }
    at = tag.end;
    const { name } = tag;
    if (dropped !== null) {
      if (name === dropped.name && !tag.selfClosing) dropped.depth += tag.closing ? -1 : 1;
      if (dropped.depth <= 0) dropped = null;
      continue;
    }
    if (!tag.closing && RAW.has(name) && !tag.selfClosing) {
      const end = (sameLength ? lower : html).indexOf(`</${name}`, at);
      if (end < 0) break;
      const past = html.indexOf('>', end);
      at = past < 0 ? html.length : past + 1;
      continue;
    }
    if (name === only) wanted = !tag.closing;
    if (name === 'article' || name === 'main') insideArticle += tag.closing ? -1 : 1;
    const pageHeader = name === 'header' && insideArticle <= 0;
    const furniture =
      tag.furniture && !HEADINGS.test(name) && name !== 'body' && name !== 'html' && name !== 'main' && name !== 'article';
    if (!tag.closing && !tag.selfClosing && !VOID.has(name) && (DROPPED.has(name) || pageHeader || tag.hidden || furniture)) {
      dropped = { name, depth: 1 };
      if (BLOCKS.has(name)) {
        close('');
        out.push('\n\n');
      }
      continue;
    }
    if (name === 'a') link = tag.closing ? null : tag.personal ? 'personal' : 'page';
    if (name === 'strong' || name === 'b' || name === 'em' || name === 'i')
      stressed = Math.max(0, stressed + (tag.closing ? -1 : tag.selfClosing ? 0 : 1));
    if (name === 'pre') pre = Math.max(0, pre + (tag.closing ? -1 : 1));
    if (name === 'br') out.push('\n');
    else if (name === 'td' || name === 'th') out.push(tag.closing ? '\t' : '');
    else if (BLOCKS.has(name)) {
      close(tag.closing || !tag.standfirst ? '' : MARKS.standfirst);
      heading = HEADINGS.test(name) && !tag.closing ? name : '';
      if (heading !== '') block.mark = heading === 'h1' ? MARKS.title : MARKS.heading;
      out.push(TIGHT.has(name) ? '\n' : '\n\n');
      block.from = out.length;
    }
    if (name === 'li' && !tag.closing) out.push('• ');
  }
  close('');
  return tidy(out.join(''));
}

/** The mark of a paragraph that is bold or slanted from end to end. */
function stressMark(characters: number, stressed: number): string {
  if (stressed < characters - 1 || characters < 3) return '';
  return characters < 60 ? MARKS.heading : MARKS.standfirst;
}

/** Trims the lines and leaves at most one empty line between them. */
function tidy(text: string): string {
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/^[ \t]+/u, '').trimEnd();
    if (line === '•' || /^[\u2063\u2064]+$/u.test(line)) continue;
    if (line !== '' || (lines.length > 0 && lines[lines.length - 1] !== '')) lines.push(line);
  }
  while (lines[lines.length - 1] === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** One line of Markdown without its inline marks: emphasis, code, links (their text stays), images (dropped), escapes. */
function inline(line: string): string {
  if (!/[*_`[\]<>\\!~&]/u.test(line)) return line;
  return decodeEntities(
    line
      .replace(/!\[[^[\]]{0,300}\](?:\([^()\s]{0,1000}(?:\s"[^"]{0,300}")?\)|\[[^[\]]{0,100}\])/gu, '')
      .replace(/\[([^[\]]{1,300})\](?:\([^()\s]{0,1000}(?:\([^()\s]{0,200}\))?(?:\s"[^"]{0,300}")?\)|\[[^[\]]{0,100}\])/gu, '$1')
      .replace(/<((?:https?:\/\/|mailto:)?[^\s<>]{3,300}[.@][^\s<>]{1,200})>/gu, '$1')
      .replace(/<\/?[a-z][a-z0-9]{0,12}(?:\s[^<>]{0,300})?\/?>/giu, ' ')
      .replace(/`{1,2}([^`]{1,400})`{1,2}/gu, '$1')
      .replace(/(?<!\\)(\*\*\*|___|\*\*|__|~~)(?=\S)([^*_~]{1,2000}?)(?<=\S)\1/gu, '$2')
      .replace(/(?<![\\*\p{L}\p{N}])\*(?=[^\s*])([^*]{1,1000})(?<=[^\s\\])\*(?!\*)/gu, '$1')
      .replace(/(?<![\\_\p{L}\p{N}])_(?=[^\s_])([^_]{1,1000})(?<=[^\s\\])_(?![\p{L}\p{N}_])/gu, '$1')
      .replace(/\\([\\`*_{}[\]()#+.!|~>-])/gu, '$1'),
  );
}

/** As markdownToText, with titles, headings and standfirsts marked (MARKS) for the parser. */
export function markdownToMarkedText(md: string): string {
  const lines = md
    .replace(/^\ufeff/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n');
  const out: string[] = [];
  /** Lines that end in a hard break. */
  const breaks = new Set<number>();
  let fenced = false;
  let front = lines[0]?.trim() === '---' && lines.slice(1, 40).some((line) => line.trim() === '---');
  let comment = false;
  lines.forEach((raw, index) => {
    let line = raw;
    if (front) {
      if (index === 0) return;
      if (line.trim() === '---') {
        front = false;
        out.push('');
      } else if (/^[\p{L}_-]{2,30}:\s*\S/u.test(line)) out.push(line);
      return;
    }
    if (/^\s{0,3}(?:```|~~~)/u.test(line)) {
      fenced = !fenced;
      return;
    }
    if (fenced) {
      out.push(line);
      return;
    }
    if (comment || line.trimStart().startsWith('<!--')) {
      comment = !line.includes('-->');
      return;
    }
    if (/^\s{0,3}\[[^[\]]{1,100}\]:\s+\S+/u.test(line)) return;
    line = line.replace(/^(?:\s{0,3}>\s?){1,6}/u, '');
    const [, level, heading] = line.match(/^\s{0,3}(#{1,6})\s+(\S.*)$/u) ?? [];
    if (heading !== undefined && !/^[#\s]+$/u.test(heading)) {
      const value = inline(heading.replace(/\s#+\s*$/u, ''));
      out.push('', `${level === '#' ? MARKS.title : MARKS.heading}${value}`, '');
      return;
    }
    const above = out[out.length - 1] ?? '';
    if (/^\s{0,3}(?:=+|-{2,})\s*$/u.test(line) && above.trim() !== '') {
      // a title or heading that is underlined
      if (above.length < 200 && (out[out.length - 2] ?? '') === '' && !/^[•\u2063\u2064]/u.test(above))
        out[out.length - 1] = `${line.includes('=') ? MARKS.title : MARKS.heading}${above}`;
      out.push('');
      return;
    }
    if (/^\s{0,3}(?:-\s?){3,}$|^\s{0,3}(?:_\s?){3,}$/u.test(line) && line.length < 100) {
      out.push('');
      return;
    }
    const item = line.match(/^\s{0,12}[*+-]\s+(\S.*)$/u)?.[1];
    if (item !== undefined) {
      out.push(`• ${inline(item)}`);
      return;
    }
    const hard = / {2,}$|\\$/u.test(line);
    const bare = inline(line.replace(/\\$/u, '')).trimEnd();
    const alone = (lines[index - 1] ?? '').trim() === '' && (lines[index + 1] ?? '').trim() === '';
    const whole = /^(\*\*\*?|__|\*|_)(?=\S)[^*_]{3,2000}(?<=\S)\1$/u.test(line.trim());
    const value = alone && whole ? `${stressMark(bare.length, bare.length)}${bare}` : bare;
    const previous = out[out.length - 1];
    // Lines of one paragraph run on unless a hard break, a list or a short line says otherwise.
    const runsOn =
      previous !== undefined &&
      previous !== '' &&
      !previous.startsWith('•') &&
      !breaks.has(out.length - 1) &&
      previous.length > 45 &&
      previous.length < 20_000 &&
      value !== '' &&
      !/^\s{0,3}\d{1,3}[.)]\s/u.test(value) &&
      !/:$|@/u.test(previous);
    if (runsOn) out[out.length - 1] = `${previous} ${value.trimStart()}`;
    else out.push(value);
    if (hard) breaks.add(out.length - 1);
  });
  return tidy(out.join('\n'));
}
