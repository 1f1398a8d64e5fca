import { buffer } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import { fromBufferPromise } from 'yauzl';
import { htmlToMarkedText } from '#domain/releases/plain-text.ts';
import { isSoundXml } from './sound-xml.ts';

/** Why a Word document is not read. */
export class UnreadableDocx extends Error {
  readonly reason: 'broken' | 'too_dense' | 'locked' | 'no_document';

  constructor(reason: UnreadableDocx['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** All the XML of a release, unpacked; a novel in Word has some 5 MB of it. */
const LARGEST_XML = 12_000_000;
/** Parts of a document; Word writes some fifteen, and one a picture. */
const MOST_ENTRIES = 5000;
/** What mammoth reads; pictures, fonts and printer settings stay packed. */
const WANTED = /^(?:\[Content_Types\]\.xml|(?:word\/)?(?:[^/]+\/)?_rels\/[^/]*\.rels|(?:word|\w+)\/[^/]+\.xml)$/;

/**
 * The text of a Word document, paragraphs apart by blank lines. Only the parts that hold text are unpacked, never past the size
 * they declare nor past 12 MB in all, so that a bomb costs nothing, and only sound XML is parsed. Rejects with UnreadableDocx.
 */
export async function docxToText(bytes: Uint8Array): Promise<string> {
  const parts = await readParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (parts['word/document.xml'] === undefined && parts['_rels/.rels'] === undefined) throw new UnreadableDocx('no_document');
  try {
    for (const part of Object.values(parts))
      if (!isSoundXml(Buffer.from(part).toString('utf8'))) throw new UnreadableDocx('broken');
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"],
      },
    );
    return htmlToMarkedText(value);
  } catch {
    throw new UnreadableDocx('broken');
  }
}

async function readParts(bytes: Buffer): Promise<Record<string, Uint8Array>> {
  const parts: Record<string, Uint8Array> = {};
  let total = 0;
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    if (zip.entryCount > MOST_ENTRIES) throw new UnreadableDocx('too_dense');
    for await (const entry of zip.eachEntry()) {
      if (!WANTED.test(entry.fileName)) continue;
      if ((entry.generalPurposeBitFlag & 1) === 1) throw new UnreadableDocx('locked');
      total += entry.uncompressedSize;
      if (total > LARGEST_XML) throw new UnreadableDocx('too_dense');
      parts[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
    }
  } catch (error) {
    if (error instanceof UnreadableDocx) throw error;
    throw new UnreadableDocx('broken');
  }
  return parts;
}
