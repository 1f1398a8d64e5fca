import type { Verdict, VerifyProblem } from '#contract/exports.ts';
import type { Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { isOutsideManifest, isOutsideSums, type ManifestPart, readSums, VERIFY_PATHS } from '#domain/exports/sums.ts';
import { checkName, checkRoot, foldName, type NameRule } from '#domain/names.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { checkSignature } from './sshsig.ts';
import { readContents } from './zip/contents.ts';
import { checkPacking } from './zip/packing.ts';
import { type Content, type OpenZip, openZip, type UnsafeFact, type ZipEntry } from './zip/read.ts';

/** `signal` cancels between two pieces of a file; `onProgress` hears how many compressed bytes of how many are checked. */
export interface VerifyOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytes: number, totalBytes: number) => void;
  /** The fingerprint of the only key that is accepted; an unsigned kit is then no good either. */
  readonly key?: string;
}

/** More than the kit.json or SHA256SUMS.txt of 100,000 files. */
const TEXT_LIMIT = 128 << 20;

/** What the signature came to; the signer and the key are named only when it holds. */
interface Signed {
  readonly signed: boolean;
  readonly signer?: string;
  readonly keyFingerprint?: string;
}

type Report = (path: string, code: VerifyProblem['code'], message: string) => void;

const UNSAFE: Readonly<Record<UnsafeFact, string>> = {
  parent_folder: 'leads out of its folder',
  absolute: 'is an absolute path',
  backslash: 'holds a backslash',
  control_character: 'holds a control character',
  not_utf8: 'is not UTF-8',
  folder: 'is a folder entry; kits hold files only',
  link: 'is a link',
  special_file: 'is not a plain file',
  duplicate: 'is in the zip twice',
  duplicate_ignoring_case: 'differs from another name only in case',
  encrypted: 'is encrypted',
  unknown_method: 'is packed by an unknown method',
};

const RULES: Readonly<Record<NameRule, string>> = {
  empty: 'has an empty part',
  characters: 'holds characters that are not safe on every system',
  device: 'is the name of a device on Windows',
  dots: 'has a dot in the wrong place',
  edges: 'begins or ends with a dot, space or hyphen',
  name_too_long: 'is too long',
  path_too_long: 'is too long with its folders',
};

/** A name from a damaged zip as a person can read it. */
const printable = (name: string): string => name.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd').slice(0, 500);

/** A problem list in which one file is accused of one thing once; what was found first says most. */
function createReport(): { problems: VerifyProblem[]; report: Report } {
  const problems: VerifyProblem[] = [];
  const seen = new Set<string>();
  const report: Report = (path, code, message) => {
    const key = `${code}\n${path}`;
    if (seen.has(key)) return;
    seen.add(key);
    problems.push({ path, code, message: printable(message) });
  };
  return { problems, report };
}

/** The root folder: the one that holds kit.json. A name damaged in the directory is looked up in its local header. */
function findRoot(entries: readonly ZipEntry[], localNames: ReadonlyMap<ZipEntry, string>): string | null {
  for (const entry of entries) {
    for (const name of [entry.name, localNames.get(entry)]) {
      const root = name === undefined ? null : /^([^/]+)\/kit\.json$/.exec(name)?.[1];
      if (root) return root;
    }
  }
  return null;
}

/** A kit in the making of its verdict: the zip, its root folder with a slash, and what each file turned out to be. */
interface Checked {
  readonly zip: OpenZip;
  readonly root: string;
  readonly files: ReadonlyMap<string, { readonly entry: ZipEntry; readonly content: Content }>;
}

const pathIn = (root: string, name: string): string => (name.startsWith(root) ? name.slice(root.length) : name);

async function checkHeaders(zip: OpenZip, report: Report): Promise<string | null> {
  const packing = await checkPacking(zip);
  const root = findRoot(zip.entries, packing.localNames);
  // When the directory breaks off before kit.json, paths are still shown below the folder that the others lie in.
  const folder = root ?? (zip.entries[0]?.name ?? packing.brokenAt ?? '').split('/')[0] ?? '';
  const shown = (name: string) => pathIn(`${folder}/`, name);
  if (packing.isRepacked) {
    report('', 'entry_damaged', 'Another program packed these files again: this is not the zip that was sent.');
  } else {
    for (const [entry, why] of packing.faults) {
      const local = packing.localNames.get(entry);
      // Of two names, the one that a kit may hold is the true one; the manifest names the file if both are possible.
      const isGarbled = !entry.name.startsWith(`${folder}/`) || checkName(shown(entry.name)).length > 0;
      const path = shown(local !== undefined && isGarbled ? local : entry.name);
      const also = local === undefined ? '' : ` (the directory says ${printable(entry.name)}, the header ${printable(local)})`;
      report(path, 'entry_damaged', `${path} is damaged: ${why}${also}.`);
    }
  }
  if (zip.brokenDirectory !== null) {
    const path = packing.brokenAt === null ? '' : shown(packing.brokenAt);
    const where = path === '' ? 'The directory of the zip' : `${path}, or its record in the directory of the zip,`;
    report(path, 'entry_damaged', `${where} is damaged (${zip.brokenDirectory}).`);
  } else if (!packing.isEndSound && !packing.isRepacked) {
    report('', 'entry_damaged', 'The end of the zip is damaged or has bytes that belong to no file.');
  }
  return root;
}

function checkNames(zip: OpenZip, root: string, report: Report): void {
  for (const rule of checkRoot(root.slice(0, -1))) {
    report(root, 'name_not_allowed', `The folder ${root.slice(0, -1)} ${RULES[rule]}.`);
  }
  const baseNames = new Map<string, string>();
  for (const entry of zip.entries) {
    const path = pathIn(root, entry.name);
    for (const fact of entry.unsafe) {
      const isTwin = fact === 'duplicate' || fact === 'duplicate_ignoring_case';
      report(path, isTwin ? 'duplicate_entry' : 'name_not_allowed', `${path} ${UNSAFE[fact]}.`);
    }
    if (!entry.name.startsWith(root)) report(path, 'name_not_allowed', `${path} lies outside the folder ${root}.`);
    else for (const rule of checkName(path)) report(path, 'name_not_allowed', `${path} ${RULES[rule]}.`);
    const base = foldName(path.slice(path.lastIndexOf('/') + 1));
    const twin = baseNames.get(base);
    if (twin !== undefined && twin !== path) report(path, 'name_not_allowed', `${path} has the same file name as ${twin}.`);
    baseNames.set(base, path);
  }
}

/** Reads every entry once and judges them in the order in which they lie in the zip. Null when cancelled. */
async function readAll(zip: OpenZip, root: string, options: VerifyOptions, report: Report): Promise<Checked | null> {
  const files = new Map<string, { entry: ZipEntry; content: Content }>();
  const kept = new Set<string>(Object.values(VERIFY_PATHS));
  const totalBytes = zip.entries.reduce((sum, entry) => sum + entry.compressedBytes, 0);
  let bytes = 0;
  const onBytes = (read: number) => {
    bytes += read;
    // What a thread could not read to its end is read again.
    options.onProgress?.(Math.min(bytes, totalBytes), totalBytes);
  };
  const keeps = (entry: ZipEntry): boolean => kept.has(pathIn(root, entry.name)) && entry.bytes <= TEXT_LIMIT;
  const contents = await readContents(zip, keeps, {
    onBytes,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  if (contents === null) return null;
  for (const entry of zip.entries) {
    const path = pathIn(root, entry.name);
    const content = contents.get(entry);
    if (content === undefined) throw new Error(`${path} was not read.`);
    if (content.kind === 'damaged') report(path, 'entry_damaged', `${path} is damaged: ${content.why}.`);
    if (!files.has(path)) files.set(path, { entry, content });
  }
  return { zip, root, files };
}

/** The content of one of the kit's own text files, or null when it is missing, damaged or absurdly large. */
function textOf({ files }: Checked, path: string): Buffer | null {
  const content = files.get(path)?.content;
  return content?.kind === 'read' ? content.whole : null;
}

function compare(checked: Checked, part: { path: string; sha256: string; bytes?: number }, where: string, report: Report) {
  const file = checked.files.get(part.path);
  if (file === undefined) {
    report(part.path, 'file_missing', `${part.path} is listed in ${where} but is not in the zip.`);
    return;
  }
  if (file.content.kind !== 'read') return; // reported as damaged
  if (part.bytes !== undefined && part.bytes !== file.entry.bytes) {
    report(part.path, 'checksum_differs', `${part.path} has ${file.entry.bytes} bytes; ${where} says ${part.bytes}.`);
  } else if (part.sha256 !== file.content.sha256) {
    report(part.path, 'checksum_differs', `${part.path} is not the file that ${where} describes: its SHA-256 differs.`);
  }
}

function checkListed(
  checked: Checked,
  parts: ReadonlySet<string>,
  isExempt: (path: string) => boolean,
  where: string,
  report: Report,
) {
  for (const path of checked.files.keys()) {
    if (!parts.has(path) && !isExempt(path)) report(path, 'file_not_listed', `${path} is in the zip but not in ${where}.`);
  }
}

function checkParts(checked: Checked, parts: readonly ManifestPart[], report: Report): void {
  for (const part of parts) compare(checked, { ...part, path: part.contentUrl }, VERIFY_PATHS.manifest, report);
  const listed = new Set(parts.map((part) => part.contentUrl));
  if (listed.size !== parts.length) report(VERIFY_PATHS.manifest, 'manifest_damaged', 'kit.json lists a file twice.');
  checkListed(checked, listed, isOutsideManifest, VERIFY_PATHS.manifest, report);
}

function checkSums(checked: Checked, report: Report): void {
  const path = VERIFY_PATHS.sums;
  const text = textOf(checked, path);
  if (!checked.files.has(path)) report(path, 'file_missing', `${path} is not in the zip.`);
  if (text === null) return;
  const read = readSums(text.toString('utf8'));
  if ('badLine' in read) {
    report(path, 'sums_differ', `${path} cannot be read: line ${read.badLine} is no checksum.`);
    return;
  }
  for (const sum of read.sums) compare(checked, sum, path, report);
  const listed = new Set(read.sums.map((sum) => sum.path));
  if (listed.size !== read.sums.length) report(path, 'sums_differ', `${path} lists a file twice.`);
  checkListed(checked, listed, isOutsideSums, path, report);
}

/** Says who signed, or why nobody is believed to have. A kit that promises a signature and has none is not merely unsigned. */
function checkSigned(checked: Checked, manifest: Manifest | null, report: Report): Signed {
  const path = VERIFY_PATHS.signature;
  if (!checked.files.has(path)) {
    if (manifest?.signature) report(path, 'file_missing', `${path} is not in the zip, but kit.json says that the kit is signed.`);
    return { signed: false };
  }
  const [sums, armored, signers] = [VERIFY_PATHS.sums, path, VERIFY_PATHS.signers].map((file) => textOf(checked, file));
  const bad = (why: string) => {
    report(path, 'signature_invalid', `The signature does not hold: ${why}.`);
    return { signed: true };
  };
  if (!sums || !armored || !signers) return bad('the checksums, the signature or the list of signers is missing or damaged');
  const verdict = checkSignature(sums, armored.toString('latin1'), signers.toString('utf8'));
  if (verdict.kind === 'bad') return bad(verdict.why);
  if (manifest !== null) {
    if (manifest.signature === null) return bad('kit.json knows of none');
    const { signer, keyFingerprint } = manifest.signature;
    if (signer !== verdict.signer || keyFingerprint !== verdict.fingerprint) return bad('kit.json names another key or signer');
  }
  return { signed: true, signer: verdict.signer, keyFingerprint: verdict.fingerprint };
}

/** Whoever expects a certain key gets no kit of another one, nor one that nobody signed. */
function checkKey(signed: Signed, wanted: string, report: Report): void {
  const path = VERIFY_PATHS.signature;
  if (!signed.signed) report(path, 'signature_missing', 'The kit is not signed, and a certain key was asked for.');
  else if (signed.keyFingerprint !== undefined && signed.keyFingerprint !== wanted)
    report(path, 'wrong_key', `The kit is signed with the key ${signed.keyFingerprint}, not with ${wanted}.`);
}

/**
 * The verdict on a press kit: every byte of the zip accounted for, every file as kit.json and SHA256SUMS.txt list it, names
 * safe, signature genuine. Nothing is unpacked to disk. A file that is missing, unreadable or no zip at all is
 * 'exports.not_a_zip'; a zip that is damaged or no kit is a verdict with problems, each naming its file below the root folder.
 */
export async function verifyKit(path: string, options: VerifyOptions = {}): Promise<Result<Verdict>> {
  const { problems, report } = createReport();
  const opened = await openZip(path);
  if (!opened.ok) {
    if (opened.error.details?.damaged !== true) return opened;
    report('', 'not_a_zip', opened.error.message);
    return done({ ok: false, signed: false, trust: 'none', entries: 0, name: null, problems });
  }
  const zip = opened.value;
  const verdict = (found: Signed, name: string | null): Result<Verdict> =>
    done({
      ok: problems.length === 0,
      ...found,
      trust: found.keyFingerprint === undefined ? 'none' : 'new',
      entries: zip.entries.length,
      name,
      problems,
    });
  const unread = { signed: zip.entries.some((entry) => entry.name.endsWith(`/${VERIFY_PATHS.signature}`)) };
  try {
    if (zip.tooLarge !== null) {
      const { name, why } = zip.tooLarge;
      report(name === null ? '' : name.slice(name.indexOf('/') + 1), 'too_large', `The zip is not opened: ${why}.`);
      return verdict(unread, null);
    }
    const folder = await checkHeaders(zip, report);
    if (zip.brokenDirectory !== null) return verdict(unread, null);
    if (folder === null) {
      report('', 'not_a_kit', 'The zip is not a press kit: it has no kit.json in its folder.');
      return verdict(unread, null);
    }
    const root = `${folder}/`;
    checkNames(zip, root, report);
    const checked = await readAll(zip, root, options, report);
    if (checked === null) return failed('door.cancelled', 'The check was cancelled.');
    const read = readManifest(textOf(checked, VERIFY_PATHS.manifest));
    if (read.kind === 'other') {
      report('', 'not_a_kit', 'The zip is not a press kit: its kit.json is of another kind.');
      return verdict(unread, null);
    }
    const manifest = read.kind === 'kit' ? read.manifest : null;
    if (read.kind === 'damaged') report(VERIFY_PATHS.manifest, 'manifest_damaged', `kit.json cannot be read: ${read.why}.`);
    if (manifest !== null) checkParts(checked, manifest.hasPart, report);
    checkSums(checked, report);
    const signed = checkSigned(checked, manifest, report);
    if (options.key !== undefined) checkKey(signed, options.key, report);
    return verdict(signed, manifest?.name ?? null);
  } finally {
    await zip.close();
  }
}
