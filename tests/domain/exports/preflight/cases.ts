import type { Act } from '#contract/preflight-deed.ts';
import type { AssetId, ContactId } from '#contract/values.ts';
import type { RuleId } from '#domain/exports/preflight/sentences.ts';
import { fileOf, type World } from './world.ts';

/** How a rule is broken, how it is nearly broken and yet kept, and what its fix is; null where only a person can mend it. */
export interface Case {
  readonly breaks: (world: World) => void;
  readonly keeps: (world: World) => void;
  readonly act: Act | null;
}

const LATER = { until: '2014-12-10T08:00:00.000Z', timeZone: 'Europe/Copenhagen' };
const PAST = { until: '2014-12-08T07:59:00.000Z', timeZone: 'Europe/Copenhagen' };

/** An embargo for the kit and all its releases. */
const embargo = (world: World, until = LATER): void => {
  world.kit.embargo = until;
  for (const release of world.releases) release.embargo = until;
};
const a = (n: number): string => 'a'.repeat(n);
/** A Danish letter takes two bytes: a limit in characters would let twice as much pass. */
const ø = (n: number): string => 'ø'.repeat(n);

const text = (change: (world: World) => void, keep: (world: World) => void, act: Act | null = null): Case => ({
  breaks: change,
  keeps: keep,
  act,
});

/** Every rule has a case: a rule without one does not compile, and a test compares the keys with the rules. */
export const CASES: Readonly<Record<RuleId, Case>> = {
  'photo.caption-missing': text(
    (w) => (w.photo.caption = ' \n'),
    (w) => (w.photo.caption = 'A bridge.'),
    'write',
  ),
  'photo.credit-missing': text(
    (w) => (w.photo.credit = ''),
    (w) => (w.photo.credit = 'City'),
    'write',
  ),
  'photo.creator-missing': text(
    (w) => (w.photo.creator = ''),
    (w) => (w.document.creator = ''),
    'write',
  ),
  'photo.title-missing': text(
    (w) => (w.photo.title = ''),
    (w) => (w.document.title = ''),
    'write',
  ),
  'photo.licence-missing': text(
    (w) => (w.photo.usageTerms = ''),
    (w) => {
      w.photo.usageTerms = '';
      w.photo.licenseUrl = 'https://creativecommons.org/licenses/by/4.0/';
    },
    'write',
  ),
  'picture.alt-text-missing': text(
    (w) => (w.logo.altText = ''),
    (w) => (w.document.altText = ''),
    'write',
  ),
  'photo.alt-text-is-caption': text(
    (w) => (w.photo.altText = `${w.photo.caption} `),
    (w) => (w.photo.altText = `${w.photo.caption} From the east.`),
    'write',
  ),
  'picture.alt-text-is-name': text(
    (w) => (w.photo.altText = 'IMG_2041.JPG'),
    (w) => (w.photo.altText = 'A sign that reads readme.jpg'),
    'write',
  ),
  'picture.alt-text-long': text(
    (w) => (w.photo.altText = a(251)),
    (w) => (w.photo.altText = a(250)),
    'shorten',
  ),
  'photo.caption-other-language': text(
    (w) => (w.photo.language = 'fr'),
    (w) => {
      w.photo.language = 'fr';
      w.photo.translations = { ...w.photo.translations, en: { caption: 'A bridge.', altText: 'A bridge' } };
    },
  ),
  'photo.translation-missing': text(
    (w) => (w.photo.translations = {}),
    (w) => {
      w.photo.translations = {};
      w.releases.pop();
      w.versions.pop();
    },
  ),

  'photo.caption-cut-in-iim': text(
    (w) => (w.photo.caption = a(2001)),
    (w) => (w.photo.caption = a(2000)),
    'shorten',
  ),
  'photo.title-cut-in-iim': text(
    (w) => (w.photo.title = ø(33)),
    (w) => (w.photo.title = ø(32)),
    'shorten',
  ),
  'photo.credit-cut-in-iim': text(
    (w) => (w.photo.credit = ø(17)),
    (w) => (w.photo.credit = ø(16)),
    'shorten',
  ),
  'photo.creator-cut-in-iim': text(
    (w) => (w.photo.creator = a(33)),
    (w) => (w.photo.creator = `${a(32)}; ${'b'.repeat(32)}`),
    'shorten',
  ),
  'photo.source-cut-in-iim': text(
    (w) => (w.photo.source = a(33)),
    (w) => (w.photo.source = a(32)),
    'shorten',
  ),
  'photo.copyright-cut-in-iim': text(
    (w) => (w.photo.copyright = a(129)),
    (w) => (w.photo.copyright = a(128)),
    'shorten',
  ),
  'photo.keyword-cut-in-iim': text(
    (w) => (w.photo.keywords = ['bridge', a(65)]),
    (w) => (w.photo.keywords = [a(64), a(60)]),
  ),
  'photo.place-cut-in-iim': text(
    (w) => (w.photo.city = a(33)),
    (w) => (w.photo.country = a(64)),
  ),

  'asset.rights-expired': text(
    (w) => (w.photo.expires = '2014-12-07'),
    (w) => (w.photo.expires = '2016-12-08'),
    'takeOut',
  ),
  'asset.rights-end-before-embargo': text(
    (w) => {
      embargo(w);
      w.photo.expires = '2014-12-09';
    },
    (w) => {
      embargo(w);
      w.photo.expires = '2014-12-10';
    },
    'takeOut',
  ),
  'asset.rights-ending': text(
    (w) => (w.photo.expires = '2015-01-07'),
    (w) => (w.photo.expires = '2015-01-08'),
  ),
  'asset.not-for-press': text(
    (w) => (w.document.pressUse = 'restricted'),
    (w) => (w.document.pressUse = 'unset'),
    'takeOut',
  ),
  'asset.territory-unsaid': text(
    (w) => (w.photo.territory = 'Denmark'),
    (w) => {
      w.photo.territory = 'worldwide';
      w.other.territory = 'Denmark';
      w.other.usageTerms = 'For use in denmark only.';
    },
    'set',
  ),
  'asset.consent-expired': text(
    (w) => w.consents.set(w.photo.id, [{ title: 'Consent', expires: '2014-12-07' }]),
    (w) => w.consents.set(w.photo.id, [{ title: 'Consent', expires: '2014-12-08' }]),
    'takeOut',
  ),
  'asset.consent-ends-before-embargo': text(
    (w) => {
      embargo(w);
      w.consents.set(w.photo.id, [{ title: 'Consent', expires: '2014-12-09' }]);
    },
    (w) => {
      embargo(w);
      w.consents.set(w.photo.id, [{ title: 'Consent', expires: null }]);
    },
    'takeOut',
  ),

  'asset.original-missing': text(
    (w) => (w.document.originalExists = false),
    (w) => (w.document.isMissing = true),
    'takeOut',
  ),
  'asset.in-trash': text(
    (w) => (w.photo.trashedAt = w.now),
    (w) => (w.photo.trashedAt = null),
    'restore',
  ),
  'photo.not-a-picture': text(
    (w) => (w.photo.hasPreview = false),
    (w) => (w.document.hasPreview = false),
    'move',
  ),
  'photo.small-for-print': text(
    (w) => {
      w.photo.width = 1799;
      w.photo.height = 1200;
    },
    (w) => {
      w.photo.width = 1200;
      w.photo.height = 1800;
    },
  ),
  'photo.colour-space': text(
    (w) => (w.photo.colourSpace = 'CMYK'),
    (w) => (w.photo.colourSpace = 'Display P3'),
  ),
  'photo.profile-missing': text(
    (w) => {
      w.photo.colourSpace = 'CMYK';
      w.photo.hasProfile = false;
    },
    (w) => (w.photo.hasProfile = false),
  ),
  'asset.location-in-original': text(
    (w) => {
      w.photo.hasLocation = true;
      w.kit.originals = 'as-delivered';
    },
    (w) => {
      w.photo.hasLocation = true;
      w.kit.originals = 'without-location';
    },
    'set',
  ),
  'asset.serial-in-original': text(
    (w) => {
      w.photo.facts = { serials: 'in the file' };
      w.kit.originals = 'as-delivered';
    },
    (w) => {
      w.photo.facts = { serials: 'in the file' };
      w.kit.originals = 'with-metadata';
    },
    'set',
  ),
  'photo.original-stays-out': text(
    (w) => {
      w.photo.mime = 'image/heic';
      w.kit.originals = 'with-metadata';
    },
    (w) => {
      w.photo.mime = 'image/tiff';
      w.kit.originals = 'without-location';
    },
    'rendition',
  ),
  'document.refused-type': text(
    (w) => (w.document.filename = 'tool.exe '),
    (w) => (w.document.filename = 'exe.pdf'),
    'takeOut',
  ),
  'document.unusual-format': text(
    (w) => (w.document.filename = 'poster.indd'),
    (w) => (w.document.filename = 'poster.docx'),
  ),

  'logo.superseded': text(
    (w) => {
      if (w.logo.variant !== null) w.logo.variant.status = 'superseded';
    },
    (w) => {
      if (w.logo.variant !== null) w.logo.variant.supersededBy = w.white.variant?.id ?? null;
    },
    'takeOut',
  ),
  'logo.no-vector': text(
    (w) => {
      w.logo.variant = null;
      w.logo.mime = 'image/png';
    },
    (w) => {
      w.logo.variant = null;
      w.logo.mime = 'application/pdf';
    },
  ),
  'logo.white-on-light': text(
    (w) => {
      if (w.white.variant !== null) w.white.variant.ground = 'light';
    },
    (w) => {
      if (w.white.variant !== null) w.white.variant.ground = 'photo';
    },
    'correct',
  ),
  'logo.black-on-dark': text(
    (w) => {
      if (w.white.variant !== null) w.white.variant.colourway = 'black';
    },
    (w) => {
      if (w.logo.variant !== null) w.logo.variant.colourway = 'black';
    },
    'correct',
  ),
  'logo.no-dark-version': text(
    (w) => w.logos.splice(1, 1),
    (w) => w.logos.splice(0, 2),
    'add',
  ),
  'logo.no-light-version': text(
    (w) => w.logos.splice(0, 1),
    (w) => w.logos.splice(0, 2),
    'add',
  ),
  'logo.one-colour-missing': text(
    (w) => {
      if (w.logo.variant !== null) w.drawable.add(w.logo.variant.id);
    },
    (w) => {
      if (w.logo.variant === null) return;
      w.drawable.add(w.logo.variant.id);
      w.logo.variant.colourway = 'greyscale';
    },
    'draw',
  ),
  'logo.unsafe': text(
    (w) => (w.logo.facts = { artwork: 'unsafe' }),
    (w) => (w.logo.facts = { artwork: 'filters' }),
  ),
  'logo.live-text': text(
    (w) => (w.logo.facts = { artwork: 'text not outlined, filters' }),
    (w) => (w.photo.facts = { artwork: 'text not outlined' }),
  ),

  'kit.empty': text(
    (w) => {
      for (const list of [w.releases, w.photos, w.logos, w.documents]) list.length = 0;
    },
    (w) => {
      for (const list of [w.releases, w.photos, w.logos]) list.length = 0;
    },
  ),
  'kit.date-missing': text(
    (w) => (w.kit.date = null),
    (w) => (w.kit.date = '2014-12-09'),
    'set',
  ),
  'kit.contact-missing': text(
    (w) => (w.contacts.length = 0),
    (w) => (w.contact.isDesk = true),
    'add',
  ),
  'kit.organisation-missing': text(
    (w) => (w.organisation = null),
    (w) => (w.release.organisationId = null),
    'set',
  ),
  'kit.language-differs': text(
    (w) => (w.kit.language = 'de'),
    (w) => (w.kit.language = 'da'),
    'set',
  ),
  'kit.reference-missing': text(
    (w) => w.missing.push('ast_0000000000000009'),
    (w) => w.photos.pop(),
    'takeOut',
  ),
  'kit.name-rule': text(
    (w) => (w.plan = (plan) => ({ ...plan, files: plan.files.map((file) => ({ ...file, path: `Ä/${file.path}` })) })),
    (w) => (w.plan = (plan) => plan),
  ),
  'kit.path-too-long': text(
    (w) => {
      if (w.logo.variant !== null) Object.assign(w.logo.variant, { lockup: a(60), colourway: a(60), brandName: a(60) });
    },
    (w) => {
      if (w.logo.variant !== null) Object.assign(w.logo.variant, { lockup: a(10), colourway: a(10), brandName: a(60) });
    },
  ),
  'kit.asset-twice': text(
    (w) => w.extra.push({ kind: 'documents', item: { kind: 'asset', assetId: w.photo.id, title: '', caption: '' } }),
    (w) => w.extra.push({ kind: 'releases', item: { kind: 'release', releaseId: w.release.id } }),
    'takeOut',
  ),
  'kit.same-picture': text(
    (w) => w.alike.push({ one: w.photo.id, other: w.other.id, isSame: true }),
    (w) => w.alike.push({ one: w.photo.id, other: 'ast_0000000000000099' as AssetId, isSame: true }),
    'takeOut',
  ),
  'kit.look-alike': text(
    (w) => w.alike.push({ one: w.photo.id, other: w.other.id, isSame: false }),
    (w) => w.alike.push({ one: w.photo.id, other: w.other.id, isSame: true }),
    'takeOut',
  ),
  'kit.too-large-for-mail': text(
    (w) => (w.document.bytes = 25_000_000),
    (w) => (w.document.bytes = 15_000_000),
  ),
  'kit.lite-too-large': text(
    (w) => {
      w.kit.tier = 'lite';
      w.document.bytes = 10_000_000;
    },
    (w) => {
      w.kit.tier = 'lite';
      w.photos.length = 0;
    },
  ),
  'kit.page-too-large': text(
    (w) => (w.photos = Array.from({ length: 90 }, () => w.photo)),
    (w) => (w.photos = Array.from({ length: 40 }, () => w.photo)),
  ),

  'contact.unreachable': text(
    (w) => Object.assign(w.contact, { phone: '', email: '' }),
    (w) => (w.contact.phone = ''),
    'write',
  ),
  'contact.phone-missing': text(
    (w) => (w.contact.phone = ''),
    (w) => Object.assign(w.contact, { phone: '', email: '' }),
    'write',
  ),
  'contact.email-missing': text(
    (w) => (w.contact.email = ''),
    (w) => (w.colleague.email = ''),
    'write',
  ),
  'contact.phone-national': text(
    (w) => (w.contact.phone = '33 66 33 66'),
    (w) => (w.contact.phone = '0045 33663366'),
    'correct',
  ),

  'embargo.unclear': text(
    (w) => (w.release.embargoNote = 'Not before Tuesday'),
    (w) => {
      embargo(w);
      w.release.embargoNote = 'Not before Tuesday';
    },
  ),
  'embargo.without-zone': text(
    (w) => (w.release.embargoNote = 'Embargo 10 December 09:00'),
    (w) => (w.release.embargoNote = 'Not before Tuesday'),
  ),
  'embargo.past': text(
    (w) => embargo(w, PAST),
    (w) => embargo(w),
    'remove',
  ),
  'embargo.year': text(
    (w) => embargo(w, { ...LATER, until: '+010000-01-01T00:00:00.000Z' }),
    (w) => embargo(w, { ...LATER, until: '9999-12-31T00:00:00.000Z' }),
  ),
  'embargo.differs': text(
    (w) => (w.release.embargo = LATER),
    (w) => embargo(w, { ...LATER, until: '2014-12-10T09:00:00.000+01:00' }),
    'set',
  ),
  'embargo.zone-differs': text(
    (w) => {
      embargo(w);
      w.release.embargo = { ...LATER, timeZone: 'Asia/Shanghai' };
    },
    (w) => embargo(w),
    'set',
  ),
  'embargo.release-out': text(
    (w) => {
      w.kit.embargo = LATER;
      w.release.status = 'published';
    },
    (w) => {
      embargo(w);
      w.release.status = 'published';
    },
    'remove',
  ),

  'release.headline-missing': text(
    (w) => (w.release.headline = ''),
    (w) => (w.release.headline = 'Bridges'),
    'write',
  ),
  'release.headline-long': text(
    (w) => (w.release.headline = a(101)),
    (w) => (w.release.headline = a(100)),
    'write',
  ),
  'release.date-missing': text(
    (w) => {
      w.release.date = null;
      w.danish.date = null;
    },
    (w) => (w.release.date = '2014-12-07'),
    'set',
  ),
  'release.date-impossible': text(
    (w) => w.release.body.push('The next one opens on 31 November 2015.'),
    (w) => w.release.body.push('The next one opens on 30 November 2015.'),
  ),
  'release.weekday-wrong': text(
    (w) => w.release.body.push('The next one opens on Tuesday 9 December 2015.'),
    (w) => w.release.body.push('The next one opens on Wednesday 9 December 2015.'),
  ),
  'release.embargo-missing': text(
    (w) => (w.release.status = 'embargoed'),
    (w) => (w.release.status = 'published'),
  ),
  'release.figure-not-in-text': text(
    (w) => w.release.figures.push({ text: '99 boats', value: 99, unit: 'boats', sentence: '' }),
    (w) => w.release.figures.push({ text: '3 districts', value: 3, unit: 'districts', sentence: '' }),
    'remove',
  ),
  'release.quote-without-speaker': text(
    (w) => w.release.quotes.push({ text: 'The bridges join 3 districts', speaker: ' ', role: '' }),
    (w) => w.release.quotes.push({ text: 'The bridges join 3 districts', speaker: 'Anne Hansen', role: '' }),
  ),
  'release.quote-not-in-text': text(
    (w) => w.release.quotes.push({ text: 'The bridges join four districts', speaker: 'Anne Hansen', role: '' }),
    (w) => w.release.quotes.push({ text: 'bridges join 3 districts.', speaker: 'Anne Hansen', role: '' }),
  ),
  'release.quotes-mixed': text(
    (w) => w.release.body.push('"They do," says Anne Hansen.'),
    (w) => w.release.body.push('“They do,” says Anne Hansen.'),
    'correct',
  ),
  'release.doubled-word': text(
    (w) => w.release.body.push('This is the the end.'),
    (w) => w.release.body.push('She had had enough.'),
    'correct',
  ),
  'release.boilerplate-missing': text(
    (w) => (w.release.boilerplate = ''),
    (w) => {
      w.release.boilerplate = '';
      if (w.organisation !== null) w.organisation.boilerplate = { en: 'Copenhagen is the capital of Denmark.' };
    },
  ),
  'release.contact-dead': text(
    (w) => {
      w.release.contactIds = ['con_0000000000000009' as ContactId];
      w.danish.contactIds = w.release.contactIds;
    },
    (w) => {
      w.release.contactIds = [];
      w.danish.contactIds = [];
    },
    'correct',
  ),
  'release.contact-not-in-kit': text(
    (w) => w.release.contactIds.push(w.colleague.id),
    (w) => {
      w.release.contactIds.push(w.colleague.id);
      w.contacts.push(w.colleague);
    },
    'add',
  ),
  'release.not-approved': text(
    (w) => (w.release.status = 'draft'),
    (w) => (w.release.status = 'published'),
    'approve',
  ),
  'release.withdrawn': text(
    (w) => (w.release.status = 'withdrawn'),
    (w) => (w.release.status = 'corrected'),
    'takeOut',
  ),

  'language.release-missing': text(
    (w) => w.releases.push({ ...w.release, id: 'rel_0000000000000003' as never, translationOf: null }),
    (w) => w.releases.pop(),
  ),
  'language.numbers-differ': text(
    (w) => (w.danish.body[1] = '»Broerne samler 4 bydele,« siger Anne Hansen, overborgmester.'),
    (w) => (w.danish.body[1] = '»Broerne samler tre bydele,« siger Anne Hansen, overborgmester.'),
  ),
  'language.dates-differ': text(
    (w) => (w.danish.body[0] = w.danish.body[0]?.replace('mandag den 8.', 'tirsdag den 9.') ?? ''),
    (w) => (w.danish.body[0] = w.danish.body[0]?.replace('mandag den 8. december 2014', '8. december') ?? ''),
  ),
  'language.links-differ': text(
    (w) => (w.danish.body[0] = w.danish.body[0]?.replace('bridges', 'broer') ?? ''),
    (w) =>
      (w.danish.body[0] = w.danish.body[0]?.replace('https://city.example/bridges', '[her](https://city.example/bridges)') ?? ''),
  ),
  'language.names-missing': text(
    (w) => (w.danish.body[1] = '»Broerne samler 3 bydele,« siger overborgmesteren.'),
    (w) => (w.danish.body[1] = '»Broerne samler 3 bydele,« siger A. Hansen.'),
  ),
  'language.date-differs': text(
    (w) => (w.danish.date = '2014-12-09'),
    (w) => (w.danish.dateline = 'København'),
    'set',
  ),
  'language.contacts-differ': text(
    (w) => (w.danish.contactIds = []),
    (w) => {
      w.danish.contactIds = [];
      w.release.contactIds = [];
    },
    'set',
  ),
  'language.blocks-differ': text(
    (w) => w.danish.body.push('Broerne er åbne.'),
    (w) => {
      w.danish.body.push('Broerne er åbne.');
      w.release.body.push('The bridges are open.');
    },
  ),
  'language.untranslated': text(
    (w) => {
      for (const release of w.releases) release.body.push('The bridges are open to everybody who walks or rides a bicycle.');
    },
    (w) => {
      for (const release of w.releases) release.body.push('Dronning Louises Bro, Knippelsbro, Langebro.');
    },
  ),

  'theme.colour-changed': text(
    (w) => {
      if (w.organisation !== null) w.organisation.theme.primary = '#f2c200';
    },
    (w) => {
      if (w.organisation !== null) w.organisation.theme.primary = '#f2c200';
      w.kit.themeOverride = { primary: '#7a5c00' };
    },
    'set',
  ),
  'theme.typeface-restricted': text(
    (w) => {
      w.kit.themeOverride = { primary: '#0b4f79', headingFontId: w.typeface.id };
      w.typeface.facts = { ...w.typeface.facts, embedding: 'print and view only, no subsetting' };
    },
    (w) => {
      w.kit.themeOverride = { headingFontId: w.typeface.id };
      w.typeface.facts = { ...w.typeface.facts, embedding: 'editable documents, no subsetting' };
    },
    'remove',
  ),
  'theme.typeface-unusable': text(
    (w) => (w.kit.themeOverride = { headingFontId: 'ast_0000000000000041' as AssetId }),
    (w) => (w.kit.themeOverride = { headingFontId: w.typeface.id }),
    'remove',
  ),
  'theme.typeface-licence-missing': text(
    (w) => {
      w.kit.themeOverride = { headingFontId: w.typeface.id };
      w.typeface.usageTerms = ' ';
    },
    (w) => {
      w.kit.themeOverride = { headingFontId: w.typeface.id };
      w.typeface.usageTerms = '';
      w.typeface.licenseUrl = 'https://openfontlicense.org';
    },
    'write',
  ),
  'theme.logo-unusable': text(
    (w) => (w.mastheadLogo = null),
    (w) => {
      w.mastheadLogo = null;
      if (w.organisation !== null) w.organisation.logoAssetId = null;
    },
  ),
};

/** Further ways in which a fix depends on what the library has. */
export const FIXES: readonly {
  readonly what: string;
  readonly rule: RuleId;
  readonly act: Act;
  readonly breaks: (world: World) => void;
}[] = [
  {
    what: 'terms of use are taken from the kit',
    rule: 'photo.licence-missing',
    act: 'set',
    breaks: (w) => {
      w.photo.usageTerms = '';
      w.kit.license = 'Free for editorial use.';
    },
  },
  {
    what: 'a superseded logo gives way to the one that replaces it',
    rule: 'logo.superseded',
    act: 'replace',
    breaks: (w) => {
      if (w.logo.variant !== null) Object.assign(w.logo.variant, { status: 'superseded', supersededBy: w.white.variant?.id });
    },
  },
  {
    what: 'a logo in colours is joined by the white one that the brand has',
    rule: 'logo.one-colour-missing',
    act: 'add',
    breaks: (w) => w.logos.splice(1, 1),
  },
  {
    what: 'a logo of pixels gives way to the vector of its variant',
    rule: 'logo.no-vector',
    act: 'replace',
    breaks: (w) => {
      const vector = { ...w.logo, id: 'ast_0000000000000090' as AssetId };
      if (w.logo.variant !== null) w.logo.variant.files = [fileOf(vector, true), fileOf(w.logo, false)];
    },
  },
  {
    what: 'a photo among the documents is moved where its traces are left out',
    rule: 'asset.location-in-original',
    act: 'move',
    breaks: (w) => {
      w.documents.push({ ...w.photo, id: 'ast_0000000000000091' as AssetId, hasLocation: true });
    },
  },
  {
    what: 'a picture in a format that few can open becomes a photo',
    rule: 'document.unusual-format',
    act: 'move',
    breaks: (w) => {
      w.documents.push({ ...w.photo, id: 'ast_0000000000000092' as AssetId, filename: 'bridge.tif' });
    },
  },
  {
    what: 'an unclear note becomes the embargo of the kit',
    rule: 'embargo.unclear',
    act: 'set',
    breaks: (w) => {
      embargo(w);
      w.release.embargo = null;
      w.release.embargoNote = 'Not before Tuesday';
    },
  },
  {
    what: 'a translation that the library has is added',
    rule: 'language.release-missing',
    act: 'add',
    breaks: (w) => {
      const second = { ...w.release, id: 'rel_0000000000000003' as never };
      w.releases.push(second);
      w.versions.push(second, { ...w.danish, id: 'rel_0000000000000004' as never, translationOf: second.id });
    },
  },
  {
    what: 'a number that no plan has is written anew',
    rule: 'contact.phone-national',
    act: 'write',
    breaks: (w) => (w.contact.phone = '12 34'),
  },
];
