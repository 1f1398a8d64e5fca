import type { Finding } from '#contract/exports.ts';
import { contrast } from '../../colour.ts';
import type { KitContent } from '../content.ts';
import { buildPageTheme, MINIMUM_CONTRAST } from '../page/theme.ts';
import { MOST_TYPEFACE_BYTES, obstacleOf, TYPEFACE_FIELD, TYPEFACE_PARTS, type TypefaceObstacle } from '../typefaces.ts';
import { setKit, write } from './deeds.ts';
import { assetSubject, type Checked, type Found, firstDay, kitSubject, type Rule } from './rule.ts';

/** Ground of the page in light mode, when the kit has none of its own. */
const WHITE = '#ffffff';

const subjectOf = ({ organisation, kit }: KitContent): Finding['subject'] =>
  organisation === null
    ? { kind: 'kit', id: kit.id, label: kit.title }
    : { kind: 'organisation', id: organisation.id, label: organisation.name };

/** Colours of the theme that text cannot have; the page darkens them, and the kit may say so itself. */
function changedColours(content: KitContent): Found[] {
  const { kit, organisation } = content;
  if (organisation === null) return [];
  const own = kit.themeOverride ?? {};
  const brand = {
    primary: own.primary ?? organisation.theme.primary,
    secondary: own.secondary ?? organisation.theme.secondary,
    ink: own.ink ?? organisation.theme.ink,
  };
  const shown = buildPageTheme(brand).light;
  const paper = own.paper ?? WHITE;
  // a grey primary gives way to a colourful secondary, which is then judged in its stead
  const part = shown.brand === brand.secondary && brand.secondary !== brand.primary ? 'secondary' : 'primary';
  return (
    [
      [part, brand[part], shown.brand],
      ['ink', brand.ink, shown.ink],
    ] as const
  )
    .filter(([, colour, is]) => contrast(colour, paper) < MINIMUM_CONTRAST && colour !== is)
    .map(([name, colour, is]) => ({
      subject: subjectOf(content),
      values: { colour, shown: is },
      deed: setKit({ themeOverride: { ...own, [name]: is } }),
    }));
}

/** The typefaces that the kit names, with why they cannot go along. */
function typefaces(checked: Checked) {
  const { content } = checked;
  const own = content.kit.themeOverride ?? {};
  return TYPEFACE_PARTS.flatMap((part) => {
    const field = TYPEFACE_FIELD[part];
    if (own[field] === undefined) return [];
    const asset = content.typefaces?.[part] ?? null;
    const { [field]: _, ...others } = own;
    const without = setKit({ themeOverride: Object.keys(others).length === 0 ? null : others }, 'remove');
    const subject = asset === null ? kitSubject(content) : assetSubject(asset);
    return [{ part, asset, obstacle: obstacleOf(asset, firstDay(checked)), subject, without }];
  });
}

/** Why a typeface stays out, as the second half of a sentence. */
export const WHY_NOT: Readonly<Record<Exclude<TypefaceObstacle, 'restricted'>, string>> = {
  missing: 'it is not in the library any more',
  damaged: 'its file is damaged or not all there',
  format: 'browsers cannot read its format',
  large: `it is larger than ${MOST_TYPEFACE_BYTES / 1e6} MB`,
  rights: 'it may not be given to the press',
};

/** The look of the page. */
export const THEME_RULES: readonly Rule[] = [
  { id: 'theme.colour-changed', severity: 'warning', find: ({ content }) => changedColours(content) },
  {
    id: 'theme.typeface-restricted',
    severity: 'error',
    find: (checked) =>
      typefaces(checked).flatMap(({ asset, obstacle, subject, without }) =>
        obstacle === 'restricted'
          ? [{ subject, values: { permitted: asset?.facts.embedding || 'nothing said' }, deed: without }]
          : [],
      ),
  },
  {
    id: 'theme.typeface-unusable',
    severity: 'error',
    find: (checked) =>
      typefaces(checked).flatMap(({ part, obstacle, subject, without }) =>
        obstacle === null || obstacle === 'restricted'
          ? []
          : [{ subject, values: { part: part === 'heading' ? 'Headings' : 'Text', why: WHY_NOT[obstacle] }, deed: without }],
      ),
  },
  {
    id: 'theme.typeface-licence-missing',
    severity: 'warning',
    find: (checked) =>
      typefaces(checked).flatMap(({ asset, obstacle, subject }) =>
        asset === null || obstacle !== null || asset.usageTerms.trim() !== '' || asset.licenseUrl !== ''
          ? []
          : [{ subject, deed: write({ of: 'asset', id: asset.id, field: 'usageTerms' }) }],
      ),
  },
  {
    id: 'theme.logo-unusable',
    severity: 'warning',
    find: ({ content }) =>
      content.organisation?.logoAssetId == null || content.mastheadLogo?.id === content.organisation.logoAssetId
        ? []
        : [{ subject: subjectOf(content) }],
  },
];
