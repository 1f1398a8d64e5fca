import type { KitTheme } from '#contract/kits.ts';
import type { BrandTheme } from '#contract/organisations.ts';
import type { KitContent } from './content.ts';

/** Colours of a kit without an organisation. */
const PLAIN: BrandTheme = { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' };

/** The colours of a kit's page and documents: its own where it has some, else its organisation's. */
export function themeOf({ kit, organisation }: Pick<KitContent, 'kit' | 'organisation'>): BrandTheme & Pick<KitTheme, 'paper'> {
  const base = organisation?.theme ?? PLAIN;
  const own = kit.themeOverride;
  return {
    primary: own?.primary ?? base.primary,
    secondary: own?.secondary ?? base.secondary,
    ink: own?.ink ?? base.ink,
    paper: own?.paper,
  };
}
