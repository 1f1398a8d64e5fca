import type { Asset } from '#contract/assets.ts';

/** What a template may take from an asset. */
export type TemplateSource = Pick<
  Asset,
  | 'title'
  | 'filename'
  | 'caption'
  | 'credit'
  | 'creator'
  | 'copyright'
  | 'source'
  | 'people'
  | 'keywords'
  | 'location'
  | 'city'
  | 'country'
  | 'dateTaken'
>;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 2014-12-08T09:00 as 8 December 2014, 2014-12 as December 2014; what is no date stays as it is. */
function longDate(text: string | null): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text ?? '') ?? [];
  if (year === undefined) return text ?? '';
  return [day === undefined ? '' : String(Number(day)), month === undefined ? '' : MONTHS[Number(month) - 1], year]
    .filter(Boolean)
    .join(' ');
}

const withoutExtension = (filename: string): string => filename.replace(/\.[^.]+$/, '');

const VARIABLES: Readonly<Record<string, (asset: TemplateSource) => string>> = {
  title: (asset) => asset.title,
  filename: (asset) => withoutExtension(asset.filename),
  caption: (asset) => asset.caption,
  credit: (asset) => asset.credit,
  creator: (asset) => asset.creator,
  copyright: (asset) => asset.copyright,
  source: (asset) => asset.source,
  people: (asset) => asset.people.join(', '),
  keywords: (asset) => asset.keywords.join(', '),
  location: (asset) => asset.location,
  city: (asset) => asset.city,
  country: (asset) => asset.country,
  date: (asset) => longDate(asset.dateTaken),
  year: (asset) => /^\d{4}/.exec(asset.dateTaken ?? '')?.[0] ?? '',
};

/**
 * Fills the variables of a text ({title}, {city}, {date}, …) from an asset. A variable without a value leaves nothing behind, not even
 * the double space or the comma before it; one that does not exist stays as typed and is named in `unknown`, each once.
 */
export function fillTemplate(text: string, asset: TemplateSource): { text: string; unknown: string[] } {
  const unknown = new Set<string>();
  const filled = text.replaceAll(/(,? *)\{([A-Za-z]+)\}/g, (whole, before: string, name: string) => {
    const variable = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
    if (variable === undefined) {
      unknown.add(name);
      return whole;
    }
    const value = variable(asset);
    return value === '' ? '' : `${before}${value}`;
  });
  return { text: filled.trim(), unknown: [...unknown] };
}
