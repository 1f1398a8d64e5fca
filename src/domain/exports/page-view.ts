import type { Release } from '#contract/releases.ts';
import { formatDateLong, formatInstant, formatUtcTime, inUtc } from '../dates.ts';
import { blocksOf, bodyOfDocument, buildReleaseDocument } from '../releases/document.ts';
import { plainBlocks } from '../releases/texts/marks.ts';
import type { KitAsset, KitContent } from './content.ts';
import { paragraphOf, titleOf } from './content.ts';
import { themeOf } from './kit-theme.ts';
import { identifierOf } from './manifest.ts';
import { languageInItself } from './page/languages.ts';
import { buildPageTheme } from './page/theme.ts';
import type {
  PageFile,
  PageFolder,
  PageLanguage,
  PageLogo,
  PageMasthead,
  PagePhoto,
  PageRelease,
  PageView,
} from './page/view.ts';
import { fileWords, wordsFor } from './page/words.ts';
import { type Plan, type PlanFile, photoGroup } from './plan.ts';
import { storyOf } from './story.ts';
import { compareBytes } from './sums.ts';
import { typefacesOf } from './typefaces.ts';
import { inReadingOrder, licenceName } from './wording.ts';

/** What the page needs beside content and plan: real or estimated sizes, and small pictures as `data:` addresses by asset id. */
export interface PageMaterial {
  bytesOf(path: string): number;
  readonly previews: ReadonlyMap<string, string>;
  readonly lead: string | null;
  /** In the app: the kit's own typefaces as `data:` addresses by asset id. */
  readonly fonts?: ReadonlyMap<string, string>;
  readonly generator: string;
  readonly isPreview: boolean;
}

/** The press page of an export as a value: the plan's files in the reader's order. */
export function buildPageView(content: KitContent, plan: Plan, material: PageMaterial): PageView {
  const { kit, organisation } = content;
  const lead = content.photos[0];
  const releases = content.releases.map((release, index) => pageRelease(content, plan, material, index, release));
  const languages = languagesOf(content);
  const words = wordsFor(kit.language);
  return {
    language: kit.language,
    languages,
    title: titleOf(content),
    note: paragraphs(kit.note),
    standfirst: standfirstOf(content),
    status:
      kit.embargo === null
        ? { kind: 'none' }
        : {
            kind: 'embargo',
            untilUtc: inUtc(kit.embargo.until),
            long: formatInstant(kit.embargo.until, kit.embargo.timeZone, kit.language),
            zones: [formatUtcTime(kit.embargo.until, kit.embargo.timeZone, kit.language)],
          },
    organisation: {
      name: organisation?.name ?? '',
      website: organisation?.website ?? '',
      about: paragraphs(
        organisation?.boilerplate[kit.language] ?? organisation?.boilerplate.en ?? content.releases[0]?.boilerplate ?? '',
      ),
      aboutIn: languages.slice(1).flatMap(({ language }) => {
        const about = paragraphs(organisation?.boilerplate[language] ?? '');
        return about.length === 0 ? [] : [{ language, about }];
      }),
      facts: (organisation?.facts ?? []).map((fact) => ({ value: String(fact.value), label: fact.label })),
    },
    date: plan.date,
    dateLong: formatDateLong(plan.date, kit.language),
    version: content.version,
    theme: buildPageTheme(themeOf(content)),
    fonts: plan.files.some((file) => file.source.kind === 'font'),
    typefaces: typefacesOf(content, plan.date).flatMap(({ part, asset, format, isVariable }) => {
      const file = plan.files.find(({ source }) => source.kind === 'typeface' && source.asset.id === asset.id);
      const src = material.fonts?.get(asset.id) ?? file?.path;
      return src === undefined ? [] : [{ part, src, format, isVariable }];
    }),
    logo: masthead(content, material),
    lead:
      lead === undefined || material.lead === null || lead.width === null || lead.height === null
        ? null
        : {
            src: material.lead,
            alt: lead.altText,
            width: lead.width,
            height: lead.height,
            credit: lead.credit,
            photoId: photoGroup(0, content.photos.length),
            focus: { x: 50, y: 50 },
          },
    releases,
    figures: content.figures.map(({ release, figure }) => ({
      text: figure.text,
      label: '',
      sentence: figure.sentence,
      language: release.language,
      source: sourceIn(content, release, figure.sentence),
    })),
    quotes: content.quotes.map(({ release, quote }) => ({
      text: quote.text,
      speaker: quote.speaker,
      role: quote.role,
      language: release.language,
      source: sourceIn(content, release, quote.text),
    })),
    photos: photos(content, plan, material, languages),
    // what is to be looked at comes before the table
    photoFiles: [...sheetsIn('photos', plan), ...plan.files.filter((file) => file.role === 'captions')].map((file) =>
      pageFile(file, material, kit.language),
    ),
    photosNote: '',
    logos: logos(content, plan, material),
    logosNote: '',
    palette:
      organisation === null || content.logos.length + content.variants.length === 0
        ? []
        : [
            { name: words.palette.primary, hex: organisation.theme.primary },
            { name: words.palette.secondary, hex: organisation.theme.secondary },
            { name: words.palette.ink, hex: organisation.theme.ink },
          ],
    documents: plan.files
      .filter((file) => file.role === 'document')
      .map((file) => ({
        title: file.source.kind === 'original' ? file.source.asset.title : '',
        note: '',
        file: pageFile(file, material, kit.language),
      })),
    contacts: content.contacts.map((contact) => {
      const vcard = plan.files.find((file) => file.source.kind === 'vcard' && file.source.contact.id === contact.id);
      return {
        name: contact.name,
        role: contact.role,
        phone: contact.phone,
        email: contact.email,
        note: contact.note,
        isPrimary: contact.id === organisation?.primaryContactId,
        vcard: vcard === undefined ? null : pageFile(vcard, material, kit.language),
      };
    }),
    contactFiles: sheetsIn('contacts', plan).map((file) => pageFile(file, material, kit.language)),
    folders: folders(plan, material),
    filePrefix: `${plan.date}_${storyOf(kit)}_`,
    total: { files: plan.files.length, bytes: plan.files.reduce((sum, file) => sum + material.bytesOf(file.path), 0) },
    licence: [kit.license || words.licenceDefault],
    copyright: organisation === null ? '' : `© ${plan.date.slice(0, 4)} ${organisation.name}`,
    verification:
      content.signer === undefined
        ? { signed: false }
        : { signed: true, signer: content.signer.address, fingerprint: content.signer.fingerprint },
    identifier: identifierOf(content, plan),
    generator: material.generator,
    isPreview: material.isPreview,
    isSite: plan.pagePath === 'index.html',
  };
}

const paragraphs = (text: string): string[] => text.split(/\n{2,}/).filter((part) => part.trim() !== '');

/** The kit's own language, then those of its releases in their order: what else is translated (captions, boilerplate) joins these. */
function languagesOf({ kit, releases }: KitContent): PageLanguage[] {
  const tags = [...new Set([kit.language, ...releases.map((release) => release.language)])];
  return tags.map((language) => {
    const index = releases.findIndex((release) => release.language === language);
    return { language, name: languageInItself(language), releaseId: index < 0 ? null : releaseId(index) };
  });
}

const releaseId = (index: number): string => `release-${index + 1}`;

/** Where words stand on the page; null for words of a release that is not in the kit. */
function sourceIn(content: KitContent, release: Release, words: string) {
  const index = content.releases.findIndex(({ id }) => id === release.id);
  const paragraph = index < 0 ? null : paragraphOf(release, words);
  return paragraph === null ? null : { releaseId: releaseId(index), paragraph };
}

function pageRelease(
  content: KitContent,
  plan: Plan,
  material: PageMaterial,
  index: number,
  release: KitContent['releases'][number],
): PageRelease {
  const people = content.contacts.filter((contact) => release.contactIds.includes(contact.id));
  const document = buildReleaseDocument(release, content.organisation, people, { timeZone: content.kit.timeZone });
  return {
    id: releaseId(index),
    language: release.language,
    headline: document.title,
    subheadline: release.subheadline,
    byline: [blocksOf(document, 'byline')[0]?.text, document.dateLong]
      .filter((part) => part !== undefined && part !== '')
      .join(', '),
    dateline: release.dateline,
    body: bodyOfDocument(document),
    notes: release.notes,
    words: release.words,
    files: plan.files
      .filter(
        (file) =>
          ((file.source.kind === 'release' || file.source.kind === 'sheet') && file.source.release.id === release.id) ||
          (index === 0 && file.source.kind === 'calendar'),
      )
      .toSorted((a, b) => order(a) - order(b))
      .map((file) => pageFile(file, material, content.kit.language)),
  };
}

/** Formats in the order in which a desk asks for them. */
const order = (file: PlanFile): number =>
  file.source.kind === 'release' ? ['pdf', 'docx', 'txt', 'html', 'md', 'ninjs'].indexOf(file.source.format) : 9;

function pageFile(file: PlanFile, material: PageMaterial, language: string): PageFile {
  const { label, note } = fileWords(file.path, language);
  return { label, note: ownNote(file, language) ?? note, path: file.path, bytes: material.bytesOf(file.path) };
}

/** What a file is called that its ending alone says too little of. */
function ownNote({ source }: PlanFile, language: string): string | null {
  const words = wordsFor(language);
  switch (source.kind) {
    case 'sheet':
      return words.quotesFile;
    case 'contact-sheet':
      return words.contactSheet;
    case 'press-contacts':
      return words.contactsSheet;
    case 'chosen-sheet':
      return source.sheet.title;
    default:
      return null;
  }
}

/** The sheets of a folder: the one of the whole kit first, then those that were chosen. */
const sheetsIn = (folder: 'photos' | 'contacts', plan: Plan): PlanFile[] =>
  plan.files
    .filter(({ role, path }) => role === 'contact-sheet' && path.startsWith(`${folder}/`))
    .toSorted((a, b) => Number(a.source.kind === 'chosen-sheet') - Number(b.source.kind === 'chosen-sheet'));

function photos(content: KitContent, plan: Plan, material: PageMaterial, languages: readonly PageLanguage[]): PagePhoto[] {
  return content.photos.flatMap((asset, index) => {
    const renditions = plan.files.flatMap((file) =>
      file.source.kind === 'photo' && file.source.asset.id === asset.id ? [{ path: file.path, source: file.source }] : [],
    );
    const [high = null, web = null] = (['high-res', 'web'] as const).map((rendition) => {
      const found = renditions.find((one) => one.source.rendition === rendition);
      return found === undefined ? null : { path: found.path, ...found.source.size, bytes: material.bytesOf(found.path) };
    });
    const shown = high ?? web;
    if (shown === null) return [];
    const original = plan.files.find((file) => file.source.kind === 'photo-original' && file.source.asset.id === asset.id);
    const number = index + 1;
    return [
      {
        id: photoGroup(index, content.photos.length),
        number,
        title: asset.title,
        caption: asset.caption,
        captions: languages.flatMap(({ language }) => {
          const caption = asset.translations[language]?.caption ?? '';
          return language === asset.language || caption.trim() === '' || caption === asset.caption ? [] : [{ language, caption }];
        }),
        altText: asset.altText,
        creator: asset.creator,
        credit: asset.credit,
        copyright: asset.copyright,
        license: { name: licenceName(asset.licenseUrl), url: asset.licenseUrl },
        usageTerms: asset.usageTerms,
        src: material.previews.get(asset.id) ?? '',
        aspect: shown.width / shown.height,
        highRes: high,
        web,
        original:
          original === undefined || asset.width === null || asset.height === null
            ? null
            : { path: original.path, width: asset.width, height: asset.height, bytes: material.bytesOf(original.path) },
        expires: asset.expires,
      },
    ];
  });
}

function logos(content: KitContent, plan: Plan, material: PageMaterial): PageLogo[] {
  return [...fileLogos(content, plan, material), ...variantLogos(content, plan, material)];
}

function variantLogos(content: KitContent, plan: Plan, material: PageMaterial): PageLogo[] {
  return content.variants.flatMap(({ variant, master }) => {
    const files = plan.files.filter(({ source }) => source.kind === 'logo-variant' && source.logo.variant.id === variant.id);
    if (files.length === 0 || master === null) return [];
    return [
      {
        title: master.title || `${variant.brandName}, ${variant.lockup}, ${variant.colourway}`,
        altText: master.altText,
        ground: groundOf(variant.ground),
        src: material.previews.get(master.id) ?? '',
        files: files
          .toSorted((a, b) => compareBytes(a.path, b.path))
          .map((file) => pageFile(file, material, content.kit.language)),
      },
    ];
  });
}

function fileLogos(content: KitContent, plan: Plan, material: PageMaterial): PageLogo[] {
  return content.logos.flatMap((asset) => {
    const files = plan.files.filter(
      (file) => file.role === 'logo' && 'asset' in file.source && file.source.asset.id === asset.id,
    );
    if (files.length === 0) return [];
    return [
      {
        title: asset.title,
        altText: asset.altText,
        ground: asset.variant === null ? 'light' : groundOf(asset.variant.ground),
        src: material.previews.get(asset.id) ?? '',
        files: files
          .toSorted((a, b) => compareBytes(a.path, b.path))
          .map((file) => pageFile(file, material, content.kit.language)),
      },
    ];
  });
}

const groundOf = (ground: NonNullable<KitAsset['variant']>['ground']): PageLogo['ground'] =>
  ground === 'photo' ? 'dark' : ground;

function masthead(content: KitContent, material: PageMaterial): PageMasthead | null {
  const logo = content.mastheadLogo;
  const light = logo === null ? undefined : material.previews.get(logo.id);
  if (logo === null || light === undefined || logo.width === null || logo.height === null) return null;
  const dark = content.mastheadLogoDark === null ? null : (material.previews.get(content.mastheadLogoDark.id) ?? null);
  return { light, dark, alt: content.organisation?.name ?? logo.altText, width: logo.width, height: logo.height };
}

/** Folders of the kit with their files; photos are counted per folder, not listed, which keeps the page small. */
function folders(plan: Plan, material: PageMaterial): PageFolder[] {
  const names = inReadingOrder(
    new Set(plan.files.filter((file) => file.path.includes('/')).map((file) => file.path.slice(0, file.path.indexOf('/')))),
  );
  const bytesOf = (files: readonly PlanFile[]): number => files.reduce((sum, file) => sum + material.bytesOf(file.path), 0);
  return names.map((name) => {
    const inside = plan.files.filter((file) => file.path.startsWith(`${name}/`));
    const pictures = inside.filter((file) => file.role === 'photo');
    const groups = [...new Set(pictures.map((file) => file.path.slice(0, file.path.lastIndexOf('/'))))].map((path) => {
      const group = pictures.filter((file) => file.path.startsWith(`${path}/`));
      return { path, count: group.length, bytes: bytesOf(group) };
    });
    const listed = inside
      .filter((file) => file.role !== 'photo')
      .map((file) => ({ path: file.path, bytes: material.bytesOf(file.path) }));
    return { name, count: inside.length, bytes: bytesOf(inside), files: listed, groups };
  });
}

/** What stands under the headline: the subheadline of the first release, else the first sentences of its text; '' without a release. */
export const standfirstOf = ({ releases: [first] }: Pick<KitContent, 'releases'>): string =>
  first === undefined ? '' : first.subheadline || firstSentences(plainBlocks(first.body)[0] ?? '');

/** The first two sentences of a text, at most 300 characters. */
function firstSentences(text: string): string {
  const sentences = text.match(/[^.!?]+[.!?]+["”’»]?(\s|$)/gu) ?? [text];
  let said = '';
  for (const sentence of sentences.slice(0, 2)) if (said.length + sentence.length <= 300) said += sentence;
  return said.trim();
}
