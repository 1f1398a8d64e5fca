import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inspectPage, openBrowser } from '../../page/inspect.ts';
import { code, startLibrary, value } from '../harness.ts';

const browser = openBrowser();
afterAll(async () => (await browser).close());

const PALETTE = [
  { name: 'Harbour', colour: '#0b4f79', pantone: 'Pantone 7693 C', role: 'primary' as const },
  { name: 'Kobber & “Grøn” */', colour: '#2f9d8c', role: 'secondary' as const },
  { name: 'Ink', colour: '#10222f', cmyk: [66, 28, 0, 82] as [number, number, number, number], role: 'ink' as const },
];

async function withPalette() {
  const started = await startLibrary({ example: true });
  const [brand] = value(await started.client.logos.brands({})).items;
  if (brand === undefined) throw new Error('no brand');
  value(await started.client.logos.putBrand({ id: brand.id, palette: PALETTE.map((one) => ({ ...one })) }));
  const write = async (format: 'css' | 'json' | 'ase' | 'gpl') => {
    const place = { $path: join(started.folder, `colours.${format}`) };
    value(await started.client.logos.exportPalette({ brandId: brand.id, format, place }));
    return place.$path;
  };
  return { ...started, brand, write };
}

test('CSS is read by Chromium', { timeout: 60_000 }, async () => {
  const { write } = await withPalette();
  const css = await readFile(await write('css'), 'utf8');
  const page = await (await browser).newPage();
  await page.setContent(`<style>${css}</style><p>one</p>`);
  // As text: the types of a page are none of this project's tests of the engine.
  const found = await page.evaluate<[string, string][]>(
    `Array.from(document.styleSheets[0].cssRules[0].style, (name, _, sheet = document.styleSheets[0].cssRules[0].style) => [name, sheet.getPropertyValue(name).trim()])`,
  );
  await page.close();
  expect(found.map(([, colour]) => colour)).toEqual(PALETTE.map((one) => one.colour));
  expect(found[0]?.[0]).toBe('--city-of-copenhagen-harbour');
});

test('design tokens have the shape of the DTCG format', { timeout: 60_000 }, async () => {
  const { write } = await withPalette();
  const tokens = JSON.parse(await readFile(await write('json'), 'utf8'));
  const group = tokens['city-of-copenhagen'];
  expect(group.$type).toBe('color');
  const colours = Object.entries<{ $value: { colorSpace: string; components: number[]; hex: string } }>(group).filter(
    ([key]) => !key.startsWith('$'),
  );
  expect(colours.map(([, token]) => token.$value.hex)).toEqual(PALETTE.map((one) => one.colour));
  for (const [key, { $value }] of colours) {
    expect(key).not.toMatch(/[{}.]/);
    expect($value.colorSpace).toBe('srgb');
    expect(
      `#${$value.components
        .map((one) =>
          Math.round(one * 255)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')}`,
    ).toBe($value.hex);
  }
});

/** A reader of Adobe Swatch Exchange after its published description, in another language than the writer. */
const ASE_READER = `
import struct,sys,json
b=open(sys.argv[1],'rb').read()
assert b[:4]==b'ASEF' and struct.unpack('>HH',b[4:8])==(1,0)
n,=struct.unpack('>I',b[8:12]);at=12;out=[]
for _ in range(n):
    kind,size=struct.unpack('>HI',b[at:at+6]);body=b[at+6:at+6+size];at+=6+size
    if kind==0xc002: assert size==0; continue
    l,=struct.unpack('>H',body[:2]);name=body[2:2+2*l].decode('utf-16-be');assert name.endswith('\\0')
    if kind==0xc001: out.append(['group',name[:-1]]);continue
    model=body[2+2*l:6+2*l];assert model==b'RGB '
    r,g,bl=struct.unpack('>fff',body[6+2*l:18+2*l]);struct.unpack('>H',body[18+2*l:20+2*l]);assert size==20+2*l
    out.append([name[:-1],'#%02x%02x%02x'%tuple(round(255*c) for c in (r,g,bl))])
assert at==len(b)
print(json.dumps(out))`;

test('Adobe Swatch Exchange and GIMP palettes are read back by readers that are not ours', { timeout: 60_000 }, async () => {
  const { write } = await withPalette();
  const read = spawnSync('python3', ['-c', ASE_READER, await write('ase')], { encoding: 'utf8' });
  expect(read.stderr).toBe('');
  expect(JSON.parse(read.stdout)).toEqual([['group', 'City of Copenhagen'], ...PALETTE.map((one) => [one.name, one.colour])]);
  const gpl = await readFile(await write('gpl'), 'utf8');
  expect(gpl.startsWith('GIMP Palette\nName: City of Copenhagen\nColumns: 4\n#\n')).toBe(true);
  const colours = [...gpl.matchAll(/^ *(\d+) +(\d+) +(\d+)\t(.+)$/gm)].map(([, r, g, b, name]) => [
    name,
    ...[r, g, b].map(Number),
  ]);
  expect(colours).toEqual([
    ['Harbour', 11, 79, 121],
    ['Kobber & “Grøn” */', 47, 157, 140],
    ['Ink', 16, 34, 47],
  ]);
});

test('a palette is read from paints, and dresses the organisation', { timeout: 60_000 }, async () => {
  const { client, brand } = await withPalette();
  const read = value(await client.logos.readPalette({ brandId: brand.id }));
  expect(read.from).toBe('paints');
  expect(read.items.map((one) => one.colour).toSorted()).toEqual(['#0b4f79', '#10222f', '#2f9d8c']);
  expect(value(await client.logos.applyTheme({ brandId: brand.id })).theme).toEqual({
    primary: '#0b4f79',
    secondary: '#2f9d8c',
    ink: '#10222f',
  });
  value(await client.logos.putBrand({ id: brand.id, palette: [] }));
  expect(code(await client.logos.theme({ brandId: brand.id }))).toBe('logos.no_palette');
});

test('guidelines are one page that reads nothing from elsewhere and that axe finds nothing in', {
  timeout: 180_000,
}, async () => {
  const { client, brand, folder } = await withPalette();
  const variantId = brand.variants[0]?.id as never;
  value(
    await client.logos.putBrand({
      id: brand.id,
      rules: {
        ...brand.rules,
        minimum: [{ lockup: 'primary', mm: 24, px: 120 }],
        usage: [
          { is: 'do', text: 'White on <Harbour> & Ink.', picture: { kind: 'variant', variantId, ground: '#ffffff' } },
          ...(['stretched', 'tilted', 'recoloured', 'outlined', 'shadowed', 'crowded', 'low-contrast'] as const).map((how) => ({
            is: 'dont' as const,
            text: `Not ${how}.`,
            picture: { kind: 'wrong' as const, variantId, how },
          })),
        ],
        coBranding: ['Ours stands first.'],
      },
    }),
  );
  const html = join(folder, 'guidelines.html');
  value(
    await client.logos.guidelines({ brandId: brand.id, format: 'html', place: { $path: html }, introduction: 'How to use it.' }),
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    const seen = await inspectPage(html, { browser: await browser, colorScheme, widths: [360, 1600], axe: true });
    expect(seen.violations).toEqual([]);
    expect([seen.foreign, seen.siblings, seen.errors, seen.brokenPictures, seen.sideways]).toEqual([[], [], [], [], []]);
    expect(seen.text).toContain('White on <Harbour> & Ink.');
    expect(seen.text).toContain('91 35 0 53');
  }
  const text = await readFile(html, 'utf8');
  expect(text).not.toMatch(/<script|https?:\/\/|\son\w+=/);
  const pdf = join(folder, 'guidelines.pdf');
  value(await client.logos.guidelines({ brandId: brand.id, format: 'pdf', place: { $path: pdf } }));
  expect(spawnSync('pdfinfo', [pdf], { encoding: 'utf8' }).stdout).toMatch(/Pages:\s+1\b/);
  expect(spawnSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ')).toContain(
    'Pantone 7693 C',
  );
  await writeFile(join(folder, 'done'), '');
});
