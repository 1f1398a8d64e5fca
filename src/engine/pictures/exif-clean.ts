/**
 * Tags that tell a place, a device or its owner (Exif 2.32, 4.6; DNG 1.6; the last two are written by Adobe Camera Raw): GPS, maker note, serial
 * numbers, owner, unique ids, private data.
 */
export const TELLING_TAGS: ReadonlySet<number> = new Set([
  0x8825, 0x927c, 0xa430, 0xa431, 0xa435, 0xa420, 0xc62f, 0xc634, 0xc65d, 0xfde8, 0xfde9,
]);
const GPS = 0x8825;
const ORIENTATION = 0x0112;
/** Directories that hang below others: EXIF, interoperability, further pictures. */
const BELOW: ReadonlySet<number> = new Set([0x8769, 0xa005, 0x014a]);
/** Bytes of one value by its type, from BYTE to IFD (TIFF 6.0, section 2). */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/**
 * The TIFF structure of an EXIF block without what TELLING_TAGS names; everything else stays at its offset, so that nothing else can
 * be lost. A block that cannot be walked to its end is replaced by one that holds the orientation alone.
 */
export function withoutPlaces(exif: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(exif);
  const view = new DataView(bytes.buffer);
  const found = { orientation: 1 };
  try {
    const isLittle = view.getUint16(0) === 0x4949;
    if (!isLittle && view.getUint16(0) !== 0x4d4d) throw new RangeError('no byte order');
    const seen = new Set<number>();
    const waiting = [view.getUint32(4, isLittle)];
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      if (at === 0 || seen.has(at)) continue;
      seen.add(at);
      waiting.push(...cleanDirectory(bytes, view, at, isLittle, found));
    }
    return bytes;
  } catch {
    return orientationOnly(found.orientation);
  }
}

function cleanDirectory(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  isLittle: boolean,
  found: { orientation: number },
): number[] {
  let count = view.getUint16(at, isLittle);
  const next: number[] = [];
  for (let index = 0; index < count; ) {
    const entry = at + 2 + index * 12;
    const tag = view.getUint16(entry, isLittle);
    if (tag === ORIENTATION) found.orientation = view.getUint16(entry + 8, isLittle);
    if (BELOW.has(tag)) next.push(view.getUint32(entry + 8, isLittle));
    if (!TELLING_TAGS.has(tag)) {
      index += 1;
      continue;
    }
    if (tag === GPS) wipeDirectory(bytes, view, view.getUint32(entry + 8, isLittle), isLittle);
    else wipeValue(bytes, view, entry, isLittle);
    const end = at + 2 + count * 12 + 4;
    if (end > bytes.length) throw new RangeError('a directory without an end');
    bytes.copyWithin(entry, entry + 12, end);
    bytes.fill(0, end - 12, end);
    count -= 1;
    view.setUint16(at, count, isLittle);
  }
  const following = at + 2 + count * 12;
  if (following + 4 <= bytes.length) next.push(view.getUint32(following, isLittle));
  return next;
}

function wipeDirectory(bytes: Uint8Array, view: DataView, at: number, isLittle: boolean): void {
  const count = view.getUint16(at, isLittle);
  for (let index = 0; index < count; index++) wipeValue(bytes, view, at + 2 + index * 12, isLittle);
  bytes.fill(0, at, Math.min(bytes.length, at + 2 + count * 12 + 4));
}

function wipeValue(bytes: Uint8Array, view: DataView, entry: number, isLittle: boolean): void {
  const length = (TYPE_BYTES[view.getUint16(entry + 2, isLittle)] ?? 1) * view.getUint32(entry + 4, isLittle);
  if (length <= 4) return; // stands in the entry itself, which goes
  const offset = view.getUint32(entry + 8, isLittle);
  // Of what leads out of the block the beginning may be here.
  if (offset >= 8) bytes.fill(0, offset, Math.min(offset + length, bytes.length));
}

function orientationOnly(orientation: number): Uint8Array {
  const exif = Buffer.alloc(26);
  exif.write('MM', 0, 'latin1');
  exif.writeUInt16BE(42, 2);
  exif.writeUInt32BE(8, 4);
  exif.writeUInt16BE(1, 8);
  exif.writeUInt16BE(ORIENTATION, 10);
  exif.writeUInt16BE(3, 12);
  exif.writeUInt32BE(1, 14);
  exif.writeUInt16BE(orientation >= 1 && orientation <= 8 ? orientation : 1, 18);
  return exif;
}

/** Names of XMP properties of the same meaning, in any namespace; the pointer to a second packet goes, since that is left out. */
const NAMES = '(?:gps\\w*|\\w*serialnumber\\w*|(?:camera)?ownername|imageuniqueid|\\w*latitude|\\w*longitude|hasextendedxmp)';
const ATTRIBUTE = new RegExp(`\\s[\\w-]+:${NAMES}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'gi');
const ELEMENT = new RegExp(`<([\\w-]+:${NAMES})(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</\\1\\s*>)`, 'gi');

/** An XMP packet in UTF-8 without such properties; null for one in another encoding, which is rather left out than passed on unread. */
export function withoutPlacesXmp(packet: Uint8Array): Uint8Array | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(packet);
    if (!text.includes('<') || text.includes('\0')) return null;
    return Buffer.from(text.replace(ATTRIBUTE, '').replace(ELEMENT, ''), 'utf8');
  } catch {
    return null;
  }
}
