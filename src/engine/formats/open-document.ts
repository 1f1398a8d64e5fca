import { content, type FormatContent, opaque, TextGatherer } from './content.ts';
import { documentMetadata, noteOf, splitKeywords } from './office.ts';
import { pictureInside } from './picture.ts';
import { attribute, elementTexts, xmlPieces } from './xml.ts';
import { openPackage, type Package } from './zip.ts';

/** Reads ODT, ODS and ODP (OpenDocument 1.3, part 2 and 3): text, properties, the thumbnail. */
export async function readOpenDocument(bytes: Uint8Array): Promise<FormatContent> {
  const opened = openPackage(bytes);
  if (opened === null) return opaque('imports.decoder_failed');
  const { metadata, facts, pages } = properties(opened);
  const thumbnail = opened.read('Thumbnails/thumbnail.png');
  const picture = thumbnail === null ? null : await pictureInside(thumbnail);
  // an encrypted package says so only in its manifest; its entries are stored as noise
  if (opened.text('META-INF/manifest.xml').includes('encryption-data'))
    return opaque('imports.encrypted', { picture, metadata, facts, pages });
  const body = contentOf(opened.text('content.xml'));
  return content({
    picture,
    pages: pages ?? (body.slides > 0 ? body.slides : null),
    text: body.text,
    metadata,
    facts: { ...facts, slides: body.slides || null, sheets: body.sheets || null },
    note: noteOf(opened),
  });
}

function properties(opened: Package) {
  const xml = opened.text('meta.xml');
  const texts = elementTexts(xml);
  const first = (name: string): string => texts.get(name)?.[0] ?? '';
  const statistic = /<[\w-]*:?document-statistic\b([^>]{0,2000})>/.exec(xml)?.[1] ?? '';
  return {
    metadata: documentMetadata({
      title: first('title'),
      creator: first('initial-creator') || first('creator'),
      caption: first('description'),
      keywords: (texts.get('keyword') ?? []).flatMap(splitKeywords),
      language: first('language'),
    }),
    pages: Number(attribute(statistic, 'page-count')) || null,
    facts: {
      subject: first('subject'),
      application: first('generator'),
      words: attribute(statistic, 'word-count'),
      created: first('creation-date'),
      modified: first('date'),
    },
  };
}

function contentOf(xml: string) {
  const gathered = new TextGatherer();
  let depth = 0; // within paragraphs: white space between elements is no text
  let deleted = 0;
  let slides = 0;
  let sheets = 0;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (depth > 0 && deleted === 0) gathered.add(piece.text);
    } else if (piece.kind === 'open') {
      if (piece.name === 'page') slides++;
      else if (piece.name === 'table') {
        sheets++;
        gathered.add(`${attribute(piece.attributes, 'name')}\n`);
      } else if (piece.name === 's') gathered.add(' ');
      else if (piece.name === 'tab') gathered.add('\t');
      else if (piece.name === 'line-break') gathered.add('\n');
      if (piece.isEmpty) continue;
      if (piece.name === 'p' || piece.name === 'h') depth++;
      else if (piece.name === 'tracked-changes') deleted++;
    } else if (piece.name === 'p' || piece.name === 'h') {
      depth--;
      gathered.add('\n');
    } else if (piece.name === 'tracked-changes') deleted--;
    if (gathered.isFull) break;
  }
  return { text: gathered.text, slides, sheets: xml.includes('<office:spreadsheet') ? sheets : 0 };
}
