import { fileURLToPath, pathToFileURL } from 'node:url';

/* How systems write copied files on the clipboard. Pure, so that each can be tested on any system. */

/** The paths of a list of addresses, one a line (Linux); comments and what is no file are left out. */
export const pathsOfUriList = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('file:'))
    .flatMap(pathOfAddress);

function pathOfAddress(address: string): readonly string[] {
  try {
    return [fileURLToPath(address)];
  } catch {
    // An address with a host, or with a slash in disguise, is no file of this computer.
    return [];
  }
}

/** Files as a list of addresses. */
export const uriListOf = (paths: readonly string[]): string => paths.map((path) => `${pathToFileURL(path).href}\r\n`).join('');

/** The paths of macOS's property list of file names. */
export const pathsOfNameList = (xml: string): readonly string[] =>
  [...xml.matchAll(/<string>([^<]*)<\/string>/g)].map((match) =>
    (match[1] ?? '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );

/** Files as macOS's property list of file names. */
export const nameListOf = (paths: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><array>${paths
    .map((path) => `<string>${path.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</string>`)
    .join('')}</array></plist>`;

/** The one path that Windows writes as UTF-16 with a zero at its end; none when there is none. */
export const pathOfWideName = (bytes: Buffer): readonly string[] => {
  const path = bytes.toString('utf16le').split('\0')[0] ?? '';
  return path === '' ? [] : [path];
};

/** A path as Windows keeps it on the clipboard: UTF-16 with a zero at its end. */
export const wideNameOf = (path: string): Buffer => Buffer.from(`${path}\0`, 'utf16le');
