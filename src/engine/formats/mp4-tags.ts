import { ascii, type Box, boxesIn, findBox, utf8, viewOf } from './boxes.ts';
import type { Film } from './film.ts';

type Tags = Pick<
  Film,
  'title' | 'creator' | 'copyright' | 'comment' | 'date' | 'camera' | 'application' | 'hasLocation' | 'cover'
>;

/** Bytes of a text and of a cover that are read. */
const MAX_TEXT_BYTES = 20_000;
const MAX_COVER_BYTES = 32 * 1024 * 1024;

/** What a film says in its user data: iTunes' list, QuickTime's keys, and QuickTime's older texts. */
export function readMp4Tags(bytes: Uint8Array, movie: Box): Tags {
  const found = new Map<string, string>();
  let cover: Uint8Array | null = null;
  const remember = (key: string, text: string): void => {
    if (text.trim() !== '' && !found.has(key)) found.set(key, text.trim());
  };
  for (const list of lists(bytes, movie)) {
    const keys = list.keys;
    for (const item of boxesIn(bytes, list.items.start, list.items.end)) {
      const data = findBox(bytes, ['data'], item);
      if (data === null || data.end - data.start < 8) continue;
      const number = item.type.length === 4 ? viewOf(bytes).getUint32(item.start - 4) : 0;
      const key = keys?.[number - 1] ?? item.type;
      if (key === 'covr') {
        if (data.end - data.start <= MAX_COVER_BYTES) cover ??= bytes.subarray(data.start + 8, data.end);
      } else remember(key, utf8(bytes, data.start + 8, Math.min(data.end, data.start + 8 + MAX_TEXT_BYTES)));
    }
  }
  for (const [key, text] of quickTimeTexts(bytes, movie)) remember(key, text);
  const first = (...names: readonly string[]): string =>
    names.map((name) => found.get(name)).find((text) => text !== undefined) ?? '';
  const apple = (name: string): string => `com.apple.quicktime.${name}`;
  return {
    title: first('©nam', apple('title'), apple('displayname')),
    creator: first('©ART', '©aut', apple('artist'), apple('author'), apple('creator')),
    copyright: first('cprt', '©cpy', apple('copyright')),
    comment: first('desc', '©des', '©cmt', apple('description'), apple('comment')),
    date: isoDate(first(apple('creationdate')) || first('©day')),
    camera: [first(apple('make'), '©mak'), first(apple('model'), '©mod')].join(' ').trim(),
    application: first('©too', '©swr', apple('software')),
    hasLocation: found.has(apple('location.ISO6709')) || found.has('©xyz'),
    cover,
  };
}

/** Lists of tags with the names of their keys where they have numbers (QuickTime File Format, 'Metadata'). */
function* lists(bytes: Uint8Array, movie: Box): Generator<{ items: Box; keys: readonly string[] | null }> {
  const inUserData = findBox(bytes, ['udta', 'meta', 'ilst'], movie);
  if (inUserData !== null) yield { items: inUserData, keys: null };
  const meta = findBox(bytes, ['meta'], movie);
  if (meta === null) return;
  // QuickTime's is no full box: its first child begins at once
  const start = ascii(bytes, meta.start + 4, 4) === 'hdlr' ? meta.start : meta.start + 4;
  const plain: Box = { type: '', start, end: meta.end };
  const items = findBox(bytes, ['ilst'], plain);
  const keys = findBox(bytes, ['keys'], plain);
  if (items === null) return;
  const names =
    keys === null
      ? null
      : [...boxesIn(bytes, keys.start + 8, keys.end)].map((key) => utf8(bytes, key.start, Math.min(key.end, key.start + 200)));
  yield { items, keys: names };
}

/** Texts that stand in the user data themselves: a length, a language, the text. */
function* quickTimeTexts(bytes: Uint8Array, movie: Box): Generator<readonly [string, string]> {
  const data = findBox(bytes, ['udta'], movie);
  if (data === null) return;
  const view = viewOf(bytes);
  for (const box of boxesIn(bytes, data.start, data.end)) {
    if (!box.type.startsWith('©') || box.end - box.start < 4) continue;
    const length = Math.min(view.getUint16(box.start), box.end - box.start - 4, MAX_TEXT_BYTES);
    yield [box.type, utf8(bytes, box.start + 4, box.start + 4 + length)];
  }
}

/** A date as Apple writes it (offset without colon) or as a year; null when it is none. */
function isoDate(text: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/.exec(text);
  if (match === null) return null;
  const [, day = '', clock, zone = ''] = match;
  return clock === undefined ? day : `${day}T${clock}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
}
