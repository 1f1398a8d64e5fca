import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import type { AssetId, ContactId, KitId } from '#contract/values.ts';
import { createRandom } from '../../scripts/random.ts';
import { scanLibrary, startEngine, startLibrary, value } from '../engine/harness.ts';
import { startEngineProcess } from '../engine/process.ts';
import { isLong, noteFaults } from './ledger.ts';

const MOMENTS = isLong ? 50 : 4;
const QUICK = isLong ? 10_000 : 1000;

/** What the library must say after a restart: everything that was answered, and at most the one thing that was on its way. */
interface Known {
  contacts: Map<ContactId, string>;
  removed: Set<ContactId>;
  caption: string;
  note: string;
  /** The last command that was sent and not answered: it may have been done. */
  pending: string;
}

/** Sends commands one after the other until the engine is gone, and notes each answer. */
async function work(client: Client, known: Known, ids: { asset: AssetId; kit: KitId }, random: () => number): Promise<number> {
  for (let step = 0; ; step++) {
    const kind = Math.floor(random() * 5);
    const text = `${step}-${Math.floor(random() * 1e9)}`;
    const some = [...known.contacts.keys()][Math.floor(random() * known.contacts.size)];
    known.pending = text;
    try {
      if (kind === 0 || some === undefined) {
        const made = value(await client.contacts.create({ name: text }));
        known.contacts.set(made.id, text);
      } else if (kind === 1) {
        value(await client.contacts.edit({ id: some, set: { name: text } }));
        known.contacts.set(some, text);
      } else if (kind === 2) {
        known.pending = some;
        value(await client.contacts.remove({ id: some }));
        known.contacts.delete(some);
        known.removed.add(some);
      } else if (kind === 3) {
        value(await client.assets.edit({ id: ids.asset, set: { caption: text } }));
        known.caption = text;
      } else {
        value(await client.kits.edit({ id: ids.kit, set: { note: text } }));
        known.note = text;
      }
    } catch {
      return step;
    }
  }
}

describe(`kill -9 between and in the middle of commands, ${MOMENTS} times`, () => {
  test('whatever was answered is there after a restart; nothing is half', { timeout: 60_000 + MOMENTS * 15_000 }, async () => {
    const random = createRandom(20_261_130);
    const { client: maker, engine, path, folder } = await startLibrary({ example: true });
    const asset = value(await maker.assets.list({ limit: 1 })).items[0]?.id as AssetId;
    const kit = value(await maker.kits.list({})).items[0]?.id as KitId;
    const first = value(await maker.contacts.list({})).items.length;
    await engine.close();
    const known: Known = { contacts: new Map(), removed: new Set(), caption: '', note: '', pending: '' };
    let commands = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const victim = startEngineProcess(join(folder, 'home'));
      onTestFinished(() => victim.kill());
      value(await victim.client.library.open({ place: { $path: path } }));
      known.caption = value(await victim.client.assets.get({ id: asset })).caption;
      known.note = value(await victim.client.kits.get({ id: kit })).note;
      const working = work(victim.client, known, { asset, kit }, random);
      await new Promise((resolve) => setTimeout(resolve, random() * 400));
      await victim.kill();
      commands += await working;

      const { client, engine: next } = await startEngine();
      value(await client.library.open({ place: { $path: path } }));
      const { items } = value(await client.contacts.list({}));
      const names = new Map(items.map(({ id, name }) => [id, name]));
      for (const [id, name] of known.contacts)
        if (known.pending !== id) expect([name, known.pending], id).toContain(names.get(id));
      for (const id of known.removed) expect(names.has(id)).toBe(false);
      // At most the one that was on its way is more than was answered, and the one whose removal was is less.
      expect(Math.abs(items.length - first - known.contacts.size)).toBeLessThanOrEqual(1);
      expect([known.caption, known.pending]).toContain(value(await client.assets.get({ id: asset })).caption);
      expect([known.note, known.pending]).toContain(value(await client.kits.get({ id: kit })).note);
      expect((await scanLibrary(client, { rehash: false })).findings).toEqual([]);
      // What was on its way and was done belongs to the next round as much as all else.
      const untold = items.filter(({ id, name }) => name === known.pending && !known.contacts.has(id));
      for (const { id, name } of untold) known.contacts.set(id, name);
      for (const [id, name] of names) if (known.contacts.has(id)) known.contacts.set(id, name);
      for (const id of [...known.contacts.keys()]) if (!names.has(id)) known.contacts.delete(id);
      await next.close();
    }
    expect(commands).toBeGreaterThan(MOMENTS * 5);
    noteFaults('kill -9 of the engine between and in commands', MOMENTS, `${commands} answered commands, none lost`);
  });
});

test(`${QUICK} commands as fast as they can be sent, all at once and undone again`, { timeout: 600_000 }, async () => {
  const { client } = await startLibrary();
  const answers = await Promise.all(
    Array.from({ length: QUICK }, (_, index) => client.contacts.create({ name: `Person ${index}` })),
  );
  expect(answers.filter((answer) => !answer.ok)).toEqual([]);
  expect(value(await client.contacts.list({})).total).toBe(QUICK);
  expect(new Set(answers.map((answer) => value(answer).id)).size).toBe(QUICK);
  for (let step = 0; step < 50; step++) value(await client.history.undo({}));
  expect(value(await client.contacts.list({})).items.length).toBe(QUICK - 50);
  for (let step = 0; step < 50; step++) value(await client.history.redo({}));
  expect(value(await client.contacts.list({})).items.length).toBe(QUICK);
  expect((await scanLibrary(client)).findings).toEqual([]);
  noteFaults('quick commands, sent at once', QUICK, 'every one answered and kept; undo and redo in between');
});
