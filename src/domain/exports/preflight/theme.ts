import type { Finding } from '#contract/exports.ts';
import { contrast } from '../../colour.ts';
import type { KitContent } from '../content.ts';
import { buildPageTheme, MINIMUM_CONTRAST } from '../page/theme.ts';
import { setKit } from './deeds.ts';
import type { Found, Rule } from './rule.ts';

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

/** The look of the page. */
export const THEME_RULES: readonly Rule[] = [
  { id: 'theme.colour-changed', severity: 'warning', find: ({ content }) => changedColours(content) },
  {
    id: 'theme.logo-unusable',
    severity: 'warning',
    find: ({ content }) =>
      content.organisation?.logoAssetId == null || content.mastheadLogo?.id === content.organisation.logoAssetId
        ? []
        : [{ subject: subjectOf(content) }],
  },
];
