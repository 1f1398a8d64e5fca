import type { ErrorCode } from '#contract/result.ts';
import type { FileType } from '../pictures/file-type.ts';
import type { PictureMetadata } from '../pictures/metadata.ts';

/** What a file that sharp does not decode by itself says and shows. */
export interface FormatContent {
  /** An encoded PNG, JPEG or WebP that stands for the file, to make previews from. */
  readonly picture: Uint8Array | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
  readonly durationMs: number | null;
  readonly facts: Record<string, string>;
  readonly text: string;
  readonly note: ErrorCode | null;
  readonly metadata: PictureMetadata | null;
}

/** Reads a file of one of the other formats. */
export async function readFormat(_bytes: Uint8Array, _type: FileType, _filename: string): Promise<FormatContent> {
  return {
    picture: null,
    width: null,
    height: null,
    pages: null,
    durationMs: null,
    facts: {},
    text: '',
    note: null,
    metadata: null,
  };
}
