import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bodyOf, writeGuide } from '../../scripts/guide-html.mjs';

test('what the guide uses of Markdown becomes a page, and nothing in it is markup of its own', () => {
  expect(bodyOf('# A & B\n\nSee **Export…** and `a < b`\nin [six](06-kits.md), not [there](../search.md).')).toBe(
    '<h1>A &#38; B</h1>\n<p>See <strong>Export…</strong> and <code>a &#60; b</code> in <a href="06-kits.html">six</a>, not there.</p>',
  );
  expect(bodyOf('1. one\n   more\n2. two')).toBe('<ol><li>one more</li>\n<li>two</li></ol>');
  expect(bodyOf('| a | b |\n| --- | --- |\n| `c` | d |')).toBe(
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><code>c</code></td><td>d</td></tr></tbody></table>',
  );
  expect(bodyOf('<script>x</script>')).not.toContain('<script');
});

test('every chapter of the guide is a page whose links and pictures are there, without a sign of Markdown left', () => {
  const to = mkdtempSync(join(tmpdir(), 'dateline-guide-'));
  onTestFinished(() => rmSync(to, { recursive: true, force: true }));
  writeGuide(join(import.meta.dirname, '../../docs/guide'), to);
  const pages = readdirSync(to).filter((name) => name.endsWith('.html'));
  expect(pages).toContain('index.html');
  expect(pages.length).toBeGreaterThan(10);
  for (const name of pages) {
    const text = readFileSync(join(to, name), 'utf8');
    const targets = [...text.matchAll(/(?:href|src)="([^"#]+)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(to, target)))).toEqual([]);
    expect(text.replace(/<(code|pre|style)>[\s\S]*?<\/\1>/g, '')).not.toMatch(/\*\*|\]\(|^#|^\||<!--/m);
  }
});
