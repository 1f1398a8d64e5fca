import type { BrandTheme } from '#contract/organisations.ts';
import type { ReleaseFile } from '#contract/releases.ts';
import { assertNever, done, failed, type Result } from '#contract/result.ts';
import { writeEmbargoCalendar } from '#domain/exports/files/calendar.ts';
import type { ReleaseDocument } from '#domain/releases/document.ts';
import { writeHtml } from '#domain/releases/texts/html.ts';
import { writeJsonLd } from '#domain/releases/texts/json-ld.ts';
import { writeMarkdown } from '#domain/releases/texts/markdown.ts';
import { defaultUri, type NinjsOptions, writeNinjs } from '#domain/releases/texts/ninjs.ts';
import { writePlainText } from '#domain/releases/texts/plain.ts';
import { writeSheetCsv, writeSheetText } from '#domain/releases/texts/sheet.ts';
import { writeWrappedText } from '#domain/releases/texts/wrapped.ts';
import type { Enclosure } from '../../mail.ts';
import { writeEml } from './eml.ts';
import { createPdfWriter, type PageOrder, type PdfFolders, type SheetPages } from './pdf.ts';
import type { UserTemplate } from './user-template.ts';

/** One release with what only some formats show: colours and logo (a sanitised SVG's text) for PDF, identifiers for ninjs. */
export interface DocumentInput {
  readonly document: ReleaseDocument;
  readonly theme: BrandTheme;
  readonly logoSvg: string | null;
  readonly ninjs?: NinjsOptions;
  /** A user's own template for the PDF, in place of ours. */
  readonly template?: UserTemplate;
  /** The name that files inside a mail have, without ending. */
  readonly baseName?: string;
  /** Files that a mail carries beside PDF and DOCX. */
  readonly enclosures?: readonly Enclosure[];
}

/** The library behind it is loaded with the first Word file, not with the first PDF. */
const docx = async (document: ReleaseDocument): Promise<Result<Uint8Array>> => (await import('./docx.ts')).writeDocx(document);

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Writes a release in any of its formats. */
export interface DocumentWriter {
  /** The bytes of one file, the same for the same input at any time; refuses with 'releases.cannot_render', never throws. */
  write(format: ReleaseFile, input: DocumentInput): Promise<Result<Uint8Array>>;
  /** A page of the logo toolbox as PDF; refuses with 'logos.cannot_render', never throws. */
  writePage(order: PageOrder): Promise<Result<Uint8Array>>;
  /** Loads what typesets PDF, where waiting for it suits now better than with the first document. Never fails. */
  prepare(): void;
  /** A contact sheet as PDF, with the letters that no font has; refuses with 'sheets.cannot_render', never throws. */
  writeSheet(pages: SheetPages): Result<{ bytes: Uint8Array; replaced: string[] }>;
}

/** A writer for all formats; it costs nothing until the first PDF. `folders` are those of resources/. */
export function createDocumentWriter(folders: PdfFolders): DocumentWriter {
  const pdf = createPdfWriter(folders);
  const utf8 = (text: string) => done(new TextEncoder().encode(text));
  return {
    writePage: async (order) => pdf.writePage(order),
    prepare: () => pdf.prepare(),
    writeSheet: (pages) => pdf.writeSheet(pages),
    async write(format, input) {
      const { document, theme, logoSvg, ninjs, template, baseName = 'release', enclosures = [] } = input;
      switch (format) {
        case 'pdf':
          return pdf.writeRelease(document, theme, logoSvg, template);
        case 'docx':
          return await docx(document);
        case 'txt':
          return utf8(writePlainText(document));
        case 'txt-wrapped':
          return utf8(writeWrappedText(document));
        case 'jsonld':
          return utf8(writeJsonLd(document));
        case 'sheet-txt':
          return utf8(writeSheetText(document));
        case 'sheet-csv':
          return utf8(writeSheetCsv(document));
        case 'ics':
          return document.embargo === null
            ? failed('releases.no_embargo', 'This release has no embargo that a calendar could tell of.')
            : utf8(
                writeEmbargoCalendar({
                  uid: defaultUri(document),
                  stamp: document.dated,
                  until: document.embargo.until,
                  timeZone: document.embargo.timeZone,
                  title: document.title,
                  organisation: document.organisation,
                  date: document.date,
                  language: document.language,
                }),
              );
        case 'eml': {
          const printed = pdf.writeRelease(document, theme, logoSvg, template);
          const word = await docx(document);
          if (!printed.ok) return printed;
          if (!word.ok) return word;
          return done(
            writeEml(document, [
              { name: `${baseName}.pdf`, mime: 'application/pdf', bytes: printed.value },
              { name: `${baseName}.docx`, mime: WORD, bytes: word.value },
              ...enclosures,
            ]),
          );
        }
        case 'html':
          return utf8(writeHtml(document));
        case 'md':
          return utf8(writeMarkdown(document));
        case 'ninjs':
          return utf8(writeNinjs(document, ninjs));
        default:
          return assertNever(format);
      }
    },
  };
}
