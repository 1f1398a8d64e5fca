import { expect, test } from 'vitest';
import { planExport } from '#domain/exports/plan.ts';
import { checkName } from '#domain/names.ts';
import { checkedOf, soundWorld } from './preflight/world.ts';

const { content } = checkedOf(soundWorld());
const kit = { ...content.kit, slug: 'a-story-with-the-longest-name-there-may-b', originals: 'as-delivered' as const };

test.each([
  'A very long name of a file that goes on and on for ever and then some more',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung',
  '東京の記者会見の写真',
  '',
])('a photo and a document called “%s” have names that can be unpacked, in a story of any length', (title) => {
  const named = { title, filename: title };
  const photos = Array.from({ length: 100 }, () => ({ ...content.photos[0], ...named, width: 12_000, height: 10_000 }));
  const documents = content.documents.map((one) => ({ ...one, ...named }));
  const { files } = planExport({ ...content, kit, photos: photos as typeof content.photos, documents });
  const paths = files.flatMap(({ role, path }) => (role === 'photo' || role === 'document' ? [path] : []));
  expect(paths.length).toBeGreaterThan(300);
  expect(paths.filter((path) => checkName(path).length > 0)).toEqual([]);
});
