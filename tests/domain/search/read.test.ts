import { expect, test } from 'vitest';
import { addTerm, removeStretch, removeTerm, toggleTerm } from '#domain/search/edit.ts';
import type { QueryNode } from '#domain/search/query.ts';
import { readQuery } from '#domain/search/read.ts';

const TODAY = '2014-12-10';

/** A tree in one line: what a reader can check against the grammar. */
function show(node: QueryNode | null): string {
  if (node === null) return '';
  if (node.type === 'not') return `not ${show(node.node)}`;
  if (node.type === 'leaf') {
    return node.conditions
      .map(
        ({ on, ...rest }) =>
          `${on}(${Object.values(rest)
            .map((value) => (value === Number.MAX_SAFE_INTEGER ? '∞' : String(value)))
            .join(' ')})`,
      )
      .join('|');
  }
  return `[${node.nodes.map(show).join(node.type === 'all' ? ' & ' : ' / ')}]`;
}
const tree = (text: string): string => show(readQuery(text, TODAY).tree);
const codes = (text: string): string[] =>
  readQuery(text, TODAY).parts.map((part) => `${part.isNegated ? '-' : ''}${part.code}:${part.field ?? ''}=${part.value}`);

test.each([
  ['', ''],
  ['   ', ''],
  ['mette', 'words(null mette false)'],
  ['mette palace', '[words(null mette false) & words(null palace false)]'],
  ['"summer palace"', 'words(null summer palace true)'],
  ['“summer palace”', 'words(null summer palace true)'],
  ['"summer palace', 'words(null summer palace true)'],
  ['-gala', 'not words(null gala false)'],
  ['press-kit', 'words(null press-kit false)'],
  ['cat or dog', '[words(null cat false) / words(null dog false)]'],
  ['a b or c', '[[words(null a false) & words(null b false)] / words(null c false)]'],
  ['a (b or c)', '[words(null a false) & [words(null b false) / words(null c false)]]'],
  ['-(b OR c)', 'not [words(null b false) / words(null c false)]'],
  ['a AND b', '[words(null a false) & words(null b false)]'],
  ['a and b', '[words(null a false) & words(null and false) & words(null b false)]'],
  ['a eller b', '[words(null a false) & words(null eller false) & words(null b false)]'],
  ['or', 'words(null or false)'],
  ['cat or', 'words(null cat false)'],
  ['"or"', 'words(null or true)'],
  ['foo(1).jpg', 'words(null foo(1).jpg false)'],
  ['(cat', 'words(null cat false)'],
  ['cat)', 'words(null cat) false)'],
  ['()', ''],
  ['- — !', ''],
  ['title:gala', 'words(title gala false)'],
  ['by:"Anna Holm"', 'words(creator Anna Holm true)'],
  ['person:"Mette Frederiksen"', 'name(person Mette Frederiksen true)'],
  ['kind:logo', 'kind(logo)'],
  ['KIND:Photos', 'kind(photo)'],
  ['kind:ph', 'kind(photo)'],
  ['kind:photo,logo', 'kind(photo)|kind(logo)'],
  ['kind:photo kind:logo', '[kind(photo) / kind(logo)]'],
  ['-kind:photo -kind:logo', '[not kind(photo) & not kind(logo)]'],
  ['person:Anna person:Bo', '[name(person Anna false) & name(person Bo false)]'],
  ['format:.JPEG', 'name(format .JPEG false)'],
  ['width:>3000', 'number(width 3001 ∞)'],
  ['width:>=3000', 'number(width 3000 ∞)'],
  ['width:<3000px', 'number(width 0 2999)'],
  ['width:1000..2000', 'number(width 1000 2000)'],
  ['width:2000..1000', 'number(width 1000 2000)'],
  ['width:..2000', 'number(width 0 2000)'],
  ['width:>1000 width:<2000', '[number(width 1001 ∞) & number(width 0 1999)]'],
  ['size:2mb', 'number(bytes 1500000 2499999)'],
  ['size:>2.5MB', 'number(bytes 2550000 ∞)'],
  ['size:<=500kb', 'number(bytes 0 500499)'],
  ['duration:1:30', 'number(durationMs 89500 90499)'],
  ['duration:>2min', 'number(durationMs 150000 ∞)'],
  ['pages:4..', 'number(pages 4 ∞)'],
  ['rating:>=3', 'number(rating 3 ∞)'],
  ['rating:4..5', 'number(rating 4 5)'],
  ['rating:★★', 'number(rating 2 2)'],
  ['rating:none', 'number(rating 0 0)'],
  ['mp:>20', 'number(pixels 20500000 ∞)'],
  ['taken:2014', 'day(taken 20140000 20141231)'],
  ['taken:2014-12', 'day(taken 20141200 20141231)'],
  ['taken:2014-12-08', 'day(taken 20141208 20141208)'],
  ['added:2014..2016', 'day(added 20140000 20161231)'],
  ['added:2014..', 'day(added 20140000 ∞)'],
  ['added:<2014', 'day(added 1 20139999)'],
  ['added:today', 'day(added 20141210 20141210)'],
  ['added:yesterday', 'day(added 20141209 20141209)'],
  ['added:week', 'day(added 20141204 20141210)'],
  ['added:month', 'day(added 20141111 20141210)'],
  ['date:2014 date:2015', '[day(date 20140000 20141231) / day(date 20150000 20151231)]'],
  ['taken:none', 'trait(taken false)'],
  ['alt:none', 'trait(altText false)'],
  ['caption:any', 'trait(caption true)'],
  ['caption:"none"', 'words(caption none true)'],
  ['rights:ending', 'attention(rightsEnding)'],
  ['rights:open', 'trait(expires false)'],
  ['rights:restricted', 'press(restricted)'],
  ['attention:noalttext', 'attention(noAltText)'],
  ['is:unused', 'trait(used false)'],
  ['colour:#0F6B4C', 'colourNear(#0f6b4c)'],
  ['color:#0a4', 'colourNear(#00aa44)'],
  ['colour:green', 'colourName(green)'],
  ['colour:gray', 'colourName(grey)'],
  ['similar:ast_0123456789abcdef', 'similar(ast_0123456789abcdef)'],
  ['in:"Summer party"', 'collection(Summer party)'],
  ['shape:pano', 'shape(panorama)'],
  ['transparent:yes', 'trait(transparent true)'],
])('%s', (text, expected) => expect(tree(text)).toBe(expected));

test.each([
  ['colr:green', ['unknown_field:colr=green'], 'words(null colr:green false)'],
  ['http://example.org', ['unknown_field:http=//example.org'], 'words(null http://example.org false)'],
  ['width:large', ['bad_value:width=large'], 'words(null width:large false)'],
  ['kind:foto', ['bad_value:kind=foto'], 'words(null kind:foto false)'],
  ['taken:2014-13', ['bad_value:taken=2014-13'], 'words(null taken:2014-13 false)'],
  ['similar:cat', ['bad_value:similar=cat'], 'words(null similar:cat false)'],
  ['-credit:', ['-bad_value:credit='], ''],
  ['kind:p', ['field:kind=photo'], 'kind(photo)'],
  ['shape:p', ['bad_value:shape=p'], 'words(null shape:p false)'],
])('%s is told and looked for as text', (text, expected, shown) => {
  expect(codes(text)).toEqual(expected);
  expect(tree(text)).toBe(shown);
});

test('every part names its own stretch of the text', () => {
  const text = '  gala -kind:logo  (by:"Anna Holm" or  "summer palace") -(b) colr:x';
  const { parts } = readQuery(text, TODAY);
  expect(parts.map((part) => part.text)).toEqual([
    'gala',
    '-kind:logo',
    'by:"Anna Holm"',
    'or',
    '"summer palace"',
    '-(',
    'b',
    'colr:x',
  ]);
  for (const part of parts) expect(text.slice(part.start, part.end)).toBe(part.text);
  expect(parts.map((part) => part.code)).toEqual(['word', 'field', 'field', 'or', 'phrase', 'not', 'word', 'unknown_field']);
  expect(parts.filter((part) => part.isFilter).map((part) => part.field)).toEqual(['kind', 'creator']);
});

test('no text breaks the reader: brackets, quotes and signs in any order, 500 of them', () => {
  const signs = ['(', ')', '"', '-', ':', ',', ' ', 'or', 'a', 'kind:', '..', '>', '“', '|', 'AND', '★', '\u0000', '\ud800', 'ø'];
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (let round = 0; round < 3000; round++) {
    let text = '';
    while (text.length < 1 + random() * 60) text += signs[Math.floor(random() * signs.length)];
    const { parts } = readQuery(text, TODAY);
    for (const part of parts) {
      expect(text.slice(part.start, part.end)).toBe(part.text);
      expect(part.end).toBeGreaterThan(part.start);
    }
  }
  for (const text of ['('.repeat(500), '-('.repeat(250), '(-a '.repeat(125)]) expect(() => readQuery(text, TODAY)).not.toThrow();
});

test.each([
  ['gala kind:photo oslo', 'kind:photo', 'gala oslo'],
  ['kind:photo', 'kind:photo', ''],
  ['KIND:photos  gala', 'kind:photo', 'gala'],
  ['gala  "two  spaces" kind:photo', 'kind:photo', 'gala  "two  spaces"'],
  ['kind:photo kind:logo', 'kind:photo', 'kind:logo'],
  ['(kind:photo or kind:logo) gala', 'kind:photo', '(kind:logo) gala'],
  ['gala -kind:photo', 'kind:photo', 'gala -kind:photo'],
  ['city:"New York" x', 'city:"new york"', 'x'],
])('%s without %s is %s', (text, term, left) => expect(removeTerm(text, term)).toBe(left));

test.each([
  ['a or b', 'b', 'a'],
  ['a or b', 'a', 'b'],
  ['a or b or c', 'b', 'a or c'],
  ['a b or c', 'b', 'a or c'],
  ['a b or c', 'c', 'a b'],
  ['x (a) y', 'a', 'x y'],
  ['x or ((a)) y', 'a', 'x or y'],
  ['x -(a or b) y', 'a', 'x -(b) y'],
  ['x -(a', 'a', 'x'],
])('%s without the part %s is %s', (text, part, left) => {
  const found = readQuery(text, TODAY).parts.find((one) => one.text === part);
  expect(removeStretch(text, found?.start ?? 0, found?.end ?? 0)).toBe(left);
});

test.each([
  ['', 'kind:photo', 'kind:photo'],
  ['gala ', 'kind:photo', 'gala kind:photo'],
  ['gala kind:photo', 'kind:photo', 'gala kind:photo'],
  ['"summer pal', 'kind:photo', '"summer pal" kind:photo'],
  ['(a or b', 'kind:photo', '(a or b) kind:photo'],
])('%s with %s is %s', (text, term, whole) => {
  expect(addTerm(text, term)).toBe(whole);
  expect(toggleTerm(toggleTerm(whole, term), term)).toBe(whole);
});
