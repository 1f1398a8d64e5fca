/** How a page is looked at: on a screen in light or dark, or as it prints. */
export type PageLook = 'light' | 'dark' | 'print';

/** A query that is always true, and one that never is, in the place of one feature. */
const FEATURES: Readonly<Record<PageLook, string>> = { light: '(width < 0px)', dark: '(width >= 0px)', print: '(width < 0px)' };

/** The prelude of a media query as it would be decided for that look, whatever the system prefers. */
export function mediaFor(query: string, look: PageLook): string {
  const scheme = query.replaceAll(/\(prefers-color-scheme:\s*dark\)/g, FEATURES[look]);
  if (look !== 'print') return scheme;
  return scheme.replaceAll(/\b(print|screen)\b/g, (type) => (type === 'print' ? 'screen' : 'print'));
}

/** A style sheet with every media query decided for that look. */
export const cssFor = (css: string, look: PageLook): string =>
  css.replaceAll(/@media([^{]+)\{/g, (_, query: string) => `@media${mediaFor(query, look)}{`);
