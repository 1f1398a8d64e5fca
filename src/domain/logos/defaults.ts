import type { BrandFields } from '#contract/logos.ts';

/** How made files are named until somebody says otherwise. */
export const DEFAULT_PATTERN = '{brand}_{lockup}_{colourway}_{width}';

/** What a new brand holds beside its name. */
export const BRAND_DEFAULTS: Omit<BrandFields, 'name'> = {
  organisationId: null,
  isPartner: false,
  askedAt: null,
  palette: [],
  rules: { minimum: [], clearSpace: { of: 'symbol-height', share: 0.5 }, usage: [], coBranding: [] },
  fileNamePattern: DEFAULT_PATTERN,
};
