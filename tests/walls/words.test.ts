import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

/* Whatever the window shows comes from src/renderer/words, where every language has it: no component says a word of its own. */

const renderer = resolve(import.meta.dirname, '../../src/renderer');
const components = readdirSync(renderer, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !relative(renderer, file).startsWith('words/'));

/** Attributes and properties that people see or hear. */
const SPOKEN =
  /^(title|label|placeholder|alt|text|hint|message|heading|lead|empty|help|aria-(label|description|roledescription|valuetext|placeholder))$/;
/** A word as people write it: two letters side by side. Signs, numbers, what stands on a key and the query language are none. */
const isWord = (text: string): boolean =>
  /\p{L}{2}/u.test(text.replaceAll(/&\w+;|\b(Ctrl|Shift|Alt|Esc|Enter|Del)\b|^\w+:\w*$/g, ''));
/** What is the same in every language: units, names of formats and files. */
const SAME = new Set(['Dateline', 'px', 'mm', 'START-HERE.html']);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** The texts that an expression can give: literals, both sides of a choice, the fixed parts of a template. */
function textsOf(value: unknown): string[] {
  if (!isNode(value)) return [];
  if (value.type === 'Literal') return typeof value.value === 'string' ? [value.value] : [];
  if (value.type === 'TemplateLiteral') return (value.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked);
  if (value.type === 'ConditionalExpression') return [...textsOf(value.consequent), ...textsOf(value.alternate)];
  if (value.type === 'LogicalExpression') return [...textsOf(value.left), ...textsOf(value.right)];
  if (value.type === 'JSXExpressionContainer') return textsOf(value.expression);
  return [];
}

/** Every text of a component that people would read or hear and that is written in the component itself. */
function ownWords(code: string, isTsx = true): string[] {
  const found: string[] = [];
  const take = (texts: readonly string[]): void => {
    for (const text of texts) if (isWord(text) && !SAME.has(text.trim())) found.push(text.trim());
  };
  const visit = (node: Node): void => {
    if (node.type === 'JSXText') take([String(node.value)]);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node.children as Node[]) if (child.type === 'JSXExpressionContainer') take(textsOf(child));
    if (node.type === 'JSXAttribute' && SPOKEN.test(String((node.name as Node).name))) take(textsOf(node.value));
    if (node.type === 'Property' && isNode(node.key) && SPOKEN.test(String(node.key.name ?? node.key.value)))
      take(textsOf(node.value));
    for (const [key, value] of Object.entries(node)) {
      if (key === 'typeAnnotation' || key === 'typeArguments') continue;
      for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) visit(inner);
    }
  };
  visit(parseAst(code, { lang: isTsx ? 'tsx' : 'ts' }) as unknown as Node);
  return found;
}

test('no component says a word of its own', () => {
  const own = components.flatMap((file) =>
    ownWords(readFileSync(file, 'utf8'), file.endsWith('x')).map((text) => `${relative(renderer, file)}: ${text}`),
  );
  expect(own).toEqual([]);
  expect(components.length).toBeGreaterThan(150);
});

test('the rule sees words of every sort', () => {
  const sample = `const a = <p title="A hint" aria-label={isOn ? 'Switched on' : words.off}>Read me {n > 1 ? 'files' : t.file} {\`\${n} left\`}</p>;`;
  expect(ownWords(sample).toSorted()).toEqual(['A hint', 'Read me', 'Switched on', 'files', 'left']);
  expect(ownWords('const b = <p className="soft" title={words.hint}>{t.of(1)} × 3 px</p>;')).toEqual(['× 3 px']);
});
