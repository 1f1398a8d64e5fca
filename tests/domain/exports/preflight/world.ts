import type { Contact } from '#contract/contacts.ts';
import type { Kit, KitItem, KitSection } from '#contract/kits.ts';
import type { Brand, Variant } from '#contract/logos.ts';
import type { Organisation } from '#contract/organisations.ts';
import type { Figure, Quote, Release } from '#contract/releases.ts';
import type { AssetId, BrandId, ContactId, KitId, OrganisationId, ReleaseId, VariantId } from '#contract/values.ts';
import type { KitAsset, KitVariant } from '#domain/exports/content.ts';
import { type Plan, planExport } from '#domain/exports/plan.ts';
import type { Checked, Consent, Surroundings } from '#domain/exports/preflight/rule.ts';
import { BRAND_DEFAULTS } from '#domain/logos/defaults.ts';

const id = <Id extends string>(prefix: string, n: number): Id => `${prefix}_${String(n).padStart(16, '0')}` as Id;

type Named = Variant & { brandName: string };
type Asset = { -readonly [K in keyof KitAsset]: KitAsset[K] };

function asset(n: number, more: Partial<Asset>): Asset {
  return {
    id: id<AssetId>('ast', n),
    kind: 'photo',
    title: `Bridge ${n}`,
    caption: `Bridge ${n} over the harbour of Copenhagen, seen on 8 December 2014.`,
    altText: `A steel bridge with ${n} arches over grey water`,
    extendedDescription: '',
    language: 'en',
    translations: { da: { caption: `Bro ${n} over Københavns havn den 8. december 2014.`, altText: `En stålbro med ${n} buer` } },
    creator: 'Ole Madsen',
    credit: 'Ole Madsen/City of Copenhagen',
    source: 'City of Copenhagen',
    copyright: '© City of Copenhagen',
    usageTerms: 'Free for editorial use.',
    licenseUrl: '',
    pressUse: 'cleared',
    territory: '',
    expires: null,
    keywords: ['bridge'],
    people: [],
    location: 'Harbour',
    city: 'Copenhagen',
    country: 'Denmark',
    dateTaken: null,
    rating: 0,
    label: null,
    focalPoint: null,
    digitalSourceType: '',
    filename: `bridge-${n}.jpg`,
    folder: '',
    mime: 'image/jpeg',
    bytes: 2_000_000,
    sha256: String(n).padStart(64, '0'),
    width: 6000,
    height: 4000,
    orientation: 1,
    colourSpace: 'sRGB',
    hasProfile: true,
    hasLocation: false,
    hasAlpha: false,
    pages: null,
    durationMs: null,
    facts: {},
    colours: [],
    conflicts: [],
    hasPreview: true,
    note: null,
    isMissing: false,
    version: 1,
    importId: null,
    importedAt: '2014-12-01T00:00:00.000Z',
    editedAt: null,
    trashedAt: null,
    variant: null,
    originalExists: true,
    ...more,
  };
}

const ORGANISATION = id<OrganisationId>('org', 1);
const BRAND = id<BrandId>('brd', 1);

function logo(n: number, ground: Variant['ground'], colourway: string): Asset {
  const one = asset(n, {
    kind: 'logo',
    filename: `logo-${n}.svg`,
    mime: 'image/svg+xml',
    title: `Logo, ${colourway}`,
    altText: `City of Copenhagen, logo ${colourway}`,
    width: 400,
    height: 100,
    bytes: 4000,
  });
  const variant: Named = {
    id: id<VariantId>('var', n),
    brandId: BRAND,
    brandName: 'City of Copenhagen',
    lockup: 'primary',
    colourway,
    ground,
    assetId: one.id,
    status: 'current',
    since: null,
    supersededBy: null,
    note: '',
    format: 'svg',
    isVector: true,
    files: [fileOf(one, true)],
  };
  return { ...one, variant };
}

/** A file of a variant as the toolbox lists it. */
export const fileOf = (one: Asset, isVector: boolean): Variant['files'][number] => ({
  assetId: one.id,
  filename: one.filename,
  format: isVector ? 'svg' : 'png',
  isVector,
  isMaster: isVector,
  width: one.width,
  height: one.height,
  bytes: one.bytes,
  sha256: one.sha256,
  hasPreview: true,
  trashed: false,
});

function release(n: number, more: Partial<Release>): Release {
  return {
    id: id<ReleaseId>('rel', n),
    headline: 'City opens 12 new bridges',
    subheadline: '',
    byline: { name: '', role: '' },
    organisationId: ORGANISATION,
    date: '2014-12-08',
    dateline: 'Copenhagen',
    language: 'en',
    body: [
      'Copenhagen opened 12 bridges on Monday 8 December 2014. Read more at https://city.example/bridges.',
      '“The bridges join 3 districts,” says Anne Hansen, Lord Mayor.',
    ],
    quotes: [{ text: 'The bridges join 3 districts', speaker: 'Anne Hansen', role: 'Lord Mayor' }],
    figures: [{ text: '12 bridges', value: 12, unit: 'bridges', sentence: 'Copenhagen opened 12 bridges.' }],
    contactIds: [id<ContactId>('con', 1)],
    boilerplate: 'Copenhagen is the capital of Denmark.',
    notes: [],
    attachmentIds: [],
    embargo: null,
    embargoNote: '',
    status: 'approved',
    corrections: [],
    translationOf: null,
    revision: 1,
    words: 24,
    createdAt: '2014-12-01T00:00:00.000Z',
    editedAt: '2014-12-01T00:00:00.000Z',
    ...more,
  };
}

/** A kit and all around it, as mutable things with names: a case breaks one of them. */
export interface World {
  now: string;
  kit: Kit;
  organisation: Organisation | null;
  release: Release;
  danish: Release;
  releases: Release[];
  photo: Asset;
  other: Asset;
  photos: Asset[];
  logo: Asset;
  white: Asset;
  logos: Asset[];
  variants: KitVariant[];
  document: Asset;
  documents: Asset[];
  contact: Contact;
  contacts: Contact[];
  /** In the library, and in the kit only when a case puts it there. */
  colleague: Contact;
  quotes: { release: Release; quote: Quote }[];
  figures: { release: Release; figure: Figure }[];
  missing: string[];
  mastheadLogo: Asset | null;
  /** A font of the library, that of the headings once `themeOverride` names it. */
  typeface: Asset;
  brand: Brand;
  drawable: Set<VariantId>;
  versions: Release[];
  consents: Map<AssetId, Consent[]>;
  alike: Surroundings['alike'][number][];
  /** Items that stand in the kit twice or are gone, in addition to those of the lists. */
  extra: { kind: KitSection['kind']; item: KitItem }[];
  /** A plan that is no plan of ours. */
  plan: ((plan: Plan) => Plan) | null;
}

const contact = (n: number, name: string): Contact => ({
  id: id<ContactId>('con', n),
  name,
  role: 'Press officer',
  organisationId: ORGANISATION,
  email: `press${n}@city.example`,
  phone: '+45 33 66 33 66',
  moreEmails: [],
  morePhones: [],
  languages: [],
  hours: '',
  portraitAssetId: null,
  note: '',
  isDesk: false,
});

/** A kit in two languages with nothing to find. */
export function soundWorld(): World {
  const [photo, other] = [asset(1, {}), asset(2, {})];
  const [first, white] = [logo(3, 'light', 'full-colour'), logo(4, 'dark', 'white')];
  const document = asset(5, {
    kind: 'document',
    filename: 'programme.pdf',
    mime: 'application/pdf',
    width: null,
    height: null,
    colourSpace: null,
    hasPreview: true,
  });
  const english = release(1, {});
  const danish = release(2, {
    headline: 'Byen åbner 12 nye broer',
    language: 'da',
    translationOf: english.id,
    body: [
      'København åbnede 12 broer mandag den 8. december 2014. Læs mere på https://city.example/bridges.',
      '»Broerne samler 3 bydele,« siger Anne Hansen, overborgmester.',
    ],
    quotes: [{ text: 'Broerne samler 3 bydele', speaker: 'Anne Hansen', role: 'overborgmester' }],
    figures: [{ text: '12 broer', value: 12, unit: 'broer', sentence: 'København åbnede 12 broer.' }],
    boilerplate: 'København er Danmarks hovedstad.',
  });
  const ask = contact(1, 'Kirsten Holm');
  return {
    now: '2014-12-08T08:00:00.000Z',
    kit: {
      id: id<KitId>('kit', 1),
      title: 'Bridges',
      slug: 'bridges',
      organisationId: ORGANISATION,
      date: '2014-12-08',
      timeZone: 'Europe/Copenhagen',
      language: 'en',
      embargo: null,
      license: '',
      note: '',
      sections: [],
      ignored: [],
      tier: 'full',
      originals: 'none',
      themeOverride: null,
      createdAt: '2014-12-01T00:00:00.000Z',
      editedAt: '2014-12-01T00:00:00.000Z',
    },
    organisation: {
      id: ORGANISATION,
      name: 'City of Copenhagen',
      website: 'https://city.example/',
      timeZone: 'Europe/Copenhagen',
      boilerplate: {},
      facts: [],
      country: 'DK',
      theme: { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' },
      logoAssetId: first.id,
      primaryContactId: ask.id,
    },
    release: english,
    danish,
    releases: [english, danish],
    photo,
    other,
    photos: [photo, other],
    logo: first,
    white,
    logos: [first, white],
    variants: [],
    document,
    documents: [document],
    contact: ask,
    contacts: [ask],
    colleague: contact(2, 'Bo Lund'),
    quotes: [],
    figures: [],
    missing: [],
    mastheadLogo: first,
    brand: {
      ...BRAND_DEFAULTS,
      id: BRAND,
      name: 'City of Copenhagen',
      organisationId: ORGANISATION,
      variants: [first, white].flatMap(({ variant }) => (variant === null ? [] : [variant])),
    },
    versions: [english, danish],
    consents: new Map(),
    typeface: asset(40, {
      kind: 'font',
      filename: 'house-bold.otf',
      mime: 'font/otf',
      width: null,
      height: null,
      bytes: 60_000,
      facts: { fontFamily: 'House', fontStyle: 'Bold', embedding: 'installable' },
    }),
    alike: [],
    drawable: new Set(),
    extra: [],
    plan: null,
  };
}

/** What preflight is asked for a world: sections, quotes, figures and the plan follow from its lists. */
export function checkedOf(world: World): Checked {
  const assets = (list: readonly Asset[]): KitItem[] =>
    list.map(({ id: assetId }) => ({ kind: 'asset', assetId, title: '', caption: '' }));
  const extra = (kind: KitSection['kind']): KitItem[] => world.extra.flatMap((one) => (one.kind === kind ? [one.item] : []));
  const sections: KitSection[] = [
    {
      kind: 'releases',
      items: [...world.releases.map((one): KitItem => ({ kind: 'release', releaseId: one.id })), ...extra('releases')],
    },
    { kind: 'photos', items: [...assets(world.photos), ...extra('photos')] },
    {
      kind: 'logos',
      items: [
        ...assets(world.logos),
        ...world.variants.map(({ variant }): KitItem => ({ kind: 'variant', variantId: variant.id })),
        ...extra('logos'),
      ],
    },
    { kind: 'documents', items: [...assets(world.documents), ...extra('documents')] },
    { kind: 'contacts', items: world.contacts.map((one) => ({ kind: 'contact', contactId: one.id })) },
  ];
  const known = [world.contact, world.colleague];
  const content = {
    kit: { ...world.kit, sections },
    organisation: world.organisation,
    releases: world.releases,
    photos: world.photos,
    logos: world.logos,
    documents: world.documents,
    contacts: world.contacts,
    variants: world.variants,
    quotes: [...world.releases.flatMap((one) => one.quotes.map((quote) => ({ release: one, quote }))), ...world.quotes],
    figures: [...world.releases.flatMap((one) => one.figures.map((figure) => ({ release: one, figure }))), ...world.figures],
    sheets: [],
    mastheadLogo: world.mastheadLogo,
    mastheadLogoDark: null,
    ...(world.kit.themeOverride?.headingFontId === undefined
      ? {}
      : {
          typefaces: { heading: world.typeface.id === world.kit.themeOverride.headingFontId ? world.typeface : null, text: null },
        }),
    missing: world.missing,
    version: 1,
  };
  const plan = planExport(content);
  return {
    content,
    plan: world.plan === null ? plan : world.plan(plan),
    around: {
      consents: world.consents,
      alike: world.alike,
      brands: [world.brand],
      drawable: world.drawable,
      versions: world.versions,
      people: new Map(
        [...world.releases, ...world.quotes.map(({ release: one }) => one)].map((one) => [
          one.id,
          {
            organisation: world.organisation,
            contacts: one.contactIds.flatMap((wanted) => known.filter((person) => person.id === wanted)),
          },
        ]),
      ),
    },
    now: world.now,
  };
}
