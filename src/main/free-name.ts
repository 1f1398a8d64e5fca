/** A name has room for a number and an ending in the 255 bytes that file systems give it, whatever its script. */
const MOST_BYTES = 200;
/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const ZIP = '.zip';

/**
 * A name for a file or folder that is not taken yet: what file systems refuse is taken out, what is too long is cut before its
 * ending, a number is added where something has the name. Pure, so that it can be tested on any system.
 */
export function freeName(wish: string, isTaken: (name: string) => boolean): string {
  const ending = wish.toLowerCase().endsWith(ZIP) ? ZIP : '';
  const plain = wish
    .slice(0, wish.length - ending.length)
    .toWellFormed()
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\s+/g, ' ');
  const short = trimmed(cut(trimmed(plain))) || 'Dateline library';
  const stem = DEVICE.test(short) ? `_${short}` : short;
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}${ending}` : `${stem} ${number}${ending}`;
    if (!isTaken(name)) return name;
  }
}

/** Windows drops dots and spaces at the end of a name; a dot at its beginning hides it elsewhere. */
const trimmed = (name: string): string => name.replace(/^[. ]+|[. ]+$/g, '');

/** As many whole letters as fit. */
function cut(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const letter of name) {
    bytes += Buffer.byteLength(letter);
    if (bytes > MOST_BYTES) break;
    kept += letter;
  }
  return kept;
}
