import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { AssetFields } from '#contract/assets.ts';
import { ContactFields } from '#contract/contacts.ts';
import type { ImportItem, ImportSummary, KitContents } from '#contract/imports.ts';
import { CalendarDate, Line, Prose } from '#contract/values.ts';
import { isQuotesAndFigures } from '#domain/exports/plan.ts';
import { VERIFY_PATHS } from '#domain/exports/sums.ts';
import { parseRelease } from '#domain/releases/parse.ts';
import { editAsset } from '../assets/edit.ts';
import { createContact, editContact, findByEmail, findByName } from '../contacts/store.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { JobContext } from '../door/handlers.ts';
import { verifyKit } from '../exports/verify.ts';
import { type OpenZip, openZip } from '../exports/zip/read.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { readReleaseSource } from '../releases/source.ts';
import { addRelease, listReleases } from '../releases/store.ts';
import { readItems } from './report.ts';
import { importFound } from './run.ts';

/** What is read of one file of kit.json; texts that are too long for a library are cut by the schemas of the contract. */
const Part = z.object({
  contentUrl: z.string(),
  bytes: z.int(),
  role: z.string(),
  rendition: z.string().optional(),
  group: z.string().optional(),
  variant: z.string().optional(),
  headline: z.string().optional(),
  name: z.string().default(''),
  caption: z.string().default(''),
  altText: z.string().default(''),
  creator: z.object({ name: z.string().default('') }).optional(),
  creditText: z.string().default(''),
  copyrightNotice: z.string().default(''),
  license: z.string().nullable().default(null),
  usageTerms: z.string().default(''),
  expires: z.string().nullable().default(null),
});
type Part = z.infer<typeof Part>;

const KitContent = z.object({
  name: z.string().default(''),
  contactPoint: z
    .array(
      z.object({
        name: z.string(),
        jobTitle: z.string().default(''),
        telephone: z.string().default(''),
        email: z.string().default(''),
      }),
    )
    .default([]),
  hasPart: z.array(Part),
});
type KitContent = z.infer<typeof KitContent>;

/** What of a kit is wanted: certain files or all, its contacts or not. */
export interface Wish {
  readonly only?: readonly string[] | undefined;
  readonly contacts: boolean;
}

/** The largest file that is taken out of a kit, in bytes; what import holds in memory. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Takes in a kit zip: it is verified to its last byte first, and refused with what is wrong with it. Then its print pictures, logos
 * and documents are imported with the texts of kit.json, its contacts and its release with them, all or what is chosen. What the library has keeps
 * its own texts. Nothing is written but into the library; the zip itself is not kept.
 */
export async function takeInKit(context: JobContext, path: string, wish: Wish): Promise<ImportSummary> {
  const { library, signal } = context;
  context.report({ stage: 'verify' });
  await requireGenuine(path, signal, (bytes, totalBytes) => context.report({ bytes, totalBytes }));
  const folder = join(library.folder.staging, `${context.id}-kit`);
  try {
    const { content, files, releases } = await unpack(path, folder, signal, wish);
    const found = [...files].map(([file, { bytes }]) => ({
      kind: 'file' as const,
      path: file,
      folder: basename(path),
      bytes,
      mtimeMs: 0,
      sidecar: null,
    }));
    const summary = await importFound(context, async () => found, { reread: true });
    const texts: string[] = [];
    for (const release of releases) texts.push(await readReleaseSource({ place: { $path: release } }));
    const chosen = wish.contacts ? content : { ...content, contactPoint: [] };
    context.write((db) => finish(db, context, path, files, chosen, texts));
    return summary;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function requireGenuine(
  path: string,
  signal: AbortSignal,
  onProgress: (bytes: number, totalBytes: number) => void,
): Promise<void> {
  const verdict = unwrap(await verifyKit(path, { signal, onProgress }));
  const [problem] = verdict.problems;
  if (verdict.ok || problem === undefined) return;
  const code =
    problem.code === 'not_a_zip'
      ? 'exports.not_a_zip'
      : problem.code === 'not_a_kit'
        ? 'exports.not_a_kit'
        : 'exports.verification_failed';
  throw new Refusal(code, `“${basename(path)}” is not taken in. ${problem.message}`, {
    problem: problem.code,
    problems: verdict.problems.length,
  });
}

/** Writes the wanted files of a kit into a folder of the library, each in one of its own, so that no name of the zip decides a place. */
async function unpack(path: string, folder: string, signal: AbortSignal, wish: Wish) {
  const zip = unwrap(await openZip(path));
  try {
    const { root, content } = await readContent(zip, signal);
    const files = new Map<string, Part>();
    const releases: string[] = [];
    for (const [index, part] of wantedOf(content).filter(isChosen(wish)).entries()) {
      signal.throwIfAborted();
      const place = join(folder, String(index));
      await mkdir(place, { recursive: true });
      const file = join(place, basename(part.contentUrl));
      await writeFile(file, await bytesOf(zip, `${root}/${part.contentUrl}`, signal));
      if (part.role === 'release') releases.push(file);
      else files.set(file, part);
    }
    return { content, files, releases };
  } finally {
    await zip.close();
  }
}

/** kit.json of an open kit, and the folder that everything lies in. */
async function readContent(zip: OpenZip, signal: AbortSignal): Promise<{ root: string; content: KitContent }> {
  const manifest = zip.entries.find((entry) => /^[^/]+\/kit\.json$/.test(entry.name));
  const root = manifest?.name.split('/')[0] ?? '';
  const text = await bytesOf(zip, `${root}/${VERIFY_PATHS.manifest}`, signal);
  return { root, content: KitContent.parse(JSON.parse(text.toString('utf8'))) };
}

const isChosen = ({ only }: Wish): ((part: Part) => boolean) => {
  const chosen = only === undefined ? null : new Set(only);
  return (part) => chosen === null || chosen.has(part.contentUrl);
};

/** What a kit zip offers, by its kit.json alone; whatever is no kit is `exports.not_a_kit`. Taking it in verifies it first. */
export async function kitContents(path: string): Promise<KitContents> {
  const zip = unwrap(await openZip(path));
  try {
    if (zip.tooLarge !== null) throw new Refusal('exports.not_a_kit', `“${basename(path)}” is not opened: ${zip.tooLarge.why}.`);
    const { content } = await readContent(zip, AbortSignal.timeout(60_000)).catch(() => {
      throw new Refusal('exports.not_a_kit', `“${basename(path)}” is no press kit: its kit.json is missing or cannot be read.`);
    });
    return {
      name: content.name,
      items: wantedOf(content).map((part) => ({
        path: part.contentUrl,
        kind: KINDS[part.role] ?? 'document',
        title: part.name || part.headline || basename(part.contentUrl),
        caption: part.caption,
        bytes: part.bytes,
      })),
      contacts: content.contactPoint.map(({ name }) => name).filter((name) => name.trim() !== ''),
    };
  } finally {
    await zip.close();
  }
}

const KINDS: Readonly<Record<string, KitContents['items'][number]['kind']>> = {
  photo: 'photo',
  logo: 'logo',
  release: 'release',
};

/** Each picture in the best rendition that the kit has, one file of every logo, the documents, and the releases as text. */
function wantedOf({ hasPart }: KitContent): Part[] {
  const photos = new Map<string, Part>();
  for (const part of hasPart.filter((one) => one.role === 'photo')) {
    const key = part.group ?? part.contentUrl;
    const before = photos.get(key);
    if (before === undefined || rankOf(part) < rankOf(before)) photos.set(key, part);
  }
  const logos = hasPart.filter((part) => part.role === 'logo');
  const drawn = logos.filter((part) => part.contentUrl.endsWith('.svg'));
  const drawnVariants = new Set(drawn.map((part) => part.variant));
  const rasters = new Map<string, Part>();
  for (const part of logos.filter((one) => !one.contentUrl.endsWith('.svg') && !drawnVariants.has(one.variant))) {
    const key = part.variant ?? part.contentUrl;
    if ((rasters.get(key)?.bytes ?? 0) < part.bytes) rasters.set(key, part);
  }
  const documents = hasPart
    .filter((part) => part.role === 'document' || part.role === 'asset')
    .filter((part) => !part.contentUrl.startsWith('assets/'));
  const releases = hasPart.filter(
    (part) => part.role === 'release' && part.contentUrl.endsWith('.txt') && !isQuotesAndFigures(part.contentUrl),
  );
  return [...photos.values(), ...drawn, ...rasters.values(), ...documents, ...releases].filter(
    (part) => part.bytes <= MOST_BYTES,
  );
}

/** The renditions, the best one first: kits for mails and for screens have no print pictures. */
const RENDITIONS: readonly string[] = ['high-res', 'web'];
const rankOf = ({ rendition = '' }: Part): number =>
  RENDITIONS.includes(rendition) ? RENDITIONS.indexOf(rendition) : RENDITIONS.length;

async function bytesOf(zip: OpenZip, name: string, signal: AbortSignal): Promise<Buffer> {
  const entry = zip.entries.find((one) => one.name === name);
  const content = entry === undefined ? null : await zip.readContent(entry, { keep: true, signal });
  signal.throwIfAborted();
  if (content?.kind !== 'read' || content.whole === null)
    throw new Refusal('exports.verification_failed', `“${name}” could not be read from the zip any more.`);
  return content.whole;
}

function finish(
  db: WriteDb,
  context: JobContext,
  zip: string,
  files: ReadonlyMap<string, Part>,
  content: KitContent,
  releaseTexts: readonly string[],
): void {
  for (const item of readItems(db, context.id)) {
    const part = files.get(item.path);
    if (part === undefined) continue;
    if (item.outcome === 'imported' && item.code !== 'imports.restored_from_trash' && item.id !== undefined)
      editAsset(db, item.id, textsOf(part), context.app.now());
    nameAfterKit(db, context, item, `${zip}/${part.contentUrl}`);
  }
  for (const contact of content.contactPoint) takeContact(db, contact);
  for (const text of releaseTexts) {
    const parsed = parseRelease(text);
    if (listReleases(db).some((known) => known.headline === parsed.headline && known.date === parsed.date)) continue;
    addRelease(db, parsed, null, context.app.now());
  }
}

/** The report names files by their place in the zip; where they were unpacked is nobody's business. */
function nameAfterKit(db: WriteDb, context: JobContext, item: ImportItem, path: string): void {
  db.run('DELETE FROM seen_files WHERE path = ?', item.path);
  db.run(
    'UPDATE import_items SET path = ?, item = ? WHERE job_id = ? AND path = ?',
    path,
    JSON.stringify({ ...item, path }),
    context.id,
    item.path,
  );
}

/** The fields of an asset that a kit says something about. */
function textsOf(part: Part): Partial<AssetFields> {
  const line = (text: string): string => Line.safeParse(text.slice(0, 1000)).data ?? '';
  const expires = CalendarDate.safeParse(part.expires).data;
  const texts = {
    title: line(part.name),
    caption: Prose.safeParse(part.caption).data ?? '',
    altText: line(part.altText),
    creator: line(part.creator?.name ?? ''),
    credit: line(part.creditText),
    copyright: line(part.copyrightNotice),
    usageTerms: Prose.safeParse(part.usageTerms).data ?? '',
    licenseUrl: /^https?:\/\//.test(part.license ?? '') ? (part.license ?? '').slice(0, 2000) : '',
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...(expires === undefined ? {} : { expires }),
  };
}

function takeContact(db: WriteDb, said: KitContent['contactPoint'][number]): void {
  const name = Line.safeParse(said.name.slice(0, 1000)).data ?? '';
  if (name === '') return;
  const fields = {
    role: ContactFields.shape.role.safeParse(said.jobTitle).data ?? '',
    email: ContactFields.shape.email.safeParse(said.email).data ?? '',
    phone: ContactFields.shape.phone.safeParse(said.telephone).data ?? '',
  };
  const known = findByEmail(db, fields.email) ?? findByName(db, name);
  if (known === null) return void createContact(db, { name, ...fields });
  editContact(db, known.id, {
    ...(known.role === '' ? { role: fields.role } : {}),
    ...(known.email === '' ? { email: fields.email } : {}),
    ...(known.phone === '' ? { phone: fields.phone } : {}),
  });
}
