import { NAME_LIMITS, slug } from '../names.ts';

/** What the fields of a pattern stand for; empty ones leave the name with their separator. */
export interface NameParts {
  readonly brand: string;
  readonly lockup: string;
  readonly colourway: string;
  readonly ground: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly scale: number;
  readonly format: string;
}

/** The name of a made file by its pattern, with extension: only a to z, digits, '-' and '_', at most 90 characters. */
export function logoFileName(pattern: string, parts: NameParts, extension: string): string {
  const values: Readonly<Record<string, string>> = {
    brand: slug(parts.brand) || 'logo',
    lockup: slug(parts.lockup),
    colourway: slug(parts.colourway),
    ground: slug(parts.ground),
    width: parts.width === null ? '' : String(parts.width),
    height: parts.height === null ? '' : String(parts.height),
    scale: parts.scale === 1 ? '' : `${parts.scale}x`,
    format: slug(parts.format),
  };
  const filled = pattern.replace(/\{(\w+)\}/g, (_, field: string) => values[field] ?? '');
  const stem = filled
    .split('_')
    .map((field) => slug(field, NAME_LIMITS.name))
    .filter((field) => field !== '')
    .join('_')
    .slice(0, NAME_LIMITS.name - extension.length - 1)
    .replace(/[-_]+$/, '');
  return `${stem || 'logo'}.${extension}`;
}
