import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '#contract/client.ts';
import type { ExportPreview, Finding } from '#contract/exports.ts';
import { createPortPair } from '#contract/port.ts';
import { CASES, FIXES } from '../domain/exports/preflight/cases.ts';
import { code, value } from './harness.ts';
import { asset, makeScene, type Scene } from './preflight-scenes.ts';

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const instant = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const a = (n: number): string => `${'word '.repeat(n / 5)}ends`;
const soon = { until: instant(20), timeZone: 'Europe/Copenhagen' };

/** One embargo for the kit and both releases. */
const embargoed = async (s: Scene, embargo: NonNullable<Parameters<Scene['kit']>[0]['embargo']> = soon): Promise<void> => {
  await s.kit({ embargo });
  await s.release({ embargo });
  await s.danish({ embargo });
};
const consent = async (s: Scene, expires: string): Promise<void> => {
  value(await s.client.assets.edit({ id: s.id('consent.txt'), set: { expires } }));
  value(await s.client.assets.attachDocument({ id: s.id('one.jpg'), documentId: s.id('consent.txt'), role: 'consent' }));
};

type Break = (s: Scene) => Promise<unknown>;
/** How each rule that can be mended is broken in a real library. What is not undone by the history answers its own way back. */
const BREAKS: Readonly<Record<string, Break>> = {
  'photo.caption-missing': (s) => s.photo({ caption: '' }),
  'photo.credit-missing': (s) => s.photo({ credit: '' }),
  'photo.creator-missing': (s) => s.photo({ creator: '' }),
  'photo.title-missing': (s) => s.photo({ title: '' }),
  'photo.licence-missing': (s) => s.photo({ usageTerms: '' }),
  'picture.alt-text-missing': (s) => s.photo({ altText: '' }),
  'photo.alt-text-is-caption': (s) => s.photo({ altText: 'one.jpg shows a bridge.' }),
  'picture.alt-text-is-name': (s) => s.photo({ altText: 'IMG_1.JPG' }),
  'picture.alt-text-long': (s) => s.photo({ altText: a(300) }),
  'photo.caption-cut-in-iim': (s) => s.photo({ caption: a(2100) }),
  'photo.title-cut-in-iim': (s) => s.photo({ title: a(100) }),
  'photo.credit-cut-in-iim': (s) => s.photo({ credit: a(100) }),
  'photo.creator-cut-in-iim': (s) => s.photo({ creator: a(100) }),
  'photo.source-cut-in-iim': (s) => s.photo({ source: a(100) }),
  'photo.copyright-cut-in-iim': (s) => s.photo({ copyright: a(200) }),
  'asset.rights-expired': (s) => s.photo({ expires: day(-2) }),
  'asset.rights-end-before-embargo': async (s) => {
    await embargoed(s);
    await s.photo({ expires: day(5) });
  },
  'asset.not-for-press': (s) => s.photo({ pressUse: 'restricted' }),
  'asset.territory-unsaid': (s) => s.photo({ territory: 'Denmark' }),
  'asset.consent-expired': (s) => consent(s, day(-2)),
  'asset.consent-ends-before-embargo': async (s) => {
    await embargoed(s);
    await consent(s, day(5));
  },
  'asset.original-missing': (s) => s.lose('programme.txt'),
  'asset.in-trash': async (s) => value(await s.client.assets.trash({ ids: [s.id('one.jpg')] })),
  'photo.not-a-picture': (s) => s.put('photos', asset(s.id('consent.txt'))),
  'asset.location-in-original': async (s) => {
    await s.put('photos', asset(s.id('located.jpg')));
    await s.kit({ originals: 'as-delivered' });
  },
  'asset.serial-in-original': (s) => s.put('documents', asset(s.id('located.jpg'))),
  'photo.original-stays-out': async (s) => {
    await s.put('photos', asset(s.id('still.gif')));
    await s.kit({ originals: 'with-metadata' });
  },
  'document.refused-type': (s) => s.put('documents', asset(s.id('tool.bat'))),
  'document.unusual-format': (s) => s.put('documents', asset(s.id('scan.tif'))),
  'logo.superseded': async (s) =>
    value(await s.client.logos.setStatus({ id: s.variants.colour, status: 'superseded', supersededBy: s.variants.black })),
  'logo.no-vector': async (s) => {
    await s.keep('logos', (item) => item.kind !== 'asset' || item.assetId !== s.id('colour.svg'));
    await s.put('logos', asset(s.id('colour.png')));
  },
  'logo.white-on-light': async (s) => value(await s.client.logos.editVariant({ id: s.variants.white, set: { ground: 'light' } })),
  'logo.black-on-dark': async (s) => value(await s.client.logos.editVariant({ id: s.variants.black, set: { ground: 'dark' } })),
  'logo.one-colour-missing': async (s) => {
    for (const id of [s.variants.black, s.variants.white]) value(await s.client.logos.removeVariant({ id }));
    await s.keep('logos', (item) => item.kind === 'asset' && item.assetId === s.id('colour.svg'));
  },
  'logo.no-dark-version': (s) => s.keep('logos', (item) => item.kind === 'asset' && item.assetId === s.id('colour.svg')),
  'logo.no-light-version': (s) => s.keep('logos', (item) => item.kind === 'asset' && item.assetId === s.id('white.svg')),
  'kit.date-missing': (s) => s.kit({ date: null }),
  'kit.contact-missing': (s) => s.keep('contacts', () => false),
  'kit.organisation-missing': (s) => s.kit({ organisationId: null }),
  'kit.language-differs': (s) => s.kit({ language: 'de' }),
  'kit.reference-missing': async (s) => {
    await s.put('contacts', { kind: 'contact', contactId: s.colleagueId });
    value(await s.client.contacts.remove({ id: s.colleagueId }));
  },
  'kit.asset-twice': (s) => s.put('documents', asset(s.id('one.jpg'))),
  'kit.same-picture': (s) => s.put('photos', asset(s.id('twin.jpg'))),
  'kit.look-alike': (s) => s.put('photos', asset(s.id('small.jpg'))),
  'contact.unreachable': async (s) => value(await s.client.contacts.edit({ id: s.contactId, set: { phone: '', email: '' } })),
  'contact.phone-missing': async (s) => value(await s.client.contacts.edit({ id: s.contactId, set: { phone: '' } })),
  'contact.email-missing': async (s) => value(await s.client.contacts.edit({ id: s.contactId, set: { email: '' } })),
  'contact.phone-national': async (s) => {
    // stored as typed, since the organisation says no country; then it does
    value(await s.client.organisations.edit({ id: s.organisationId, set: { country: '' } }));
    value(await s.client.contacts.edit({ id: s.contactId, set: { phone: '33 66 33 66' } }));
    value(await s.client.organisations.edit({ id: s.organisationId, set: { country: 'DK' } }));
  },
  'embargo.unclear': async (s) => {
    await embargoed(s);
    await s.release({ embargo: null, embargoNote: 'Not before Tuesday' });
  },
  'embargo.past': (s) => embargoed(s, { ...soon, until: instant(-1) }),
  'embargo.differs': (s) => s.release({ embargo: soon }),
  'embargo.zone-differs': async (s) => {
    await embargoed(s);
    await s.release({ embargo: { ...soon, timeZone: 'Asia/Shanghai' } });
  },
  'embargo.release-out': async (s) => {
    await s.release({ status: 'published' });
    await s.kit({ embargo: soon });
  },
  'release.headline-missing': (s) => s.release({ headline: '' }),
  'release.headline-long': (s) => s.release({ headline: a(110) }),
  'release.date-missing': (s) => s.release({ date: null }),
  'release.figure-not-in-text': (s) => s.release({ figures: [{ text: '99 boats', value: 99, unit: 'boats', sentence: '' }] }),
  'release.quotes-mixed': (s) =>
    s.release({ body: ['Copenhagen opened 12 bridges.', '“The bridges join 3 districts,” "she" says.'] }),
  'release.doubled-word': (s) => s.release({ notes: ['This is the the end.'] }),
  'release.contact-dead': async (s) => {
    await s.release({ contactIds: [s.contactId, s.colleagueId] });
    value(await s.client.contacts.remove({ id: s.colleagueId }));
  },
  'release.contact-not-in-kit': (s) => s.release({ contactIds: [s.contactId, s.colleagueId] }),
  'release.not-approved': (s) => s.release({ status: 'draft' }),
  'release.withdrawn': async (s) => {
    await s.danish({ status: 'published' });
    value(await s.client.releases.correct({ id: s.danishId, note: 'Wrong', withdraw: true }));
  },
  'language.release-missing': async (s) => {
    const other = value(await s.client.releases.add({ source: { text: 'Boats\n\nThere are boats.' } }));
    value(await s.client.releases.edit({ id: other.id, set: { language: 'en', organisationId: s.organisationId } }));
    value(await s.client.releases.translate({ id: other.id, language: 'da', copy: true }));
    await s.put('releases', { kind: 'release', releaseId: other.id });
  },
  'language.date-differs': (s) => s.danish({ date: '2014-12-09' }),
  'language.contacts-differ': (s) => s.danish({ contactIds: [] }),
  'theme.typeface-restricted': (s) => s.kit({ themeOverride: { primary: '#0b4f79', headingFontId: s.id('closed.ttf') } }),
  'theme.typeface-unusable': (s) => s.kit({ themeOverride: { textFontId: s.id('consent.txt') } }),
  'theme.typeface-licence-missing': async (s) => {
    value(await s.client.assets.edit({ id: s.id('open.ttf'), set: { usageTerms: '', licenseUrl: '' } }));
    await s.kit({ themeOverride: { headingFontId: s.id('open.ttf') } });
  },
  'theme.colour-changed': async (s) =>
    value(
      await s.client.organisations.edit({
        id: s.organisationId,
        set: { theme: { primary: '#f2c200', secondary: '#2f9d8c', ink: '#10222f' } },
      }),
    ),
};

let scene: Scene;
let last: number | undefined;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-mend-'));
  const { createEngine } = await import('#engine/engine.ts');
  const engine = createEngine({ home: join(folder, 'home'), log: () => {} });
  const [near, far] = createPortPair();
  engine.serve(far);
  const client = createClient(near);
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  const library = join(folder, 'library');
  value(await client.library.create({ place: { $path: library }, name: 'Test' }));
  scene = await makeScene(client, folder, library);
  last = value(await client.history.state({})).undo?.id;
});

const preview = async (): Promise<ExportPreview> => value(await scene.client.exports.preview({ kitId: scene.kitId }));
const found = async (rule: string): Promise<Finding[]> => (await preview()).findings.filter((finding) => finding.rule === rule);
const stepId = async (): Promise<number | undefined> => value(await scene.client.history.state({})).undo?.id;

/** Takes back whatever a test did. */
async function reset(): Promise<void> {
  while ((await stepId()) !== last) value(await scene.client.history.undo({}));
}

const wishOf = (finding: Finding, text?: string) => ({
  kitId: scene.kitId,
  rule: finding.rule,
  subjectId: finding.subject.id,
  message: finding.message,
  ...(text === undefined ? {} : { text }),
});

/** What somebody would type: the proposal, else something that fits the field. */
const answerTo = ({ deed }: Finding): string | undefined => {
  if (deed?.asks == null) return undefined;
  if (deed.act === 'shorten') return deed.asks.value;
  return { phone: '+45 33 66 33 67', email: 'press@city.example' }[deed.asks.field as string] ?? 'A bridge over water';
};

test('a sound kit has no finding', async () => {
  expect((await preview()).findings).toEqual([]);
});

test('every rule that has a fix is broken here', () => {
  const mendable = Object.entries(CASES).flatMap(([rule, { act }]) => (act === null ? [] : [rule]));
  expect(Object.keys(BREAKS).toSorted()).toEqual([...new Set([...mendable, ...FIXES.map(({ rule }) => rule)])].toSorted());
});

test.each(Object.keys(BREAKS))('%s is mended by one click and found again when that is undone', async (rule) => {
  const back = await BREAKS[rule]?.(scene);
  try {
    const before = await found(rule);
    const finding = before.find(({ deed }) => deed !== undefined);
    if (finding === undefined) throw new Error(`not found: ${JSON.stringify((await preview()).findings.map((one) => one.rule))}`);
    const step = await stepId();
    value(await scene.client.exports.mend(wishOf(finding, answerTo(finding))));
    expect(
      (await found(rule)).filter(({ subject, message }) => subject.id === finding.subject.id && message === finding.message),
    ).toEqual([]);
    value(await scene.client.history.undo({}));
    expect(await stepId(), 'one step of the history').toBe(step);
    expect(await found(rule)).toEqual(before);
  } finally {
    if (typeof back === 'function') await (back as () => Promise<void>)();
    await reset();
  }
});

test('a finding that is gone, a text that is missing or too long: refused, and nothing is changed', async () => {
  await scene.photo({ credit: a(100) });
  const [cut] = await found('photo.credit-cut-in-iim');
  if (cut === undefined) throw new Error('not found');
  expect(code(await scene.client.exports.mend(wishOf(cut)))).toBe('exports.nothing_to_mend');
  expect(code(await scene.client.exports.mend(wishOf(cut, ' \n')))).toBe('exports.nothing_to_mend');
  expect(code(await scene.client.exports.mend(wishOf(cut, a(50))))).toBe('exports.nothing_to_mend');
  expect(code(await scene.client.exports.mend({ ...wishOf(cut, 'Ole'), message: 'Something else' }))).toBe(
    'exports.finding_gone',
  );
  expect(await found('photo.credit-cut-in-iim')).toEqual([cut]);
  await reset();
});

test('a text that the field cannot hold is refused by its own sentence', async () => {
  value(await scene.client.contacts.edit({ id: scene.contactId, set: { email: '' } }));
  const [missing] = await found('contact.email-missing');
  if (missing === undefined) throw new Error('not found');
  for (const text of ['nobody', 'a@b', 'x'.repeat(5000)])
    expect(code(await scene.client.exports.mend(wishOf(missing, text)))).toBe('exports.nothing_to_mend');
  value(await scene.client.exports.mend(wishOf(missing, ' press@city.example\n')));
  expect(value(await scene.client.contacts.get({ id: scene.contactId })).email).toBe('press@city.example');
  await reset();
});

test('a caption that the kit words anew is mended in the kit, not in the library', async () => {
  await scene.keep('photos', () => false);
  await scene.put('photos', { kind: 'asset', assetId: scene.id('one.jpg'), title: '', caption: a(2100) });
  const [cut] = await found('photo.caption-cut-in-iim');
  if (cut === undefined) throw new Error('not found');
  value(await scene.client.exports.mend(wishOf(cut, 'A bridge.')));
  expect(value(await scene.client.assets.get({ id: scene.id('one.jpg') })).caption).toBe('one.jpg shows a bridge.');
  const photos = value(await scene.client.kits.get({ id: scene.kitId })).sections.find(({ kind }) => kind === 'photos');
  expect(photos?.items).toMatchObject([{ caption: 'A bridge.' }]);
  await reset();
});

test('a pair that somebody has set apart is no double', async () => {
  await scene.put('photos', asset(scene.id('small.jpg')));
  expect(await found('kit.look-alike')).toHaveLength(1);
  value(await scene.client.imports.setApart({ ids: [scene.id('one.jpg'), scene.id('small.jpg')] }));
  expect(await found('kit.look-alike')).toEqual([]);
  await reset();
});
