import type { CatalogueAsset } from '#contract/catalogue.ts';
import { csvCell } from '../exports/files/captions-csv.ts';

/** The columns of the table of assets, by the names of the contract. */
export const CSV_COLUMNS = [
  'id',
  'kind',
  'filename',
  'original',
  'folder',
  'title',
  'caption',
  'altText',
  'extendedDescription',
  'language',
  'translations',
  'creator',
  'credit',
  'source',
  'copyright',
  'usageTerms',
  'licenseUrl',
  'pressUse',
  'territory',
  'expires',
  'keywords',
  'people',
  'location',
  'city',
  'country',
  'dateTaken',
  'rating',
  'label',
  'focalPoint',
  'digitalSourceType',
  'mime',
  'bytes',
  'sha256',
  'width',
  'height',
  'pages',
  'durationMs',
  'colourSpace',
  'hasLocation',
  'version',
  'importedAt',
  'editedAt',
  'trashedAt',
] as const satisfies readonly (keyof CatalogueAsset)[];

/** The first line, behind a byte order mark so that Excel reads UTF-8. */
export const assetCsvHead = (): string => `\ufeff${CSV_COLUMNS.map(csvCell).join(',')}\r\n`;

/** One asset as a line after RFC 4180, every cell quoted and safe from being run as a formula. Lists are joined by '; ', translations are JSON. */
export const assetCsvRow = (asset: CatalogueAsset): string =>
  `${CSV_COLUMNS.map((column) => csvCell(cellText(asset[column]))).join(',')}\r\n`;

function cellText(value: CatalogueAsset[keyof CatalogueAsset]): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('; ');
  if (typeof value === 'object') return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
  return String(value);
}
