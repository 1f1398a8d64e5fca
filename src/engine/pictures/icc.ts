/** What an ICC profile says: the usual name of a common space or its own, its kind ('RGB ', 'CMYK', 'GRAY'), whether it is sRGB. */
export type ProfileFacts = { readonly name: string; readonly space: string; readonly isSrgb: boolean };

type Column = readonly [number, number, number];

/** Matrix columns adapted to D50, as profiles store them, and the linear value at the encoded value 0.5. */
type KnownSpace = { readonly name: string; readonly columns: readonly [Column, Column, Column]; readonly half: number };

/** sRGB's curve at 0.5 (IEC 61966-2-1), which Display P3 shares. */
const SRGB_HALF = 0.21404;

/**
 * The spaces that photographs come in (IEC 61966-2-1; Apple's Display P3; Adobe RGB (1998) 4.3), adapted to D50 by Bradford as
 * lcms does. Known by their numbers, since every vendor names his copy differently ('c2', 'sP3C', 'Color LCD').
 */
const KNOWN_SPACES: readonly KnownSpace[] = [
  {
    name: 'sRGB',
    columns: [
      [0.4361, 0.2225, 0.0139],
      [0.3851, 0.7169, 0.0971],
      [0.1431, 0.0606, 0.7139],
    ],
    half: SRGB_HALF,
  },
  {
    name: 'Display P3',
    columns: [
      [0.5151, 0.2412, -0.0011],
      [0.2919, 0.6922, 0.0419],
      [0.1572, 0.0666, 0.7841],
    ],
    half: SRGB_HALF,
  },
  {
    name: 'Adobe RGB (1998)',
    columns: [
      [0.6097, 0.3111, 0.0195],
      [0.2053, 0.6257, 0.0609],
      [0.1492, 0.0632, 0.7446],
    ],
    half: 0.5 ** (563 / 256),
  },
];

/** Reads the profile; a profile that makes no sense gives an empty name, never an exception. */
export function profileFacts(icc: Uint8Array): ProfileFacts {
  const nothing: ProfileFacts = { name: '', space: '', isSrgb: false };
  if (icc.byteLength < 132) return nothing;
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
  try {
    const tags = readTags(view);
    const space = ascii(view, 16, 4);
    // a profile with tables is more than its matrix
    const known = space === 'RGB ' && !tags.has('A2B0') ? KNOWN_SPACES.find((one) => isSpace(view, tags, one)) : undefined;
    return { name: known?.name ?? readName(view, tags.get('desc')), space, isSrgb: known?.name === 'sRGB' };
  } catch {
    return nothing; // an offset pointed outside the profile
  }
}

type Tags = ReadonlyMap<string, number>;

function readTags(view: DataView): Tags {
  const tags = new Map<string, number>();
  const count = Math.min(view.getUint32(128), 100); // real profiles have under 30
  for (let i = 0; i < count; i++) tags.set(ascii(view, 132 + i * 12, 4), view.getUint32(136 + i * 12));
  return tags;
}

function readName(view: DataView, at: number | undefined): string {
  if (at === undefined) return '';
  if (ascii(view, at, 4) === 'desc') return ascii(view, at + 12, Math.min(Math.max(view.getUint32(at + 8) - 1, 0), 200)).trim();
  if (ascii(view, at, 4) !== 'mluc' || view.getUint32(at + 8) === 0) return '';
  const bytes = Math.min(view.getUint32(at + 20), 400);
  const start = at + view.getUint32(at + 24);
  let name = '';
  for (let i = 0; i + 1 < bytes; i += 2) name += String.fromCharCode(view.getUint16(start + i));
  return name.replace(/\0+$/, '').trim();
}

function isSpace(view: DataView, tags: Tags, { columns, half }: KnownSpace): boolean {
  return ['r', 'g', 'b'].every((channel, i) => {
    const xyz = tags.get(`${channel}XYZ`);
    const curve = tags.get(`${channel}TRC`);
    if (xyz === undefined || curve === undefined) return false;
    const isColumn = columns[i]?.every((wanted, row) => Math.abs(view.getInt32(xyz + 8 + row * 4) / 65_536 - wanted) < 0.003);
    // a plain gamma of 2.2 gives 0.2176 and must not pass for sRGB; a table of 1,024 steps must
    return isColumn === true && Math.abs((curveAtHalf(view, curve) ?? 1) - half) < 0.0018;
  });
}

function curveAtHalf(view: DataView, at: number): number | null {
  const kind = ascii(view, at, 4);
  if (kind === 'curv') {
    const count = view.getUint32(at + 8);
    if (count === 0) return 0.5;
    if (count === 1) return 0.5 ** (view.getUint16(at + 12) / 256);
    const place = (count - 1) / 2;
    const low = view.getUint16(at + 12 + Math.floor(place) * 2) / 65_535;
    const high = view.getUint16(at + 12 + Math.ceil(place) * 2) / 65_535;
    return (low + high) / 2;
  }
  if (kind !== 'para') return null;
  const parameter = (i: number) => view.getInt32(at + 12 + i * 4) / 65_536;
  const type = view.getUint16(at + 8);
  if (type === 0) return 0.5 ** parameter(0);
  // types 3 and 4 are the ones that describe sRGB: a power with a linear foot
  if (type === 3 || type === 4) return (parameter(1) * 0.5 + parameter(2)) ** parameter(0) + (type === 4 ? parameter(5) : 0);
  return null;
}

function ascii(view: DataView, at: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(view.getUint8(at + i));
  return text;
}
