import type { Result } from '#contract/result.ts';
import { failed } from '#contract/result.ts';

/** What libvips and its loaders say when the data stops before the picture does. */
const ENDS_EARLY =
  /premature end|end of (stream|source|file)|unexpected end|truncat|libpng read error|bad seek|not enough data|EOF/i;

/** What it says when a header that announced a known format cannot be read: the file was cut or damaged near its start. */
const HEADER_BROKEN = /corrupt header|unsupported image format/i;

/** What sharp says when another decode in the same process has taken libvips' words away: the header was good, the pixels were not. */
const WORDS_LOST = /^unknown error$/i;

/** Turns what sharp threw into a refusal: one of imports.empty_file, .too_large, .truncated, .unsupported_picture. */
export function decodeFailure(thrown: unknown): Result<never> {
  const reason = (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\s+/g, ' ').trim().slice(0, 300);
  const details = { reason };
  if (/buffer is empty/i.test(reason)) return failed('imports.empty_file', 'The file is empty.', details);
  if (/exceeds pixel limit|exceeds (the )?limit|too large|dimensions/i.test(reason)) {
    return failed('imports.too_large', 'The picture has more than 268 million pixels, more than Dateline opens.', details);
  }
  if (/timeout/i.test(reason)) {
    return failed('imports.too_large', 'The picture takes too long to decode. Save it again in a simpler form.', details);
  }
  if (ENDS_EARLY.test(reason) || HEADER_BROKEN.test(reason) || WORDS_LOST.test(reason)) {
    return failed('imports.truncated', 'The picture ends too early or is damaged. Ask for the file again.', details);
  }
  return failed('imports.unsupported_picture', 'The picture is damaged or of a kind that cannot be decoded here.', details);
}
