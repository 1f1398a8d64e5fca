import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { absolutePath, answerOf, type Command, pathPlace, Refused } from '../command.ts';
import { countText } from '../words.ts';
import { buildKit } from './kits.ts';

/** The main job end to end, headless, on the example: create, import, kit, check, build, verify. */
export const DEMO: Command = {
  name: 'demo',
  usage: 'demo [--out <folder>]',
  does: 'the main job end to end on the example; prints where the zip is',
  options: { out: 'text' },
  places: 0,
  isThrowAway: true,
  run: async (desk) => {
    const beganAt = performance.now();
    const { client } = desk;
    const out = absolutePath(desk.args.text('out') ?? 'dist/demo');
    await mkdir(out, { recursive: true }).catch(() => {
      throw new Refused({
        code: 'library.not_writable',
        message: `Dateline may not write in “${out}”. Choose another folder with --out.`,
      });
    });
    const root = freePath(out);
    desk.say(`Making the example library in ${root}`);
    const { library } = answerOf(await client.library.create({ place: pathPlace(root), example: true }));
    const { items } = answerOf(await client.kits.list({}));
    const kit = items[0];
    if (kit === undefined) throw new Refused({ code: 'kits.not_found', message: 'The example has no kit.' });
    // The key that all examples share: two demos are the same zip, and nobody has to type a passphrase for one.
    const { suggestedAddress } = answerOf(await client.exports.key({}));
    answerOf(await client.exports.makeKey({ address: suggestedAddress, keep: { protection: 'none', isExample: true } }));
    const preview = answerOf(await client.exports.preview({ kitId: kit.id }));
    desk.say(`Preflight: ${countText(preview.errors, 'error', 'errors')}, ${countText(preview.warnings, 'warning', 'warnings')}`);
    const zip = join(out, preview.zipName);
    const built = await buildKit(desk, kit.id, zip, { force: false });
    if (built.run === undefined) return built;
    const verdict = answerOf(await client.exports.verify({ place: pathPlace(zip) }));
    const seconds = (performance.now() - beganAt) / 1000;
    return {
      json: {
        library: library.place.$path,
        zip,
        sha256: built.run.sha256,
        seconds,
        id: built.run.id,
        bytes: built.run.bytes,
        entries: built.run.entries,
        signed: verdict.signed,
        ...(verdict.signer === undefined ? {} : { signer: verdict.signer }),
      },
      text: `${built.text}\n${verdict.ok ? 'The zip was opened again: every checksum holds, and so does the signature.' : 'The zip does not verify.'}\nYour press kit: ${zip}`,
      found: !verdict.ok,
    };
  },
};

/** `library`, or the first of `library-2`, `library-3` … that is not there yet: a demo never touches an earlier one. */
function freePath(out: string): string {
  for (let number = 1; ; number++) {
    const path = join(out, number === 1 ? 'library' : `library-${number}`);
    if (!existsSync(path)) return path;
  }
}
