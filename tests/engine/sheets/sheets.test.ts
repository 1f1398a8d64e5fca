import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { SheetDraft, SheetFormat } from '#contract/sheets.ts';
import { sheets } from '#contract/sheets.ts';
import type { AssetId } from '#contract/values.ts';
import { code, finish, startLibrary, tempFolder, value } from '../harness.ts';

const poppler = (tool: string, ...words: string[]): string => execFileSync(tool, words, { encoding: 'utf8', maxBuffer: 1e8 });
/** Text as a reader finds it, without regard to where lines end. */
const run = (text: string): string => text.replace(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();

/** The alt texts of a PDF, as qpdf finds them. */
function altsIn(path: string): string[] {
  const alts: string[] = [];
  JSON.parse(poppler('qpdf', '--json=2', path), (key, value: unknown) => {
    if (key === '/Alt') alts.push(String(value).replace(/^u:/, ''));
    return value;
  });
  return alts;
}

async function render(client: Client, draft: SheetDraft, format: SheetFormat, path: string) {
  const job = await finish(client, client.sheets.render({ sheet: { draft }, format, place: { $path: path } }));
  if (job.state !== 'done') throw new Error(`${job.error?.code}: ${job.error?.message}`);
  return sheets.render.output.parse(job.result);
}

async function photosOf(client: Client) {
  return value(await client.assets.list({ text: 'kind:photo', limit: 100 })).items;
}

const PHOTOS = { kind: 'search', text: 'kind:photo' } as const;

describe('a sheet is kept', () => {
  test('made, changed, undone, removed, brought back', async () => {
    const { client } = await startLibrary({ example: true });
    const made = value(await client.sheets.create({ name: 'Desk', source: PHOTOS }));
    expect(made).toMatchObject({
      name: 'Desk',
      columns: 4,
      paper: 'a4',
      language: 'en',
      captions: expect.arrayContaining(['caption']),
    });
    expect(made.organisationId).toMatch(/^org_/);
    value(await client.sheets.edit({ id: made.id, set: { columns: 6, name: 'Picture desk' } }));
    expect(value(await client.sheets.get({ id: made.id }))).toMatchObject({ name: 'Picture desk', columns: 6 });
    value(await client.history.undo({}));
    expect(value(await client.sheets.get({ id: made.id }))).toEqual(made);
    value(await client.sheets.remove({ id: made.id }));
    expect(code(await client.sheets.get({ id: made.id }))).toBe('sheets.not_found');
    expect(value(await client.sheets.list({})).total).toBe(0);
    value(await client.history.undo({}));
    expect(value(await client.sheets.get({ id: made.id }))).toEqual(made);
  });

  test('a picture is chosen or rejected, never both; a kit takes a sheet that is there, and no other; the catalogue holds it', async () => {
    const { client, folder } = await startLibrary({ example: true });
    const [photo] = await photosOf(client);
    const ids = [photo?.id as AssetId];
    const [kit] = value(await client.kits.list({})).items;
    if (kit === undefined) throw new Error('The example has no kit.');
    const made = value(await client.sheets.create({ name: 'Desk', source: PHOTOS, chosenIds: ids, rejectedIds: ids }));
    const { id } = made;
    expect([made.chosenIds, made.rejectedIds]).toEqual([[], ids]);
    const withSheet = (sheetId: typeof id) =>
      client.kits.edit({
        id: kit.id,
        set: { sections: [...kit.sections, { kind: 'sheets', items: [{ kind: 'sheet', sheetId }] }] },
      });
    expect(code(await withSheet('sht_0000000000000000' as typeof id))).toBe('kits.reference_missing');
    expect(value(await withSheet(id)).sections.find(({ kind }) => kind === 'sheets')?.items).toEqual([
      { kind: 'sheet', sheetId: id },
    ]);
    const path = join(folder, 'catalogue.json');
    await finish(client, client.assets.exportCatalogue({ place: { $path: path }, format: 'json' }));
    expect(JSON.parse(await readFile(path, 'utf8')).sheets).toEqual([made]);
  });
});

describe('what the window draws', () => {
  test('is a stretch of the pages, with what is missing counted, of chosen pictures, a collection or a search', async () => {
    const { client } = await startLibrary({ example: true });
    const photos = await photosOf(client);
    const assetIds = photos.map(({ id }) => id);
    const source = { kind: 'assets' as const, assetIds: [...assetIds, 'ast_0000000000000000' as AssetId] };
    value(await client.assets.trash({ ids: assetIds.slice(0, 2) }));
    const shown = value(
      await client.sheets.preview({ sheet: { draft: { name: 'Desk', source, columns: 2, rows: 2 } }, start: 1, count: 1 }),
    );
    expect(shown).toMatchObject({ cells: 12, pages: 3, missing: 3, start: 1 });
    expect(shown.items).toHaveLength(1);
    expect(shown.items[0]?.cells).toHaveLength(4);
    expect(shown.logo).toMatch(/^<svg/);
    const chosen = photos.slice(2, 5).map(({ id }) => id);
    const collection = value(await client.collections.create({ name: 'Three', assetIds: chosen }));
    const cells = async (source: SheetDraft['source']) =>
      value(await client.sheets.preview({ sheet: { draft: { name: 'Desk', source } } })).items.flatMap((page) =>
        page.cells.map(({ assetId }) => assetId),
      );
    expect(await cells({ kind: 'collection', collectionId: collection.id })).toEqual(chosen);
    expect(await cells({ kind: 'search', text: 'harbour kind:photo' })).toHaveLength(1);
    // fonts, sounds and the like are found by a search and have nothing to show
    expect(await cells({ kind: 'search', text: '' })).toHaveLength(21);
  });
});

describe('as PDF', () => {
  test('it is tagged, its captions can be read, its pictures are there, and it is the same again', async () => {
    const { client, folder } = await startLibrary({ example: true });
    const photos = await photosOf(client);
    const draft: SheetDraft = {
      name: 'Picture desk',
      source: PHOTOS,
      captionLines: 6,
      columns: 2,
      captions: ['number', 'title', 'filename', 'caption', 'credit', 'date', 'size'],
    };
    const path = join(folder, 'sheet.pdf');
    const made = await render(client, draft, 'pdf', path);
    expect(made).toMatchObject({ cells: 14, missing: 0, replaced: [] });
    expect(poppler('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
    const facts = poppler('pdfinfo', path);
    expect(facts).toMatch(/Title: +Picture desk/);
    expect(facts).toMatch(/Tagged: +yes/);
    expect(facts).toMatch(new RegExp(`Pages: +${made.pages}\\b`));
    expect(facts).toMatch(/Page size: +595\.\d+ x 841\.\d+/);
    const text = run(poppler('pdftotext', '-raw', path, '-'));
    for (const photo of photos) {
      expect(text).toContain(run(photo.title));
      expect(text).toContain(run(photo.caption));
      expect(text).toContain(`${photo.width} × ${photo.height} px`);
    }
    // one embedded JPEG for each picture
    expect(
      poppler('pdfimages', '-list', path)
        .split('\n')
        .filter((line) => / jpeg /.test(line)),
    ).toHaveLength(14);
    expect(
      poppler('pdffonts', path)
        .split('\n')
        .slice(2)
        .filter(Boolean)
        .every((line) => / yes +yes +yes +/.test(line)),
    ).toBe(true);
    expect(altsIn(path).toSorted()).toEqual(
      ['City of Copenhagen', ...photos.map(({ altText, title }) => altText || title)].toSorted(),
    );
    const again = join(folder, 'again.pdf');
    await render(client, draft, 'pdf', again);
    expect((await readFile(again)).equals(await readFile(path))).toBe(true);
  });

  test('captions of 300 letters, from right to left and with emoji are set, and say what could not be', async () => {
    const { client, folder } = await startLibrary({ example: true });
    const [first, second, third] = await photosOf(client);
    if (first === undefined || second === undefined || third === undefined) throw new Error('The example has too few photos.');
    const long = `${'The harbour and everything that floats in it. '.repeat(7)}`.slice(0, 300);
    value(await client.assets.edit({ id: first.id, set: { caption: long } }));
    value(await client.assets.edit({ id: second.id, set: { caption: 'ميناء كوبنهاغن عند الفجر', title: 'שלום' } }));
    value(await client.assets.edit({ id: third.id, set: { caption: 'Opening night 🎉 with friends 👩‍🚒' } }));
    const source = { kind: 'assets' as const, assetIds: [first.id, second.id, third.id] };
    const path = join(folder, 'sheet.pdf');
    const made = await render(client, { name: 'Odd ones', source, captionLines: 2 }, 'pdf', path);
    const text = run(poppler('pdftotext', '-raw', path, '-'));
    expect(text).toContain('The harbour and everything that');
    expect(text).toContain('…');
    expect(text).not.toContain(long);
    expect(text).toContain('Opening night');
    expect(text).toContain('with friends');
    // a computer without such a font puts a box for it, and says so; none refuses
    for (const letters of ['ميناء', 'שלום', '🎉']) {
      const isThere = text.includes(letters) || text.includes([...letters].toReversed().join(''));
      expect(isThere || made.replaced.length > 0, letters).toBe(true);
    }
    expect(poppler('pdfinfo', path)).toMatch(/Tagged: +yes/);
  });

  test('a picture whose original and previews are lost leaves an empty cell; other previews that are missing are made anew', async () => {
    const { client, folder, path } = await startLibrary({ example: true });
    const [photo, other] = await photosOf(client);
    for (const part of ['originals', 'cache/previews'])
      await rm(join(path, part, photo?.sha256.slice(0, 2) ?? ''), { recursive: true });
    const out = join(folder, 'sheet.pdf');
    const source = { kind: 'assets' as const, assetIds: [photo?.id as AssetId, other?.id as AssetId] };
    expect(await render(client, { name: 'Lost', source }, 'pdf', out)).toMatchObject({ cells: 2 });
    expect(run(poppler('pdftotext', '-raw', out, '-'))).toContain(run(photo?.title ?? ''));
    await rm(join(path, 'cache'), { recursive: true });
    await render(client, { name: 'Anew', source: PHOTOS }, 'pdf', out);
    expect(
      poppler('pdfimages', '-list', out)
        .split('\n')
        .filter((line) => / jpeg /.test(line)),
    ).toHaveLength(13);
    expect((await readdir(join(path, 'cache', 'previews'))).length).toBeGreaterThan(0);
  });

  test('pictures printed before are not decoded again, a torn print is made anew, and the file is the same either way', async () => {
    const { client, folder, path } = await startLibrary({ example: true });
    const out = join(folder, 'sheet.pdf');
    const print = async (): Promise<Buffer> => {
      await render(client, { name: 'Desk', source: PHOTOS }, 'pdf', out);
      return readFile(out);
    };
    const prints = async (): Promise<string[]> =>
      (await readdir(join(path, 'cache', 'prints'), { recursive: true })).filter((name) => name.endsWith('.print')).sort();
    const first = await print();
    const photos = await photosOf(client);
    expect(await prints()).toHaveLength(photos.length);
    const [torn = '', cut = ''] = await prints();
    const bytes = await readFile(join(path, 'cache', 'prints', torn));
    bytes.writeUInt8(bytes.readUInt8(900) ^ 1, 900);
    await writeFile(join(path, 'cache', 'prints', torn), bytes);
    await writeFile(join(path, 'cache', 'prints', cut), '');
    expect((await print()).equals(first)).toBe(true);
    // Nothing is left that could be decoded: what is printed now comes from there alone.
    await rm(join(path, 'cache', 'previews'), { recursive: true });
    for (const { sha256 } of photos) await rm(join(path, 'originals', sha256.slice(0, 2), sha256), { recursive: true });
    expect((await print()).equals(first)).toBe(true);
    value(await client.assets.trash({ ids: photos.slice(0, 1).map(({ id }) => id) }));
    value(await client.assets.emptyTrash({}));
    expect((await prints()).filter((name) => name.includes(photos[0]?.sha256 ?? '-'))).toEqual([]);
  });

  test('press contacts are headings with numbers that can be dialled', async () => {
    const { client, folder } = await startLibrary({ example: true });
    const contacts = value(await client.contacts.list({})).items;
    const out = join(folder, 'contacts.pdf');
    const source = { kind: 'contacts' as const, contactIds: contacts.map(({ id }) => id) };
    expect(await render(client, { name: 'Press contacts', source }, 'pdf', out)).toMatchObject({
      cells: contacts.length,
      pages: 1,
    });
    const text = run(poppler('pdftotext', '-raw', out, '-'));
    for (const contact of contacts) for (const said of [contact.name, contact.phone, contact.email]) expect(text).toContain(said);
    expect(poppler('qpdf', '--qdf', '--object-streams=disable', out, '-')).toContain(`mailto:${contacts[0]?.email}`);
  });
});

describe('as PNG', () => {
  test('every cell holds the right picture, and pages are numbered', async () => {
    const { client, folder, path } = await startLibrary({ example: true });
    const draft: SheetDraft = { name: 'Desk', source: PHOTOS, columns: 3, rows: 2 };
    const made = await render(client, draft, 'png', join(folder, 'sheet.png'));
    const shown = value(await client.sheets.preview({ sheet: { draft }, count: 10 }));
    expect(made.places.map(({ $path }) => $path)).toEqual([1, 2, 3].map((page) => join(folder, `sheet-${page}.png`)));
    const photos = new Map((await photosOf(client)).map((photo) => [photo.id, photo]));
    for (const [index, page] of shown.items.entries()) {
      const { data, info } = await sharp(join(folder, `sheet-${index + 1}.png`))
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height, info.channels]).toEqual([1240, 1754, 3]);
      for (const item of page.items) {
        if (item.kind !== 'picture') continue;
        const scale = 150 / 72;
        const [width, height] = [Math.round(item.width * scale), Math.round(item.height * scale)];
        const sha256 = photos.get(item.assetId)?.sha256 ?? '';
        const preview = join(path, 'cache', 'previews', sha256.slice(0, 2), `${sha256}-1600.webp`);
        const wanted = await sharp(preview).resize(width, height, { fit: 'fill' }).removeAlpha().raw().toBuffer();
        let off = 0;
        for (let y = 8; y < height - 8; y += 7)
          for (let x = 8; x < width - 8; x += 7) {
            const at = ((Math.round(item.y * scale) + y) * info.width + Math.round(item.x * scale) + x) * 3;
            off = Math.max(off, Math.abs((data[at] ?? 0) - (wanted[(y * width + x) * 3] ?? 0)));
          }
        expect(off, photos.get(item.assetId)?.title).toBeLessThan(100);
        // sharper than any two of these pictures are alike: the mean difference tells a wrong one
        expect(
          meanOff(data, info.width, wanted, { x: Math.round(item.x * scale), y: Math.round(item.y * scale), width, height }),
        ).toBeLessThan(6);
      }
    }
  });

  test('captions are ink at their place, white is white, and it is the same again', async () => {
    const { client, folder } = await startLibrary({ example: true });
    const draft: SheetDraft = { name: 'Desk', source: { kind: 'search', text: 'harbour kind:photo' }, columns: 2 };
    const out = join(folder, 'sheet.png');
    expect(await render(client, draft, 'png', out)).toMatchObject({ pages: 1, place: { $path: out } });
    const page = value(await client.sheets.preview({ sheet: { draft } })).items[0];
    const { data, info } = await sharp(out).greyscale().raw().toBuffer({ resolveWithObject: true });
    const darkest = (x: number, y: number, width: number, height: number): number => {
      let least = 255;
      for (let row = Math.floor(y); row < y + height; row++)
        for (let column = Math.floor(x); column < x + width; column++)
          least = Math.min(least, data[row * info.width + column] ?? 255);
      return least;
    };
    const scale = 150 / 72;
    for (const item of page?.items ?? []) {
      if (item.kind !== 'text') continue;
      for (const at of item.lines.keys())
        expect(
          darkest(item.x * scale, (item.y + at * item.leading - item.size) * scale, item.width * scale, item.size * scale),
          item.lines[at],
        ).toBeLessThan(140);
    }
    expect(darkest(0, 0, info.width, 60)).toBe(255);
    const before = await readFile(out);
    await render(client, draft, 'png', out);
    expect((await readFile(out)).equals(before)).toBe(true);
  });
});

/** Mean difference of a picture on a page from what it should be, 0 to 255. */
function meanOff(
  page: Uint8Array,
  across: number,
  wanted: Uint8Array,
  area: { x: number; y: number; width: number; height: number },
): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y < area.height; y += 3)
    for (let x = 0; x < area.width; x += 3)
      for (let channel = 0; channel < 3; channel++) {
        sum += Math.abs(
          (page[((area.y + y) * across + area.x + x) * 3 + channel] ?? 0) - (wanted[(y * area.width + x) * 3 + channel] ?? 0),
        );
        count += 1;
      }
  return sum / count;
}

describe('what cannot be', () => {
  test('is refused with a code, and leaves nothing behind', async () => {
    const { client, folder, path } = await startLibrary({ example: true });
    const failed = async (draft: SheetDraft, format: SheetFormat, out: string) =>
      (await finish(client, client.sheets.render({ sheet: { draft }, format, place: { $path: out } }))).error?.code;
    const photos: SheetDraft = { name: 'Desk', source: PHOTOS };
    expect(
      await failed({ name: 'None', source: { kind: 'search', text: 'nothing-has-this-word' } }, 'pdf', join(folder, 'a.pdf')),
    ).toBe('sheets.empty');
    expect(await failed({ name: 'None', source: { kind: 'assets', assetIds: [] } }, 'png', join(folder, 'a.png'))).toBe(
      'sheets.empty',
    );
    expect(await failed(photos, 'pdf', join(folder, 'a.png'))).toBe('exports.destination_unwritable');
    expect(await failed(photos, 'pdf', join(path, 'originals', 'a.pdf'))).toBe('exports.destination_unwritable');
    expect(await failed(photos, 'png', '/proc/a/b.png')).toBe('exports.destination_unwritable');
    await writeFile(join(folder, 'file'), '');
    expect(await failed(photos, 'html', join(folder, 'file', 'a.html'))).toBe('exports.destination_unwritable');
    expect((await readdir(folder)).toSorted()).toEqual(['file', 'home', 'library']);
    expect(code(await client.sheets.create({ name: '', source: PHOTOS }))).toBe('door.invalid_input');
    expect(code(await client.sheets.create({ name: 'x', source: PHOTOS, columns: 99 }))).toBe('door.invalid_input');
    expect(code(await client.sheets.preview({ sheet: { id: 'sht_0000000000000000' as never } }))).toBe('sheets.not_found');
  });

  test('a cancelled job leaves no file', async () => {
    const { client } = await startLibrary({ example: true });
    const out = await tempFolder();
    const started = value(
      await client.sheets.render({
        sheet: { draft: { name: 'Desk', source: PHOTOS } },
        format: 'png',
        place: { $path: join(out, 'a.png') },
      }),
    );
    const job = value(await client.jobs.cancel({ id: started.jobId }));
    await expect.poll(async () => value(await client.jobs.get({ id: job.id })).state).toBe('cancelled');
    await expect.poll(async () => readdir(out)).toEqual([]);
    expect(existsSync(join(out, 'a.png'))).toBe(false);
  });
});
