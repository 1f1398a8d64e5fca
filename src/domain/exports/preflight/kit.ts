import type { Finding } from '#contract/exports.ts';
import type { SectionKind } from '#contract/kits.ts';
import { keyOf } from '../../kits/items.ts';
import { checkName } from '../../names.ts';
import type { KitAsset } from '../content.ts';
import { setKit, takeOut, takeOutAsset } from './deeds.ts';
import { assetSubject, type Checked, dayOf, everyAsset, type Found, kitSubject, logosOf, type Rule } from './rule.ts';
import { MAIL_LIMIT, PAGE_LIMIT } from './sentences-content.ts';

/** What an inlined picture of the page weighs at most, in bytes: 25 kB as base64 (kit-output.md, section 3). */
const INLINED_BYTES = 33_400;
/** What the page weighs without pictures, for a release of usual length, in bytes. */
const PAGE_TEXT_BYTES = 60_000;

const inMb = (bytes: number): number => Math.round(bytes / 1_000_000);

/** Rules of names that have to do with length; the others with letters. */
const isTooLong = (broken: string): boolean => broken === 'name_too_long' || broken === 'path_too_long';

const badNames = ({ content, plan }: Checked, counts: (broken: string) => boolean): Found[] =>
  plan.files.flatMap(({ path, source }) => {
    const broken = checkName(path).filter(counts);
    const subject: Finding['subject'] = 'asset' in source ? assetSubject(source.asset) : kitSubject(content);
    return broken.length === 0 ? [] : [{ subject, values: { path, broken: broken.join(', ') } }];
  });

/** Files that stand in more than one section; each section after the first is a finding. */
function inSeveralSections({ content }: Checked): Found[] {
  const first = new Map<string, SectionKind>();
  const assets = new Map<string, KitAsset>(everyAsset(content).map((asset) => [asset.id, asset]));
  return content.kit.sections.flatMap(({ kind, items }) =>
    items.flatMap((item): Found[] => {
      if (item.kind !== 'asset') return [];
      const asset = assets.get(item.assetId);
      const section = first.get(item.assetId);
      first.set(item.assetId, section ?? kind);
      if (asset === undefined || section === undefined || section === kind) return [];
      return [{ subject: assetSubject(asset), values: { section }, deed: takeOut(kind, keyOf(item)) }];
    }),
  );
}

/** Pictures of which another shows the same; the finding is at the smaller or later one, which goes out. */
const doubles =
  (isSame: boolean) =>
  ({ content, around }: Checked): Found[] => {
    const gone = new Set<string>();
    return around.alike.flatMap((pair) => {
      if (pair.isSame !== isSame) return [];
      const one = content.photos.find(({ id }) => id === pair.one);
      const other = content.photos.find(({ id }) => id === pair.other);
      if (one === undefined || other === undefined) return [];
      const [kept, lesser] = pixels(other) > pixels(one) ? [other, one] : [one, other];
      // of three copies two go, and none is named twice
      if (gone.has(lesser.id) || gone.has(kept.id)) return [];
      gone.add(lesser.id);
      return [
        {
          subject: assetSubject(lesser),
          values: { other: kept.title || kept.filename },
          deed: takeOutAsset(content, lesser),
        },
      ];
    });
  };

const pixels = ({ width, height }: KitAsset): number => (width ?? 0) * (height ?? 0);

/** The section in which something that is gone still stands. */
const sectionOf = ({ content }: Checked, key: string): SectionKind =>
  content.kit.sections.find(({ items }) => items.some((item) => keyOf(item) === key))?.kind ?? 'releases';

/** The kit as a whole: complete, of one piece, and of a size that arrives. */
export const KIT_RULES: readonly Rule[] = [
  {
    id: 'kit.empty',
    severity: 'error',
    find: ({ content }) =>
      content.releases.length + everyAsset(content).length + content.quotes.length + content.figures.length > 0
        ? []
        : [{ subject: kitSubject(content) }],
  },
  {
    id: 'kit.date-missing',
    severity: 'error',
    find: ({ content, now }) => {
      if (content.kit.date !== null) return [];
      const said = content.releases.map(({ date }) => date).find((date) => date !== null);
      return [{ subject: kitSubject(content), deed: setKit({ date: said ?? dayOf(content, now) }) }];
    },
  },
  {
    id: 'kit.organisation-missing',
    severity: 'warning',
    find: ({ content }) => {
      if (content.organisation !== null) return [];
      const sender = [...content.releases, ...content.contacts]
        .map(({ organisationId }) => organisationId)
        .find((id) => id !== null);
      return [{ subject: kitSubject(content), deed: sender == null ? undefined : setKit({ organisationId: sender }) }];
    },
  },
  {
    id: 'kit.language-differs',
    severity: 'warning',
    find: ({ content }) => {
      const [first] = content.releases;
      return first === undefined || content.releases.some(({ language }) => language === content.kit.language)
        ? []
        : [
            {
              subject: kitSubject(content),
              values: { language: content.kit.language },
              deed: setKit({ language: first.language }),
            },
          ];
    },
  },
  {
    id: 'kit.reference-missing',
    severity: 'error',
    find: (checked) =>
      checked.content.missing.map((key) => ({
        subject: { ...kitSubject(checked.content), label: key },
        deed: takeOut(sectionOf(checked, key), key),
      })),
  },
  { id: 'kit.name-rule', severity: 'error', find: (checked) => badNames(checked, (broken) => !isTooLong(broken)) },
  { id: 'kit.path-too-long', severity: 'error', find: (checked) => badNames(checked, isTooLong) },
  { id: 'kit.asset-twice', severity: 'warning', find: inSeveralSections },
  { id: 'kit.same-picture', severity: 'warning', find: doubles(true) },
  { id: 'kit.look-alike', severity: 'warning', find: doubles(false) },
  {
    id: 'kit.too-large-for-mail',
    severity: 'warning',
    find: ({ content, plan }) => {
      if (plan.tier === 'lite' || plan.zipBytes <= MAIL_LIMIT) return [];
      return [{ subject: kitSubject(content), values: { mb: inMb(plan.zipBytes) } }];
    },
  },
  {
    id: 'kit.lite-too-large',
    severity: 'warning',
    find: ({ content, plan }) => {
      const { mail, zipBytes } = plan;
      if (mail === null || (mail.fits && zipBytes <= mail.limit)) return [];
      return [{ subject: kitSubject(content), values: { mb: inMb(zipBytes) } }];
    },
  },
  {
    id: 'kit.page-too-large',
    severity: 'warning',
    find: ({ content }) => {
      const bytes = PAGE_TEXT_BYTES + INLINED_BYTES * (content.photos.length + logosOf(content).length);
      return bytes <= PAGE_LIMIT ? [] : [{ subject: kitSubject(content), values: { mb: (bytes / 1_000_000).toFixed(1) } }];
    },
  },
];
