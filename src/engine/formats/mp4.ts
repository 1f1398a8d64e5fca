import { ascii, type Box, boxesIn, findBox, utf8, viewOf } from './boxes.ts';
import { metadataOf, withoutThumbnail } from './embedded-metadata.ts';
import { type Film, unknownFilm } from './film.ts';
import { frameAsPicture, isShowable } from './frames.ts';
import { readMp4Tags } from './mp4-tags.ts';

interface Track {
  readonly kind: string;
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** Size of a coded frame. */
  readonly codedWidth: number;
  readonly codedHeight: number;
  readonly rotation: number;
  readonly timescale: number;
  readonly duration: number;
  readonly samples: number;
  readonly sampleRate: number | null;
  readonly channels: number | null;
  readonly config: Uint8Array | null;
  readonly table: Box | null;
}

/** Seconds from 1904, where the format's clock begins, to 1970. */
const EPOCH_1904 = 2_082_844_800;

/** XMP in a box of its own (XMP part 3, 2.2.4). */
const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac';

/** Reads MP4, MOV, M4V and 3GP (ISO/IEC 14496-12; QuickTime File Format); null when there is no movie box. May throw on damage. */
export function readMp4(bytes: Uint8Array): Film | null {
  const movie = findBox(bytes, ['moov']);
  if (movie === null) return null;
  const header = movieHeader(bytes, movie);
  const tracks = [...boxesIn(bytes, movie.start, movie.end)]
    .filter((box) => box.type === 'trak')
    .slice(0, 100)
    .flatMap((box) => readTrack(bytes, box) ?? []);
  const video = tracks.find((track) => track.kind === 'vide');
  const audio = tracks.find((track) => track.kind === 'soun');
  const fragments = header.seconds > 0 ? null : fragmentsLength(bytes, movie, tracks);
  const seconds = header.seconds > 0 ? header.seconds : (fragments ?? secondsOf(video) ?? 0);
  const tags = readMp4Tags(bytes, movie);
  const packet = xmpOf(bytes, movie);
  return {
    ...unknownFilm,
    ...tags,
    durationMs: seconds > 0 ? seconds * 1000 : null,
    width: video?.width ?? null,
    height: video?.height ?? null,
    rotation: video?.rotation ?? 0,
    codec: video?.codec ?? '',
    audioCodec: audio?.codec ?? '',
    frameRate: frameRateOf(video),
    sampleRate: audio?.sampleRate ?? null,
    channels: audio?.channels ?? null,
    date: tags.date ?? header.date,
    frame: video === undefined ? null : posterFrame(bytes, video),
    metadata: packet === null ? null : metadataOf({ xmp: withoutThumbnail(packet) }),
  };
}

function movieHeader(bytes: Uint8Array, movie: Box): { seconds: number; date: string | null } {
  const box = findBox(bytes, ['mvhd'], movie);
  if (box === null) return { seconds: 0, date: null };
  const { created, timescale, duration } = times(bytes, box);
  return { seconds: timescale > 0 ? duration / timescale : 0, date: dateOf(created) };
}

/** Creation time, time scale and duration, which mvhd and mdhd begin with in either version. */
function times(bytes: Uint8Array, box: Box): { created: number; timescale: number; duration: number } {
  const view = viewOf(bytes);
  const at = box.start;
  if (view.getUint8(at) === 1)
    return {
      created: Number(view.getBigUint64(at + 4)),
      timescale: view.getUint32(at + 20),
      duration: known64(view.getBigUint64(at + 24)),
    };
  const duration = view.getUint32(at + 16);
  return {
    created: view.getUint32(at + 4),
    timescale: view.getUint32(at + 12),
    duration: duration === 0xffffffff ? 0 : duration,
  };
}

const known64 = (value: bigint): number => (value === 0xffffffffffffffffn ? 0 : Number(value));

function dateOf(seconds1904: number): string | null {
  const ms = (seconds1904 - EPOCH_1904) * 1000;
  // cameras without a set clock write 0 or a date before there were such files
  if (!(ms > Date.UTC(1990, 0, 1)) || ms > Date.UTC(2100, 0, 1)) return null;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function readTrack(bytes: Uint8Array, trak: Box): Track | null {
  const handler = findBox(bytes, ['mdia', 'hdlr'], trak);
  const head = findBox(bytes, ['mdia', 'mdhd'], trak);
  const table = findBox(bytes, ['mdia', 'minf', 'stbl'], trak);
  const entries = table === null ? null : findBox(bytes, ['stsd'], table);
  if (handler === null || head === null || entries === null) return null;
  const kind = ascii(bytes, handler.start + 8, 4);
  const entry = [...boxesIn(bytes, entries.start + 8, entries.end)][0];
  if (entry === undefined) return null;
  const view = viewOf(bytes);
  const isVideo = kind === 'vide';
  const shown = isVideo ? displayed(bytes, trak) : null;
  const coded = isVideo
    ? { width: view.getUint16(entry.start + 24), height: view.getUint16(entry.start + 26) }
    : { width: 0, height: 0 };
  const sideways = shown?.rotation === 90 || shown?.rotation === 270;
  const { timescale, duration } = times(bytes, head);
  return {
    kind,
    codec: entry.type,
    width: shown?.width || (sideways ? coded.height : coded.width),
    height: shown?.height || (sideways ? coded.width : coded.height),
    codedWidth: coded.width,
    codedHeight: coded.height,
    rotation: shown?.rotation ?? 0,
    timescale,
    duration,
    samples: sampleCount(bytes, table),
    sampleRate: kind === 'soun' ? view.getUint32(entry.start + 24) / 65_536 : null,
    channels: kind === 'soun' ? (aacChannels(bytes, entry) ?? view.getUint16(entry.start + 16)) : null,
    config: isVideo ? configOf(bytes, entry) : null,
    table,
  };
}

/** Width and height of the track header with its matrix applied (14496-12, 8.3.2): phones turn films by it. */
function displayed(bytes: Uint8Array, trak: Box): { width: number; height: number; rotation: number } | null {
  const box = findBox(bytes, ['tkhd'], trak);
  if (box === null) return null;
  const view = viewOf(bytes);
  const matrix = box.start + (view.getUint8(box.start) === 1 ? 52 : 40);
  const [a, b, c, d] = [0, 4, 12, 16].map((offset) => view.getInt32(matrix + offset) / 65_536) as [
    number,
    number,
    number,
    number,
  ];
  const [width, height] = [view.getUint32(matrix + 36) / 65_536, view.getUint32(matrix + 40) / 65_536];
  const rotation = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) * 90 + 360) % 360;
  const shown = {
    width: Math.abs(a * width) + Math.abs(c * height),
    height: Math.abs(b * width) + Math.abs(d * height),
    rotation,
  };
  return shown.width >= 1 && shown.height >= 1 ? shown : { width, height, rotation };
}

/** The AV1 configuration of a sample entry, behind its 78 bytes of fixed fields. */
function configOf(bytes: Uint8Array, entry: Box): Uint8Array | null {
  for (const box of boxesIn(bytes, entry.start + 78, entry.end))
    if (box.type === 'av1C') return bytes.subarray(box.start, box.end);
  return null;
}

/**
 * The channels by AAC's own configuration (14496-3, 1.6.2.1), since the sample entry of most writers says two whatever the sound has:
 * four bits behind object type and rate. Null where the configuration is of another form.
 */
function aacChannels(bytes: Uint8Array, entry: Box): number | null {
  if (entry.type !== 'mp4a') return null;
  // behind 28 bytes of fixed fields; QuickTime's longer entries are found by the descriptor's name
  const at = Buffer.from(bytes.buffer, bytes.byteOffset + entry.start, entry.end - entry.start).indexOf('esds');
  if (at < 0) return null;
  const descriptor = bytes.subarray(entry.start + at + 8, entry.end);
  // tag 5 is the decoder's configuration, its length in bytes of seven bits; it stands behind tag 4 and its 13 fixed bytes
  for (let place = 0; place + 20 < descriptor.length; place++) {
    if (descriptor[place] !== 4) continue;
    let next = place + 1;
    while (((descriptor[next] ?? 0) & 0x80) !== 0 && next < place + 4) next++;
    next += 14;
    if (descriptor[next] !== 5) continue;
    next++;
    while (((descriptor[next] ?? 0) & 0x80) !== 0 && next < place + 24) next++;
    const bits = viewOf(descriptor).getUint16(next + 1);
    const [type, rate, channels] = [bits >> 11, (bits >> 7) & 15, (bits >> 3) & 15];
    return type === 31 || rate === 15 || channels === 0 || channels > 7 ? null : channels === 7 ? 8 : channels;
  }
  return null;
}

function sampleCount(bytes: Uint8Array, table: Box | null): number {
  const box = table === null ? null : findBox(bytes, ['stsz'], table);
  return box === null ? 0 : viewOf(bytes).getUint32(box.start + 8);
}

const secondsOf = (track: Track | undefined): number | null =>
  track !== undefined && track.timescale > 0 && track.duration > 0 ? track.duration / track.timescale : null;

function frameRateOf(track: Track | undefined): number | null {
  const seconds = secondsOf(track);
  return track === undefined || seconds === null || track.samples === 0 ? null : track.samples / seconds;
}

/** The length of a film in fragments: what mehd says, or the durations of its longest track's samples (14496-12, 8.8). */
function fragmentsLength(bytes: Uint8Array, movie: Box, tracks: readonly Track[]): number | null {
  const view = viewOf(bytes);
  const stated = findBox(bytes, ['mvex', 'mehd'], movie);
  const header = findBox(bytes, ['mvhd'], movie);
  if (stated !== null && header !== null) {
    const length =
      view.getUint8(stated.start) === 1 ? Number(view.getBigUint64(stated.start + 4)) : view.getUint32(stated.start + 4);
    if (length > 0) return length / times(bytes, header).timescale;
  }
  const defaults = [...boxesIn(bytes, findBox(bytes, ['mvex'], movie)?.start ?? 0, findBox(bytes, ['mvex'], movie)?.end ?? 0)]
    .filter((box) => box.type === 'trex')
    .map((box) => view.getUint32(box.start + 12));
  let ticks = 0;
  let trackId = 0;
  for (const moof of boxesIn(bytes)) {
    if (moof.type !== 'moof') continue;
    for (const traf of boxesIn(bytes, moof.start, moof.end)) {
      const head = traf.type === 'traf' ? findBox(bytes, ['tfhd'], traf) : null;
      if (head === null) continue;
      trackId ||= view.getUint32(head.start + 4);
      if (view.getUint32(head.start + 4) === trackId) ticks += runLength(bytes, traf, head, defaults[0] ?? 0);
    }
  }
  const timescale = tracks[0]?.timescale ?? 0;
  return ticks > 0 && timescale > 0 ? ticks / timescale : null;
}

function runLength(bytes: Uint8Array, traf: Box, head: Box, fallback: number): number {
  const view = viewOf(bytes);
  const flags = view.getUint32(head.start) & 0xffffff;
  const before = 8 + ((flags & 1) !== 0 ? 8 : 0) + ((flags & 2) !== 0 ? 4 : 0);
  const each = (flags & 8) !== 0 ? view.getUint32(head.start + before) : fallback;
  let ticks = 0;
  for (const run of boxesIn(bytes, traf.start, traf.end)) {
    if (run.type !== 'trun') continue;
    const runFlags = view.getUint32(run.start) & 0xffffff;
    const count = view.getUint32(run.start + 4);
    if ((runFlags & 0x100) === 0) {
      ticks += count * each;
      continue;
    }
    const stride = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => (runFlags & flag) !== 0).length;
    let at = run.start + 8 + ((runFlags & 1) !== 0 ? 4 : 0) + ((runFlags & 4) !== 0 ? 4 : 0);
    for (let i = 0; i < count && at + stride <= run.end; i++, at += stride) ticks += view.getUint32(at);
  }
  return ticks;
}

/** A key frame about a tenth into the film (the first is often black), where its codec is one that pictures use too. */
function posterFrame(bytes: Uint8Array, track: Track): Uint8Array | null {
  if (track.table === null || !isShowable(track.codec)) return null;
  const wanted = keySample(bytes, track.table, Math.floor(track.samples / 10) + 1);
  const place = samplePlace(bytes, track.table, wanted);
  if (place === null) return null;
  const frame = bytes.subarray(place.at, place.at + place.length);
  return frameAsPicture(track.codec, frame, { width: track.codedWidth, height: track.codedHeight, config: track.config });
}

/** The first key frame at or behind a sample number (from 1); the last before it when there is none behind. */
function keySample(bytes: Uint8Array, table: Box, wanted: number): number {
  const box = findBox(bytes, ['stss'], table);
  if (box === null) return wanted;
  const view = viewOf(bytes);
  const count = Math.min(view.getUint32(box.start + 4), Math.floor((box.end - box.start - 8) / 4));
  let best = 1;
  for (let i = 0; i < count; i++) {
    best = view.getUint32(box.start + 8 + i * 4);
    if (best >= wanted) break;
  }
  return best;
}

/** Where a sample lies, by the tables of sizes, chunks and offsets (14496-12, 8.7). */
function samplePlace(bytes: Uint8Array, table: Box, sample: number): { at: number; length: number } | null {
  const sizes = findBox(bytes, ['stsz'], table);
  const runs = findBox(bytes, ['stsc'], table);
  const offsets = findBox(bytes, ['stco'], table) ?? findBox(bytes, ['co64'], table);
  if (sizes === null || runs === null || offsets === null) return null;
  const view = viewOf(bytes);
  const all = view.getUint32(sizes.start + 4);
  const sizeOf = (number: number): number => (all !== 0 ? all : view.getUint32(sizes.start + 12 + (number - 1) * 4));
  const chunks = view.getUint32(offsets.start + 4);
  const runCount = Math.min(view.getUint32(runs.start + 4), Math.floor((runs.end - runs.start - 8) / 12));
  let first = 1; // number of the first sample of a run
  for (let i = 0; i < runCount; i++) {
    const at = runs.start + 8 + i * 12;
    const [chunk, perChunk] = [view.getUint32(at), view.getUint32(at + 4)];
    const nextChunk = i + 1 < runCount ? view.getUint32(at + 12) : chunks + 1;
    const inRun = (nextChunk - chunk) * perChunk;
    if (perChunk === 0 || inRun < 0) return null;
    if (sample < first + inRun) {
      const within = Math.floor((sample - first) / perChunk);
      const number = chunk + within;
      if (number < 1 || number > chunks) return null;
      let place =
        offsets.type === 'co64'
          ? Number(view.getBigUint64(offsets.start + 8 + (number - 1) * 8))
          : view.getUint32(offsets.start + 8 + (number - 1) * 4);
      for (let before = first + within * perChunk; before < sample; before++) place += sizeOf(before);
      const length = sizeOf(sample);
      return length > 0 && place + length <= bytes.length ? { at: place, length } : null;
    }
    first += inRun;
  }
  return null;
}

function xmpOf(bytes: Uint8Array, movie: Box): Uint8Array | null {
  for (const box of boxesIn(bytes)) {
    if (box.type !== 'uuid' || box.end - box.start < 16) continue;
    const id = Buffer.from(bytes.subarray(box.start, box.start + 16)).toString('hex');
    if (id === XMP_UUID) return bytes.subarray(box.start + 16, box.end);
  }
  const inUserData = findBox(bytes, ['udta', 'XMP_'], movie);
  return inUserData === null || !utf8(bytes, inUserData.start, inUserData.start + 2000).includes('<')
    ? null
    : bytes.subarray(inUserData.start, inUserData.end);
}
