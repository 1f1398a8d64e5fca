import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Verdict } from '#contract/exports.ts';
import type { Result } from '#contract/result.ts';
import { compareBytes, type Json, toCanonicalJson, writeSums } from '#domain/exports/sums.ts';
import { allowedSignersLine, fingerprintOf, signKit, sshPublicKey } from '#engine/exports/sshsig.ts';
import { verifyKit } from '#engine/exports/verify.ts';
import { centralHeader, dosTime, endOfZip, localHeader, type PackedEntry } from '#engine/exports/zip/layout.ts';
import { createZipWriter, type EntrySource, type WrittenZip } from '#engine/exports/zip/write.ts';

export const AT = { y: 2014, m: 12, d: 8, h: 10, min: 30, s: 12 };
export const ROOT = '2014-12-08_copenhagen-beijing_press-kit';

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'dateline-zip-'));
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The value of a result; a failure fails the test with its message. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** True when a program can be run on this machine. */
export const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

export async function writeZip(path: string, entries: { name: string; source: EntrySource }[]): Promise<WrittenZip> {
  const writer = must(await createZipWriter(path, { at: AT }));
  for (const entry of entries) must(await writer.add(entry));
  return must(await writer.finish());
}

/** Repeatable bytes that do not compress. */
export function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed >>> 0 || 1;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

export const FILES: Readonly<Record<string, Buffer>> = {
  'README.txt': Buffer.from('A press kit.\r\n'.repeat(40)),
  'START-HERE.html': Buffer.from(`<!doctype html><title>Kit</title>${'<p>København og Beijing</p>'.repeat(60)}`),
  'photos/web/2014-12-08_copenhagen-beijing_photo-01_water-crown_960x640.jpg': noise(5000),
  'photos/high-res/2014-12-08_copenhagen-beijing_photo-01_water-crown_1600x1067.jpg': noise(20_000, 2),
  'logos/city-of-copenhagen_logo_mark_color.svg': Buffer.from(`<svg>${'<path d="M0 0h10v10z"/>'.repeat(50)}</svg>`),
};

/** The entries of a whole kit, manifest, sums and signature included, in the order of the zip. */
export function kitEntries(files: Readonly<Record<string, Buffer>> = FILES, key?: KeyObject): [string, Buffer][] {
  const all = new Map(Object.entries(files));
  if (key) all.set('verify/allowed_signers', Buffer.from(allowedSignersLine('press@city.example', key)));
  const hasPart = [...all]
    .sort(([a], [b]) => compareBytes(a, b))
    .map(([contentUrl, bytes]): Json => ({ contentUrl, bytes: bytes.length, sha256: sha256(bytes) }));
  const signature = key ? { signer: 'press@city.example', keyFingerprint: fingerprintOf(sshPublicKey(key)) } : null;
  all.set('kit.json', Buffer.from(toCanonicalJson({ format: 'dateline-kit', name: 'Kit', signature, hasPart })));
  const sums = writeSums([...all].map(([path, bytes]) => ({ path, sha256: sha256(bytes) })));
  all.set('verify/SHA256SUMS.txt', Buffer.from(sums));
  if (key) all.set('verify/SHA256SUMS.txt.sig', Buffer.from(signKit(Buffer.from(sums), key)));
  return [...all].sort(([a], [b]) => compareBytes(a, b));
}

export const asEntries = (files: [string, Buffer][], root = ROOT) =>
  files.map(([path, bytes]) => ({ name: `${root}/${path}`, source: { kind: 'bytes' as const, bytes } }));

export async function writeKit(path: string, key?: KeyObject): Promise<WrittenZip> {
  return writeZip(path, asEntries(kitEntries(FILES, key)));
}

export const verdictOf = async (path: string): Promise<Verdict> => must(await verifyKit(path));

export interface RawEntry {
  name: string;
  body: Buffer;
  deflate?: boolean;
  declared?: Partial<PackedEntry>;
  /** Changes the finished record in the central directory, to make links and other oddities. */
  tweak?: (record: Buffer) => void;
}

/** A zip made by hand, as no honest writer would make it. */
export function rawZip(entries: RawEntry[]): Buffer {
  const at = dosTime(AT);
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const { name, body, deflate, declared, tweak } of entries) {
    const data = deflate ? deflateRawSync(body) : body;
    const honest = { method: deflate ? 8 : 0, crc32: crc32(body), bytes: body.length, compressedBytes: data.length, offset };
    const packed: PackedEntry = { name: Buffer.from(name), ...honest, ...declared };
    const local = Buffer.concat([localHeader(packed, at), data]);
    const record = centralHeader(packed, at);
    tweak?.(record);
    locals.push(local);
    records.push(record);
    offset += local.length;
  }
  const directory = Buffer.concat(records);
  const end = endOfZip({ entries: entries.length, bytes: directory.length, offset });
  return Buffer.concat([...locals, directory, end]);
}

export interface Header {
  name: string;
  flags: number;
  method: number;
  version: number;
  time: number;
  date: number;
  extraBytes: number;
  commentBytes: number;
  madeBy: number;
  mode: number;
  offset: number;
  /** Where the local header, the data, and the record in the directory begin and end. */
  local: [number, number];
  data: [number, number];
  record: [number, number];
  localFlags: number;
  localExtraBytes: number;
}

/** A zip reader of our own for the tests: it believes nothing that the code under test says. */
export function parseZip(zip: Buffer): Header[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let position = zip.readUInt32LE(end + 16);
  let count = zip.readUInt16LE(end + 10);
  if (zip.readUInt32LE(end - 20) === 0x07064b50) {
    const large = Number(zip.readBigUInt64LE(end - 12));
    count = Number(zip.readBigUInt64LE(large + 32));
    position = Number(zip.readBigUInt64LE(large + 48));
  }
  return Array.from({ length: count }, () => {
    const at = position;
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const offset = zip.readUInt32LE(at + 42);
    const dataStart = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    position = at + 46 + nameBytes + extraBytes + commentBytes;
    return {
      name: zip.toString('utf8', at + 46, at + 46 + nameBytes),
      madeBy: zip.readUInt16LE(at + 4),
      version: zip.readUInt16LE(at + 6),
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      time: zip.readUInt16LE(at + 12),
      date: zip.readUInt16LE(at + 14),
      extraBytes,
      commentBytes,
      mode: zip.readUInt32LE(at + 38) >>> 16,
      offset,
      local: [offset, dataStart],
      data: [dataStart, dataStart + zip.readUInt32LE(at + 20)],
      record: [at, position],
      localFlags: zip.readUInt16LE(offset + 6),
      localExtraBytes: zip.readUInt16LE(offset + 28),
    };
  });
}

/** Writes a copy of a zip with one byte changed. */
export function flip(from: string, to: string, position: number, mask = 0xff): void {
  const bytes = readFileSync(from);
  bytes[position] = (bytes[position] ?? 0) ^ mask;
  writeFileSync(to, bytes);
}

const JAVA = `
import java.io.*; import java.util.zip.*;
public class Read { public static void main(String[] a) throws Exception {
  ZipInputStream in = new ZipInputStream(new FileInputStream(a[0])); byte[] b = new byte[65536]; int n = 0;
  for (ZipEntry e; (e = in.getNextEntry()) != null; n++) while (in.read(b) > 0) {}
  System.out.println(n); } }`;

/** Lists and tests a zip with every reader this machine has; answers how many entries each of them counted. */
export function foreignCounts(path: string, folder: string): Record<string, number> {
  const lines = (text: string) => text.trim().split('\n').length;
  const run = (program: string, args: string[], input?: string) =>
    execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...(input === undefined ? {} : { input }) });
  const counts: Record<string, number> = {};
  if (has('unzip', '-v')) {
    run('unzip', ['-tqq', path]);
    counts.unzip = lines(run('unzip', ['-Z1', path]));
  }
  if (has('7z', 'i')) counts['7z'] = Number(/Files: (\d+)/.exec(run('7z', ['t', path]))?.[1] ?? 1);
  if (has('bsdtar', '--version')) {
    counts.bsdtar = lines(run('bsdtar', ['-tf', path]));
    // From a pipe bsdtar reads only local headers, as every streaming reader does.
    counts['bsdtar pipe'] = lines(run('sh', ['-c', 'cat "$0" | bsdtar -xOf - > /dev/null && cat "$0" | bsdtar -tf -', path]));
  }
  if (has('python3', '-c', 'import zipfile')) {
    const code = 'import sys,zipfile as z;f=z.ZipFile(sys.argv[1]);assert f.testzip() is None;print(len(f.namelist()))';
    counts.python = Number(run('python3', ['-c', code, path]));
  }
  if (has('java', '-version')) {
    writeFileSync(join(folder, 'Read.java'), JAVA);
    counts.java = Number(run('java', [join(folder, 'Read.java'), path]));
  }
  return counts;
}
