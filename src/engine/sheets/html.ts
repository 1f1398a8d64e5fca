import { hash } from 'node:crypto';
import type { SheetContent } from '#domain/sheets/content.ts';
import { writeSheetHtml } from '#domain/sheets/html.ts';
import { forEachAtOnce } from '../at-once.ts';
import type { SheetWorkshop } from './pdf.ts';

/** A sheet as one HTML file with its small previews in it. The same content and previews give the same bytes. */
export async function sheetHtml(content: SheetContent, { previews, logoSvg, signal, onPicture }: SheetWorkshop): Promise<string> {
  const pictures = content.body.kind === 'pictures' ? content.body.pictures : [];
  const files = [...new Set(pictures.flatMap(({ sha256 }) => sha256 ?? []))];
  const addresses = new Map<string, string>();
  let done = 0;
  await forEachAtOnce(
    files,
    () => signal.throwIfAborted(),
    async (sha256) => {
      const preview = await previews(sha256, 320);
      if (preview !== null) addresses.set(sha256, addressOf('image/webp', preview));
      onPicture?.(++done, files.length);
    },
  );
  return writeSheetHtml(content, {
    picture: ({ sha256 }) => (sha256 === null ? null : (addresses.get(sha256) ?? null)),
    logo: logoSvg === null ? null : addressOf('image/svg+xml', Buffer.from(logoSvg)),
    sha256: (text) => hash('sha256', text, 'base64'),
  });
}

const addressOf = (mime: string, bytes: Uint8Array): string =>
  `data:${mime};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
