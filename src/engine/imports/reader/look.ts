import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import type { ErrorCode, Result } from '#contract/result.ts';
import { done } from '#contract/result.ts';
import { dominantColours } from '#domain/imports/colours.ts';
import { likenessOf } from '#domain/imports/likeness.ts';
import { artworkFact } from '#domain/logos/faults.ts';
import { stagingNameIn } from '../../files/staged.ts';
import { readFormat } from '../../formats/index.ts';
import { type LibraryFolder, previewPath } from '../../library/folder.ts';
import { classifyPicture, DECODABLE, detectFileType, type FileType } from '../../pictures/file-type.ts';
import { emptyMetadata, readMetadata } from '../../pictures/metadata.ts';
import { makePreviews, type Previews } from '../../pictures/previews.ts';
import { probePicture } from '../../pictures/probe.ts';
import type { Looked } from './protocol.ts';

/** Nothing known but its type. */
export const lookAtNothing = (type: FileType, note: ErrorCode | null = null): Looked => ({
  type,
  width: null,
  height: null,
  orientation: 1,
  colourSpace: null,
  hasProfile: false,
  hasAlpha: false,
  pages: null,
  durationMs: null,
  facts: {},
  colours: [],
  metadata: emptyMetadata(),
  text: '',
  note,
  hasPreview: false,
  pixelHash: null,
  likeness: null,
});

/** One file in memory and where its previews go: staged in `staging`, a folder on the library's disk. */
export interface FileToLookAt {
  readonly folder: LibraryFolder;
  readonly staging: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly filename: string;
  /** What it is, where that is known already. */
  readonly type?: FileType;
  readonly sidecar: Uint8Array | null;
  /** Waits for its turn to decode something that takes very much memory. */
  oneAtATime<T>(work: () => Promise<T>): Promise<T>;
}

/** Looks at a file: type, header, both previews (put into the cache), metadata, colours, hashes. Refuses damaged pictures. */
export async function lookAt(file: FileToLookAt): Promise<Result<Looked>> {
  const type = file.type ?? (await detectFileType(file.bytes, file.filename));
  const refusal = pictureInNameOnly(file.filename, type);
  if (refusal !== null) return { ok: false, error: { code: 'imports.unsupported_picture', message: refusal } };
  return DECODABLE.has(type.mime) ? lookAtPicture(file, type) : done(await lookAtFormat(file, type));
}

async function lookAtPicture(file: FileToLookAt, type: FileType): Promise<Result<Looked>> {
  const { bytes, filename, sidecar } = file;
  const probed = await probePicture(bytes, type);
  if (!probed.ok) return probed;
  const { isProgressive, pages, ...facts } = probed.value;
  const make = (): Promise<Result<Previews>> => makePreviews(bytes, type);
  const isHeavy = isProgressive && facts.width * facts.height > HEAVY_PIXELS;
  const made = await (isHeavy ? file.oneAtATime(make) : make());
  if (!made.ok) return made;
  await keepPreviews(file.folder, file.staging, file.sha256, made.value);
  const hasMore = pages > 1;
  return done({
    ...lookAtNothing({ ...type, kind: classifyPicture(type, facts, filename) }),
    ...facts,
    pages: hasMore || type.mime === 'image/tiff' ? pages : null,
    metadata: readMetadata(bytes, sidecar ?? undefined),
    ...(type.mime === 'image/svg+xml' ? { facts: await factsOfDrawing(bytes) } : {}),
    ...seenIn(made.value, !hasMore),
  });
}

/** What keeps an SVG from being a clean master, told with the file: a logo made of it would not be right. */
async function factsOfDrawing(bytes: Uint8Array): Promise<Record<string, string>> {
  const { readSvg, sanitiseSvg } = await import('../../pictures/svg.ts');
  const text = readSvg(bytes);
  const clean = text.ok ? sanitiseSvg(text.value) : text;
  const fact = clean.ok ? artworkFact(clean.value) : '';
  return fact === '' ? {} : { artwork: fact };
}

async function lookAtFormat(file: FileToLookAt, type: FileType): Promise<Looked> {
  const { bytes, sidecar } = file;
  const content = await readFormat(bytes, type, file.filename);
  const { picture, metadata, ...facts } = content;
  const made = picture === null ? null : await previewStandIn(picture);
  if (made !== null) await keepPreviews(file.folder, file.staging, file.sha256, made);
  return {
    ...lookAtNothing(type),
    ...facts,
    metadata: metadata ?? (sidecar === null ? emptyMetadata() : readMetadata(bytes, sidecar)),
    ...(made === null ? {} : seenIn(made, false)),
    note: facts.note ?? (picture !== null && made === null ? 'imports.no_preview_inside' : null),
  };
}

/** What the pixels say. The first page says nothing of the others: what has several is compared with nothing. */
function seenIn(made: Previews, isWhole: boolean): Pick<Looked, 'colours' | 'hasPreview' | 'pixelHash' | 'likeness'> {
  const { hash, windows, grid } = likenessOf(made.thumbnail);
  return {
    colours: dominantColours(made.thumbnail),
    hasPreview: true,
    pixelHash: isWhole ? made.pixelHash : null,
    likeness: isWhole
      ? { hash, windows: Buffer.from(windows).toString('base64'), grid: Buffer.from(grid).toString('base64') }
      : { hash, windows: '', grid: '' },
  };
}

/** The previews of a file of any kind that has some; null where there is no picture of it. */
export async function previewsOf(bytes: Uint8Array, filename: string): Promise<Result<Previews | null>> {
  const type = await detectFileType(bytes, filename);
  if (DECODABLE.has(type.mime)) return makePreviews(bytes, type);
  const { picture } = await readFormat(bytes, type, filename);
  return done(picture === null ? null : await previewStandIn(picture));
}

async function previewStandIn(picture: Uint8Array): Promise<Previews | null> {
  const made = await makePreviews(picture, await detectFileType(picture, ''));
  return made.ok ? made.value : null;
}

/** Puts both previews into the cache, staged in a folder that is there. Not flushed: a cache can be made again. */
export async function keepPreviews(folder: LibraryFolder, staging: string, sha256: string, previews: Previews): Promise<void> {
  await mkdir(dirname(previewPath(folder, sha256, 320)), { recursive: true });
  for (const size of [320, 1600] as const) {
    const staged = stagingNameIn(staging);
    await writeFile(staged, previews[size]);
    await rename(staged, previewPath(folder, sha256, size));
  }
}

/** A progressive JPEG above this size, in pixels, holds all its coefficients while it is decoded: 6 bytes a pixel (performance.md). */
const HEAVY_PIXELS = 6_000_000;

/** Extensions that promise a picture; a file that has one and holds something else is a damaged or mislabelled download. */
const PICTURE_EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.gif', '.webp', '.avif', '.tif', '.tiff', '.heic', '.svg']);

/** Why a file that is named like a picture is none; null for everything else. */
export function pictureInNameOnly(filename: string, type: FileType): string | null {
  if (type.mime.startsWith('image/') || !PICTURE_EXTENSIONS.has(extname(filename).toLowerCase())) return null;
  return `“${filename}” is named like a picture but holds none (${type.mime}). It may be damaged, or a saved error page.`;
}
