import type { BrandTheme } from '#contract/organisations.ts';
import { contrast } from '../colour.ts';
import { buildPageTheme, MINIMUM_CONTRAST } from '../exports/page/theme.ts';

/** How a colour of a theme reads on the page: its contrast with the paper as chosen, and what the page shows where that is too little. */
export interface ColourCheck {
  readonly name: 'primary' | 'ink';
  readonly hex: string;
  readonly ratio: number;
  readonly shown: string;
  readonly shownRatio: number;
}

/** Contrast of the two colours that carry text, as figures (WCAG 2.2, 1.4.3). The page never shows less than 4.5:1. */
export function checkTheme(theme: BrandTheme & { readonly paper?: string | undefined }): ColourCheck[] {
  const { light } = buildPageTheme(theme);
  return (['primary', 'ink'] as const).map((name) => {
    const shown = name === 'primary' ? light.brand : light.ink;
    return {
      name,
      hex: theme[name],
      ratio: contrast(theme[name], light.paper),
      shown,
      shownRatio: contrast(shown, light.paper),
    };
  });
}

/** True for a colour that the page has to change before it can be read. */
export const isWeak = (check: ColourCheck): boolean => check.ratio < MINIMUM_CONTRAST;
