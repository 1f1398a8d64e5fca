import { decodeEntities } from './entities.ts';

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
const DROPPED = new Set(['nav', 'footer', 'aside', 'form', 'button', 'dialog', 'menu']);
const BLOCKS = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const TIGHT = new Set(['li', 'tr', 'dt', 'dd', 'address']);

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly hidden: boolean;
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
  return {
    name: (head[2] ?? '').toLowerCase(),
    closing: head[1] === '/',
    selfClosing: attributes.endsWith('/'),
    hidden: /(?:^|\s)(?:hidden(?:\s|=|$|\/)|aria-hidden\s?=\s?["']?true|style\s?=\s?["'][^"']{0,200}display\s?:\s?none)/iu.test(
      attributes,
    ),
    end: Math.min(html.length, end + 1),
  };
}

/** The readable text of an HTML page: paragraphs apart by blank lines, page furniture dropped, character references decoded. Linear in its input and never throws. */
export function htmlToText(html: string): string {
  const out: string[] = [];
  const limit = { quote: {} as Record<string, boolean> };
  const lower = html.toLowerCase();
  const sameLength = lower.length === html.length;
  let dropped: { name: string; depth: number } | null = null;
  let insideArticle = 0;
  let pre = 0;
  let at = 0;
  const text = (piece: string): void => {
    if (dropped !== null || piece === '') return;
    const decoded = decodeEntities(piece);
    out.push(pre > 0 ? decoded : decoded.replace(/[ \t\r\n\f]+/gu, ' '));
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text(html.slice(at));
      break;
    }
    text(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      if (close < 0) break;
      at = close + 3;
      continue;
    }
    if (html[open + 1] === '!' || html[open + 1] === '?') {
      const close = html.indexOf('>', open);
      if (close < 0) break;
      at = close + 1;
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
      const close = (sameLength ? lower : html).indexOf(`</${name}`, at);
      if (close < 0) break;
      const past = html.indexOf('>', close);
      at = past < 0 ? html.length : past + 1;
      continue;
    }
    if (name === 'article' || name === 'main') insideArticle += tag.closing ? -1 : 1;
    const pageHeader = name === 'header' && insideArticle <= 0;
    if (!tag.closing && !tag.selfClosing && !VOID.has(name) && (DROPPED.has(name) || pageHeader || tag.hidden)) {
      dropped = { name, depth: 1 };
      out.push('\n\n');
      continue;
    }
    if (name === 'pre') pre = Math.max(0, pre + (tag.closing ? -1 : 1));
    if (name === 'br') out.push('\n');
    else if (name === 'td' || name === 'th') out.push(tag.closing ? '\t' : '');
    else if (BLOCKS.has(name)) out.push(TIGHT.has(name) ? '\n' : '\n\n');
    if (name === 'li' && !tag.closing) out.push('• ');
  }
  return tidy(out.join(''));
}

/** Trims the lines and leaves at most one empty line between them. */
function tidy(text: string): string {
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/^[ \t]+/u, '').trimEnd();
    if (line === '•') continue;
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

/** The readable text of a Markdown file, paragraphs and line breaks kept. Linear in its input and never throws. */
export function markdownToText(md: string): string {
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
    const heading = line.match(/^\s{0,3}#{1,6}\s+(\S.*)$/u)?.[1];
    if (heading !== undefined && !/^[#\s]+$/u.test(heading)) {
      out.push('', inline(heading.replace(/\s#+\s*$/u, '')), '');
      return;
    }
    if (/^\s{0,3}(?:=+|-{2,})\s*$/u.test(line) && (out[out.length - 1] ?? '').trim() !== '') {
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
    const value = inline(line.replace(/\\$/u, '')).trimEnd();
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
