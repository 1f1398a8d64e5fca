import { readFile } from 'node:fs/promises';
import { ClipboardItem, clipboard, type NativeImage, nativeImage } from 'electron';
import type { z } from 'zod';
import type { hostCalls } from '#contract/host.ts';
import { nameListOf, pathOfWideName, pathsOfNameList, pathsOfUriList, uriListOf, wideNameOf } from './clipboard-formats.ts';
import type { Places } from './places.ts';

type Answer = z.output<(typeof hostCalls)['readClipboard']['output']>;

/** Under which name each system keeps copied files. Windows has a list of its own that Electron does not reach: one file there. */
const FORMAT: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'NSFilenamesPboardType',
  linux: 'text/uri-list',
  win32: 'FileNameW',
};
const PNG = 'image/png';
/** How Electron names a format of the system that is no MIME type. */
const rawType = (format: string): string => `electron application/osclipboard;format="${format}"`;

/** The clipboard of Electron before its calls became promises; the stand-in of development has it. */
interface FormerClipboard {
  readImage(): NativeImage;
  readBuffer(format: string): Buffer;
  writeBuffer(format: string, bytes: Buffer): void;
  writeImage(image: NativeImage): void;
}
const former = 'readBuffer' in clipboard ? (clipboard as unknown as FormerClipboard) : null;

/** What can be imported from the clipboard. Files go first: copying a file may put its icon there too. */
export async function readClipboard(places: Pick<Places, 'picked'>): Promise<Answer> {
  const paths = await copiedFiles();
  if (paths.length > 0) return { kind: 'files', places: paths.map(places.picked) };
  const picture = former === null ? await bytesOf([PNG]) : former.readImage().toPNG();
  return picture.length === 0 ? { kind: 'nothing' } : { kind: 'picture', base64: picture.toString('base64') };
}

async function copiedFiles(): Promise<readonly string[]> {
  const format = FORMAT[process.platform];
  if (format === undefined) return [];
  const bytes = former === null ? await bytesOf([rawType(format), format]) : former.readBuffer(format);
  if (process.platform === 'win32') return pathOfWideName(bytes);
  return process.platform === 'darwin' ? pathsOfNameList(bytes.toString('utf8')) : pathsOfUriList(bytes.toString('utf8'));
}

/** What the clipboard holds under the first of these types that it knows; empty for none. */
async function bytesOf(types: readonly string[]): Promise<Buffer> {
  for (const item of await clipboard.read()) {
    for (const type of types) {
      // Formats of the system need not be listed; asking for one that is not there rejects.
      const found = await item.getType(type).catch(() => null);
      if (found instanceof Blob && found.size > 0) return Buffer.from(await found.arrayBuffer());
    }
  }
  return Buffer.alloc(0);
}

/** Puts files on the clipboard; answers how many this system took. */
export async function copyFiles(paths: readonly string[]): Promise<number> {
  const [first] = paths;
  const format = FORMAT[process.platform];
  if (first === undefined || format === undefined) return 0;
  const bytes =
    process.platform === 'win32'
      ? wideNameOf(first)
      : Buffer.from(process.platform === 'darwin' ? nameListOf(paths) : uriListOf(paths));
  if (former === null) await clipboard.write([new ClipboardItem({ [rawType(format)]: new Blob([new Uint8Array(bytes)]) })]);
  else former.writeBuffer(format, bytes);
  return process.platform === 'win32' ? 1 : paths.length;
}

/** Puts the pixels of a PNG file on the clipboard; false when it is none. */
export async function copyPicture(path: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  const picture = bytes === null ? null : nativeImage.createFromBuffer(bytes);
  if (bytes === null || picture === null || picture.isEmpty()) return false;
  if (former === null) await clipboard.write([new ClipboardItem({ [PNG]: new Blob([new Uint8Array(bytes)], { type: PNG }) })]);
  else former.writeImage(picture);
  return true;
}
