import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumModule } from '@hyzyla/pdfium';

/** A PDF opened by pdfium in a memory of its own. Nothing in it runs scripts, reads files or asks a network. Calls may throw. */
export interface PdfDocument {
  readonly pages: number;
  /** 17 for PDF 1.7; null when it does not say. */
  readonly version: number | null;
  /** Width and height in points as displayed, the page's rotation applied. */
  pageSize(page: number): { readonly width: number; readonly height: number };
  /** At most `limit` characters of a page's text. */
  text(page: number, limit: number): string;
  /** RGBA on white, or on nothing when `transparent`; annotations and form fields included. */
  render(page: number, width: number, height: number, ground?: 'white' | 'transparent'): Uint8Array;
  /** An entry of the document information: 'Title', 'Author', … */
  info(key: string): string;
}

/** Only what is used of pdfium's C interface (public/fpdfview.h, fpdf_text.h, fpdf_doc.h, fpdf_formfill.h). */
interface Pdfium {
  _FPDF_InitLibrary(): void;
  _FPDF_LoadMemDocument(at: number, bytes: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_GetFileVersion(document: number, version: number): number;
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, bytes: number): number;
  _FPDF_LoadPage(document: number, page: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetText(text: number, start: number, count: number, buffer: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, at: number, stride: number): number;
  _FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, colour: number): void;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    w: number,
    h: number,
    turn: number,
    flags: number,
  ): void;
  _FPDFDOC_InitFormFillEnvironment(document: number, info: number): number;
  _FORM_OnAfterLoadPage(page: number, form: number): void;
  _FORM_OnBeforeClosePage(page: number, form: number): void;
  _FPDF_FFLDraw(
    form: number,
    bitmap: number,
    page: number,
    x: number,
    y: number,
    w: number,
    h: number,
    turn: number,
    flags: number,
  ): void;
  readonly wasmExports: { malloc(bytes: number): number; free(at: number): void };
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
}

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h. */
const PASSWORD = 4;
const SECURITY = 5;
/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER; without FPDF_LCD_TEXT, which would fringe letters with colour. */
const ANNOTATIONS = 0x01;
const RGBA = 0x10;
/** FPDFBitmap_BGRA. */
const FOUR_CHANNELS = 4;
const WHITE = 0xffffffff;

let compiled: Promise<WebAssembly.Module> | null = null;

/**
 * Opens a PDF. Each gets a fresh instance of pdfium (5 ms, the code is compiled once), so that a file which corrupts its memory harms
 * no other; the memory goes with the document. Answers 'encrypted' when it needs a password, 'broken' when it is no PDF.
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument | 'encrypted' | 'broken'> {
  const pdfium = await newInstance();
  const at = pdfium.wasmExports.malloc(bytes.length);
  if (at === 0) return 'broken';
  pdfium.HEAPU8.set(bytes, at);
  const document = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0);
  if (document !== 0) return new OpenPdf(pdfium, document);
  const error = pdfium._FPDF_GetLastError();
  return error === PASSWORD || error === SECURITY ? 'encrypted' : 'broken';
}

async function newInstance(): Promise<Pdfium> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')).then((code) =>
    WebAssembly.compile(code),
  );
  const module = await compiled;
  const receive = (imports: WebAssembly.Imports, settle: (instance: never) => void): WebAssembly.Exports => {
    const instance = new WebAssembly.Instance(module, imports);
    settle(instance as never);
    return instance.exports;
  };
  const pdfium = (await PDFiumModule({ instantiateWasm: receive })) as unknown as Pdfium;
  pdfium._FPDF_InitLibrary();
  return pdfium;
}

class OpenPdf implements PdfDocument {
  readonly pages: number;
  readonly version: number | null;
  readonly #pdfium: Pdfium;
  readonly #document: number;
  #form: number | null = null;

  constructor(pdfium: Pdfium, document: number) {
    this.#pdfium = pdfium;
    this.#document = document;
    this.pages = Math.max(0, pdfium._FPDF_GetPageCount(document));
    this.version = this.#withMemory(4, (at) =>
      pdfium._FPDF_GetFileVersion(document, at) === 0 ? null : (pdfium.HEAP32[at >> 2] ?? null),
    );
  }

  pageSize(page: number): { width: number; height: number } {
    return this.#withPage(page, (open) => ({
      width: this.#pdfium._FPDF_GetPageWidthF(open),
      height: this.#pdfium._FPDF_GetPageHeightF(open),
    }));
  }

  text(page: number, limit: number): string {
    return this.#withPage(page, (open) => {
      const text = this.#pdfium._FPDFText_LoadPage(open);
      if (text === 0) return '';
      try {
        const count = Math.min(this.#pdfium._FPDFText_CountChars(text), limit);
        if (count <= 0) return '';
        return this.#withMemory((count + 1) * 2, (at) => {
          const written = this.#pdfium._FPDFText_GetText(text, 0, count, at);
          return this.#utf16(at, Math.min(Math.max(written - 1, 0), count) * 2);
        });
      } finally {
        this.#pdfium._FPDFText_ClosePage(text);
      }
    });
  }

  render(page: number, width: number, height: number, ground: 'white' | 'transparent' = 'white'): Uint8Array {
    const pdfium = this.#pdfium;
    const form = this.#openForm();
    return this.#withPage(page, (open) =>
      this.#withMemory(width * height * 4, (at) => {
        if (form !== 0) pdfium._FORM_OnAfterLoadPage(open, form);
        const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, FOUR_CHANNELS, at, width * 4);
        if (bitmap === 0) throw new Error('no bitmap');
        try {
          pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, ground === 'white' ? WHITE : 0);
          pdfium._FPDF_RenderPageBitmap(bitmap, open, 0, 0, width, height, 0, ANNOTATIONS | RGBA);
          if (form !== 0) pdfium._FPDF_FFLDraw(form, bitmap, open, 0, 0, width, height, 0, RGBA);
          return pdfium.HEAPU8.slice(at, at + width * height * 4);
        } finally {
          pdfium._FPDFBitmap_Destroy(bitmap);
          if (form !== 0) pdfium._FORM_OnBeforeClosePage(open, form);
        }
      }),
    );
  }

  info(key: string): string {
    const tag = Buffer.from(`${key}\0`, 'latin1');
    return this.#withMemory(tag.length, (tagAt) => {
      this.#pdfium.HEAPU8.set(tag, tagAt);
      const bytes = Math.min(this.#pdfium._FPDF_GetMetaText(this.#document, tagAt, 0, 0), 20_000);
      if (bytes <= 2) return '';
      return this.#withMemory(bytes, (at) => {
        this.#pdfium._FPDF_GetMetaText(this.#document, tagAt, at, bytes);
        return this.#utf16(at, bytes - 2);
      });
    });
  }

  /** What draws the values of form fields: a structure of callbacks, all null, version 2 (fpdf_formfill.h). No script engine is in it. */
  #openForm(): number {
    if (this.#form !== null) return this.#form;
    const bytes = 256; // the structure has 140
    const at = this.#pdfium.wasmExports.malloc(bytes);
    if (at === 0) return 0;
    this.#pdfium.HEAPU8.fill(0, at, at + bytes);
    this.#pdfium.HEAP32[at >> 2] = 2;
    this.#form = this.#pdfium._FPDFDOC_InitFormFillEnvironment(this.#document, at);
    return this.#form;
  }

  #utf16(at: number, bytes: number): string {
    return new TextDecoder('utf-16le').decode(this.#pdfium.HEAPU8.slice(at, at + bytes)).toWellFormed();
  }

  #withPage<T>(page: number, use: (open: number) => T): T {
    const open = this.#pdfium._FPDF_LoadPage(this.#document, page);
    if (open === 0) throw new Error('no such page');
    try {
      return use(open);
    } finally {
      this.#pdfium._FPDF_ClosePage(open);
    }
  }

  #withMemory<T>(bytes: number, use: (at: number) => T): T {
    const at = this.#pdfium.wasmExports.malloc(bytes);
    if (at === 0) throw new Error('no memory');
    try {
      return use(at);
    } finally {
      this.#pdfium.wasmExports.free(at);
    }
  }
}
