import { expect, test } from 'vitest';
import { parseRelease } from '../../../src/domain/releases/parse.ts';
import { htmlToText, markdownToText } from '../../../src/domain/releases/plain-text.ts';
import { processorMs } from '../../processor-ms.ts';

test('HTML: furniture goes, blocks become paragraphs, references are decoded', () => {
  const html = `<!doctype html><html><head><title>T</title><style>p{}</style><script>var a="<p>no</p>";</script></head><body>
    <header><a href="/">Home</a></header><nav><ul><li>News</li></ul></nav>
    <main><article><header><h1>Bridge &amp; harbour</h1></header><p>By Press Officer Ida Krogh,
    December 08, 2014</p><p>It costs &euro;470&nbsp;million &#8211; a <a title="a > b" href="#">record</a>.<br>Next line</p>
    <ul><li>One</li><li>Two</li></ul></article></main><aside>Related</aside><footer>© 2014</footer></body></html>`;
  expect(htmlToText(html)).toBe(
    'Bridge & harbour\n\nBy Press Officer Ida Krogh, December 08, 2014\n\nIt costs €470\u00a0million – a record.\nNext line\n\n• One\n\n• Two\n',
  );
  expect(parseRelease(htmlToText(html))).toMatchObject({
    headline: 'Bridge & harbour',
    byline: { name: 'Ida Krogh', role: 'Press Officer' },
    date: '2014-12-08',
  });
});

test('HTML: broken markup neither throws nor hangs', () => {
  for (const unit of [
    '<',
    '<a "',
    "<p title='",
    '<!--',
    '<script>',
    '<div>',
    '</div>',
    '<nav>',
    '&',
    '&#',
    'a<b ',
    '<header',
    '<svg',
    '<p hidden>',
    '<x y="',
  ]) {
    const started = processorMs();
    htmlToText(unit.repeat(Math.ceil(2_000_000 / unit.length)));
    expect(processorMs() - started, unit).toBeLessThan(8000);
  }
  expect(htmlToText('1 < 2 and 3 > 2')).toBe('1 < 2 and 3 > 2\n');
  expect(htmlToText('<p>open')).toBe('open\n');
}, 60_000);

test('Markdown: headings, emphasis, links, lists and rules', () => {
  const md =
    '---\ndate: 2014-12-08\n---\n# A *new* bridge\n\n**COPENHAGEN** – The [city](https://x.example) opens\nit \\*now\\*.\n\n- one\n- two\n\n---\n\n![picture](a.png)\n\nJane Doe  \njane_doe@x.example\n\n###\n';
  expect(markdownToText(md)).toBe(
    'date: 2014-12-08\n\nA new bridge\n\nCOPENHAGEN – The city opens\nit *now*.\n\n• one\n• two\n\nJane Doe\njane_doe@x.example\n\n###\n',
  );
});

test('Markdown: hostile input stays linear', () => {
  for (const unit of ['[', '*', '_', '`', '![', '<a', '[a](', '**a', '> ', '# ', '\\']) {
    const started = processorMs();
    markdownToText(unit.repeat(Math.ceil(1_000_000 / unit.length)));
    expect(processorMs() - started, unit).toBeLessThan(8000);
  }
}, 60_000);
