import type { Asset } from '#contract/assets.ts';
import { inUtc, inZone } from '../dates.ts';
import { slug } from '../names.ts';
import { cleanText } from '../releases/texts/clean.ts';
import type { KitContent } from './content.ts';
import { paragraphOf, titleOf } from './content.ts';
import { wordsFor } from './page/words.ts';
import type { Plan, PlanFile } from './plan.ts';
import { ignoredOf } from './preflight/ignored.ts';
import { storyOf } from './story.ts';
import { isOutsideManifest, type Json, KIT_FORMAT, VERIFY_PATHS } from './sums.ts';
import { conditionsOf } from './wording.ts';

/** Size and checksum of a file that has been made. */
export interface MadeFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/** MIME types by the ending of a kit path. */
const MIME: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
  html: 'text/html',
  json: 'application/json',
  ics: 'text/calendar',
  csv: 'text/csv',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  vcf: 'text/vcard',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  otf: 'font/otf',
};

/** The name by which a kit is known outside any library: organisation, date, story; the same from every library. */
export const identifierOf = (content: KitContent, plan: Plan): string =>
  [slug(content.organisation?.name ?? '') || 'press', plan.date, storyOf(content.kit)].filter((part) => part !== '').join('-');

/**
 * kit.json: what is in the kit, for machines, with the checksum of every file (kit-output.md, section 4). `uuid` is the UUID v5
 * of the identifier. Every path of the plan but those written later must have been made.
 */
export function buildManifest(
  content: KitContent,
  plan: Plan,
  made: ReadonlyMap<string, MadeFacts>,
  uuid: string,
  generatorVersion: string,
): Json {
  const { kit, organisation } = content;
  const ignored = ignoredOf(content).map((one) => ({ ...one }));
  const desk = content.contacts.find((contact) => contact.isDesk) ?? content.contacts[0];
  return cleaned({
    format: KIT_FORMAT,
    formatVersion: '1.0',
    '@context': 'https://schema.org',
    '@type': 'Collection',
    '@id': `urn:uuid:${uuid}`,
    identifier: identifierOf(content, plan),
    version: String(content.version),
    name: titleOf(content),
    inLanguage: kit.language,
    datePublished: plan.dated,
    embargo:
      kit.embargo === null
        ? null
        : {
            until: inZone(kit.embargo.until, kit.embargo.timeZone),
            untilUtc: inUtc(kit.embargo.until),
            timeZone: kit.embargo.timeZone,
          },
    conditionsOfAccess: conditionsOf(kit.embargo),
    publisher: {
      '@type': 'Organization',
      name: organisation?.name ?? '',
      url: organisation?.website || undefined,
      email: desk?.email || undefined,
      telephone: desk?.phone || undefined,
    },
    contactPoint: content.contacts.map((contact) => ({
      '@type': 'ContactPoint',
      contactType: 'press',
      name: contact.name,
      jobTitle: contact.role || undefined,
      telephone: contact.phone || undefined,
      email: contact.email || undefined,
      vcard: plan.files.find((file) => file.source.kind === 'vcard' && file.source.contact.id === contact.id)?.path,
    })),
    figures: content.figures.map(({ release, figure }) => ({
      value: figure.text,
      text: figure.sentence,
      paragraph: paragraphOf(release, figure.sentence),
      sentence: figure.sentence,
    })),
    quotes: content.quotes.map(({ release, quote }) => ({
      '@type': 'Quotation',
      text: quote.text,
      creator: quote.speaker === '' ? null : { '@type': 'Person', name: quote.speaker, jobTitle: quote.role || undefined },
      inLanguage: release.language,
      paragraph: paragraphOf(release, quote.text),
    })),
    about: {
      text: (organisation?.boilerplate[kit.language] ?? organisation?.boilerplate.en ?? '')
        .split(/\n{2,}/)
        .filter((text) => text.trim() !== ''),
      facts: (organisation?.facts ?? []).map((fact) => ({ value: String(fact.value), text: fact.label })),
    },
    license: kit.license || wordsFor(kit.language).licenceDefault,
    tier: plan.tier,
    signature:
      content.signer === undefined
        ? null
        : {
            type: 'sshsig',
            namespace: KIT_FORMAT,
            signer: content.signer.address,
            keyFingerprint: content.signer.fingerprint,
            covers: VERIFY_PATHS.sums,
            file: VERIFY_PATHS.signature,
          },
    ...(ignored.length === 0 ? {} : { preflight: { ignored } }),
    generator: { name: 'Dateline', version: generatorVersion },
    hasPart: plan.files.filter((file) => !isOutsideManifest(file.path)).map((file) => partOf(file, made)),
  });
}

/** Every text of a value without what no other file of the kit holds: control characters and half surrogates. */
function cleaned(value: Json | undefined): Json {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, cleaned(part)]])));
}

function partOf(file: PlanFile, made: ReadonlyMap<string, MadeFacts>): Json {
  const facts = made.get(file.path);
  if (facts === undefined) throw new Error(`${file.path} is in the plan and was not made.`);
  const { source } = file;
  const isPicture = file.role === 'photo' || file.role === 'logo';
  const common = {
    '@type': isPicture ? 'ImageObject' : 'MediaObject',
    contentUrl: file.path,
    encodingFormat:
      source.kind === 'original' || source.kind === 'photo-original'
        ? source.asset.mime
        : (MIME[file.path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'),
    bytes: facts.bytes,
    sha256: facts.sha256,
    role: file.role,
  };
  if (source.kind === 'photo' || source.kind === 'photo-original') {
    const { asset } = source;
    return {
      ...common,
      width: source.kind === 'photo' ? source.size.width : asset.width,
      height: source.kind === 'photo' ? source.size.height : asset.height,
      group: file.group,
      rendition: source.kind === 'photo' ? source.rendition : 'original',
      name: asset.title,
      caption: asset.caption,
      altText: asset.altText,
      creator: { name: asset.creator },
      creditText: asset.credit,
      copyrightNotice: asset.copyright,
      ...rightsOf(asset),
    };
  }
  if (file.role === 'logo') {
    const asset = source.kind === 'logo-variant' ? source.logo.master : 'asset' in source ? source.asset : null;
    const variant = source.kind === 'logo-variant' ? source.logo.variant : asset?.variant;
    return {
      ...common,
      ...('size' in source && source.size !== null ? { width: source.size.width, height: source.size.height } : {}),
      variant: variant == null ? undefined : `${slug(variant.lockup)}-${slug(variant.colourway)}`,
      altText: asset?.altText ?? '',
      ...(asset === null ? {} : rightsOf(asset)),
    };
  }
  if (source.kind === 'release' || source.kind === 'sheet')
    return { ...common, inLanguage: source.release.language, headline: source.release.headline };
  return common;
}

const rightsOf = (asset: Asset): { readonly [key: string]: Json } => ({
  license: asset.licenseUrl || null,
  usageTerms: asset.usageTerms,
  expires: asset.expires,
});
