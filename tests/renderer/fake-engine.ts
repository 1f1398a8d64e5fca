import type { Asset } from '#contract/assets.ts';
import type { Contact } from '#contract/contacts.ts';
import type { ExportPreview, ExportRun } from '#contract/exports.ts';
import type { Job } from '#contract/jobs.ts';
import type { Topic } from '#contract/kernel.ts';
import type { Kit } from '#contract/kits.ts';
import type { Library } from '#contract/library.ts';
import type { Organisation } from '#contract/organisations.ts';
import { createPortPair, Message, type Port } from '#contract/port.ts';
import type { Release } from '#contract/releases.ts';
import { done, failed, type Result } from '#contract/result.ts';
import { findRoute, type ParsedInputOf, type RouteName } from '#contract/routes.ts';
import type { AssetId, ContactId, KitId, LibraryId, OrganisationId, ReleaseId } from '#contract/values.ts';
import type { Answer, RouteOf } from '../../src/renderer/engine/routes.ts';
import { type FakeShelf, libraryAnswers } from './fake-library.ts';

type Parsed<N extends RouteName> = ParsedInputOf<RouteOf<N>>;

/** Everything the fake library holds; tests change it and look at it. */
export interface Holdings extends FakeShelf {
  library: Library | null;
  releases: Release[];
  contacts: Contact[];
  organisations: Organisation[];
  kits: Kit[];
  jobs: Job[];
  runs: ExportRun[];
  preview: Partial<ExportPreview>;
}

type Handlers = { [N in RouteName]?: (input: Parsed<N>) => Result<Answer<N>> | Promise<Result<Answer<N>>> };

/** An engine in memory that answers the contract's routes; input and output go through the contract's own schemas. */
export interface FakeEngine {
  readonly holdings: Holdings;
  /** Every call so far, in order. */
  readonly calls: { readonly route: string; readonly input: unknown }[];
  readonly port: Port;
  /** Replaces the answer of a route. */
  on<N extends RouteName>(name: N, handler: (input: Parsed<N>) => Result<Answer<N>> | Promise<Result<Answer<N>>>): void;
  /** The answer that a route had when the engine was made. */
  given<N extends RouteName>(name: N): Handlers[N];
  announce(...topics: Topic[]): void;
  tellJob(job: Job): void;
}

const serial = (n: number): string => n.toString(36).padStart(16, '0');
export const assetId = (n: number) => `ast_${serial(n)}` as AssetId;
export const kitId = (n: number) => `kit_${serial(n)}` as KitId;
export const releaseId = (n: number) => `rel_${serial(n)}` as ReleaseId;
export const contactId = (n: number) => `con_${serial(n)}` as ContactId;
export const organisationId = (n: number) => `org_${serial(n)}` as OrganisationId;

export const makeAsset = (n: number, set: Partial<Asset> = {}): Asset => ({
  id: assetId(n),
  kind: 'photo',
  filename: `harbour-${n}.jpg`,
  mime: 'image/jpeg',
  bytes: 1_200_000,
  sha256: n.toString(16).padStart(64, '0'),
  width: 3600,
  height: 2400,
  orientation: 1,
  colourSpace: 'sRGB',
  hasProfile: true,
  hasLocation: false,
  hasAlpha: false,
  digitalSourceType: '',
  hasPreview: true,
  folder: '',
  pages: null,
  durationMs: null,
  facts: {},
  colours: [],
  conflicts: [],
  note: null,
  isMissing: false,
  version: 1,
  importId: null,
  trashedAt: null,
  extendedDescription: '',
  language: '',
  translations: {},
  pressUse: 'unset',
  territory: '',
  people: [],
  location: '',
  rating: 0,
  label: null,
  focalPoint: null,
  importedAt: '2014-12-08T09:00:00Z',
  editedAt: null,
  title: `Harbour ${n}`,
  caption: 'The harbour at dawn.',
  altText: 'Cranes over still water.',
  creator: 'Anna Kjær',
  credit: 'City of Copenhagen',
  source: '',
  copyright: '',
  usageTerms: '',
  licenseUrl: '',
  expires: null,
  keywords: ['harbour'],
  city: 'Copenhagen',
  country: 'Denmark',
  dateTaken: null,
  ...set,
});

export const makeContact = (n: number, set: Partial<Contact> = {}): Contact => ({
  id: contactId(n),
  name: 'Kristian Holmelund Jakobsen',
  role: 'Press Officer',
  organisationId: null,
  email: 'kristian@city.example',
  phone: '+45 00 12 34 56',
  moreEmails: [],
  morePhones: [],
  languages: [],
  hours: '',
  portraitAssetId: null,
  note: '',
  isDesk: false,
  ...set,
});

export const makeOrganisation = (n: number, set: Partial<Organisation> = {}): Organisation => ({
  id: organisationId(n),
  name: 'City of Copenhagen',
  website: '',
  country: '',
  timeZone: 'Europe/Copenhagen',
  boilerplate: {},
  facts: [],
  theme: { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' },
  logoAssetId: null,
  primaryContactId: null,
  ...set,
});

export const QUOTE =
  'China is investing heavily in sustainable technology, and they see Copenhagen as a role model and Danish companies as valuable partners';

export const makeRelease = (n: number, set: Partial<Release> = {}): Release => ({
  id: releaseId(n),
  headline: 'Copenhagen Delegation to Promote Sustainable Technology in Beijing',
  subheadline: '',
  corrections: [],
  translationOf: null,
  byline: { name: 'Kristian Holmelund Jakobsen', role: 'Press Officer' },
  organisationId: null,
  date: '2014-12-08',
  dateline: '',
  language: 'en',
  body: [
    'The Lord Mayor departs for Beijing on Wednesday.',
    `“${QUOTE},” says Lord Mayor Jensen.`,
    'Exports have doubled since 2006.',
  ],
  quotes: [{ text: `${QUOTE}.`, speaker: 'Frank Jensen', role: 'Lord Mayor' }],
  figures: [{ text: '€470 million', value: 470_000_000, unit: 'EUR', sentence: 'China plans to invest €470 million.' }],
  contactIds: [],
  attachmentIds: [],
  boilerplate: '',
  notes: [],
  embargo: null,
  embargoNote: '',
  status: 'draft',
  revision: 1,
  words: 42,
  createdAt: '2014-12-08T09:00:00Z',
  editedAt: '2014-12-08T09:00:00Z',
  ...set,
});

export const makeKit = (n: number, set: Partial<Kit> = {}): Kit => ({
  id: kitId(n),
  title: 'Beijing delegation',
  slug: 'beijing',
  organisationId: null,
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
  createdAt: '2014-12-08T09:00:00Z',
  editedAt: '2014-12-08T09:00:00Z',
  ...set,
});

export const makeJob = (set: Partial<Job> = {}): Job => ({
  id: `job_${serial(1)}` as Job['id'],
  route: 'imports.run',
  title: 'Import',
  state: 'running',
  progress: {
    stage: 'import',
    done: 12,
    total: 48,
    bytes: 0,
    totalBytes: null,
    bytesPerSecond: null,
    secondsLeft: 9,
    current: null,
  },
  startedAt: '2014-12-08T09:00:00Z',
  finishedAt: null,
  error: null,
  result: null,
  ...set,
});

/** The fields that were given; a JSON value has no undefined ones, its type may. */
const given = <T extends object>(input: T) => input as { [K in keyof T]: Exclude<T[K], undefined> };

const countsOf = (h: Holdings): Library['counts'] => {
  const of = (kind: Asset['kind']): number => h.assets.filter((asset) => asset.kind === kind).length;
  return {
    assets: h.assets.length,
    logos: of('logo'),
    photos: of('photo'),
    documents: of('document'),
    video: of('video'),
    other: of('other'),
    releases: h.releases.length,
    kits: h.kits.length,
    contacts: h.contacts.length,
    organisations: h.organisations.length,
    exports: h.runs.length,
    trash: h.assets.filter((asset) => asset.trashedAt !== null).length,
  };
};

export const LIBRARY: Library = {
  id: `lib_${serial(1)}` as LibraryId,
  name: 'City of Copenhagen',
  place: { $path: '/press', $token: 'place' },
  createdAt: '2014-12-08T09:00:00Z',
  counts: {
    assets: 0,
    logos: 0,
    photos: 0,
    documents: 0,
    video: 0,
    other: 0,
    releases: 0,
    kits: 0,
    contacts: 0,
    organisations: 0,
    exports: 0,
    trash: 0,
  },
};

/** Makes an engine with a library of these holdings; without `library` it has none open. */
export function createFakeEngine(start: Partial<Holdings> = {}): FakeEngine {
  const holdings: Holdings = {
    library: LIBRARY,
    assets: [],
    collections: [],
    searches: [],
    releases: [],
    contacts: [],
    organisations: [],
    kits: [],
    jobs: [],
    runs: [],
    preview: {},
    ...start,
  };
  const calls: { route: string; input: unknown }[] = [];
  const [port, own] = createPortPair();
  const first = answers(holdings);
  const handlers: Handlers = { ...first };

  own.onMessage(async (raw) => {
    const message = Message.parse(raw);
    if (message.kind !== 'request') return;
    calls.push({ route: message.route, input: message.input });
    const route = findRoute(message.route);
    const handler = handlers[message.route as RouteName] as
      | ((input: unknown) => Result<unknown> | Promise<Result<unknown>>)
      | undefined;
    const input = route?.input.safeParse(message.input);
    const result =
      route === undefined || handler === undefined
        ? failed('door.unknown_route', `The fake has no ${message.route}.`)
        : input?.success !== true
          ? failed('door.invalid_input', `${message.route}: ${input?.error.message}`)
          : checked(message.route, await handler(input.data));
    own.post({ kind: 'reply', id: message.id, result: result as never });
    if (result.ok && route?.kind === 'command')
      own.post({ kind: 'event', event: { type: 'changed', topics: [...route.touches] } });
  });

  return {
    holdings,
    calls,
    port,
    on: (name, handler) => {
      handlers[name] = handler as never;
    },
    given: (name) => first[name],
    announce: (...topics) => own.post({ kind: 'event', event: { type: 'changed', topics } }),
    tellJob: (job) => {
      holdings.jobs = [job, ...holdings.jobs.filter((other) => other.id !== job.id)];
      own.post({ kind: 'event', event: { type: 'job', job } });
    },
  };
}

/** An answer that the contract would not let through is a fault of the fake, and says so. */
function checked(name: string, result: Result<unknown>): Result<unknown> {
  const route = findRoute(name);
  if (!result.ok || route === undefined || route.kind === 'job') return result;
  const output = route.output.safeParse(result.value);
  return output.success ? result : failed('door.unexpected', `The fake's ${name}: ${output.error.message}`);
}

function answers(h: Holdings): Handlers {
  const byId = <T extends { id: string }>(
    list: readonly T[],
    id: string,
    code: 'assets.not_found' | 'kits.not_found' | 'releases.not_found' | 'contacts.not_found' | 'organisations.not_found',
  ) => {
    const found = list.find((item) => item.id === id);
    return found === undefined ? failed(code, 'It is not here.') : done(found);
  };
  const edit = <T extends { id: string }>(list: T[], id: string, set: object): T => {
    const at = list.findIndex((item) => item.id === id);
    const edited = { ...(list[at] as T), ...set };
    list[at] = edited;
    return edited;
  };
  const library = (): Library | null => (h.library === null ? null : { ...h.library, counts: countsOf(h) });
  const all = <T>(items: readonly T[]) => done({ total: items.length, items: [...items] });
  return {
    ...(libraryAnswers(h) as Handlers),
    'library.current': () => done({ library: library() }),
    'library.recent': () => done({ items: [] }),
    'library.create': ({ name }) => {
      h.library = { ...LIBRARY, name: name ?? 'Library' };
      return done({ library: library() as Library });
    },
    'library.close': () => {
      h.library = null;
      return done({});
    },
    'jobs.list': () => done({ items: [...h.jobs] }),
    'jobs.cancel': ({ id }) => done(h.jobs.find((job) => job.id === id) as Job),
    'jobs.resume': ({ id }) => done(edit(h.jobs, id, { state: 'running' })),
    'jobs.discard': ({ id }) => {
      h.jobs = h.jobs.filter((job) => job.id !== id);
      return done({ id });
    },
    'imports.run': () => done({ jobId: makeJob().id }),
    'assets.list': ({ text, kind, trash, limit, after }) => {
      const words = text.toLowerCase().split(/\s+/);
      const found = h.assets.filter(
        (asset) =>
          (asset.trashedAt !== null) === trash &&
          (kind === undefined || asset.kind === kind) &&
          words.every((word) => `${asset.title} ${asset.caption} ${asset.filename}`.toLowerCase().includes(word)),
      );
      const from = after === undefined ? 0 : found.findIndex((asset) => asset.id === after) + 1;
      const items = found.slice(from, from + limit);
      return done({ total: found.length, next: from + limit < found.length ? (items.at(-1)?.id ?? null) : null, items });
    },
    'assets.get': ({ id }) => byId(h.assets, id, 'assets.not_found'),
    'assets.edit': ({ id, set }) => {
      h.assets = [...h.assets];
      return done(edit(h.assets, id, set));
    },
    'assets.usedIn': ({ id }) =>
      done({
        kits: h.kits
          .filter((kit) =>
            kit.sections.some((section) => section.items.some((item) => item.kind === 'asset' && item.assetId === id)),
          )
          .map(({ id: kit, title }) => ({ id: kit, title })),
        collections: [],
        brands: [],
        releases: [],
      }),
    'logos.brands': () => all([]),
    'organisations.list': () => all(h.organisations),
    'organisations.get': ({ id }) => byId(h.organisations, id, 'organisations.not_found'),
    'organisations.edit': ({ id, set }) => done(edit(h.organisations, id, set)),
    'contacts.list': () => all(h.contacts),
    'contacts.get': ({ id }) => byId(h.contacts, id, 'contacts.not_found'),
    'contacts.create': (input) => {
      const made = makeContact(h.contacts.length + 100, { role: '', email: '', phone: '', ...given(input) });
      h.contacts.push(made);
      return done(made);
    },
    'contacts.remove': ({ id }) => {
      h.contacts = h.contacts.filter((contact) => contact.id !== id);
      return done({ id });
    },
    'releases.list': () => all(h.releases),
    'releases.get': ({ id }) => byId(h.releases, id, 'releases.not_found'),
    'releases.edit': ({ id, set }) => done(edit(h.releases, id, set)),
    'kits.list': () => all(h.kits),
    'kits.get': ({ id }) => byId(h.kits, id, 'kits.not_found'),
    'kits.create': (input) => {
      const made = makeKit(h.kits.length + 100, given(input));
      h.kits.push(made);
      return done(made);
    },
    'kits.edit': ({ id, set }) => done(edit(h.kits, id, set)),
    'exports.preview': () =>
      done({
        zipName: 'kit.zip',
        rootFolder: 'kit',
        version: 1,
        bytes: 0,
        files: [],
        ok: true,
        errors: 0,
        warnings: 0,
        findings: [],
        ignored: [],
        ...h.preview,
      }),
    'exports.sizes': () =>
      done({
        items: (['full', 'print', 'web', 'lite'] as const).map((tier, at) => ({
          tier,
          zipName: `kit-${tier}.zip`,
          bytes: 40_000_000 / 2 ** at,
          files: 20,
          fits: false,
        })),
      }),
    'exports.history': () => all(h.runs),
    'exports.key': () => done({ key: null, hasKeychain: false, suggestedAddress: '' }),
    'exports.files': () => done({ files: [] }),
    'exports.carrying': () => done({ total: 0, items: [] }),
    'exports.run': () => done({ jobId: makeJob().id }),
  };
}
