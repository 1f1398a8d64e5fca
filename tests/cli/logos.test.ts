import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const LOGOS = join(import.meta.dirname, '../../resources/example/logos');

/** Runs a command as a user would and answers its exit code, the JSON document and standard error. */
function dateline(...words: string[]) {
  const run = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8', maxBuffer: 1e8 });
  return {
    exit: run.status,
    json: words.includes('--json') && run.stdout !== '' ? JSON.parse(run.stdout) : null,
    out: run.stdout,
    err: run.stderr,
  };
}

interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly variants: readonly {
      readonly id: string;
      readonly lockup: string;
      readonly colourway: string;
      readonly status: string;
    }[];
  }[];
}

describe('the logo toolbox on the command line', () => {
  let folder = '';
  let library = '';
  const brandOf = (): Listed['items'][number] => {
    const brand = (dateline('brands', library, '--json').json as Listed).items.find((one) => one.name === 'Harbour Museum');
    if (brand === undefined) throw new Error('The brand is not there.');
    return brand;
  };
  const variantOf = (lockup: string, colourway: string): string =>
    brandOf().variants.find((one) => one.lockup === lockup && one.colourway === colourway)?.id ?? '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-logos-'));
    library = join(folder, 'library');
    const delivery = join(folder, 'Harbour Museum');
    await mkdir(delivery);
    const named = [
      ['city-of-copenhagen_primary_colour.svg', 'harbour-museum-horizontal.svg'],
      ['city-of-copenhagen_symbol_colour.svg', 'harbour-museum-symbol.svg'],
      ['city-of-copenhagen_primary_white.svg', 'harbour-museum-horizontal_neg.svg'],
    ] as const;
    for (const [from, to] of named) await cp(join(LOGOS, from), join(delivery, to));
    await sharp(await readFile(join(delivery, named[0][1])))
      .resize(600)
      .png()
      .toFile(join(delivery, 'harbour-museum-horizontal-600.png'));
    await writeFile(join(delivery, 'read me.txt'), 'Please use these.');
    dateline('create', library, '--name', 'Press office');
    return () => rmSync(folder, { recursive: true, force: true });
  });

  test('a delivery is looked through, corrected by a file of rows, and stored', () => {
    const delivery = join(folder, 'Harbour Museum');
    const seen = dateline('logo', 'import', library, delivery, '--json');
    expect(seen.exit).toBe(1); // the text is refused
    expect(seen.json.refused).toMatchObject([{ path: expect.stringContaining('read me.txt') }]);
    expect(dateline('brands', library, '--json').json.total).toBe(0); // looking stores nothing
    const [brand] = seen.json.brands;
    const rows = brand.variants.map((one: { files: string[] }) => ({ ...one, brand: 'Harbour Museum' }));
    expect(rows.flatMap((one: { files: string[] }) => one.files)).toHaveLength(4);
    const file = join(folder, 'rows.json');
    writeFileSync(file, JSON.stringify(rows));
    const stored = dateline('logo', 'import', library, delivery, '--rows', file, '--json');
    expect(stored).toMatchObject({ exit: 1, json: { accepted: { variants: 3, files: 4, imported: 4 } } });
    expect(brandOf().variants.map((one) => `${one.lockup} ${one.colourway}`)).toEqual(
      expect.arrayContaining(['primary full-colour', 'primary white', 'symbol full-colour']),
    );
    expect(dateline('brands', library).out).toContain('Harbour Museum (3 variants)');
  });

  test('a gap is filled; what is made is exact', async () => {
    const made = dateline('logo', 'fill', library, variantOf('primary', 'full-colour'), '--colourway', 'black', '--json');
    expect(made).toMatchObject({ exit: 0, json: { made: expect.arrayContaining(['svg', 'pdf', 'png']) } });
    const out = join(folder, 'made', 'black.png');
    const png = dateline(
      'logo',
      'render',
      library,
      variantOf('primary', 'black'),
      '--format',
      'png',
      '--width',
      '480',
      '--scale',
      '2',
      '--out',
      out,
      '--json',
    );
    expect(png).toMatchObject({ exit: 0, json: { path: out, width: 960 } });
    const { data, info } = await sharp(readFileSync(out)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBe(960);
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] !== 0) expect([data[at], data[at + 1], data[at + 2]]).toEqual([0, 0, 0]);
    const pdf = join(folder, 'made', 'symbol.pdf');
    expect(
      dateline('logo', 'render', library, variantOf('symbol', 'full-colour'), '--format', 'pdf', '--mm', '40', '--out', pdf).exit,
    ).toBe(0);
    expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/Page size:\s+113\.\d+ x /); // 40 mm are 113.4 pt
    expect(execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' }).trim().split('\n')).toHaveLength(2); // the head alone: no pixels
  });

  test('a retired logo does not leave, and comes back', () => {
    const id = variantOf('primary', 'white');
    const out = join(folder, 'white.png');
    expect(
      dateline('logo', 'retire', library, id, '--since', '2014-12-01', '--by', variantOf('primary', 'black'), '--json'),
    ).toMatchObject({
      exit: 0,
      json: { status: 'superseded', since: '2014-12-01' },
    });
    const refused = dateline('logo', 'render', library, id, '--format', 'png', '--out', out);
    expect(refused.exit).toBe(2);
    expect(refused.err).toContain('superseded');
    expect(existsSync(out)).toBe(false);
    expect(dateline('logo', 'retire', library, id, '--undo').exit).toBe(0);
    expect(dateline('logo', 'render', library, id, '--format', 'png', '--out', out).exit).toBe(0);
  });

  test('the chooser answers with a logo and a reason, or ends with 1 where something is missing', () => {
    const slide = dateline('logo', 'choose', library, 'harbour museum', '--use', 'dark-slide', '--json');
    expect(slide).toMatchObject({
      exit: 0,
      json: { items: [{ variantId: variantOf('primary', 'white'), wish: { format: 'png' } }] },
    });
    expect(slide.json.items[0].why.length).toBeGreaterThan(1);
    const all = dateline('logo', 'choose', library, 'Harbour Museum', '--json');
    expect(all.exit).toBe(all.json.items.some((one: { variantId: string | null }) => one.variantId === null) ? 1 : 0);
  });

  test('palette, guidelines and all logos at once', () => {
    const css = join(folder, 'colours.css');
    const palette = dateline('logo', 'palette', library, 'Harbour Museum', '--read', '--out', css, '--json');
    expect(palette.json.items.map((one: { colour: string }) => one.colour)).toContain('#0b4f79');
    expect(readFileSync(css, 'utf8')).toContain('#0b4f79');
    const pdf = join(folder, 'guidelines.pdf');
    expect(dateline('logo', 'guidelines', library, 'Harbour Museum', '--out', pdf, '--json')).toMatchObject({
      exit: 0,
      json: { pages: 1 },
    });
    expect(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })).toContain('Harbour Museum');
    const zip = join(folder, 'all.zip');
    const all = dateline('logo', 'get-all', library, 'Harbour Museum', '--out', zip, '--json');
    expect(all).toMatchObject({ exit: 0, json: { path: zip, left: [] } });
    const listed = execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toHaveLength(all.json.files);
    for (const lockup of ['primary/', 'symbol/']) expect(listed.some((name) => name.startsWith(lockup))).toBe(true);
    execFileSync('unzip', ['-tqq', zip]);
  });

  test('a slip of the pen is told in one sentence, with exit 2', () => {
    const id = variantOf('primary', 'black');
    for (const words of [
      ['render', library, 'var_nothing', '--format', 'png', '--out', 'x.png'],
      ['render', library, id, '--format', 'gif', '--out', 'x.gif'],
      ['render', library, id, '--format', 'png', '--width', '10', '--mm', '10', '--out', 'x.png'],
      ['render', library, id, '--format', 'png'],
      ['guidelines', library, 'Harbour Museum', '--out', 'x.docx'],
      ['choose', library, 'Nobody'],
      ['retire', library, id, '--since', 'yesterday'],
    ]) {
      const { exit, err } = dateline('logo', ...words);
      expect([words.join(' '), exit]).toEqual([words.join(' '), 2]);
      expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
    }
  });
});
