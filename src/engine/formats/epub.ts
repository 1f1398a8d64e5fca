import { htmlToText } from '#domain/releases/plain-text.ts';
import { content, type FormatContent, opaque, TextGatherer } from './content.ts';
import { documentMetadata, noteOf } from './office.ts';
import { pictureInside } from './picture.ts';
import { attribute, elementTexts, xmlPieces } from './xml.ts';
import { openPackage } from './zip.ts';

/** Reads an EPUB (2 and 3): what its package document says, its text in reading order, its cover. */
export async function readEpub(bytes: Uint8Array): Promise<FormatContent> {
  const opened = openPackage(bytes);
  if (opened === null) return opaque('imports.decoder_failed');
  const rootfile = [...xmlPieces(opened.text('META-INF/container.xml'))].find((p) => p.kind === 'open' && p.name === 'rootfile');
  const path = rootfile?.kind === 'open' ? attribute(rootfile.attributes, 'full-path') : '';
  const xml = opened.text(path);
  if (xml === '') return opaque(opened.isEncrypted ? 'imports.encrypted' : 'imports.decoder_failed');
  const book = packageOf(xml);
  const inFolder = (href: string) => resolveIn(path, href);
  const gathered = new TextGatherer();
  for (const href of book.spine) {
    if (gathered.isFull) break;
    gathered.add(`${htmlToText(opened.text(inFolder(href)))}\n\n`);
  }
  const cover = book.cover === null ? null : opened.read(inFolder(book.cover));
  const texts = elementTexts(xml);
  const first = (name: string): string => texts.get(name)?.[0] ?? '';
  return content({
    picture: cover === null ? null : await pictureInside(cover),
    text: gathered.text,
    metadata: documentMetadata({
      title: first('title'),
      creator: (texts.get('creator') ?? []).join(', '),
      caption: htmlToText(first('description')),
      copyright: first('rights'),
      keywords: texts.get('subject') ?? [],
      language: first('language'),
    }),
    facts: { publisher: first('publisher'), created: first('date') },
    note: noteOf(opened),
  });
}

/** Reading order and cover of a package document (EPUB 3.3, 5; the `meta` of EPUB 2 names the cover by its id). */
function packageOf(xml: string): { readonly spine: readonly string[]; readonly cover: string | null } {
  const items = new Map<string, string>();
  const order: string[] = [];
  let cover: string | null = null;
  let coverId = '';
  for (const piece of xmlPieces(xml)) {
    if (piece.kind !== 'open') continue;
    if (piece.name === 'item') {
      const href = attribute(piece.attributes, 'href');
      items.set(attribute(piece.attributes, 'id'), href);
      if (attribute(piece.attributes, 'properties').split(/\s+/).includes('cover-image')) cover = href;
    } else if (piece.name === 'itemref') order.push(attribute(piece.attributes, 'idref'));
    else if (piece.name === 'meta' && attribute(piece.attributes, 'name') === 'cover')
      coverId = attribute(piece.attributes, 'content');
  }
  return {
    spine: order.flatMap((id) => items.get(id) ?? []).slice(0, 5000),
    cover: cover ?? items.get(coverId) ?? null,
  };
}

/** A relative address within the package, from the file that names it. */
function resolveIn(from: string, href: string): string {
  try {
    return decodeURIComponent(new URL(href, `file:///${encodeURI(from)}`).pathname.slice(1));
  } catch {
    return '';
  }
}
