import { expect, test } from 'vitest';
import { isOneInk } from '#engine/logos/one-ink.ts';

const svg = (inner: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"${attributes}>${inner}</svg>`;
const DISC = '<circle cx="10" cy="10" r="8" fill="#0b4f79"/>';

test.each([
  ['one colour', svg(DISC)],
  ['nothing but the default black', svg('<path d="M0 0h9v9z"/>')],
  ['white letters on one colour', svg(`${DISC}<path fill="#fff" d="M5 5h4v4z"/>`)],
  ['one colour said by the root', svg('<g><path d="M0 0h9v9z"/></g>', ' fill="teal"')],
  ['one colour said by a class', svg('<style>.a{fill:#123456}</style><path class="a" d="M0 0h9v9z"/>')],
  ['one colour at full opacity', svg(`<g opacity="1" style="fill-opacity: 1.0;">${DISC}</g>`)],
  ['strokes of one colour without a fill', svg('<g fill="none"><path stroke="#0b4f79" d="M0 0h9v9z"/></g>')],
])('%s is one ink', (_, drawing) => expect(isOneInk(drawing)).toBe(true));

test.each([
  ['two colours', svg(`${DISC}<path fill="#2f9d8c" d="M5 5h4v4z"/>`)],
  ['a colour beside the default black', svg(`${DISC}<path d="M5 5h4v4z"/>`)],
  ['a second colour in a style sheet', svg(`<style>.a{stroke:red}</style>${DISC}<path class="a" d="M5 5h4v4z"/>`)],
  ['a light grey, which is a tone', svg(`${DISC}<path fill="#eee" d="M5 5h4v4z"/>`)],
  ['a tone by opacity', svg(`<g opacity=".5">${DISC}</g>`)],
  ['a tone by fill-opacity in a style', svg(`${DISC}<path style="fill:#0b4f79;fill-opacity:0.4" d="M5 5h4v4z"/>`)],
  ['a tone by alpha', svg('<path fill="#0b4f7980" d="M5 5h4v4z"/>')],
  ['a gradient', svg('<linearGradient id="g"><stop stop-color="#0b4f79"/></linearGradient><path fill="url(#g)" d="M5 5h4v4z"/>')],
  ['a picture', svg(`${DISC}<image href="data:image/png;base64,AA==" width="4" height="4"/>`)],
  ['lettering that is text', svg(`${DISC}<text fill="#0b4f79">City</text>`)],
  ['a class that strokes and leaves the fill black', svg('<style>.a{stroke:red}</style><path class="a" d="M5 5h4v4z"/>')],
  ...['rgb(11 79 121 / .5)', 'rgb(11,79,121,.5)', '#0b58', 'currentColor', 'oklch(50% 0.2 200)', 'CanvasText', 'var(--c)'].map(
    (paint): [string, string] => [`a part in ${paint}`, svg(`${DISC}<path fill="${paint}" d="M5 5h4v4z"/>`)],
  ),
  ...['5e-1', '+.5', '0.5', '50%', '.999', '0'].map((share): [string, string] => [
    `opacity ${share}`,
    svg(`<g opacity="${share}">${DISC}</g>`),
  ]),
  ['opacity that is reckoned', svg(`<g style="opacity:calc(.5)">${DISC}</g>`)],
  ['a variable in a style', svg(`${DISC}<path style="fill:var(--c)" d="M5 5h4v4z"/>`)],
  ['nothing', svg('')],
])('%s is not', (_, drawing) => expect(isOneInk(drawing)).toBe(false));
