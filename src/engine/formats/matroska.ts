import { utf8, viewOf } from './boxes.ts';
import { type Film, unknownFilm } from './film.ts';
import { frameAsPicture, isShowable } from './frames.ts';

/** Numbers of the elements that are read (RFC 9559, section 5). */
const ID = {
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  title: 0x7ba9,
  date: 0x4461,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  codec: 0x86,
  codecPrivate: 0x63a2,
  defaultDuration: 0x23e383,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  displayWidth: 0x54b0,
  displayHeight: 0x54ba,
  displayUnit: 0x54b2,
  projection: 0x7670,
  roll: 0x7675,
  audio: 0xe1,
  rate: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  reference: 0xfb,
  attachments: 0x1941a469,
  attachment: 0x61a7,
  attachmentType: 0x4660,
  attachmentBytes: 0x465c,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagText: 0x4487,
} as const;

interface Element {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Elements of one level; a film of two hours has some 100,000 blocks, spread over clusters. */
const MAX_ELEMENTS = 500_000;

/** The elements of a level (RFC 8794). One of unknown size, as in a live stream, reaches to the end of its parent. */
function* elements(bytes: Uint8Array, from: number, to: number): Generator<Element> {
  let at = from;
  for (let count = 0; at < to && count < MAX_ELEMENTS; count++) {
    const id = variable(bytes, at, 4, false);
    if (id === null) return;
    const size = variable(bytes, at + id.length, 8, true);
    if (size === null) return;
    const start = at + id.length + size.length;
    const end = size.value < 0 ? to : Math.min(start + size.value, to);
    if (start > to) return;
    yield { id: id.value, start, end };
    at = end;
  }
}

/** A number of variable length; -1 for "unknown", which has all its bits set. Null when it is none. */
function variable(bytes: Uint8Array, at: number, most: number, isSize: boolean): { value: number; length: number } | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (length > most || at + length > bytes.length) return null;
  let value = isSize ? first & ((1 << (8 - length)) - 1) : first;
  let isUnknown = isSize && value === (1 << (8 - length)) - 1;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0;
    if (byte !== 0xff) isUnknown = false;
    value = value * 256 + byte;
  }
  return { value: isUnknown ? -1 : value, length };
}

interface Track {
  readonly number: number;
  readonly type: number;
  readonly codec: string;
  readonly config: Uint8Array | null;
  readonly frameNs: number;
  readonly width: number;
  readonly height: number;
  readonly codedWidth: number;
  readonly codedHeight: number;
  readonly rotation: number;
  readonly rate: number | null;
  readonly channels: number | null;
}

/** Reads Matroska and WebM; null when there is no segment. */
export function readMatroska(bytes: Uint8Array): Film | null {
  const segment = first(bytes, { id: 0, start: 0, end: bytes.length }, ID.segment);
  if (segment === null) return null;
  const top = topLevel(bytes, segment);
  const info = top.get(ID.info)?.[0] ?? null;
  const scaleNs = number(bytes, info, ID.timestampScale) || 1_000_000;
  const tracks = childrenOf(bytes, top.get(ID.tracks)?.[0] ?? null, ID.track)
    .slice(0, 100)
    .map((track) => readTrack(bytes, track));
  const video = tracks.find((track) => track.type === 1);
  const audio = tracks.find((track) => track.type === 2);
  const stated = float(bytes, info === null ? null : first(bytes, info, ID.duration));
  const ticks = stated ?? lastTime(bytes, top.get(ID.cluster) ?? []);
  const tags = readTags(bytes, top.get(ID.tags) ?? []);
  const dateNs = info === null ? null : first(bytes, info, ID.date);
  const fullSize = video?.codec === undefined ? null : posterFrame(bytes, top.get(ID.cluster) ?? [], video, ticks / 10);
  return {
    ...unknownFilm,
    durationMs: ticks > 0 ? (ticks * scaleNs) / 1e6 : null,
    width: video?.width ?? null,
    height: video?.height ?? null,
    rotation: video?.rotation ?? 0,
    codec: video?.codec ?? '',
    audioCodec: audio?.codec ?? '',
    frameRate: video !== undefined && video.frameNs > 0 ? 1e9 / video.frameNs : null,
    sampleRate: audio?.rate ?? null,
    channels: audio?.channels ?? null,
    title: string(bytes, info, ID.title) || (tags.get('TITLE') ?? ''),
    creator: tags.get('ARTIST') ?? tags.get('DIRECTOR') ?? '',
    copyright: tags.get('COPYRIGHT') ?? '',
    comment: tags.get('DESCRIPTION') ?? tags.get('COMMENT') ?? '',
    application: string(bytes, info, ID.writingApp),
    date: dateNs === null || dateNs.end - dateNs.start !== 8 ? null : dateOf(viewOf(bytes).getBigInt64(dateNs.start)),
    cover: coverOf(bytes, top.get(ID.attachments)?.[0] ?? null),
    frame: fullSize,
  };
}

/** The segment's children by kind; clusters of unknown size hold the rest, and are looked through as they stand. */
function topLevel(bytes: Uint8Array, segment: Element): ReadonlyMap<number, readonly Element[]> {
  const found = new Map<number, Element[]>();
  for (const element of elements(bytes, segment.start, segment.end)) {
    const same = found.get(element.id) ?? [];
    same.push(element);
    found.set(element.id, same);
  }
  return found;
}

function* children(bytes: Uint8Array, parent: Element): Generator<Element> {
  yield* elements(bytes, parent.start, parent.end);
}

function first(bytes: Uint8Array, parent: Element, id: number): Element | null {
  for (const child of children(bytes, parent)) if (child.id === id) return child;
  return null;
}

const childrenOf = (bytes: Uint8Array, parent: Element | null, id: number): Element[] =>
  parent === null ? [] : [...children(bytes, parent)].filter((child) => child.id === id);

function number(bytes: Uint8Array, parent: Element | null, id: number): number {
  const element = parent === null ? null : first(bytes, parent, id);
  return element === null ? 0 : unsigned(bytes, element);
}

function unsigned(bytes: Uint8Array, { start, end }: Element): number {
  let value = 0;
  for (let at = start; at < Math.min(end, start + 8); at++) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

function float(bytes: Uint8Array, element: Element | null): number | null {
  if (element === null) return null;
  const length = element.end - element.start;
  const value =
    length === 4 ? viewOf(bytes).getFloat32(element.start) : length === 8 ? viewOf(bytes).getFloat64(element.start) : 0;
  return Number.isFinite(value) && value > 0 ? value : null;
}

function string(bytes: Uint8Array, parent: Element | null, id: number): string {
  const element = parent === null ? null : first(bytes, parent, id);
  return element === null ? '' : utf8(bytes, element.start, Math.min(element.end, element.start + 20_000)).replace(/\0+$/, '');
}

/** Nanoseconds from the beginning of 2001 (RFC 9559, DateUTC). */
function dateOf(ns: bigint): string | null {
  const ms = Date.UTC(2001, 0, 1) + Number(ns / 1_000_000n);
  return ms > Date.UTC(1990, 0, 1) && ms < Date.UTC(2100, 0, 1) ? `${new Date(ms).toISOString().slice(0, 19)}Z` : null;
}

function readTrack(bytes: Uint8Array, track: Element): Track {
  const video = first(bytes, track, ID.video);
  const audio = first(bytes, track, ID.audio);
  const config = first(bytes, track, ID.codecPrivate);
  const projection = video === null ? null : first(bytes, video, ID.projection);
  const roll = projection === null ? null : first(bytes, projection, ID.roll);
  const coded = { width: number(bytes, video, ID.pixelWidth), height: number(bytes, video, ID.pixelHeight) };
  // other units than pixels say a shape in centimetres or as a ratio
  const isPixels = number(bytes, video, ID.displayUnit) === 0;
  const width = (isPixels && number(bytes, video, ID.displayWidth)) || coded.width;
  const height = (isPixels && number(bytes, video, ID.displayHeight)) || coded.height;
  // the roll is counter-clockwise (RFC 9559, ProjectionPoseRoll)
  const rotation = (360 - ((Math.round(signedFloat(bytes, roll) / 90) * 90) % 360) + 360) % 360;
  const isSideways = rotation === 90 || rotation === 270;
  return {
    number: number(bytes, track, ID.trackNumber),
    type: number(bytes, track, ID.trackType),
    codec: string(bytes, track, ID.codec),
    config: config === null ? null : bytes.subarray(config.start, config.end),
    frameNs: number(bytes, track, ID.defaultDuration),
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    codedWidth: coded.width,
    codedHeight: coded.height,
    rotation,
    rate: audio === null ? null : float(bytes, first(bytes, audio, ID.rate)),
    channels: audio === null ? null : number(bytes, audio, ID.channels) || 1,
  };
}

function signedFloat(bytes: Uint8Array, element: Element | null): number {
  if (element === null) return 0;
  const length = element.end - element.start;
  const value =
    length === 4 ? viewOf(bytes).getFloat32(element.start) : length === 8 ? viewOf(bytes).getFloat64(element.start) : 0;
  return Number.isFinite(value) && Math.abs(value) <= 360 ? value : 0;
}

/** The time of the last cluster, for a stream that never said how long it is. */
function lastTime(bytes: Uint8Array, clusters: readonly Element[]): number {
  const last = clusters.at(-1);
  return last === undefined ? 0 : number(bytes, last, ID.clusterTime);
}

/** The first key frame at or behind a time; the last one before when none is behind. */
function posterFrame(bytes: Uint8Array, clusters: readonly Element[], track: Track, wanted: number): Uint8Array | null {
  if (!isShowable(track.codec)) return null;
  let best: Uint8Array | null = null;
  for (const cluster of clusters) {
    let time = 0;
    for (const child of children(bytes, cluster)) {
      if (child.id === ID.clusterTime) time = unsigned(bytes, child);
      const block = child.id === ID.simpleBlock ? child : child.id === ID.blockGroup ? keyBlock(bytes, child) : null;
      const read = block === null ? null : frameOf(bytes, block, track.number, child.id === ID.simpleBlock);
      if (read === null) continue;
      best = read.frame;
      if (time + read.offset >= wanted) return asPicture(best, track);
    }
  }
  return best === null ? null : asPicture(best, track);
}

const asPicture = (frame: Uint8Array, track: Track): Uint8Array | null =>
  frameAsPicture(track.codec, frame, { width: track.codedWidth, height: track.codedHeight, config: track.config });

/** A block in a group is a key frame when it refers to none (RFC 9559, 10.3). */
const keyBlock = (bytes: Uint8Array, group: Element): Element | null =>
  first(bytes, group, ID.reference) === null ? first(bytes, group, ID.block) : null;

/** The frame of a block: track, time, flags, bytes (RFC 9559, 10.1); laced ones hold several and are sound. */
function frameOf(
  bytes: Uint8Array,
  block: Element,
  track: number,
  isSimple: boolean,
): { frame: Uint8Array; offset: number } | null {
  const head = variable(bytes, block.start, 8, true);
  if (head === null || head.value !== track) return null;
  const at = block.start + head.length;
  const flags = bytes[at + 2] ?? 0;
  if (at + 3 >= block.end || (flags & 0x06) !== 0 || (isSimple && (flags & 0x80) === 0)) return null;
  return { frame: bytes.subarray(at + 3, block.end), offset: viewOf(bytes).getInt16(at) };
}

function readTags(bytes: Uint8Array, groups: readonly Element[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const group of groups) {
    for (const tag of childrenOf(bytes, group, ID.tag)) {
      for (const simple of childrenOf(bytes, tag, ID.simpleTag)) {
        const name = string(bytes, simple, ID.tagName).toUpperCase();
        if (!found.has(name) && found.size < 1000) found.set(name, string(bytes, simple, ID.tagText));
      }
    }
  }
  return found;
}

function coverOf(bytes: Uint8Array, attachments: Element | null): Uint8Array | null {
  for (const attachment of childrenOf(bytes, attachments, ID.attachment)) {
    const content = first(bytes, attachment, ID.attachmentBytes);
    if (content !== null && /^image\/(jpeg|png)/.test(string(bytes, attachment, ID.attachmentType)))
      return bytes.subarray(content.start, content.end);
  }
  return null;
}
