import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AssetFields } from '#contract/assets.ts';
import type { Client } from '#contract/client.ts';
import type { Result } from '#contract/result.ts';
import type { AssetId } from '#contract/values.ts';
import type { Engine } from '#engine/engine.ts';
import { recordStep } from '#engine/history/steps.ts';
import { createRandom } from '../../../scripts/random.ts';
import { writeJpeg } from '../files.ts';
import { scanLibrary, value } from '../harness.ts';
import { dump, found, libraryOf, startWithPhotos } from './support.ts';

const WORDS = ['harbour', 'kobenhavn', 'mayor', 'quay', 'turbine', 'lighthouse'];

/** Texts that break undo when it writes SQL by hand: quotes, zero bytes, line ends, all planes of Unicode, lone halves, sheer length. */
const NASTY = [
  '',
  'O\'Brien\'s "harbour"; DROP TABLE assets; --',
  'zero\u0000byte after harbour',
  'Lord mayor 👩🏽‍🚒 of København\r\n\u2028 quay',
  '\ud83d half a turbine',
  '\\u0000 {"hex":"00"} [null] \\',
  `lighthouse ${'à'.repeat(190_000)}`,
];

type Deed = () => Promise<Result<unknown>>;

/** One random command after the other; refusals are part of the game and must leave no trace. */
function createHands(
  engine: Engine,
  client: Client,
  random: () => number,
  have: { photos: AssetId[]; documents: AssetId[]; logos: AssetId[] },
  folder: string,
) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[]): T[] => {
    const chosen = list.filter(() => random() < 0.4);
    return chosen.length === 0 ? [pick(list)] : chosen;
  };
  const line = (): string => `${pick(NASTY.slice(0, 6))} ${pick(WORDS)} ${Math.floor(random() * 50)}`;
  const fields = (): Partial<AssetFields> => {
    const all: Partial<AssetFields> = {
      title: line(),
      caption: random() < 0.05 ? (NASTY[6] as string) : line(),
      keywords: some(['a', 'b', 'c', "d'd"]),
      people: some(['Frank Jensen', 'Zhang Wei']),
      translations: random() < 0.5 ? {} : { da: { caption: line(), altText: line() } },
      rating: Math.floor(random() * 6),
      label: pick(['red', 'blue', null]),
      focalPoint: pick([null, { x: random(), y: random() }]),
      expires: pick([null, '2014-12-31']),
      city: line(),
    };
    return Object.fromEntries(Object.entries(all).filter(() => random() < 0.3));
  };
  const own = async <K extends 'collections' | 'contacts' | 'organisations' | 'releases' | 'kits'>(room: K) =>
    value(await (client[room].list as (input: object) => Promise<Result<{ items: { id: string }[] }>>)({})).items;
  const withOne = async (
    room: Parameters<typeof own>[0],
    deed: (id: never) => Promise<Result<unknown>>,
    create: Deed,
  ): Promise<Result<unknown>> => {
    const items = await own(room);
    return items.length === 0 ? create() : deed(pick(items).id as never);
  };
  const direct = async (label: string, sql: string, ...values: string[]): Promise<Result<unknown>> => {
    const library = libraryOf(engine);
    library.catalogue.transact((db) =>
      recordStep(library.history, db, { label, at: engine.app.now() }, () => db.run(sql, ...values)),
    );
    return { ok: true, value: null };
  };
  const createKit: Deed = () =>
    client.kits.create({
      title: line(),
      sections: [{ kind: 'photos', items: some(have.photos).map((assetId) => ({ kind: 'asset', assetId })) }],
    });
  const createCollection: Deed = () => client.collections.create({ name: line(), assetIds: some(have.photos) });
  const createContact: Deed = () => client.contacts.create({ name: line(), email: 'a@example.org' });
  const createRelease: Deed = () =>
    client.releases.add({ source: { text: `${line()} opens\n\nCopenhagen, 8 December 2014\n\nThe quay is open. ${line()}\n` } });
  let files = 0;
  const replace: Deed = async () => {
    const path = join(folder, 'new', `replacement ${++files} 'x'.jpg`);
    await writeJpeg(path, 500 + files, 50 + files, 40);
    return client.assets.replaceOriginal({ id: pick(have.photos), place: { $path: path } });
  };
  const deeds: Deed[] = [
    () => client.assets.edit({ id: pick(have.photos), set: fields() }),
    () => client.assets.edit({ id: pick(have.photos), set: fields() }),
    () => client.assets.editMany({ ids: some(have.photos), set: fields(), addKeywords: ['new'], removeKeywords: ['b'] }),
    () => client.assets.trash({ ids: some(have.photos) }),
    () => client.assets.restore({ ids: some(have.photos) }),
    createCollection,
    () => withOne('collections', (id) => client.collections.rename({ id, name: line() }), createCollection),
    () => withOne('collections', (id) => client.collections.remove({ id }), createCollection),
    () => withOne('collections', (id) => client.collections.add({ id, assetIds: some(have.photos) }), createCollection),
    () => withOne('collections', (id) => client.collections.take({ id, assetIds: some(have.photos) }), createCollection),
    async () => {
      const brands = value(await client.logos.brands({})).items;
      if (brands.length === 0 || random() < 0.3) return client.logos.putBrand({ name: line() });
      const brand = pick(brands);
      const variant = brand.variants.length === 0 ? undefined : pick(brand.variants);
      if (variant !== undefined && random() < 0.5)
        return client.logos.setStatus({ id: variant.id, status: pick(['current', 'superseded']) });
      return client.logos.putVariant({
        brandId: brand.id,
        lockup: 'primary',
        colourway: 'black',
        ground: 'light',
        assetId: pick(have.logos),
      });
    },
    createContact,
    () => withOne('contacts', (id) => client.contacts.edit({ id, set: { note: line() } }), createContact),
    () => withOne('contacts', (id) => client.contacts.remove({ id }), createContact),
    () =>
      withOne(
        'organisations',
        (id) => client.organisations.edit({ id, set: { boilerplate: { en: line() } } }),
        () => client.organisations.create({ name: line() }),
      ),
    createRelease,
    () =>
      withOne('releases', (id) => client.releases.edit({ id, set: { body: [line(), pick(NASTY.slice(0, 6))] } }), createRelease),
    createKit,
    () =>
      withOne(
        'kits',
        (id) =>
          client.kits.edit({
            id,
            set: {
              note: line(),
              sections: [{ kind: 'photos', items: some(have.photos).map((assetId) => ({ kind: 'asset', assetId })) }],
            },
          }),
        createKit,
      ),
    () => withOne('kits', (id) => client.kits.remove({ id }), createKit),
    () =>
      client.assets.attachDocument({
        id: pick(have.photos),
        documentId: pick(have.documents),
        role: pick(['release', 'consent', 'licence']),
      }),
    () => client.assets.detachDocument({ id: pick(have.photos), documentId: pick(have.documents) }),
    replace,
    () => client.assets.revertVersion({ id: pick(have.photos), version: 1 }),
    () =>
      direct(
        'search.save',
        'INSERT OR REPLACE INTO saved_searches (id, name, query) VALUES (?, ?, ?)',
        pick(['sea_a', 'sea_b']),
        line(),
        '{}',
      ),
    () => direct('search.forget', 'DELETE FROM saved_searches WHERE id = ?', pick(['sea_a', 'sea_b'])),
    () =>
      direct('imports.setApart', 'INSERT OR REPLACE INTO set_apart (a, b) VALUES (?, ?)', pick(have.photos), pick(have.photos)),
  ];
  return () => pick(deeds)();
}

/** The gate goes a shorter way; DATELINE_TESTS=full the whole one, past the 200 steps that are kept. */
const COMMANDS = process.env.DATELINE_TESTS === 'full' ? 300 : 110;

test.each([
  [2014, COMMANDS],
  [11, 60],
])(
  'seed %i: %i random commands, all steps undone and redone one by one, with restarts between, come back byte for byte',
  async (seed, commands) => {
    const { engine, client, folder, path, log, ...have } = await startWithPhotos(12, { documents: 2, logos: 3 });
    const random = createRandom(seed);
    const act = createHands(engine, client, random, have, folder);
    const look = () => {
      const db = libraryOf(engine).catalogue.read;
      return { ...dump(db), found: found(db, WORDS) };
    };
    const restart = async (): Promise<void> => {
      value(await client.library.close({}));
      value(await client.library.open({ place: { $path: path } }));
    };
    // what the library looked like before each step, by the number of the step, and after the last one
    const before = new Map<number, ReturnType<typeof look>>();
    let now = look();
    let refused = 0;
    for (let n = 0; n < commands; n++) {
      const last = value(await client.history.state({})).undo?.id;
      const result = await act();
      const { undo, redo } = value(await client.history.state({}));
      const after = look();
      if (!result.ok) {
        expect([
          'assets.in_trash',
          'assets.same_bytes',
          'assets.version_not_found',
          'logos.not_found',
          'door.invalid_input',
        ]).toContain(result.error.code);
        refused++;
      }
      if (undo !== null && undo.id !== last) {
        before.set(undo.id, now);
        expect(undo.count).toBeGreaterThan(0);
        expect(result.ok).toBe(true);
        expect(redo).toBeNull();
      } else expect(after).toEqual(now);
      now = after;
    }
    const end = now;
    const kept = Math.min(200, before.size);
    expect(before.size).toBeGreaterThan(commands / 2);
    expect(refused).toBeLessThan(commands / 3);

    const states = new Map<number, ReturnType<typeof look>>();
    let later = end;
    for (let n = 0; n < kept; n++) {
      if (n === Math.floor(kept / 3)) await restart();
      const { undone } = value(await client.history.undo({}));
      expect(look()).toEqual(before.get(undone.id));
      states.set(undone.id, later);
      later = before.get(undone.id) as ReturnType<typeof look>;
    }
    expect(await client.history.undo({})).toMatchObject({ ok: false, error: { code: 'history.nothing_to_undo' } });
    await restart();
    for (let n = 0; n < kept; n++) {
      if (n === Math.floor(kept / 5)) await restart();
      const { redone } = value(await client.history.redo({}));
      expect(look()).toEqual(states.get(redone.id));
    }
    expect(look()).toEqual(end);
    expect(await client.history.redo({})).toMatchObject({ ok: false, error: { code: 'history.nothing_to_redo' } });
    // every original that a row names is there, and nothing lies about that nothing names
    expect((await scanLibrary(client)).findings.filter((one) => one.code !== 'preview_missing')).toEqual([]);
    expect(log).toEqual([]);
  },
  // some thousand commands and looks at every byte: a busy machine takes minutes
  600_000,
);
