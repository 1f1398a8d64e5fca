import type { BrandTheme } from '#contract/organisations.ts';
import type { ReleaseFormat } from '#contract/releases.ts';
import { assertNever, done, type Result } from '#contract/result.ts';
import type { ReleaseDocument } from '#domain/releases/document.ts';
import { writeHtml } from '#domain/releases/texts/html.ts';
import { writeMarkdown } from '#domain/releases/texts/markdown.ts';
import { type NinjsOptions, writeNinjs } from '#domain/releases/texts/ninjs.ts';
import { writePlainText } from '#domain/releases/texts/plain.ts';
import { writeDocx } from './docx.ts';
import { createPdfWriter, type PageOrder, type PdfFolders } from './pdf.ts';

/** One release with what only some formats show: colours and logo (a sanitised SVG's text) for PDF, identifiers for ninjs. */
export interface DocumentInput {
  readonly document: ReleaseDocument;
  readonly theme: BrandTheme;
  readonly logoSvg: string | null;
  readonly ninjs?: NinjsOptions;
}

/** Writes a release in any of its formats. */
export interface DocumentWriter {
  /** The bytes of one file, the same for the same input at any time; refuses with 'releases.cannot_render', never throws. */
  write(format: ReleaseFormat, input: DocumentInput): Promise<Result<Uint8Array>>;
  /** A page of the logo toolbox as PDF; refuses with 'logos.cannot_render', never throws. */
  writePage(order: PageOrder): Promise<Result<Uint8Array>>;
}

/** A writer for all formats; it costs nothing until the first PDF. `folders` are those of resources/. */
export function createDocumentWriter(folders: PdfFolders): DocumentWriter {
  const pdf = createPdfWriter(folders);
  const utf8 = (text: string) => done(new TextEncoder().encode(text));
  return {
    writePage: async (order) => pdf.writePage(order),
    async write(format, { document, theme, logoSvg, ninjs }) {
      switch (format) {
        case 'pdf':
          return pdf.writeRelease(document, theme, logoSvg);
        case 'docx':
          return await writeDocx(document);
        case 'txt':
          return utf8(writePlainText(document));
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
