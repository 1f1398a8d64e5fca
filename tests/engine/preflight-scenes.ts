import { execFileSync } from 'node:child_process';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { AssetFields } from '#contract/assets.ts';
import type { Client } from '#contract/client.ts';
import type { KitFields, KitItem, SectionKind } from '#contract/kits.ts';
import type { ReleaseFields } from '#contract/releases.ts';
import type { AssetId, BrandId, ContactId, KitId, OrganisationId, ReleaseId, VariantId } from '#contract/values.ts';
import { writeSvg } from './files.ts';
import { withFsType } from './fonts.ts';
import { importAll, value } from './harness.ts';

/** A library with a kit in which preflight finds nothing, and ways to break it. */
export interface Scene {
  readonly client: Client;
  readonly kitId: KitId;
  readonly organisationId: OrganisationId;
  readonly releaseId: ReleaseId;
  readonly danishId: ReleaseId;
  readonly contactId: ContactId;
  readonly colleagueId: ContactId;
  readonly brandId: BrandId;
  readonly variants: Readonly<Record<'colour' | 'white' | 'black', VariantId>>;
  /** An asset by its file name. */
  readonly id: (filename: string) => AssetId;
  readonly kit: (set: Partial<KitFields>) => Promise<unknown>;
  readonly photo: (set: Partial<AssetFields>) => Promise<unknown>;
  readonly release: (set: Partial<ReleaseFields>) => Promise<unknown>;
  readonly danish: (set: Partial<ReleaseFields>) => Promise<unknown>;
  /** Puts items behind those of a section. */
  readonly put: (section: SectionKind, ...items: KitItem[]) => Promise<unknown>;
  /** Leaves only the items of a section that pass. */
  readonly keep: (section: SectionKind, isKept: (item: KitItem) => boolean) => Promise<unknown>;
  /** Moves an original out of the library folder; answers the way back. */
  readonly lose: (filename: string) => Promise<() => Promise<void>>;
}

export const asset = (assetId: AssetId): KitItem => ({ kind: 'asset', assetId, title: '', caption: '' });

/** A picture with enough in it to be told from others. */
const drawing = (width: number, height: number, turn: number): Sharp =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" width="${width}" height="${height}"><rect width="300" height="200" fill="#cde"/>
      ${Array.from({ length: 14 }, (_, n) => `<circle cx="${(n * 47 * turn) % 300}" cy="${(n * 31 + turn * 13) % 200}" r="${12 + ((n * turn) % 23)}" fill="hsl(${(n * 53 * turn) % 360} 60% ${20 + n * 4}%)"/>`).join('')}</svg>`,
    ),
  );

const BODY = [
  'Copenhagen opened 12 bridges on Monday 8 December 2014.',
  '“The bridges join 3 districts,” says Anne Hansen, Lord Mayor.',
];
const DANISH = [
  'København åbnede 12 broer mandag den 8. december 2014.',
  '»Broerne samler 3 bydele,« siger Anne Hansen, overborgmester.',
];

/** Files on disk, imported; then everything a sound kit needs, through the same routes as a person. */
export async function makeScene(client: Client, folder: string, library: string): Promise<Scene> {
  const at = (name: string): string => join(folder, name);
  await writeFile(at('one.jpg'), await drawing(2400, 1600, 3).jpeg().toBuffer());
  await writeFile(at('two.jpg'), await drawing(2400, 1600, 7).jpeg().toBuffer());
  await writeFile(at('small.jpg'), await drawing(1900, 1267, 3).jpeg({ quality: 70 }).toBuffer());
  await copyFile(at('one.jpg'), at('twin.jpg'));
  execFileSync('exiftool', ['-q', '-overwrite_original', '-Comment=twin', at('twin.jpg')]);
  await writeFile(at('located.jpg'), await drawing(2400, 1600, 5).jpeg().toBuffer());
  execFileSync('exiftool', [
    '-q',
    '-overwrite_original',
    '-GPSLatitude=55.6',
    '-GPSLatitudeRef=N',
    '-GPSLongitude=12.5',
    '-GPSLongitudeRef=E',
    '-SerialNumber=12345678',
    at('located.jpg'),
  ]);
  await writeFile(at('still.gif'), await drawing(2400, 1600, 12).gif().toBuffer());
  await writeFile(at('scan.tif'), await drawing(2400, 1600, 11).tiff().toBuffer());
  await writeSvg(at('colour.svg'));
  await writeSvg(at('white.svg'), '#ffffff');
  await writeSvg(at('black.svg'), '#000000');
  await writeFile(at('colour.png'), await sharp(at('colour.svg')).resize(800).png().toBuffer());
  const font = await readFile(join(import.meta.dirname, '../../resources/fonts/inter/Inter-SemiBold.ttf'));
  await writeFile(at('open.ttf'), font);
  await writeFile(at('closed.ttf'), withFsType(font, 2));
  await writeFile(at('programme.txt'), 'The programme of the day.');
  await writeFile(at('consent.txt'), 'I agree.');
  await writeFile(at('tool.bat'), 'echo off');
  await importAll(
    client,
    ...'one two small twin located'.split(' ').map((name) => at(`${name}.jpg`)),
    ...'scan.tif still.gif colour.svg white.svg black.svg colour.png programme.txt consent.txt tool.bat open.ttf closed.ttf'
      .split(' ')
      .map(at),
  );
  const items = value(await client.assets.list({ limit: 100 })).items;
  const id = (filename: string): AssetId => {
    const found = items.find((item) => item.filename === filename);
    if (found === undefined) throw new Error(`${filename} was not imported`);
    return found.id;
  };
  for (const item of items)
    value(
      await client.assets.edit({
        id: item.id,
        set: {
          title: item.filename.replace(/\..*/, ''),
          caption: `${item.filename} shows a bridge.`,
          altText: `Circles, for ${item.filename.replace('.', ' dot ')}`,
          language: 'en',
          translations: { da: { caption: `Bro ${item.filename}`, altText: 'Cirkler' } },
          creator: 'Ole Madsen',
          credit: 'Ole Madsen',
          usageTerms: 'Free for editorial use.',
        },
      }),
    );

  const organisation = value(
    await client.organisations.create({ name: 'City', country: 'DK', timeZone: 'Europe/Copenhagen', boilerplate: {} }),
  );
  const person = async (name: string) =>
    value(
      await client.contacts.create({
        name,
        organisationId: organisation.id,
        phone: '+45 33 66 33 66',
        email: `${name.toLowerCase()}@city.example`,
      }),
    );
  const [contact, colleague] = [await person('Kirsten'), await person('Bo')];
  value(
    await client.organisations.edit({
      id: organisation.id,
      set: {
        theme: { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' },
        logoAssetId: id('colour.svg'),
        primaryContactId: contact.id,
      },
    }),
  );
  const brand = value(await client.logos.putBrand({ name: 'City', organisationId: organisation.id }));
  const variant = async (
    filename: string,
    colourway: string,
    ground: 'light' | 'dark',
    lockup = 'primary',
  ): Promise<VariantId> => {
    const made = value(
      await client.logos.putVariant({ brandId: brand.id, lockup, colourway, ground, assetId: id(filename) }),
    ).variants.find(({ assetId }) => assetId === id(filename));
    if (made === undefined) throw new Error('no variant');
    return made.id;
  };
  const variants = {
    colour: await variant('colour.svg', 'full-colour', 'light'),
    white: await variant('white.svg', 'white', 'dark'),
    black: await variant('black.svg', 'black', 'light'),
  };
  value(await client.logos.addFiles({ id: variants.colour, assetIds: [id('colour.png')] }));

  const release = value(await client.releases.add({ source: { text: `City opens 12 new bridges\n\n${BODY.join('\n\n')}` } }));
  const fields: Partial<ReleaseFields> = {
    headline: 'City opens 12 new bridges',
    subheadline: '',
    organisationId: organisation.id,
    date: '2014-12-08',
    language: 'en',
    body: BODY,
    quotes: [{ text: 'The bridges join 3 districts', speaker: 'Anne Hansen', role: 'Lord Mayor' }],
    figures: [],
    contactIds: [contact.id],
    boilerplate: 'City is a city.',
    notes: [],
    embargo: null,
    embargoNote: '',
    status: 'approved',
  };
  value(await client.releases.edit({ id: release.id, set: fields }));
  const danish = value(await client.releases.translate({ id: release.id, language: 'da' }));
  value(
    await client.releases.edit({
      id: danish.id,
      set: {
        headline: 'Byen åbner 12 nye broer',
        body: DANISH,
        quotes: [{ text: 'Broerne samler 3 bydele', speaker: 'Anne Hansen', role: '' }],
        boilerplate: 'Byen er en by.',
        status: 'approved',
      },
    }),
  );
  const kit = value(
    await client.kits.create({
      title: 'Bridges',
      organisationId: organisation.id,
      date: '2014-12-08',
      timeZone: 'Europe/Copenhagen',
      sections: [
        {
          kind: 'releases',
          items: [
            { kind: 'release', releaseId: release.id },
            { kind: 'release', releaseId: danish.id },
          ],
        },
        { kind: 'photos', items: [asset(id('one.jpg')), asset(id('two.jpg'))] },
        { kind: 'logos', items: [asset(id('colour.svg')), asset(id('white.svg')), asset(id('black.svg'))] },
        { kind: 'documents', items: [asset(id('programme.txt'))] },
        { kind: 'contacts', items: [{ kind: 'contact', contactId: contact.id }] },
      ],
    }),
  );
  const change = async (section: SectionKind, to: (items: readonly KitItem[]) => KitItem[]) => {
    const { sections } = value(await client.kits.get({ id: kit.id }));
    return value(
      await client.kits.edit({
        id: kit.id,
        set: { sections: sections.map((one) => (one.kind === section ? { ...one, items: to(one.items) } : one)) },
      }),
    );
  };
  return {
    client,
    kitId: kit.id,
    organisationId: organisation.id,
    releaseId: release.id,
    danishId: danish.id,
    contactId: contact.id,
    colleagueId: colleague.id,
    brandId: brand.id,
    variants,
    id,
    kit: async (set) => value(await client.kits.edit({ id: kit.id, set })),
    photo: async (set) => value(await client.assets.edit({ id: id('one.jpg'), set })),
    release: async (set) => value(await client.releases.edit({ id: release.id, set })),
    danish: async (set) => value(await client.releases.edit({ id: danish.id, set })),
    put: (section, ...more) => change(section, (old) => [...old, ...more]),
    keep: (section, isKept) => change(section, (old) => old.filter(isKept)),
    lose: async (filename) => {
      const { place } = value(await client.assets.original({ id: id(filename) }));
      const aside = join(library, '..', `${filename}.aside`);
      await rename(place.$path, aside);
      return () => rename(aside, place.$path);
    },
  };
}
