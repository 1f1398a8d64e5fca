import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Asset } from '#contract/assets.ts';
import { Colourway, Ground, Lockup, LogoRules, PaletteColour, Usage } from '#contract/logos.ts';
import { BrandTheme } from '#contract/organisations.ts';
import { type AssetId, CalendarDate } from '#contract/values.ts';
import { parseRelease } from '#domain/releases/parse.ts';
import { editAsset } from '../assets/edit.ts';
import { toAsset } from '../assets/store.ts';
import { createContact, editContact, findByName } from '../contacts/store.ts';
import type { App } from '../engine.ts';
import { runImport } from '../imports/run.ts';
import { createKit } from '../kits/store.ts';
import { getBrand, putBrand } from '../logos/store.ts';
import { putVariant } from '../logos/variants.ts';
import { createOrganisation, editOrganisation } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { addRelease, editRelease } from '../releases/store.ts';

const WrongTreatment = z.enum(['stretched', 'tilted', 'recoloured', 'outlined', 'shadowed', 'crowded', 'low-contrast']);

/** The description of the example beside its files in resources/example. */
const Example = z.object({
  organisation: z.object({
    name: z.string(),
    website: z.string(),
    timeZone: z.string().default('Europe/Copenhagen'),
    boilerplate: z.record(z.string(), z.string()),
    figures: z.array(z.object({ value: z.number(), label: z.string() })),
    brand: BrandTheme,
  }),
  contacts: z.array(
    z.object({
      name: z.string(),
      role: z.string().default(''),
      email: z.string(),
      phone: z.string(),
      primary: z.boolean().default(false),
      desk: z.boolean().default(false),
    }),
  ),
  release: z.string(),
  logos: z.array(z.object({ file: z.string(), lockup: Lockup, colourway: Colourway, ground: Ground, altText: z.string() })),
  toolbox: z.object({
    palette: z.array(PaletteColour),
    /** A picture is one of the wrong treatments, drawn from the first logo. */
    rules: LogoRules.extend({
      usage: z.array(Usage.omit({ picture: true }).extend({ picture: WrongTreatment.optional() })),
    }),
    partners: z.array(z.object({ name: z.string(), askedAt: CalendarDate.nullable() })),
  }),
  photos: z.array(z.object({ file: z.string() })),
  kit: z.object({ title: z.string(), slug: z.string(), photos: z.array(z.string()) }),
});

/** Fills the open, new library with the example, through the same doors as a user's own files: import, recognise, compose. */
export async function fillWithExample(app: App): Promise<void> {
  const current = app.session.current();
  if (current === null) throw new Refusal('door.no_library', 'No library is open.');
  const { library, jobs } = current;
  const folder = join(app.resources, 'example');
  const example = Example.parse(JSON.parse(await readFile(join(folder, 'example.json'), 'utf8')));
  const text = await readFile(join(folder, example.release), 'utf8');

  const input = { places: [{ $path: join(folder, 'photos') }, { $path: join(folder, 'logos') }] };
  const job = jobs.start({
    route: 'imports.run',
    title: 'Example',
    input,
    topics: ['assets', 'logos', 'jobs'],
    work: (context) =>
      runImport(
        context,
        input.places.map((place) => place.$path),
      ),
  });
  await jobs.ended(job.id);

  library.catalogue.transact((db) => {
    const byFile = new Map(db.all('SELECT * FROM assets').map((row) => [String(row.filename), toAsset(row)]));
    const assetOf = (file: string): Asset => {
      const asset = byFile.get(file.split('/').at(-1) ?? '');
      if (asset === undefined) throw new Error(`The example lacks ${file}.`);
      return asset;
    };
    const { brand, figures, ...facts } = example.organisation;
    const organisation = createOrganisation(db, { ...facts, theme: brand, facts: figures });
    const people = example.contacts.map(({ primary, desk, ...contact }) => ({
      primary,
      contact: createContact(db, { ...contact, organisationId: organisation.id, isDesk: desk }),
    }));
    const { palette, rules, partners } = example.toolbox;
    const logoBrand = putBrand(db, { name: organisation.name, organisationId: organisation.id, palette });
    for (const partner of partners) putBrand(db, { ...partner, isPartner: true });
    const logoIds: AssetId[] = [];
    for (const logo of example.logos) {
      const asset = assetOf(logo.file);
      putVariant(db, {
        brandId: logoBrand.id,
        lockup: logo.lockup,
        colourway: logo.colourway,
        ground: logo.ground,
        assetId: asset.id,
      });
      editAsset(
        db,
        asset.id,
        {
          title: `${organisation.name}, ${logo.lockup}, ${String(logo.colourway).replace('-', ' ')}`,
          altText: logo.altText,
          credit: organisation.name,
          usageTerms: `To report on the ${organisation.name}. Please do not change it.`,
        },
        app.now(),
      );
      logoIds.push(asset.id);
    }
    const [shown] = getBrand(db, logoBrand.id).variants;
    putBrand(db, {
      id: logoBrand.id,
      rules: {
        ...rules,
        usage: rules.usage.map(({ picture: how, ...said }) => ({
          ...said,
          picture: how === undefined || shown === undefined ? null : { kind: 'wrong' as const, variantId: shown.id, how },
        })),
      },
    });
    editOrganisation(db, organisation.id, {
      logoAssetId: logoIds[0] ?? null,
      primaryContactId: people.find((one) => one.primary)?.contact.id ?? people[0]?.contact.id ?? null,
    });

    const parsed = parseRelease(text);
    const release = addRelease(db, parsed, organisation.id, app.now());
    const named = parsed.contacts
      .flatMap((said) => (said.name === null ? [] : [findByName(db, said.name)]))
      .filter((contact) => contact !== null);
    for (const contact of named) editContact(db, contact.id, { organisationId: organisation.id });
    editRelease(
      db,
      release.id,
      { boilerplate: organisation.boilerplate[release.language] ?? '', dateline: release.dateline, status: 'approved' },
      app.now(),
    );
    createKit(
      db,
      {
        title: example.kit.title,
        slug: example.kit.slug,
        sections: [
          { kind: 'releases', items: [{ kind: 'release', releaseId: release.id }] },
          {
            kind: 'photos',
            items: example.kit.photos.map((file) => ({ kind: 'asset', assetId: assetOf(file).id, title: '', caption: '' })),
          },
          { kind: 'logos', items: logoIds.map((assetId) => ({ kind: 'asset', assetId, title: '', caption: '' })) },
          { kind: 'contacts', items: people.map(({ contact }) => ({ kind: 'contact', contactId: contact.id })) },
        ],
      },
      app.now(),
    );
  });
}
