import { describe, expect, test } from 'vitest';
import type { SheetId } from '#contract/values.ts';
import type { KitSheet } from '#domain/exports/content.ts';
import { planExport } from '#domain/exports/plan.ts';
import { checkName } from '#domain/names.ts';
import { person, pictures, sheetOf } from '../sheets/content.ts';
import { checkedOf, soundWorld } from './preflight/world.ts';

const { content } = checkedOf(soundWorld());

/** The paths of the sheets of a plan. */
const sheetsOf = (own: Partial<typeof content> & { readonly sheets?: readonly KitSheet[] }): string[] =>
  planExport({ ...content, ...own }).files.flatMap(({ role, path }) => (role === 'contact-sheet' ? [path] : []));

const sheet = (name: string, body: KitSheet['body'] = { kind: 'pictures', pictures: pictures(3) }): KitSheet => {
  const { look, brand } = sheetOf([]);
  return { id: 'sht_0000000000000001' as SheetId, name, title: name, look, brand, logo: null, body, assets: [] };
};

describe('the sheets of a kit', () => {
  test('are one of the photos and one of the contacts, each only where there is something on it', () => {
    const [people, photos] = sheetsOf({});
    expect(people).toMatch(/^contacts\/\d{4}-\d\d-\d\d_[a-z0-9-]+_press-contacts\.pdf$/);
    expect(photos).toMatch(/^photos\/\d{4}-\d\d-\d\d_[a-z0-9-]+_photos_contact-sheet\.pdf$/);
    expect(sheetsOf({ photos: [] })).toEqual([people]);
    expect(sheetsOf({ photos: content.photos.map((one) => ({ ...one, originalExists: false })) })).toEqual([people]);
    expect(sheetsOf({ contacts: [] })).toEqual([photos]);
  });

  test('are none in a mail, save those that were chosen', () => {
    const kit = { ...content.kit, tier: 'lite' as const };
    expect(sheetsOf({ kit })).toEqual([]);
    expect(sheetsOf({ kit, sheets: [sheet('Desk')] })).toEqual([expect.stringMatching(/^photos\/.*_sheet-01_desk\.pdf$/)]);
  });

  test('that were chosen are numbered and named, whatever they are called, and an empty one makes no file', () => {
    const sheets = [
      sheet('北京'),
      sheet('Nothing', { kind: 'pictures', pictures: [] }),
      sheet('People', { kind: 'contacts', people: [person('A. Person')] }),
      sheet('A very long name of a sheet that goes on and on for ever and then some more'),
    ];
    const kit = { ...content.kit, slug: 'a-story-with-the-longest-name-there-may-b' };
    const chosen = sheetsOf({ kit, sheets }).filter((path) => path.includes('_sheet-'));
    const names = chosen.map((path) => path.slice(path.lastIndexOf('/') + 1));
    expect(chosen.map((path) => path.replace(/\d{4}.*_sheet/, 'sheet'))).toEqual([
      'contacts/sheet-03_people.pdf',
      expect.stringMatching(/^photos\/sheet-01(_[a-z0-9-]+)?\.pdf$/),
      expect.stringMatching(/^photos\/sheet-04_a-very-long[a-z-]*\.pdf$/),
    ]);
    for (const name of names) expect(checkName(name)).toEqual([]);
  });
});
