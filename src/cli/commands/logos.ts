import { z } from 'zod';
import { AcceptedVariant, LogoFormat, LogoUse, PaletteFormat } from '#contract/logos.ts';
import { type BrandId, CalendarDate, Colour, VariantId } from '#contract/values.ts';
import { type Args, Usage } from '../args.ts';
import { answerOf, type Command, type Desk, openLibrary, pathPlace, placeAt, Refused } from '../command.ts';
import { readSmallFile } from '../small-file.ts';
import { countText, oneLine, sizeText, tableText } from '../words.ts';

function variantAt(args: Args): z.infer<typeof VariantId> {
  const id = VariantId.safeParse(placeAt(args, 1, 'the id of the variant'));
  if (!id.success) throw new Usage(`“${args.places[1]}” is not the id of a logo variant; “dateline brands” shows them`);
  return id.data;
}

/** A brand by its id or by its name. */
async function brandAt(desk: Desk): Promise<z.infer<typeof BrandId>> {
  const said = placeAt(desk.args, 1, 'the brand');
  const { items } = answerOf(await desk.client.logos.brands({}));
  const found = items.find((brand) => brand.id === said || brand.name.toLowerCase() === said.toLowerCase());
  if (found === undefined) throw new Usage(`there is no brand “${said}”; “dateline brands” shows them`);
  return found.id;
}

function outOf(args: Args, what: string): string {
  const out = args.text('out');
  if (out === undefined) throw new Usage(`--out <${what}> is missing`);
  return out;
}

function colourOf(args: Args): string | undefined {
  const colour = Colour.or(z.literal('transparent')).optional().safeParse(args.text('background')?.toLowerCase());
  if (!colour.success) throw new Usage('--background is a colour such as #0b4f79, or transparent');
  return colour.data;
}

function paddingOf(args: Args): 'none' | 'half' | 'clear' | number | undefined {
  const said = args.text('padding');
  if (said === undefined || said === 'none' || said === 'half' || said === 'clear') return said;
  return args.whole('padding', 0, 4096);
}

function mmOf(args: Args): number | undefined {
  const said = args.text('mm');
  if (said === undefined) return undefined;
  const mm = Number(said);
  if (!(mm >= 0.5 && mm <= 10_000)) throw new Usage(`--mm takes a length from 0.5 to 10000, not “${said}”`);
  return mm;
}

const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const brands: Command = {
  name: 'brands',
  usage: 'brands <library>',
  does: 'the logos: every brand with its variants, formats and gaps',
  options: {},
  places: 1,
  run: async (desk) => {
    await openLibrary(desk);
    const list = answerOf(await desk.client.logos.brands({}));
    const lines: string[] = [];
    for (const brand of list.items) {
      const note = brand.isPartner ? ', partner' : '';
      lines.push(`${brand.name} (${countText(brand.variants.length, 'variant', 'variants')}${note})  ${brand.id}`);
      for (const variant of brand.variants) {
        const formats = [...new Set(variant.files.map((file) => file.format))].join(' ');
        const status =
          variant.status === 'current' ? '' : `  ${variant.status}${variant.since === null ? '' : ` since ${variant.since}`}`;
        lines.push(`  ${variant.id}  ${`${variant.lockup}, ${variant.colourway}`.padEnd(26)}${formats}${status}`);
      }
      const { cells } = answerOf(await desk.client.logos.matrix({ brandId: brand.id }));
      for (const cell of cells.filter((one) => one.gaps.length > 0)) {
        const formats = cell.gaps.map((gap) => gap.format).join(', ');
        const can = cell.gaps.every((gap) => gap.canMake)
          ? '“logo fill” makes it'
          : (cell.gaps.find((gap) => !gap.canMake)?.why ?? '');
        lines.push(`  missing: ${cell.lockup}, ${cell.colourway} as ${formats}: ${can}`);
      }
      if (brand.variants.length === 0) lines.push(brand.askedAt === null ? '  no logos yet' : `  asked for on ${brand.askedAt}`);
    }
    return { json: list, text: lines.join('\n') || 'No logos yet.' };
  },
};

const render: Command = {
  name: 'logo render',
  usage:
    'logo render <library> <variant> --format svg|png|webp|jpg|pdf|ico|favicons|source [--width N | --height N | --mm N [--dpi N]] [--scale 1|2|3] [--background C] [--padding none|half|clear|P] [--source <asset>] --out <file>',
  does: 'one rendition of a logo from its master',
  options: {
    format: 'text',
    width: 'text',
    height: 'text',
    mm: 'text',
    dpi: 'text',
    scale: 'text',
    background: 'text',
    padding: 'text',
    source: 'text',
    out: 'text',
  },
  places: 2,
  run: async (desk) => {
    const { args } = desk;
    const variantId = variantAt(args);
    const format = LogoFormat.safeParse(args.text('format'));
    if (!format.success) throw new Usage(`--format is one of ${LogoFormat.options.join(', ')}`);
    const background = colourOf(args);
    const out = outOf(args, 'file');
    const sides = {
      width: args.whole('width', 1, 16_384),
      height: args.whole('height', 1, 16_384),
      widthMm: mmOf(args),
    };
    if (Object.values(sides).filter((one) => one !== undefined).length > 1)
      throw new Usage('only one of --width, --height and --mm can be given');
    const scale = args.whole('scale', 1, 3) as 1 | 2 | 3 | undefined;
    const wish = {
      ...sides,
      dpi: args.whole('dpi', 36, 2400),
      scale,
      background,
      padding: paddingOf(args),
      source: args.text('source'),
    };
    await openLibrary(desk);
    const { place, ...facts } = answerOf(
      await desk.client.logos.render({ variantId, format: format.data, place: pathPlace(out), ...given(wish) }),
    );
    return {
      json: { path: place.$path, ...facts },
      text: `${oneLine(place.$path)} (${facts.width} × ${facts.height} px, ${sizeText(facts.bytes)})`,
    };
  },
};

/** The proposal in the shape of the command line, with the paths that were named. */
const importLogos: Command = {
  name: 'logo import',
  usage: 'logo import <library> <path…> [--accept] [--rows <file.json>]',
  does: 'guided import: what each file is; --accept stores it, as it is or as --rows corrects it',
  options: { accept: 'flag', rows: 'text' },
  places: 1000,
  run: async (desk) => {
    const { args, client } = desk;
    const paths = args.places.slice(1);
    if (paths.length === 0) throw new Usage('the files or folders are missing');
    const rows = rowsOf(args.text('rows'));
    await openLibrary(desk);
    const job = await desk.finish(answerOf(await client.logos.propose({ places: paths.map(pathPlace) })));
    if (job.state !== 'done')
      throw new Refused(job.error ?? { code: 'door.unexpected', message: 'The look through the files did not end.' });
    const proposal = answerOf(await client.logos.proposal({ jobId: job.id }));
    const byKey = new Map(proposal.files.map((file) => [file.key, file]));
    const pathOfKey = (key: string): string => byKey.get(key)?.place?.$path ?? byKey.get(key)?.path ?? key;
    const names = [...new Set(proposal.variants.map((variant) => variant.brand))];
    const json = {
      brands: names.map((name) => ({
        name,
        variants: proposal.variants
          .filter((variant) => variant.brand === name)
          .map(({ lockup, colourway, ground, keys }) => ({ lockup, colourway, ground, files: keys.map(pathOfKey) })),
      })),
      unsure: proposal.unsure.map(pathOfKey),
      refused: proposal.refused,
    };
    const text = [
      ...json.brands.flatMap(({ name, variants }) => [
        name,
        tableText(
          variants.map((one) => [
            `  ${one.lockup}`,
            one.colourway,
            `on ${one.ground}`,
            countText(one.files.length, 'file', 'files'),
          ]),
        ),
      ]),
      ...(json.unsure.length > 0 ? [`Unsure of ${json.unsure.length}:`, ...json.unsure.map((path) => `  ${path}`)] : []),
      ...json.refused.map((one) => `Refused ${one.path}: ${one.message}`),
    ];
    if (!args.flag('accept') && rows === undefined)
      return { json, text: [...text, 'Nothing was stored; --accept stores it.'].join('\n'), found: json.refused.length > 0 };
    const taken = await desk.finish(
      answerOf(
        await client.logos.accept({
          proposalId: job.id,
          ...(rows === undefined ? {} : { variants: withKeys(rows, proposal.files) }),
        }),
      ),
    );
    if (taken.state !== 'done') throw new Refused(taken.error ?? { code: 'door.unexpected', message: 'The import did not end.' });
    const result = taken.result as {
      variants: number;
      files: number;
      imported: number;
      refused: { path: string; code: string; message: string }[];
    };
    const refused = [...json.refused, ...result.refused];
    return {
      json: { ...json, refused, accepted: { variants: result.variants, files: result.files, imported: result.imported } },
      text: [
        ...text,
        `${countText(result.variants, 'variant', 'variants')} of ${countText(result.files, 'file', 'files')} stored.`,
      ].join('\n'),
      found: refused.length > 0,
    };
  },
};

const Rows = z.array(AcceptedVariant.omit({ keys: true }).extend({ files: z.array(z.string()).min(1) }));

/** No list of corrected variants is longer than this, in bytes. */
const LARGEST_ROWS = 20_000_000;

function rowsOf(path: string | undefined): z.infer<typeof Rows> | undefined {
  if (path === undefined) return undefined;
  const text = readSmallFile(path, LARGEST_ROWS);
  try {
    return Rows.parse(JSON.parse(text));
  } catch {
    throw new Usage(`“${path}” is no list of { brand, lockup, colourway, ground, files }`);
  }
}

function withKeys(rows: z.infer<typeof Rows>, files: readonly { key: string; path: string; place: { $path: string } | null }[]) {
  return rows.map(({ files: named, ...row }) => ({
    ...row,
    keys: named.map((name) => {
      const found = files.find((file) => file.place?.$path === name || file.path === name);
      if (found === undefined) throw new Usage(`“${name}” is not among the files that were looked at`);
      return found.key;
    }),
  }));
}

const guidelines: Command = {
  name: 'logo guidelines',
  usage: 'logo guidelines <library> <brand> --out <file.pdf|file.html>',
  does: 'the guidelines of a brand on one page',
  options: { out: 'text' },
  places: 2,
  run: async (desk) => {
    const out = outOf(desk.args, 'file.pdf|file.html');
    const format = /\.pdf$/i.test(out) ? 'pdf' : /\.html?$/i.test(out) ? 'html' : null;
    if (format === null) throw new Usage('--out ends in .pdf or .html');
    await openLibrary(desk);
    const brandId = await brandAt(desk);
    const { place, ...facts } = answerOf(await desk.client.logos.guidelines({ brandId, format, place: pathPlace(out) }));
    return { json: { path: place.$path, ...facts }, text: `${oneLine(place.$path)} (${sizeText(facts.bytes)})` };
  },
};

const getAll: Command = {
  name: 'logo get-all',
  usage: 'logo get-all <library> <brand> --out <file.zip>',
  does: 'every current logo of a brand in all formats as one zip',
  options: { out: 'text' },
  places: 2,
  run: async (desk) => {
    const out = outOf(desk.args, 'file.zip');
    await openLibrary(desk);
    const brandId = await brandAt(desk);
    const job = await desk.finish(answerOf(await desk.client.logos.getAll({ brandId, place: pathPlace(out) })));
    if (job.state !== 'done') throw new Refused(job.error ?? { code: 'door.unexpected', message: 'The zip was not finished.' });
    const { place, ...facts } = job.result as {
      place: { $path: string };
      files: number;
      bytes: number;
      left: { name: string; why: string }[];
    };
    return {
      json: { path: place.$path, ...facts },
      text: [
        `${oneLine(place.$path)} (${countText(facts.files, 'file', 'files')}, ${sizeText(facts.bytes)})`,
        ...facts.left.map((one) => `left out: ${one.name}: ${one.why}`),
      ].join('\n'),
      found: facts.left.length > 0,
    };
  },
};

const fill: Command = {
  name: 'logo fill',
  usage: 'logo fill <library> <variant> [--colourway black|white|greyscale]',
  does: 'make what is missing from a clean SVG: formats, or a version in one colour',
  options: { colourway: 'text' },
  places: 2,
  run: async (desk) => {
    const from = variantAt(desk.args);
    const colourway = z.enum(['black', 'white', 'greyscale']).optional().safeParse(desk.args.text('colourway'));
    if (!colourway.success) throw new Usage('--colourway is one of black, white, greyscale');
    await openLibrary(desk);
    const made = answerOf(
      await desk.client.logos.fill({ from, ...(colourway.data === undefined ? {} : { colourway: colourway.data }) }),
    );
    return {
      json: { variantId: made.variantId, made: made.made, brand: made.brand },
      text: `${made.variantId}: ${made.made.join(', ')}`,
    };
  },
};

const retire: Command = {
  name: 'logo retire',
  usage: 'logo retire <library> <variant> [--by <variant>] [--since DATE] [--undo]',
  does: 'mark a logo as superseded, so that it leaves the library no more; --undo makes it current again',
  options: { by: 'text', since: 'text', undo: 'flag' },
  places: 2,
  run: async (desk) => {
    const { args } = desk;
    const id = variantAt(args);
    const by = VariantId.optional().safeParse(args.text('by'));
    if (!by.success) throw new Usage('--by is the id of the logo that replaces it');
    const since = CalendarDate.optional().safeParse(args.text('since'));
    if (!since.success) throw new Usage('--since is a date such as 2026-11-25');
    await openLibrary(desk);
    const status = args.flag('undo') ? 'current' : 'superseded';
    const brand = answerOf(
      await desk.client.logos.setStatus({ id, status, ...given({ since: since.data, supersededBy: by.data }) }),
    );
    const variant = brand.variants.find((one) => one.id === id);
    return { json: variant, text: `${variant?.lockup}, ${variant?.colourway} of ${brand.name} is ${status}.` };
  },
};

const choose: Command = {
  name: 'logo choose',
  usage: 'logo choose <library> <brand> [--use U]',
  does: 'where will you use it: which logo, in which format and size, and why',
  options: { use: 'text' },
  places: 2,
  run: async (desk) => {
    const use = LogoUse.optional().safeParse(desk.args.text('use'));
    if (!use.success) throw new Usage(`--use is one of ${LogoUse.options.join(', ')}`);
    await openLibrary(desk);
    const brandId = await brandAt(desk);
    const { items } = answerOf(await desk.client.logos.choose({ brandId, ...given({ use: use.data }) }));
    return {
      json: { items },
      text: items
        .map(
          (one) =>
            `${one.use}: ${one.variantId === null ? one.missing : `${one.variantId} as ${one.wish?.format}. ${one.why.join(' ')}`}`,
        )
        .join('\n'),
      found: items.some((one) => one.variantId === null),
    };
  },
};

const palette: Command = {
  name: 'logo palette',
  usage: 'logo palette <library> <brand> [--read] [--out <file.css|json|ase|gpl>]',
  does: 'the colours of a brand; --read takes them from its artwork and stores them',
  options: { read: 'flag', out: 'text' },
  places: 2,
  run: async (desk) => {
    const out = desk.args.text('out');
    const format = PaletteFormat.safeParse(out?.split('.').at(-1)?.toLowerCase());
    if (out !== undefined && !format.success) throw new Usage('--out ends in .css, .json, .ase or .gpl');
    await openLibrary(desk);
    const brandId = await brandAt(desk);
    if (desk.args.flag('read')) {
      const { items } = answerOf(await desk.client.logos.readPalette({ brandId }));
      answerOf(await desk.client.logos.putBrand({ id: brandId, palette: items }));
    }
    const brand = answerOf(await desk.client.logos.brand({ id: brandId }));
    if (out !== undefined && format.success)
      answerOf(await desk.client.logos.exportPalette({ brandId, format: format.data, place: pathPlace(out) }));
    return {
      json: { total: brand.palette.length, items: brand.palette },
      text:
        tableText(brand.palette.map((one) => [one.colour, one.name, one.pantone])) ||
        'No colours yet; --read takes them from the artwork.',
    };
  },
};

export const LOGO_COMMANDS: readonly Command[] = [brands, importLogos, render, fill, retire, choose, palette, getAll, guidelines];
