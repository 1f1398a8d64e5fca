import { ascii, viewOf } from './boxes.ts';
import { type Film, unknownFilm } from './film.ts';
import { frameAsPicture, isShowable } from './frames.ts';

interface Chunk {
  readonly id: string;
  /** The kind of a LIST, which its content begins with. */
  readonly list: string;
  readonly start: number;
  readonly end: number;
}

/** Chunks of one level that are looked at. */
const MAX_CHUNKS = 500_000;

/** The chunks of a RIFF level (Multimedia Programming Interface 1.0): little-endian lengths, padded to even. */
function* chunks(bytes: Uint8Array, from: number, to: number): Generator<Chunk> {
  const view = viewOf(bytes);
  let at = from;
  for (let count = 0; at + 8 <= to && count < MAX_CHUNKS; count++) {
    const length = view.getUint32(at + 4, true);
    const id = ascii(bytes, at, 4);
    const isList = id === 'LIST' || id === 'RIFF';
    const end = Math.min(at + 8 + length, to);
    yield { id, list: isList ? ascii(bytes, at + 8, 4) : '', start: Math.min(at + (isList ? 12 : 8), end), end };
    at += 8 + length + (length % 2);
  }
}

/** Reads AVI (Microsoft, AVI RIFF File Reference); null when it has no header list. May throw on damage. */
export function readAvi(bytes: Uint8Array): Film | null {
  const view = viewOf(bytes);
  let film: { -readonly [Key in keyof Film]: Film[Key] } | null = null;
  let rate = { seconds: 0, stream: -1 };
  const names = new Map<string, string>();
  let streams = 0;
  for (const riff of chunks(bytes, 0, bytes.length)) {
    if (riff.id !== 'RIFF') break;
    for (const part of chunks(bytes, riff.start, riff.end)) {
      if (part.list === 'INFO')
        for (const text of chunks(bytes, part.start, part.end))
          names.set(text.id, windows1252(bytes.subarray(text.start, Math.min(text.end, text.start + 2000))));
      if (part.list === 'movi' && film !== null && film.frame === null && isShowable(film.codec))
        film.frame = firstFrame(bytes, part, rate.stream, film);
      if (part.list !== 'hdrl') continue;
      film ??= { ...unknownFilm };
      for (const list of chunks(bytes, part.start, part.end)) {
        if (list.list !== 'strl') continue;
        const [header, format] = [...chunks(bytes, list.start, list.end)];
        const stream = streams++;
        if (header?.id !== 'strh' || format?.id !== 'strf') continue;
        const kind = ascii(bytes, header.start, 4);
        if (kind === 'vids' && film.codec === '') {
          const [scale, perScale, length] = [20, 24, 32].map((offset) => view.getUint32(header.start + offset, true)) as [
            number,
            number,
            number,
          ];
          film.codec = ascii(bytes, format.start + 16, 4).replace(/\0/g, '') || ascii(bytes, header.start + 4, 4);
          film.width = Math.abs(view.getInt32(format.start + 4, true));
          film.height = Math.abs(view.getInt32(format.start + 8, true));
          film.frameRate = scale > 0 && perScale > 0 ? perScale / scale : null;
          rate = { seconds: perScale > 0 ? (length * scale) / perScale : 0, stream };
        } else if (kind === 'auds' && film.audioCodec === '') {
          film.audioCodec = `0x${view.getUint16(format.start, true).toString(16)}`;
          film.channels = view.getUint16(format.start + 2, true);
          film.sampleRate = view.getUint32(format.start + 4, true);
        }
      }
    }
  }
  if (film === null) return null;
  const name = (id: string): string => names.get(id) ?? '';
  return {
    ...film,
    durationMs: rate.seconds > 0 ? rate.seconds * 1000 : null,
    title: name('INAM'),
    creator: name('IART'),
    copyright: name('ICOP'),
    comment: name('ICMT'),
    application: name('ISFT'),
    date: /^\d{4}-\d{2}-\d{2}/.exec(name('ICRD'))?.[0] ?? null,
  };
}

/** The first whole picture of a stream: chunks are named by its number in two digits and 'dc' or 'db'. */
function firstFrame(bytes: Uint8Array, movie: Chunk, stream: number, film: Film): Uint8Array | null {
  const prefix = String(stream).padStart(2, '0');
  for (const chunk of chunks(bytes, movie.start, movie.end)) {
    const within = chunk.list === 'rec ' ? [...chunks(bytes, chunk.start, chunk.end)] : [chunk];
    for (const { id, start, end } of within) {
      if (id !== `${prefix}dc` && id !== `${prefix}db`) continue;
      const frame = frameAsPicture(film.codec, bytes.subarray(start, end), {
        width: film.width ?? 0,
        height: film.height ?? 0,
        config: null,
      });
      if (frame !== null) return frame;
    }
  }
  return null;
}

/** Texts of INFO: UTF-8 where valid, else Windows-1252, up to the first NUL. */
function windows1252(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return new TextDecoder('windows-1252').decode(text);
  }
}
