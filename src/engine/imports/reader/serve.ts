import { constants } from 'node:fs';
import { type FileHandle, open, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { libraryFolder } from '../../library/folder.ts';
import { detectFileType, TYPE_HEAD_BYTES } from '../../pictures/file-type.ts';
import { systemCode } from '../../refusal.ts';
import { fingerprintOf, stageBytes, stageHandle } from '../original.ts';
import { isPressKit } from './kit.ts';
import { lookAt, lookAtNothing, pictureInNameOnly } from './look.ts';
import type { FromReader, Hashed, Looked, ReadFailure, ReadOrder, ToReader } from './protocol.ts';

/** Up to this size, in bytes, a file is read once into memory; larger ones are streamed and kept without a preview. */
export const IN_MEMORY = 512 * 1024 * 1024;
/** Bytes read at a time, and after how many of them the engine hears that the file is still coming. */
const CHUNK = 8 * 1024 * 1024;
/** More than any XMP sidecar; real ones have under 100 kB. */
const MAX_SIDECAR = 2 * 1024 * 1024;

/** The half of the process that talks to the engine. */
export interface ReaderChannel {
  send(message: FromReader): void;
  onMessage(listener: (message: ToReader) => void): void;
}

/** What a test puts before every look, to see what becomes of a file whose decoder dies or hangs. */
export interface ReaderHooks {
  /** Memory at which the process gives itself up, in bytes. */
  readonly mostMemory?: number;
  beforeLook?(order: ReadOrder): Promise<void> | void;
}

interface Held {
  readonly order: ReadOrder;
  /** Null for a file beyond memory, which is staged already. */
  readonly bytes: Buffer | null;
  readonly hashed: Hashed;
}

class Stop extends Error {
  readonly failure: ReadFailure;

  constructor(failure: ReadFailure) {
    super();
    this.failure = failure;
  }
}

/** Reads, hashes, stages and looks at the files that the engine names. Nothing that a file holds may reach the engine but as an answer. */
export function serveReader(channel: ReaderChannel, hooks: ReaderHooks = {}): void {
  const held = new Map<number, Held>();
  let heavy: Promise<unknown> = Promise.resolve();
  const oneAtATime: OneAtATime = (work) => {
    const turn = heavy.then(work);
    heavy = turn.catch(() => {});
    return turn;
  };
  const attempt = (id: number, work: () => Promise<void>): void => {
    work().catch((error: unknown) => channel.send({ kind: 'failed', id, failure: failureOf(error) }));
  };
  channel.send({ kind: 'ready' });
  channel.onMessage((message) => {
    const { id } = message;
    if (message.kind === 'read') {
      const { kind: _, id: __, ...order } = message;
      attempt(id, async () => {
        const { hashed, bytes } = await read(order, () => channel.send({ kind: 'alive', id }));
        if (order.staged !== null) held.set(id, { order, bytes, hashed });
        channel.send({ kind: 'hashed', id, ...hashed });
      });
      return;
    }
    const file = held.get(id);
    held.delete(id);
    if (file === undefined) return;
    if (message.kind === 'drop') {
      if (file.bytes === null && file.order.staged !== null) void rm(file.order.staged, { force: true }).catch(() => {});
      return;
    }
    attempt(id, async () => {
      if (!message.opaque) await hooks.beforeLook?.(file.order);
      channel.send({ kind: 'looked', id, looked: await lookAndStage(file, message.opaque, oneAtATime) });
    });
  });
}

async function read(order: ReadOrder, alive: () => void): Promise<{ hashed: Hashed; bytes: Buffer | null }> {
  // A pipe that has taken the place of a file since it was found would be waited for without end.
  const handle = await open(order.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = await handle.stat();
    const name = basename(order.path);
    if (!before.isFile()) throw refuse('imports.special_file', `“${name}” is not a file (a device, pipe or socket).`);
    if (before.size === 0) throw refuse('imports.empty_file', `“${name}” is empty.`);
    const isSmall = before.size <= IN_MEMORY;
    const bytes = isSmall ? await readWhole(handle, before.size, alive) : null;
    const streamed = isSmall ? null : await stageHandle(handle, order.staged, alive);
    const after = await handle.stat();
    const length = bytes?.length ?? streamed?.bytes ?? 0;
    if (length !== after.size || before.size !== after.size || before.mtimeMs !== after.mtimeMs) {
      if (!isSmall && order.staged !== null) await rm(order.staged, { force: true });
      throw refuse('imports.changed_while_reading', `“${name}” was still being written. Import it again when it is finished.`);
    }
    const fingerprint = bytes === null ? streamed : fingerprintOf(bytes);
    if (fingerprint === null) throw new Error('A file was neither read nor streamed.');
    const type = order.staged === null ? await detectFileType(bytes ?? (await headOf(handle)), order.filename) : null;
    if (type !== null) {
      const refusal = pictureInNameOnly(order.filename, type);
      if (refusal !== null) throw refuse('imports.unsupported_picture', refusal);
    }
    const { sha256, crc32 } = fingerprint;
    return { hashed: { sha256, crc32, bytes: length, mtimeMs: after.mtimeMs, type }, bytes };
  } finally {
    await handle.close();
  }
}

/** Reads what the file says it has; one byte more would tell that it grew. */
async function readWhole(handle: FileHandle, size: number, alive: () => void): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, Math.min(CHUNK, size - length), length);
    if (bytesRead === 0) break;
    length += bytesRead;
    alive();
  }
  return length === size ? bytes : bytes.subarray(0, length);
}

async function headOf(handle: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(TYPE_HEAD_BYTES);
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  return head.subarray(0, bytesRead);
}

type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>;

async function lookAndStage(file: Held, isOpaque: boolean, oneAtATime: OneAtATime): Promise<Looked> {
  const { order, bytes } = file;
  const looked = await look(file, isOpaque, oneAtATime);
  if (bytes !== null && order.staged !== null) await stageBytes(order.staged, bytes);
  return looked;
}

async function look({ order, bytes, hashed }: Held, isOpaque: boolean, oneAtATime: OneAtATime): Promise<Looked> {
  const head = bytes?.subarray(0, TYPE_HEAD_BYTES) ?? (await headOfFile(order.path));
  // The Word file in a kit makes the whole look like one: what a kit is, is asked first.
  const isKit = !isOpaque && isZip(head) && (await isPressKit(order.path));
  if (isKit && bytes === null) return lookAtNothing(PRESS_KIT, 'imports.press_kit');
  if (bytes === null || isOpaque) return lookAtNothing(await detectFileType(head, order.filename));
  const result = await lookAt({
    folder: libraryFolder(order.root),
    staging: dirname(order.staged ?? ''),
    sha256: hashed.sha256,
    bytes,
    filename: order.filename,
    ...(isKit ? { type: PRESS_KIT } : {}),
    sidecar: await readSidecar(order.sidecar),
    oneAtATime,
  });
  if (result.ok) return isKit ? { ...result.value, note: 'imports.press_kit' } : result.value;
  const { code, message } = result.error;
  throw refuse(code, message.includes(order.filename) ? message : `“${order.filename}”: ${message}`);
}

/** A kit that Dateline made is a document like any other, with a word about what can be done with it. */
const PRESS_KIT = { kind: 'document', mime: 'application/zip', extension: 'zip' } as const;

const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

async function headOfFile(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    return await headOf(handle);
  } finally {
    await handle.close();
  }
}

/** The sidecar's bytes; one that is gone, unreadable or absurd says nothing. */
async function readSidecar(path: string | null): Promise<Uint8Array | null> {
  if (path === null) return null;
  try {
    const facts = await stat(path);
    return facts.isFile() && facts.size <= MAX_SIDECAR ? await readFile(path) : null;
  } catch {
    return null;
  }
}

const refuse = (code: Extract<ReadFailure, { code: unknown }>['code'], message: string): Stop => new Stop({ code, message });

function failureOf(error: unknown): ReadFailure {
  if (error instanceof Stop) return error.failure;
  const system = systemCode(error);
  const syscall = error instanceof Error && 'syscall' in error ? String(error.syscall) : '';
  if (system !== '') return { system, syscall };
  return { system: '', syscall: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
