import { Language } from '#contract/values.ts';
import { emptyMetadata, type PictureMetadata } from '../pictures/metadata.ts';
import { content, type FormatContent, opaque, TextGatherer } from './content.ts';
import { pictureInside } from './picture.ts';
import { textPage } from './text-page.ts';
import { attribute, elementTexts, xmlPieces } from './xml.ts';
import { openPackage, type Package } from './zip.ts';

/** The three kinds of Office Open XML by the folder that holds their content. */
type Folder = 'word' | 'xl' | 'ppt';

/** Reads DOCX, XLSX and PPTX (ECMA-376): text, core properties, the thumbnail that the program stored. */
export async function readOfficeOpenXml(bytes: Uint8Array, folder: Folder): Promise<FormatContent> {
  const opened = openPackage(bytes);
  if (opened === null) return opaque('imports.decoder_failed');
  const text = textOf(opened, folder);
  const properties = coreProperties(opened);
  const slides = folder === 'ppt' ? opened.names.filter((name) => SLIDE.test(name)).length : null;
  const thumbnail = await storedThumbnail(opened);
  const picture = thumbnail ?? (folder === 'word' ? await textPage(text, properties.metadata.title) : null);
  return content({
    picture,
    pages: slides ?? properties.pages,
    text,
    metadata: properties.metadata,
    facts: { ...properties.facts, slides, sheets: folder === 'xl' ? sheetNames(opened).length : null },
    note: noteOf(opened),
  });
}

/** What to say of a package of which something could not be read. */
export const noteOf = (opened: Package) =>
  opened.isEncrypted ? ('imports.encrypted' as const) : opened.isPartly ? ('imports.decoder_failed' as const) : null;

const SLIDE = /^ppt\/slides\/slide(\d+)\.xml$/;

/** Parts that hold text, in reading order. */
const PARTS: Readonly<Record<Folder, readonly RegExp[]>> = {
  word: [/^word\/document\d*\.xml$/, /^word\/(header|footer)\d*\.xml$/, /^word\/(footnotes|endnotes|comments)\.xml$/],
  xl: [/^xl\/sharedStrings\.xml$/, /^xl\/worksheets\/sheet\d+\.xml$/, /^xl\/comments\d*\.xml$/],
  ppt: [SLIDE, /^ppt\/notesSlides\/notesSlide\d+\.xml$/, /^ppt\/comments\/.*\.xml$/],
};

function textOf(opened: Package, folder: Folder): string {
  const gathered = new TextGatherer();
  if (folder === 'xl') gathered.add(`${sheetNames(opened).join('\n')}\n`);
  for (const part of PARTS[folder]) {
    for (const name of opened.names.filter((one) => part.test(one)).sort(byNumber)) {
      if (gathered.isFull) break;
      gatherRuns(opened.text(name), gathered);
    }
  }
  return gathered.text;
}

/** slide2 before slide10. */
const byNumber = (a: string, b: string): number => Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0);

const sheetNames = (opened: Package): string[] =>
  [...xmlPieces(opened.text('xl/workbook.xml'))].flatMap((piece) =>
    piece.kind === 'open' && piece.name === 'sheet' ? [attribute(piece.attributes, 'name')] : [],
  );

/** Elements that end a line of text: paragraphs of the three kinds, a shared string, a text within a cell. */
const LINE_ENDS = new Set(['p', 'si', 'is', 'br']);

/** The text of every `t` element (runs of all three kinds); ruby text and what is deleted stand in others. */
function gatherRuns(xml: string, gathered: TextGatherer): void {
  let isText = false;
  let ruby = 0;
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (isText && ruby === 0) gathered.add(piece.text);
    } else if (piece.kind === 'open') {
      if (piece.name === 't') isText = !piece.isEmpty;
      else if (piece.name === 'rPh' && !piece.isEmpty) ruby++;
      else if (piece.name === 'tab') gathered.add('\t');
      else if (piece.name === 'br') gathered.add('\n');
    } else if (piece.name === 't') isText = false;
    else if (piece.name === 'rPh') ruby--;
    else if (LINE_ENDS.has(piece.name)) gathered.add('\n');
    if (gathered.isFull) return;
  }
}

function coreProperties(opened: Package) {
  const core = elementTexts(opened.text('docProps/core.xml'));
  const app = elementTexts(opened.text('docProps/app.xml'));
  const first = (from: typeof core, name: string): string => from.get(name)?.[0] ?? '';
  return {
    metadata: documentMetadata({
      title: first(core, 'title'),
      creator: first(core, 'creator'),
      caption: first(core, 'description'),
      keywords: splitKeywords(first(core, 'keywords')),
      language: first(core, 'language'),
    }),
    pages: Number(first(app, 'Pages')) || null,
    facts: {
      subject: first(core, 'subject'),
      publisher: first(app, 'Company'),
      application: [first(app, 'Application'), first(app, 'AppVersion')].join(' ').trim(),
      words: first(app, 'Words'),
      created: first(core, 'created'),
      modified: first(core, 'modified'),
    },
  };
}

/** Keywords as people type them into one field. */
export const splitKeywords = (text: string): string[] =>
  text
    .split(text.includes(';') ? /;/ : /[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What a document says about itself, within the contract's limits. */
export function documentMetadata(known: {
  readonly title?: string;
  readonly creator?: string;
  readonly caption?: string;
  readonly copyright?: string;
  readonly keywords?: readonly string[];
  readonly language?: string;
}): PictureMetadata {
  const line = (text = '') =>
    text.toWellFormed().replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim().slice(0, 1000).toWellFormed();
  const language = Language.safeParse((known.language ?? '').trim().toLowerCase().replace(/_/g, '-'));
  return {
    ...emptyMetadata(),
    title: line(known.title),
    creator: line(known.creator),
    caption: (known.caption ?? '').toWellFormed().replace(CONTROLS, ' ').trim().slice(0, 200_000).toWellFormed(),
    copyright: line(known.copyright),
    keywords: [...new Set((known.keywords ?? []).map(line).filter((word) => word !== ''))].slice(0, 200),
    language: language.success ? language.data : '',
  };
}

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** JPEG or PNG that the program stored; EMF and WMF, which older ones store, need a renderer of Windows' own. */
async function storedThumbnail(opened: Package): Promise<Uint8Array | null> {
  const name = opened.names.find((one) => /^(docProps|_rels|)\/?thumbnail\.(jpe?g|png)$/i.test(one));
  const bytes = name === undefined ? null : opened.read(name);
  return bytes === null ? null : pictureInside(bytes);
}
