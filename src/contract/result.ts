import { z } from 'zod';

/**
 * Every way in which Dateline says no, by room. The window and the command line have a sentence for each;
 * a code is never reused for another meaning.
 */
export const ERROR_CODES = [
  // the door: what can go wrong before a room is reached
  'door.invalid_input',
  'door.unknown_route',
  'door.no_library',
  'door.library_closed',
  'door.engine_gone',
  'door.unexpected',
  'door.cancelled',
  'door.token_unknown',
  'door.would_run',
  // the library folder
  'library.not_found',
  'library.not_a_library',
  'library.already_exists',
  'library.folder_not_empty',
  'library.in_use',
  'library.from_the_future',
  'library.damaged',
  'library.not_writable',
  'library.disk_full',
  // imports
  'imports.unreadable',
  'imports.not_found',
  'imports.empty_file',
  'imports.truncated',
  'imports.unsupported_picture',
  'imports.too_large',
  'imports.special_file',
  'imports.folder_unreadable',
  'imports.disk_full',
  'imports.changed_while_reading',
  // not a refusal: the file was imported as what it is
  'imports.wrong_extension',
  'imports.restored_from_trash',
  'imports.no_decoder',
  'imports.encrypted',
  'imports.no_preview_inside',
  'imports.decoder_failed',
  'imports.decoder_timeout',
  'imports.font_damaged',
  'imports.press_kit',
  'imports.scan_not_found',
  'imports.nothing_to_undo',
  'imports.watch_not_found',
  'imports.watch_inside_library',
  'imports.already_watched',
  // the other rooms
  'assets.not_found',
  'assets.original_missing',
  'assets.original_altered',
  'assets.no_preview',
  'assets.field_unknown',
  'assets.same_bytes',
  'assets.version_not_found',
  'assets.in_trash',
  'assets.not_a_document',
  'collections.not_found',
  'search.not_found',
  'history.nothing_to_undo',
  'history.nothing_to_redo',
  'history.step_has_passed',
  'logos.not_found',
  'logos.superseded',
  'logos.cannot_render',
  'logos.no_vector',
  'logos.no_file',
  'logos.live_text',
  'logos.not_a_clean_master',
  'logos.unsafe_source',
  'logos.no_palette',
  'logos.proposal_not_found',
  'logos.already_there',
  'organisations.not_found',
  'contacts.not_found',
  'contacts.unreadable_file',
  'contacts.not_a_text',
  'contacts.broken_card',
  'contacts.unknown_column',
  'contacts.nothing_to_merge',
  'releases.not_found',
  'releases.unreadable_file',
  'releases.nothing_recognised',
  'releases.cannot_render',
  'releases.revision_not_found',
  'releases.not_out_yet',
  'releases.note_missing',
  'releases.no_embargo',
  'releases.same_language',
  'releases.template_unusable',
  'sheets.not_found',
  'sheets.empty',
  'sheets.cannot_render',
  'kits.not_found',
  'kits.invalid_file',
  'kits.reference_missing',
  'kits.revision_not_found',
  'kits.template_not_found',
  'exports.preflight_failed',
  'exports.destination_unwritable',
  'exports.destination_exists',
  'exports.disk_full',
  'exports.too_large_for_mail',
  'exports.source_missing',
  'exports.verification_failed',
  'exports.not_a_zip',
  'exports.not_a_kit',
  'exports.not_found',
  'exports.finding_gone',
  'exports.nothing_to_mend',
  'exports.key_missing',
  'exports.key_exists',
  'exports.key_locked',
  'exports.key_elsewhere',
  'exports.key_wrong_passphrase',
  'exports.key_damaged',
  'exports.no_keychain',
  'exports.key_unreadable',
  'exports.rebuild_unknown',
  'exports.rebuild_differs',
  'exports.delta_impossible',
  'exports.delta_unreadable',
  'exports.delta_other_zip',
  'exports.link_unsafe',
  'jobs.not_found',
  'jobs.not_resumable',
  'jobs.not_running',
  'integrity.backup_unreadable',
  'integrity.not_the_same_file',
  'integrity.not_missing',
] as const;

/** One code of the closed list above. */
export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** A refusal as it crosses a process: a code, one sentence for a person (what is wrong, what to do), and plain facts. */
export const Failure = z.object({
  code: ErrorCode,
  message: z.string(),
  details: z.record(z.string(), z.json()).optional(),
});
export type Failure = z.infer<typeof Failure>;

/** The answer to every call: a value or a failure, never an exception and never null instead of an error. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** A good answer. */
export const done = <T>(value: T): Result<T> => ({ ok: true, value });

/** A refusal as a value. */
export const failed = (code: ErrorCode, message: string, details?: Failure['details']): Result<never> => ({
  ok: false,
  error: details === undefined ? { code, message } : { code, message, details },
});

/** Narrows a union at the end of a switch; a new member makes the call a compile error. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
