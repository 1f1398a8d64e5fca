import type { SheetItem, SheetPage } from '#contract/sheets.ts';
import { altOf, badgeOf, type Caption, captionsOf, markOf } from './captions.ts';
import type { SheetContent, SheetLook, SheetPicture } from './content.ts';
import { type Frame, footOf, footTop, frameOf, headOf, heightOf, MM, textItem } from './frame.ts';
import { breakLines, cutMiddle, textWidth } from './lines.ts';
import { layOutPeople } from './people.ts';
import { type SheetWords, sheetWords } from './words.ts';

/** A sheet ready to be drawn: lengths in points. Pages are the same whatever draws them, so the window shows what is printed. */
export interface SheetDrawing {
  readonly width: number;
  readonly height: number;
  readonly pages: readonly SheetPage[];
}

/** Between two cells, in points: beside each other and one below the other. */
const COLUMN_GAP = 4.5 * MM;
const ROW_GAP = 3.2 * MM;
/** Least height of a picture in its width where the number of rows is free: photographs are 3 : 2, and what is left of a page makes all of it higher. */
const PICTURE_SHARE = 0.6;
/** A picture is never lower than this, in points; a page then has fewer rows than wished. */
const LOWEST_PICTURE = 24;
const CAPTION_GAP = 2;

/** Decides every page of a sheet: which picture stands where, and what is said under it. The same content gives the same drawing. */
export function layOutSheet(content: SheetContent): SheetDrawing {
  const words = sheetWords(content.look.language);
  const frame = frameOf(content.look);
  const { body } = content;
  const parts =
    body.kind === 'pictures'
      ? layOutPictures(content, body.pictures, words, frame)
      : layOutPeople(content, body.people, words, frame);
  const pages = parts.map((part, page) => ({
    cells: part.cells,
    items: [...part.items, ...footOf(content, frame, page, parts.length)].map(rounded),
  }));
  return { width: round(frame.width), height: round(frame.height), pages };
}

/** One hundredth of a point is a fifteenth of the finest dot a printer has; shorter numbers keep a sheet of 1,000 pictures small. */
const round = (length: number): number => Math.round(length * 100) / 100;

function rounded(item: SheetItem): SheetItem {
  if (item.kind === 'stroke') return { ...item, points: item.points.map(({ x, y }) => ({ x: round(x), y: round(y) })) };
  const place = { x: round(item.x), y: round(item.y), width: round(item.width) };
  return item.kind === 'text'
    ? { ...item, ...place, size: round(item.size), leading: round(item.leading) }
    : { ...item, ...place, height: round(item.height) };
}

/** A caption broken into lines. */
interface SetCaption {
  readonly lines: readonly string[];
  readonly size: number;
  readonly font: 'sans' | 'bold';
  readonly tone: 'ink' | 'soft';
}

function layOutPictures(content: SheetContent, pictures: readonly SheetPicture[], words: SheetWords, frame: Frame): SheetPage[] {
  const { look } = content;
  const width = (frame.inner - (look.columns - 1) * COLUMN_GAP) / look.columns;
  if (pictures.length === 0) return [{ ...pageHead(content, words, frame, 0, 0), cells: [] }];
  // Letters grow and shrink with the column, within what can be read.
  const size = Math.min(8, Math.max(4.8, width / 18));
  const captions = pictures.map((picture) => captionsOf(picture, look, words).map((caption) => setCaption(caption, width, size)));
  // Every cell has the room of the longest, so that the pictures of a row stand level.
  const below = captions.reduce((most, one) => Math.max(most, heightOfAll(one)), 0);
  const pages: SheetPage[] = [];
  for (let from = 0; from < pictures.length; ) {
    const head = pageHead(content, words, frame, pages.length, pictures.length);
    const rows = rowsIn(footTop(frame) - head.y, look.rows, width, below);
    const tall = (footTop(frame) - head.y - (rows - 1) * ROW_GAP) / rows;
    const here = pictures.slice(from, from + rows * look.columns);
    const items = [...head.items];
    const cells: SheetPage['cells'] = [];
    for (const [index, picture] of here.entries()) {
      const x = frame.margin + (index % look.columns) * (width + COLUMN_GAP);
      const y = head.y + Math.floor(index / look.columns) * (tall + ROW_GAP);
      const area = { x, y, width, height: Math.max(1, tall - below) };
      items.push(...cellOf(picture, captions[from + index] ?? [], look, words, area, size));
      cells.push({
        x: round(x),
        y: round(y),
        width: round(width),
        height: round(tall),
        assetId: picture.assetId,
        name: picture.title || picture.filename,
      });
    }
    pages.push({ items, cells });
    from += here.length;
  }
  return pages;
}

const pageHead = (content: SheetContent, words: SheetWords, frame: Frame, page: number, count: number) =>
  headOf(content, words, frame, page, words.pictures(count));

/** Rows on a page: as many as were asked for, or as fit; never so many that the pictures vanish, never none. */
function rowsIn(room: number, wished: number, width: number, below: number): number {
  const fitting = (picture: number): number => Math.max(1, Math.floor((room + ROW_GAP) / (picture + below + ROW_GAP)));
  return wished === 0 ? fitting(width * PICTURE_SHARE) : Math.min(wished, fitting(LOWEST_PICTURE));
}

const heightOfAll = (captions: readonly SetCaption[]): number =>
  captions.reduce(
    (sum, { lines, size }) => sum + heightOf(lines.length, size) + CAPTION_GAP / 2,
    captions.length > 0 ? CAPTION_GAP : 0,
  );

function setCaption({ kind, text, most, ends }: Caption, width: number, base: number): SetCaption {
  const isMain = kind === 'name' || kind === 'caption';
  const set = {
    size: isMain ? base : base * 0.82,
    font: kind === 'name' ? 'bold' : 'sans',
    tone: isMain ? 'ink' : 'soft',
  } as const;
  const room = { width, size: set.size, font: set.font };
  return { ...set, lines: ends ? [cutMiddle(text, room)] : breakLines(text, { ...room, most }) };
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function cellOf(
  picture: SheetPicture,
  captions: readonly SetCaption[],
  look: SheetLook,
  words: SheetWords,
  frame: Area,
  size: number,
): SheetItem[] {
  const { x, width } = frame;
  const items: SheetItem[] = [{ kind: 'box', ...frame, tone: picture.ground }];
  items.push({
    kind: 'picture',
    ...within(picture, frame),
    assetId: picture.assetId,
    sha256: picture.sha256,
    alt: altOf(picture, look, words),
    ground: picture.ground,
  });
  if (picture.sha256 === null) {
    const lines = breakLines(words.noPreview, { width: width - 4, size, font: 'sans', most: 1 });
    items.push(
      textItem({ x: x + 2, y: frame.y + 3, width: width - 4, lines, size, font: 'sans', tone: 'soft', role: 'furniture' }),
    );
  }
  items.push(...marksOn(picture, look, words, frame, size));
  let y = frame.y + frame.height + CAPTION_GAP;
  for (const caption of captions) {
    items.push(textItem({ x, y, width, ...caption, role: 'paragraph' }));
    y += heightOf(caption.lines.length, caption.size) + CAPTION_GAP / 2;
  }
  return items;
}

/** The largest area of the picture's own shape in the middle of its frame; without a shape, the frame. */
function within(picture: SheetPicture, frame: Area): Area {
  if (picture.width === null || picture.height === null || picture.sha256 === null) return frame;
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2, width, height };
}

/** Badge and marks. They are said in the alt text, so what is drawn here is furniture. */
function marksOn(picture: SheetPicture, look: SheetLook, words: SheetWords, frame: Area, size: number): SheetItem[] {
  const badge = look.showRights ? badgeOf(picture, words) : null;
  const mark = markOf(picture, look, words);
  const items: SheetItem[] = [];
  const letters = Math.min(size, 6.5);
  const pill = (text: string, tone: 'red' | 'amber' | 'ink', y: number): void => {
    const lines = breakLines(text, { width: frame.width - 10, size: letters, font: 'bold', most: 1 });
    const width = textWidth(lines[0] ?? '', letters, 'bold') + 6;
    const height = heightOf(1, letters) + 3;
    items.push({ kind: 'box', x: frame.x + 2, y, width, height, tone: 'paper' });
    items.push(
      textItem({ x: frame.x + 5, y: y + 1.5, width: width - 4, lines, size: letters, font: 'bold', tone, role: 'furniture' }),
    );
  };
  if (badge !== null) pill(badge.text, badge.tone, frame.y + frame.height - heightOf(1, letters) - 5);
  if (mark?.kind === 'rating' || mark?.kind === 'label') pill(mark.text, 'ink', frame.y + 2);
  if (mark?.kind === 'chosen') items.push(...tick(frame));
  if (mark?.kind === 'rejected') items.push(...cross(frame));
  return items;
}

/** A tick on white in the upper right, as a grease pencil leaves it. */
function tick(frame: Area): SheetItem[] {
  const side = Math.min(16, frame.width * 0.3, frame.height * 0.4);
  const [x, y] = [frame.x + frame.width - side - 2, frame.y + 2];
  const at = (across: number, down: number) => ({ x: x + side * across, y: y + side * down });
  return [
    { kind: 'box', x, y, width: side, height: side, tone: 'paper' },
    { kind: 'stroke', points: [at(0.2, 0.55), at(0.42, 0.76), at(0.82, 0.26)], width: side * 0.13, tone: 'green' },
  ];
}

/** A cross over the whole picture: nobody prints a rejected one by accident. */
function cross(frame: Area): SheetItem[] {
  const width = Math.max(0.8, Math.min(frame.width, frame.height) * 0.02);
  const { x, y } = frame;
  const [right, bottom] = [x + frame.width, y + frame.height];
  return [
    {
      kind: 'stroke',
      points: [
        { x, y },
        { x: right, y: bottom },
      ],
      width,
      tone: 'red',
    },
    {
      kind: 'stroke',
      points: [
        { x: right, y },
        { x, y: bottom },
      ],
      width,
      tone: 'red',
    },
  ];
}
