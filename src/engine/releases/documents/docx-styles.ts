import type { IStylesOptions } from 'docx';

/** The numbering that the notes to editors use. */
export const NOTES_NUMBERING = 'notes-to-editors';

/** The marks of lists in the body; a numbered list has one of its own, by its place in the document. */
export const BULLETS = 'bullets';
export const listNumbering = (place: number): string => `list-${place}`;

/** The two faces that every Word has; a document with any other would look different on each computer. */
const TEXT_FACE = 'Georgia';
const SIGN_FACE = 'Arial';

const INK = '16212B';
const SOFT = '4D5B67';

/** The styles of a release, named as Word names its own where Word has one, so that its outline and navigation work. */
export function docxStyles(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: TEXT_FACE, size: 22, color: INK, language: { value: language } },
        paragraph: { spacing: { line: 300, lineRule: 'auto', after: 160 } },
      },
      heading1: {
        run: { font: TEXT_FACE, size: 44, color: INK, bold: false },
        paragraph: { spacing: { before: 120, after: 160, line: 276, lineRule: 'auto' }, keepNext: true },
      },
      heading2: {
        run: { font: SIGN_FACE, size: 22, color: INK, bold: true },
        paragraph: { spacing: { before: 360, after: 100 }, keepNext: true },
      },
      heading3: {
        run: { font: SIGN_FACE, size: 20, color: SOFT, bold: true },
        paragraph: { spacing: { before: 280, after: 80 }, keepNext: true },
      },
      listParagraph: { paragraph: { spacing: { after: 80 } } },
      hyperlink: { run: { color: '0B4F79', underline: {} } },
    },
    paragraphStyles: [
      { id: 'BodyText', name: 'Body Text', basedOn: 'Normal', quickFormat: true },
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 26, italics: true, color: SOFT },
        paragraph: { keepNext: true },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 26, italics: true },
        paragraph: {
          spacing: { before: 240, after: 240 },
          indent: { left: 283 },
          border: { left: { style: 'single', size: 16, space: 10, color: '0B4F79' } },
        },
      },
      {
        id: 'Byline',
        name: 'Byline',
        basedOn: 'Normal',
        run: { font: SIGN_FACE, size: 18, color: SOFT },
        paragraph: { spacing: { after: 80 } },
      },
      {
        id: 'Embargo',
        name: 'Embargo',
        basedOn: 'Normal',
        run: { font: SIGN_FACE, size: 20, bold: true, color: '4F2F00' },
        paragraph: {
          spacing: { after: 240 },
          shading: { type: 'clear', fill: 'FDF1DC', color: 'auto' },
          border: { left: { style: 'single', size: 24, space: 6, color: '8A5200' } },
        },
      },
      {
        id: 'Notice',
        name: 'Notice',
        basedOn: 'Normal',
        run: { font: SIGN_FACE, size: 20, bold: true },
        paragraph: { spacing: { after: 240 }, border: { left: { style: 'single', size: 24, space: 6, color: INK } } },
      },
      {
        id: 'EndMark',
        name: 'End Mark',
        basedOn: 'Normal',
        run: { font: SIGN_FACE, size: 18, bold: true, color: SOFT, characterSpacing: 60 },
        paragraph: { spacing: { before: 240, after: 240 } },
      },
      {
        id: 'Small',
        name: 'Small Text',
        basedOn: 'Normal',
        run: { font: SIGN_FACE, size: 18 },
        paragraph: { spacing: { line: 276, lineRule: 'auto', after: 120 } },
      },
      { id: 'Note', name: 'Note', basedOn: 'Small', paragraph: { spacing: { after: 80 } } },
      {
        id: 'Header',
        name: 'header',
        basedOn: 'Normal',
        run: { font: SIGN_FACE, size: 16, color: SOFT },
        paragraph: { spacing: { line: 252, lineRule: 'auto', after: 0 } },
      },
      { id: 'Footer', name: 'footer', basedOn: 'Header', paragraph: { alignment: 'right' } },
    ],
  };
}
