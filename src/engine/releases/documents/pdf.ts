import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { BrandTheme } from '#contract/organisations.ts';
import { done, failed, type Result } from '#contract/result.ts';
import type { ReleaseDocument } from '#domain/releases/document.ts';
import { pdfData } from './pdf-data.ts';
import type { UserTemplate } from './user-template.ts';

/** Where the templates (theme.typ, release.typ) and the fonts of resources/fonts lie. */
export interface PdfFolders {
  readonly templatesFolder: string;
  readonly fontsFolder: string;
}

/** How a page of the logo toolbox is set: the templates logo.typ and guidelines.typ name what their data holds. */
export interface PageOrder {
  readonly template: 'logo.typ' | 'guidelines.typ';
  readonly title: string;
  readonly data: object;
  /** ISO 8601; null leaves the dates out, so that the same logo gives the same bytes on any day. */
  readonly dated: string | null;
  /** Tagged, and refused unless it passes Typst's PDF/UA-1 checks. */
  readonly isTagged: boolean;
}

/** A contact sheet as sheet.typ takes it: `pictures` are the files that its data names. */
export interface SheetPages {
  readonly title: string;
  readonly data: object;
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** ISO 8601. */
  readonly dated: string;
}

/** Writes releases as PDF. */
export interface PdfWriter {
  /** One page or more by a template; refuses with 'logos.cannot_render'. */
  writePage(order: PageOrder): Result<Uint8Array>;
  /** Loads Typst and its fonts now, which holds this thread for a moment, where that suits better than with the first document. Never fails. */
  prepare(): void;
  /** A contact sheet, tagged; `replaced` are letters that no font has and a box stands for. Refuses with 'sheets.cannot_render'. */
  writeSheet(pages: SheetPages): Result<{ bytes: Uint8Array; replaced: string[] }>;
  /**
   * A release as tagged A4 PDF that passes Typst's PDF/UA-1 checks; the same document gives the same bytes. `logoSvg` is the
   * text of a sanitised SVG. A user's template that does not pass those checks is still tagged. Refuses with 'releases.cannot_render', naming the letters no font has or the logo that cannot be read.
   */
  writeRelease(document: ReleaseDocument, theme: BrandTheme, logoSvg: string | null, template?: UserTemplate): Result<Uint8Array>;
}

type TypstModule = typeof import('@myriaddreamin/typst-ts-node-compiler');

/** A writer that loads Typst and its fonts with the first document, not before: start-up does not pay for it. */
export function createPdfWriter({ templatesFolder, fontsFolder }: PdfFolders): PdfWriter {
  let compiler: NodeCompiler | null = null;

  function compilerOf(): NodeCompiler {
    if (compiler === null) {
      // A native package of some 50 MB: required on first use, and synchronously, as compiling is.
      const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as TypstModule;
      compiler = NodeCompiler.create({ workspace: templatesFolder, fontArgs: [{ fontPaths: [fontsFolder] }] });
    }
    return compiler;
  }

  const compile = (document: ReleaseDocument, theme: BrandTheme, logoSvg: string | null): Uint8Array =>
    typeset('release.typ', pdfData(document, theme, logoSvg), document.dated, true);

  /** A compiler of its own, whose root is the user's folder: a template sees nothing else of this computer. */
  function compileWith({ folder, name }: UserTemplate, data: object, dated: string): Uint8Array {
    const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as TypstModule;
    const typst = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fontsFolder, folder] }] });
    if (!existsSync(join(folder, 'theme.typ')))
      typst.mapShadow(join(folder, 'theme.typ'), readFileSync(join(templatesFolder, 'theme.typ')));
    const compiled = typst.compile({ mainFilePath: join(folder, `${name}.typ`), inputs: { data: JSON.stringify(data) } });
    if (compiled.result === null) throw new Error((compiled.takeError()?.shortDiagnostics ?? []).map(messageOf).join('; '));
    const creationTimestamp = Math.floor(Date.parse(dated) / 1000);
    try {
      return new Uint8Array(typst.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp }));
    } catch {
      return new Uint8Array(typst.pdf(compiled.result, { creationTimestamp }));
    }
  }

  function typeset(template: string, data: object, dated: string | null, isTagged: boolean): Uint8Array {
    const typst = compilerOf();
    const compiled = typst.compile({
      mainFilePath: join(templatesFolder, template),
      inputs: { data: JSON.stringify(data) },
    });
    const warnings = compiled.takeWarnings()?.shortDiagnostics ?? [];
    const unknownFont = warnings.map(messageOf).find((message) => message.startsWith('unknown font family'));
    // Typst would go on in some other face, and no test on another machine would see the same page.
    if (unknownFont !== undefined) throw new Error(unknownFont);
    if (compiled.result === null) throw new Error((compiled.takeError()?.shortDiagnostics ?? []).map(messageOf).join('; '));
    const bytes = typst.pdf(compiled.result, {
      ...(isTagged ? { pdfStandard: 'ua-1' as const } : {}),
      creationTimestamp: dated === null ? 0 : Math.floor(Date.parse(dated) / 1000),
    });
    // Memoised layouts of documents that are long written would grow for as long as the engine runs.
    typst.evictCache(5);
    return new Uint8Array(bytes);
  }

  return {
    prepare() {
      try {
        compilerOf();
      } catch {
        // told with the first document
      }
    },
    writePage({ template, title, data, dated, isTagged }) {
      try {
        return done(typeset(template, data, dated, isTagged));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return failed('logos.cannot_render', 'The PDF cannot be written.', { title, reason: reason.slice(0, 1000) });
      }
    },
    writeSheet({ title, data, pictures, dated }) {
      const typst = compilerOf();
      const paths = pictures.map(({ name, bytes }) => {
        const path = join(templatesFolder, name);
        typst.mapShadow(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
        return path;
      });
      try {
        return done(withKnownLetters(data, (known) => typeset('sheet.typ', known, dated, true)));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return failed('sheets.cannot_render', 'The contact sheet cannot be written.', { title, reason: reason.slice(0, 1000) });
      } finally {
        for (const path of paths) typst.unmapShadow(path);
        typst.evictCache(0);
      }
    },
    writeRelease(document, theme, logoSvg, template) {
      try {
        if (template === undefined) return done(compile(document, theme, logoSvg));
        return done(compileWith(template, pdfData(document, theme, logoSvg), document.dated));
      } catch (error) {
        if (template !== undefined) {
          const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
          return failed('releases.template_unusable', `The template “${template.name}” cannot be used: ${reason}`, { reason });
        }
        return refusal(error instanceof Error ? error.message : String(error), document.title);
      }
    },
  };
}

function messageOf(diagnostic: unknown): string {
  const { message } = diagnostic as { message?: unknown };
  return typeof message === 'string' ? message : JSON.stringify(diagnostic);
}

/** Rounds in which letters are replaced; each finds all that one text lacks. */
const ROUNDS = 30;

/**
 * Writes a file in spite of letters that no font on this computer has: a box stands for each. A release is refused instead, since its words are the
 * point of it; on a sheet the pictures are.
 */
function withKnownLetters(data: object, write: (data: object) => Uint8Array): { bytes: Uint8Array; replaced: string[] } {
  const replaced: string[] = [];
  for (let text = JSON.stringify(data), round = 0; ; round++) {
    try {
      return { bytes: write(JSON.parse(text) as object), replaced };
    } catch (error) {
      const found = unknownLetters(error instanceof Error ? error.message : String(error)).filter((one) => text.includes(one));
      if (found.length === 0 || round === ROUNDS) throw error;
      for (const letters of found) text = text.replaceAll(letters, '□');
      replaced.push(...found);
    }
  }
}

/** Typst names each letter as: the text `"王"` could not be displayed with font … */
const unknownLetters = (reason: string): string[] => [
  ...new Set([...reason.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map((match) => match[1] ?? '')),
];

/** Says in one sentence what stands in the way; Typst's own words go along as a fact. */
function refusal(reason: string, title: string): Result<never> {
  const details = { title, reason: reason.slice(0, 1000) };
  const letters = unknownLetters(reason).slice(0, 20);
  if (letters.length > 0) {
    const message = `The PDF cannot be written: no font on this computer has ${letters.join(' ')}. Reword, or install a font that has it.`;
    return failed('releases.cannot_render', message, { ...details, letters });
  }
  if (/svg|decode image/i.test(reason)) {
    return failed(
      'releases.cannot_render',
      'The PDF cannot be written: the logo is not a readable SVG. Choose another logo.',
      details,
    );
  }
  return failed('releases.cannot_render', 'The PDF cannot be written. Dateline may have to be installed again.', details);
}
