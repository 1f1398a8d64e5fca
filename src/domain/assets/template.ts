import type { Asset } from '#contract/assets.ts';

const VARIABLES: Readonly<Record<string, (asset: Asset) => string>> = {
  title: (asset) => asset.title,
  caption: (asset) => asset.caption,
  altText: (asset) => asset.altText,
  filename: (asset) => asset.filename,
  creator: (asset) => asset.creator,
  credit: (asset) => asset.credit,
  source: (asset) => asset.source,
  copyright: (asset) => asset.copyright,
  location: (asset) => asset.location,
  city: (asset) => asset.city,
  country: (asset) => asset.country,
  people: (asset) => asset.people.join(', '),
  keywords: (asset) => asset.keywords.join(', '),
  date: (asset) => (asset.dateTaken ?? '').slice(0, 10),
  year: (asset) => (asset.dateTaken ?? '').slice(0, 4),
};

/** Fills the {variables} of a text with what an asset says; those it does not know stay as they are and are named in `unknown`. */
export function fillTemplate(text: string, asset: Asset): { text: string; unknown: string[] } {
  const unknown = new Set<string>();
  const filled = text.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => {
    const fill = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
    if (fill === undefined) unknown.add(name);
    return fill?.(asset) ?? whole;
  });
  return { text: filled, unknown: [...unknown] };
}
