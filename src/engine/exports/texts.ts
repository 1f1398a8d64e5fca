import type { KitAsset, KitContent } from '#domain/exports/content.ts';
import { titleOf } from '#domain/exports/content.ts';
import { writeEmbargoCalendar } from '#domain/exports/files/calendar.ts';
import { writeCaptionsCsv } from '#domain/exports/files/captions-csv.ts';
import { type LicensedPart, writeLicence } from '#domain/exports/files/licence.ts';
import { writeReadme } from '#domain/exports/files/readme.ts';
import { identifierOf } from '#domain/exports/manifest.ts';
import { wordsFor } from '#domain/exports/page/words.ts';
import { type Plan, photoGroup } from '#domain/exports/plan.ts';
import { inReadingOrder, licenceName } from '#domain/exports/wording.ts';

/** The small text files of a kit, each from content and plan alone. */

export function calendarText(content: KitContent, plan: Plan): string {
  const { embargo } = content.kit;
  if (embargo === null) throw new Error('A calendar was planned for a kit without an embargo.');
  return writeEmbargoCalendar({
    uid: `${identifierOf(content, plan)}@dateline`,
    stamp: plan.dated,
    until: embargo.until,
    timeZone: embargo.timeZone,
    title: titleOf(content),
    organisation: content.organisation?.name ?? '',
    date: plan.date,
    language: content.kit.language,
  });
}

export function captionsText(content: KitContent, plan: Plan): string {
  return writeCaptionsCsv(
    content.photos.flatMap((photo) => {
      const files = plan.files.flatMap((file) =>
        file.source.kind === 'photo' && file.source.asset.id === photo.id
          ? [{ ...file.source, path: file.path, group: file.group }]
          : [],
      );
      const high = files.find((file) => file.rendition === 'high-res');
      const web = files.find((file) => file.rendition === 'web');
      const group = (high ?? web)?.group;
      if (group === undefined) return [];
      return [
        {
          id: group,
          title: photo.title,
          caption: photo.caption,
          credit: photo.credit,
          licence: licenceName(photo.licenseUrl) || photo.usageTerms,
          licenceUrl: photo.licenseUrl,
          altText: photo.altText,
          highResFile: high?.path ?? '',
          highResPx: high === undefined ? '' : `${high.size.width}x${high.size.height}`,
          webFile: web?.path ?? '',
          webPx: web === undefined ? '' : `${web.size.width}x${web.size.height}`,
          expires: photo.expires ?? '',
          embargoUntil: content.kit.embargo?.until ?? '',
          creator: photo.creator,
          copyright: photo.copyright,
          usageTerms: photo.usageTerms,
        },
      ];
    }),
  );
}

export function readmeText(content: KitContent, plan: Plan): string {
  const { kit } = content;
  const words = wordsFor(kit.language);
  return writeReadme({
    language: kit.language,
    title: titleOf(content),
    organisation: content.organisation?.name ?? '',
    date: plan.date,
    version: content.version,
    embargo: content.kit.embargo,
    note: content.kit.note,
    startPage: plan.pagePath,
    folders: rootNames(plan).flatMap((name) => {
      const sentence = sentenceOn(name, content, plan);
      return sentence === '' ? [] : [{ name, sentence }];
    }),
    terms: [kit.license || words.licenceDefault, ...(content.photos.length === 0 ? [] : [words.readme.credit])],
    contacts: content.contacts,
    isSigned: content.signer !== undefined,
  });
}

const rootNames = (plan: Plan): string[] => inReadingOrder(new Set(plan.files.map(({ path }) => path.split('/')[0] ?? '')));

/** What README.txt says of a file or folder at the root of a kit: of folders the same as the page; '' of itself. */
function sentenceOn(name: string, { kit, photos }: KitContent, plan: Plan): string {
  const { readme, folder } = wordsFor(kit.language);
  const inside = plan.files.filter(({ path }) => path.startsWith(`${name}/`));
  switch (name) {
    case plan.pagePath:
      return readme.page;
    case 'LICENSE.txt':
      return readme.licence;
    case 'kit.json':
      return readme.machines;
    default: {
      const sentence = folder(name, (ending) => inside.some(({ path }) => path.endsWith(ending)), photos.length);
      // In the order of the page: what people open before what systems read.
      const formats = Object.keys(wordsFor(kit.language).formats).filter(
        (ending) =>
          ending !== 'json' && inside.some(({ source, path }) => source.kind === 'release' && path.endsWith(`.${ending}`)),
      );
      // Behind the release itself, before what lies beside it.
      const [release = '', ...beside] = sentence.split(', ');
      return formats.length === 0 ? sentence : [`${release} (${formats.join(', ').toUpperCase()})`, ...beside].join(', ');
    }
  }
}

export function licenceText(content: KitContent, plan: Plan): string {
  const part = (name: string, asset: KitAsset): LicensedPart => ({
    name,
    copyright: asset.copyright,
    credit: asset.credit === asset.copyright ? '' : asset.credit,
    terms: asset.usageTerms,
    licence: licenceName(asset.licenseUrl),
    licenceUrl: asset.licenseUrl,
    expires: asset.expires ?? '',
  });
  const marks = [...content.logos, ...content.variants.flatMap(({ master }) => (master === null ? [] : [master]))];
  return writeLicence({
    title: titleOf(content),
    copyright: content.organisation === null ? '' : `© ${plan.date.slice(0, 4)} ${content.organisation.name}`,
    terms: content.kit.license || wordsFor(content.kit.language).licenceDefault,
    language: content.kit.language,
    photos: content.photos.map((photo, index) =>
      part([photoGroup(index, content.photos.length), photo.title].filter((text) => text !== '').join(', '), photo),
    ),
    typefaces: plan.files.flatMap(({ source }) =>
      source.kind === 'typeface' ? [part(source.asset.title || source.asset.filename, source.asset)] : [],
    ),
    logos: marks.filter((mark) => mark.variant?.status !== 'superseded').map((mark) => part(mark.title || mark.filename, mark)),
  });
}
