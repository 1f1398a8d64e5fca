// Makes pages for a browser of the chapters in docs/guide, which the app opens from its help menu. They know no more of Markdown than the guide uses.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Where a link of the guide leads from its page: to a chapter, a picture, a web address; null for pages that are not beside it. */
function addressOf(target) {
  if (/^https?:/.test(target) || /^pictures\/[\w.-]+$/.test(target)) return target;
  const [, name, part = ''] = /^([\w-]+)\.md(#[\w-]+)?$/.exec(target) ?? [];
  return name === undefined ? null : `${name === 'README' ? 'index' : name}.html${part}`;
}

/** One line's worth of text: code, bold, italic, pictures and links. */
function inline(text) {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 1
        ? `<code>${escaped(part.slice(1, -1))}</code>`
        : escaped(part)
            .replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (_, alt, target) => `<img src="${addressOf(target) ?? ''}" alt="${alt}">`)
            .replace(/\[([^\]]*)\]\(([^)\s]+)\)/g, (_, words, target) => {
              const address = addressOf(target);
              return address === null ? words : `<a href="${address}">${words}</a>`;
            })
            .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
            .replace(/\*([^*]+)\*/g, '<em>$1</em>'),
    )
    .join('');
}

const cells = (line) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => inline(cell.trim()));

function table(lines) {
  const [head, , ...rows] = lines;
  const row = (line, tag) =>
    `<tr>${cells(line)
      .map((cell) => `<${tag}>${cell}</${tag}>`)
      .join('')}</tr>`;
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((line) => row(line, 'td')).join('\n')}</tbody></table>`;
}

const MARKER = /^(?:(-)|(\d+)\.) /;

/** A list; lines that do not begin with a marker go on with the item above. */
function list(lines) {
  const items = [];
  for (const line of lines) {
    if (MARKER.test(line)) items.push(line.replace(MARKER, ''));
    else items.push(`${items.pop()} ${line.trim()}`);
  }
  const tag = lines[0].startsWith('-') ? 'ul' : 'ol';
  return `<${tag}>${items.map((item) => `<li>${inline(item)}</li>`).join('\n')}</${tag}>`;
}

function block(lines) {
  const [first] = lines;
  const [, marks, title] = /^(#{1,4}) (.*)$/.exec(first) ?? [];
  if (marks !== undefined)
    return `<h${marks.length}>${inline(title)}</h${marks.length}>${lines.length > 1 ? block(lines.slice(1)) : ''}`;
  if (first.startsWith('<!--')) return '';
  if (first.startsWith('|')) return table(lines);
  if (first.startsWith('    ')) return `<pre>${escaped(lines.map((line) => line.slice(4)).join('\n'))}</pre>`;
  if (MARKER.test(first)) return list(lines);
  return `<p>${inline(lines.join(' '))}</p>`;
}

/** A chapter as the inside of a page. */
export const bodyOf = (markdown) =>
  markdown
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((part) => part.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(block)
    .join('\n');

const STYLE = `:root{color-scheme:light dark}body{max-width:44rem;margin:2.5rem auto;padding:0 1.25rem;font:1rem/1.6 system-ui,sans-serif}
img{max-width:100%;height:auto;border:1px solid #8888}table{border-collapse:collapse}th,td{text-align:start;padding:.25rem .9rem .25rem 0;border-bottom:1px solid #8886}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto}nav{font-size:.9em}@media print{nav{display:none}}`;

const page = (title, body, isStart) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${STYLE}</style>
<body>${isStart ? '' : '<nav><a href="index.html">The guide</a></nav>'}
<main>
${body}
</main></body></html>
`;

/** Writes every chapter of the guide and its pictures into a folder, anew. */
export function writeGuide(from, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((file) => file.endsWith('.md'))) {
    const text = readFileSync(join(from, name), 'utf8');
    const title = /^# (.*)$/m.exec(text)?.[1] ?? 'Dateline';
    writeFileSync(join(to, addressOf(name)), page(title, bodyOf(text), name === 'README.md'));
  }
  cpSync(join(from, 'pictures'), join(to, 'pictures'), { recursive: true });
}
