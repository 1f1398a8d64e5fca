// node scripts/example/logos.mjs : writes the nine marks of the fictional 'City of Copenhagen' identity.
// Symbol: a tower between water and land: stepped tower, two waves, two quarter circles that make harbour and sun.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (p) => fileURLToPath(new URL(p, import.meta.url));
const { lines } = JSON.parse(await readFile(here('./lettering.json'), 'utf8'));
const n = (v) => String(Math.round(v * 100) / 100);

// outlines: only M L Q C Z with absolute coordinates occur
function place(d, s, dx, dy) {
  return d.replace(/([MLQCZ])([^MLQCZ]*)/g, (_, c, a) => {
    const v = (a.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    return c + v.map((q, i) => n(i % 2 ? q * s + dy : q * s + dx)).join(' ');
  });
}

// ---- symbol on a 96 unit square, four quarters of 45 with a 6 unit gap
const S = 96;
const Q = 45;
const G = 51;
const symbol = [
  // upper left: a tower on its base
  { part: 'a', d: `M0 ${Q}V30H12V14L22.5 0L33 14V30H${Q}V${Q}Z` },
  // upper right: the sun, a full quarter circle from the centre
  { part: 'b', d: `M${G} ${Q}V0A${Q} ${Q} 0 0 1 ${S} ${Q}Z` },
  // lower left: quarter basin
  { part: 'a', d: `M0 ${G}H${Q}V${S}A${Q} ${Q} 0 0 1 0 ${G}Z` },
  // lower right: two waves
  { part: 'c', d: `M${G} ${G}H${S}V64.5C88.5 64.5 88.5 57.5 81 57.5C73.5 57.5 73.5 64.5 66 64.5C58.5 64.5 58.5 57.5 ${G} 57.5Z` },
  {
    part: 'c',
    d: `M${G} 63.5C58.5 63.5 58.5 70.5 66 70.5C73.5 70.5 73.5 63.5 81 63.5C88.5 63.5 88.5 70.5 ${S} 70.5V80C88.5 80 88.5 73 81 73C73.5 73 73.5 80 66 80C58.5 80 58.5 73 ${G} 73Z`,
  },
  { part: 'c', d: `M${G} 79C58.5 79 58.5 86 66 86C73.5 86 73.5 79 81 79C88.5 79 88.5 86 ${S} 86V${S}H${G}Z` },
];
const COLOURS = {
  colour: { a: '#0b4f79', b: '#2f9d8c', c: '#0b4f79', text: '#10222f' },
  black: { a: '#000000', b: '#000000', c: '#000000', text: '#000000' },
  white: { a: '#ffffff', b: '#ffffff', c: '#ffffff', text: '#ffffff' },
};

function lockup(kind) {
  const city = lines['City of'];
  const cph = lines.Copenhagen;
  const marks = symbol.map((p) => ({ ...p }));
  if (kind === 'symbol') return { w: S, h: S, marks, text: [] };
  const cap = 0.7275; // cap height of the face in em
  if (kind === 'primary') {
    // cap top of the first line on the top of the symbol, base line of the second on its foot (p hangs below)
    const size = 41.5;
    const s = size / 1000;
    const base2 = S - 10.8;
    const base1 = base2 - size * 1.13;
    const x0 = S + 22;
    const t = [place(city.d, s, x0 - city.box[0] * s, base1), place(cph.d, s, x0 - cph.box[0] * s, base2)];
    void cap;
    const w = x0 + (cph.box[2] - cph.box[0]) * s;
    return { w, h: S, marks, text: t };
  }
  const size = 34;
  const s = size / 1000;
  const tw = (b) => (b[2] - b[0]) * s;
  const w = Math.max(S, tw(cph.box), tw(city.box));
  const base1 = S + 22 + 0.7622 * size;
  const base2 = base1 + size * 1.13;
  const t = [
    place(city.d, s, (w - tw(city.box)) / 2 - city.box[0] * s, base1),
    place(cph.d, s, (w - tw(cph.box)) / 2 - cph.box[0] * s, base2),
  ];
  return { w, h: base2 + cph.box[3] * s, dx: (w - S) / 2, marks, text: t };
}

const NAMES = {
  primary: 'City of Copenhagen, horizontal logo',
  stacked: 'City of Copenhagen, stacked logo',
  symbol: 'City of Copenhagen, symbol',
};
const out = here('../../resources/example/logos/');
await mkdir(out, { recursive: true });
for (const kind of ['primary', 'stacked', 'symbol']) {
  const l = lockup(kind);
  for (const [name, c] of Object.entries(COLOURS)) {
    const shift = l.dx ? ` transform="translate(${n(l.dx)} 0)"` : '';
    const groups = [];
    for (const p of l.marks) {
      const last = groups.at(-1);
      if (last && last.fill === c[p.part]) last.d += p.d;
      else groups.push({ fill: c[p.part], d: p.d });
    }
    const byFill = new Map();
    for (const g of groups) byFill.set(g.fill, (byFill.get(g.fill) ?? '') + g.d);
    const body = [...byFill].map(([fill, d]) => `<path fill="${fill}" d="${d}"/>`).join('\n    ');
    const text = l.text.length ? `\n  <path fill="${c.text}" d="${l.text.join('')}"/>` : '';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(l.w)} ${n(l.h)}" role="img" aria-labelledby="title">\n  <title id="title">${NAMES[kind]}</title>\n  <g${shift}>\n    ${body}\n  </g>${text}\n</svg>\n`;
    await writeFile(`${out}city-of-copenhagen_${kind}_${name}.svg`, svg);
  }
}
