import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { KitFields } from '#contract/kits.ts';
import { pathOf } from '#contract/values.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { Refusal } from '../refusal.ts';
import { compareRevisions, freezeKit, getKitRevision, listKitRevisions, restoreKit } from './revisions.ts';
import { applyKit, createKit, duplicateKit, editKit, getKit, listKits, removeKit } from './store.ts';
import { listTemplates, removeTemplate, saveTemplate, withTemplate } from './templates.ts';

/** A kit of 10,000 items is below this, in bytes. */
const LARGEST_KIT_FILE = 20_000_000;

export const kitHandlers: RoomHandlers<'kits'> = {
  list: ({ db }) => {
    const items = listKits(db);
    return { total: items.length, items };
  },
  get: ({ db }, { id }) => getKit(db, id),
  create: ({ db, app }, { template, ...given }) => {
    const fields = given as Partial<KitFields> & { title: string };
    return createKit(db, template === undefined ? fields : withTemplate(db, template, fields), app.now());
  },
  edit: ({ db, app }, { id, set }) => editKit(db, id, set as Partial<KitFields>, app.now()),
  remove: ({ db }, { id }) => {
    removeKit(db, id);
    return { id };
  },
  apply: {
    prepare: async (_context, { place }) => {
      const path = pathOf(place);
      const facts = await stat(path).catch(() => null);
      if (facts === null) throw new Refusal('kits.invalid_file', `There is no file at “${path}”.`);
      if (!facts.isFile()) throw new Refusal('kits.invalid_file', `“${basename(path)}” is not a file.`);
      if (facts.size > LARGEST_KIT_FILE)
        throw new Refusal('kits.invalid_file', `“${basename(path)}” is too large for a kit file.`);
      let raw: unknown;
      try {
        raw = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
      } catch {
        throw new Refusal('kits.invalid_file', `“${basename(path)}” is not JSON.`);
      }
      return ({ db, app }) => applyKit(db, raw, app.now());
    },
  },
  duplicate: ({ db, app }, { id, title }) => duplicateKit(db, id, title, app.now()),
  freeze: ({ db, app }, { id, label }) => freezeKit(db, id, label, app.now()),
  revisions: ({ db }, { id }) => {
    const items = listKitRevisions(db, id);
    return { total: items.length, items };
  },
  revision: ({ db }, { id, revision }) => getKitRevision(db, id, revision),
  compare: ({ db }, { id, from, to }) => compareRevisions(db, id, from, to),
  restore: ({ db, app }, { id, revision }) => restoreKit(db, id, revision, app.now()),
  templates: ({ db }) => ({ items: listTemplates(db) }),
  saveTemplate: ({ db, app }, { id, name, keep }) => saveTemplate(db, id, name, keep, app.now()),
  removeTemplate: ({ db }, { id }) => {
    removeTemplate(db, id);
    return { id };
  },
};
