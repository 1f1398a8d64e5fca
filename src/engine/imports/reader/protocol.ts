import type { PictureColour } from '#contract/assets.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { FileType } from '../../pictures/file-type.ts';
import type { PictureMetadata } from '../../pictures/metadata.ts';
import type { Fingerprint } from '../original.ts';

/** Everything that is known of a file once it was looked at; bytes travel as base64. */
export interface Looked {
  readonly type: FileType;
  readonly width: number | null;
  readonly height: number | null;
  readonly orientation: number;
  readonly colourSpace: string | null;
  readonly hasProfile: boolean;
  readonly hasAlpha: boolean;
  readonly pages: number | null;
  readonly durationMs: number | null;
  readonly facts: Record<string, string>;
  readonly colours: PictureColour[];
  readonly metadata: PictureMetadata;
  readonly text: string;
  readonly note: ErrorCode | null;
  readonly hasPreview: boolean;
  readonly pixelHash: string | null;
  readonly likeness: { readonly hash: string | null; readonly windows: string; readonly grid: string } | null;
}

/** A file to read: where it lies, which library it is for, and where its copy is to be staged. */
export interface ReadOrder {
  readonly path: string;
  readonly filename: string;
  readonly sidecar: string | null;
  readonly root: string;
  /** Where the copy goes, in a folder that is there; null when the file is only looked at for a review. */
  readonly staged: string | null;
}

/** What the bytes of a file are. */
export interface Hashed extends Fingerprint {
  readonly bytes: number;
  readonly mtimeMs: number;
  /** Told from its content; only said of a file that is looked at for a review. */
  readonly type: FileType | null;
}

/** Why a file could not be read: a refusal in words, or what the system said. */
export type ReadFailure =
  | { readonly code: ErrorCode; readonly message: string }
  | { readonly system: string; readonly syscall: string };

/** From the engine. After `read` the reader answers `hashed` and holds the bytes until `look` or `drop`. `opaque` asks for no decoding at all. */
export type ToReader =
  | ({ readonly kind: 'read'; readonly id: number } & ReadOrder)
  | { readonly kind: 'look'; readonly id: number; readonly opaque: boolean }
  | { readonly kind: 'drop'; readonly id: number };

/** From the reader. `ready` comes first, when its libraries are loaded. `alive`: the file is still being read, however long it takes. */
export type FromReader =
  | { readonly kind: 'ready' }
  | { readonly kind: 'alive'; readonly id: number }
  | ({ readonly kind: 'hashed'; readonly id: number } & Hashed)
  | { readonly kind: 'looked'; readonly id: number; readonly looked: Looked }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: ReadFailure };
