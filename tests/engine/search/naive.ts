import type { Asset } from '#contract/assets.ts';
import { COLOUR_NAMES, cellOf, createPalette, nameBits, namedShares } from '#domain/search/colours.ts';
import { dayNumber, daysAfter } from '#domain/search/days.ts';
import { askedWords, foldKey, holdsWords, indexText } from '#domain/search/fold.ts';
import { formatNamed, formatOf } from '#domain/search/formats.ts';
import type { Condition, QueryNode, WordField } from '#domain/search/query.ts';

/** What search must find, said the slow and plain way: every asset is looked at by itself. */
export interface Seen {
  readonly asset: Asset;
  readonly body: string;
  readonly isUsed: boolean;
  readonly isDuplicate: boolean;
  readonly collections: readonly string[];
}

const palette = createPalette();

export function fits(node: QueryNode | null, seen: Seen, today: string): boolean {
  if (node === null) return true;
  if (node.type === 'all') return node.nodes.every((one) => fits(one, seen, today));
  if (node.type === 'any') return node.nodes.some((one) => fits(one, seen, today));
  if (node.type === 'not') return !fits(node.node, seen, today);
  return node.conditions.some((condition) => holds(condition, seen, today));
}

const textsOf = ({ asset, body }: Seen): Record<WordField, string> => ({
  title: asset.title,
  filename: asset.filename,
  caption: [asset.caption, asset.altText, asset.extendedDescription].join('\n'),
  keywords: asset.keywords.join('\n'),
  people: asset.people.join('\n'),
  creator: asset.creator,
  credit: asset.credit,
  source: asset.source,
  place: [asset.location, asset.city, asset.country].join('\n'),
  rights: [asset.copyright, asset.usageTerms].join('\n'),
  body,
});

const localDay = (instant: string | null): number => {
  if (instant === null) return 0;
  const at = new Date(instant);
  return at.getFullYear() * 10_000 + (at.getMonth() + 1) * 100 + at.getDate();
};

function holds(condition: Condition, seen: Seen, today: string): boolean {
  const { asset } = seen;
  const within = (value: number | null, { least, most }: { least: number; most: number }): boolean =>
    value !== null && value >= least && value <= most;
  switch (condition.on) {
    case 'everything':
      return true;
    case 'words': {
      const texts = textsOf(seen);
      const asked = askedWords(condition.text, condition.isWhole);
      return Object.entries(texts).some(
        ([field, text]) => (condition.field === null || field === condition.field) && holdsWords(indexText(text), asked),
      );
    }
    case 'name': {
      const values = {
        person: asset.people,
        keyword: asset.keywords,
        city: [asset.city],
        country: [asset.country],
        folder: [asset.folder],
        format: [formatOf(asset.mime, asset.filename)],
        language: [asset.language],
      }[condition.field].filter((value) => value !== '');
      if (condition.field === 'format') return values.includes(formatNamed(condition.text));
      const isWhole = condition.isWhole || condition.field === 'language';
      return values.some((value) =>
        isWhole ? foldKey(value) === foldKey(condition.text) : holdsWords(indexText(value), askedWords(condition.text, false)),
      );
    }
    case 'number': {
      const sides = asset.width === null || asset.height === null ? null : ([asset.width, asset.height] as const);
      const value = { ...asset, pixels: sides && sides[0] * sides[1], longSide: sides && Math.max(...sides) }[condition.field];
      return within(value, condition);
    }
    case 'day': {
      const taken = dayNumber(asset.dateTaken);
      const days = {
        taken,
        added: localDay(asset.importedAt),
        date: taken || localDay(asset.importedAt),
        edited: localDay(asset.editedAt),
        expires: dayNumber(asset.expires),
      };
      return within(days[condition.field], condition);
    }
    case 'trait': {
      const traits = {
        altText: asset.altText !== '',
        caption: asset.caption !== '',
        credit: asset.credit !== '',
        creator: asset.creator !== '',
        title: asset.title !== '',
        source: asset.source !== '',
        copyright: asset.copyright !== '',
        place: asset.location !== '' || asset.city !== '' || asset.country !== '',
        keywords: asset.keywords.length > 0,
        people: asset.people.length > 0,
        label: asset.label !== null,
        language: asset.language !== '',
        taken: dayNumber(asset.dateTaken) > 0,
        expires: asset.expires !== null,
        missing: asset.isMissing,
        edited: asset.editedAt !== null,
        used: seen.isUsed,
        duplicate: seen.isDuplicate,
        transparent: asset.hasAlpha,
        gps: asset.hasLocation,
      };
      return traits[condition.trait] === condition.is;
    }
    case 'kind':
      return asset.kind === condition.kind;
    case 'label':
      return asset.label === condition.label;
    case 'press':
      return asset.pressUse === condition.press;
    case 'shape': {
      if (asset.width === null || asset.height === null) return false;
      const ratio = asset.width / asset.height;
      const shape = ratio >= 2 ? 'panorama' : ratio >= 0.95 && ratio <= 1.05 ? 'square' : ratio > 1 ? 'landscape' : 'portrait';
      return shape === condition.shape;
    }
    case 'attention': {
      const until = dayNumber(asset.expires);
      const isPicture = ['photo', 'logo'].includes(asset.kind);
      const isFootage = ['photo', 'video'].includes(asset.kind);
      return {
        rightsEnding: until >= dayNumber(today) && until <= daysAfter(today, 30),
        rightsEnded: until > 0 && until < dayNumber(today),
        noAltText: isPicture && asset.altText === '',
        noCredit: isFootage && asset.credit === '',
        noCaption: isFootage && asset.caption === '',
        tooSmall:
          asset.kind === 'photo' && asset.width !== null && asset.height !== null && Math.max(asset.width, asset.height) < 1800,
        missing: asset.isMissing,
      }[condition.attention];
    }
    case 'colourName':
      return (nameBits(namedShares(asset.colours, palette.names)) & (1 << COLOUR_NAMES.indexOf(condition.name))) !== 0;
    case 'colourNear':
      return asset.colours.some(({ colour }) => palette.near(condition.hex)[cellOf(colour)] === 1);
    case 'collection':
      return seen.collections.includes(condition.text.toLowerCase());
    case 'import':
      return asset.importId === condition.text;
    case 'similar':
      throw new Error('has a test of its own');
  }
}
