import type { AssetTranslation, FocalPoint } from '#contract/assets.ts';
import { apertureText, cameraName, countText, exposureText, focalLengthText, HAS_SERIALS } from './camera-facts.ts';
import { colourOfLabel } from './labels.ts';
import { calendarDate, xmpDate } from './metadata-dates.ts';
import { starsOfPercent } from './metadata-exif.ts';
import { factsOf, type Said, silence } from './metadata-said.ts';
import { first, languageTag, line, lines, prose, webAddress } from './metadata-texts.ts';
import type { Properties, XmpValue } from './xmp-read.ts';

/** What XMP says, by the mapping of docs/metadata.md. */
export function xmpSays(xmp: Properties): Said {
  const text = (key: string): string => textOf(xmp.get(key));
  const place = placeOf(xmp);
  const flatKeywords = lines(listOf(xmp.get('dc:subject')));
  const label = text('xmp:Label');
  const caption = versionsOf(xmp.get('dc:description'), prose);
  const altText = versionsOf(xmp.get('Iptc4xmpCore:AltTextAccessibility'), line);
  const ours = xmp.get('dateline:Language');
  const language =
    ours === undefined
      ? first(caption.language, altText.language, versionsOf(xmp.get('dc:title'), line).language)
      : languageTag(ours.text);
  return {
    ...silence(),
    title: line(text('dc:title')),
    headline: line(text('photoshop:Headline')),
    caption: caption.main,
    altText: altText.main,
    extendedDescription: prose(text('Iptc4xmpCore:ExtDescrAccessibility')),
    language,
    translations: translationsOf(caption.others, altText.others, language),
    creator: lines(listOf(xmp.get('dc:creator'))),
    credit: line(text('photoshop:Credit')),
    source: line(text('photoshop:Source')),
    copyright: line(text('dc:rights')),
    usageTerms: prose(first(text('xmpRights:UsageTerms'), text('plus:TermsAndConditionsText'))),
    licenseUrl: webAddress(text('xmpRights:WebStatement')) || webAddress(text('cc:license')),
    pressUse: pressUse(text('dateline:PressUse')),
    territory: line(text('plus:RegionConstraints')),
    expires: calendarDate(text('plus:LicenseEndDate')) ?? calendarDate(text('prism:expirationDate')),
    flatKeywords,
    keywords: lines([...flatKeywords, ...leavesOf(xmp)]),
    people: peopleOf(xmp),
    ...place,
    dateTaken: xmpDate(text('photoshop:DateCreated')) ?? xmpDate(text('exif:DateTimeOriginal')),
    rating: ratingOf(text('xmp:Rating'), text('MicrosoftPhoto:Rating')),
    label: colourOfLabel(label),
    focalPoint: focalPoint(text('dateline:FocalPoint')),
    digitalSourceType: line(text('Iptc4xmpExt:DigitalSourceType')).slice(0, 300),
    facts: xmpFacts(xmp, label),
  };
}

/** Coordinates stand in XMP. */
export const hasCoordinates = (xmp: Properties): boolean => xmp.has('exif:GPSLatitude') || xmp.has('exif:GPSLongitude');

/** A property as one text: of alternatives the default or else the first that says something, of lists all, of a structure its title. */
function textOf(value: XmpValue | undefined): string {
  if (value === undefined) return '';
  if (value.text !== undefined) return value.text;
  if (value.items !== undefined) {
    const chosen = value.items.find((item) => item.lang === 'x-default');
    if (chosen !== undefined && textOf(chosen).trim() !== '') return textOf(chosen);
    return first(...value.items.map(textOf));
  }
  // an agent of Creative Commons (Inkscape writes one), or a name of the IPTC extension
  return first(textOf(value.fields?.get('dc:title')), textOf(value.fields?.get('Iptc4xmpExt:Name')));
}

const listOf = (value: XmpValue | undefined): string[] =>
  value === undefined ? [] : (value.items?.map(textOf) ?? [textOf(value)]);

interface Versions {
  readonly main: string;
  readonly language: string;
  readonly others: ReadonlyMap<string, string>;
}

/**
 * The default of a language alternative, its language, and the texts in other languages. The language is that of the item with the same text as the
 * default; without a default the first item is the main one.
 */
function versionsOf(value: XmpValue | undefined, clean: (text: string) => string): Versions {
  const items = (value?.items ?? (value === undefined ? [] : [value])).map((item) => ({
    text: clean(textOf(item)),
    isDefault: item.lang === 'x-default' || item.lang === undefined,
    tag: languageTag(item.lang === 'x-default' ? undefined : item.lang),
  }));
  const stated = items.find((item) => item.isDefault);
  const isOurs = stated?.text === '' && items.length > 1;
  const main = stated !== undefined && (stated.text !== '' || isOurs) ? stated : items[0];
  if (main === undefined) return { main: '', language: '', others: new Map() };
  const same = main.text === '' ? undefined : items.find((item) => item.tag !== '' && item.text === main.text);
  const others = new Map<string, string>();
  for (const { tag, text } of items) if (tag !== '' && text !== '' && !others.has(tag)) others.set(tag, text);
  return { main: main.text, language: main.tag || (same?.tag ?? ''), others };
}

/** Languages of one picture that are kept; the field is for a handful. */
const MAX_LANGUAGES = 50;

function translationsOf(
  captions: ReadonlyMap<string, string>,
  altTexts: ReadonlyMap<string, string>,
  language: string,
): Record<string, AssetTranslation> {
  const tags = [...new Set([...captions.keys(), ...altTexts.keys()])].filter((tag) => tag !== language).slice(0, MAX_LANGUAGES);
  return Object.fromEntries(tags.map((tag) => [tag, { caption: captions.get(tag) ?? '', altText: altTexts.get(tag) ?? '' }]));
}

/** Keywords in hierarchies (Lightroom 'Places|Denmark|Ribe', digiKam 'Places/Denmark/Ribe'): the last word of each path. */
function leavesOf(xmp: Properties): string[] {
  return pathsOf(xmp).map((path) => path.at(-1) ?? '');
}

function pathsOf(xmp: Properties): string[][] {
  const split = (key: string, separator: string): string[][] =>
    listOf(xmp.get(key)).map((path) =>
      path
        .split(separator)
        .map(line)
        .filter((word) => word !== ''),
    );
  return [...split('lr:hierarchicalSubject', '|'), ...split('digiKam:TagsList', '/')].filter((path) => path.length > 0);
}

/** Names of IPTC's person fields, and of faces in the regions of MWG and Microsoft. */
function peopleOf(xmp: Properties): string[] {
  const detailed = (xmp.get('Iptc4xmpExt:PersonInImageWDetails')?.items ?? []).map((item) =>
    textOf(item.fields?.get('Iptc4xmpExt:PersonName')),
  );
  const regions = xmp.get('mwg-rs:Regions')?.fields?.get('mwg-rs:RegionList')?.items ?? [];
  const faces = regions.flatMap(({ fields }) =>
    textOf(fields?.get('mwg-rs:Type')).toLowerCase() === 'face' ? [textOf(fields?.get('mwg-rs:Name'))] : [],
  );
  const microsoft = (xmp.get('MP:RegionInfo')?.fields?.get('MPRI:Regions')?.items ?? []).map(({ fields }) =>
    textOf(fields?.get('MPReg:PersonDisplayName')),
  );
  return lines([...listOf(xmp.get('Iptc4xmpExt:PersonInImage')), ...detailed, ...faces, ...microsoft]);
}

/** The place shown: the plain fields, else those of the location that is shown, else of where the camera stood. */
function placeOf(xmp: Properties): Pick<Said, 'location' | 'city' | 'country'> {
  const structured = (field: string): string[] =>
    ['Iptc4xmpExt:LocationShown', 'Iptc4xmpExt:LocationCreated'].map((key) => {
      const value = xmp.get(key);
      return textOf((value?.items?.[0] ?? value)?.fields?.get(`Iptc4xmpExt:${field}`));
    });
  return {
    location: line(first(textOf(xmp.get('Iptc4xmpCore:Location')), ...structured('Sublocation'))),
    city: line(first(textOf(xmp.get('photoshop:City')), ...structured('City'))),
    country: line(first(textOf(xmp.get('photoshop:Country')), ...structured('CountryName'))),
  };
}

/** Stars 0 to 5; -1 is Adobe's 'rejected', which counts as not rated. */
function ratingOf(stars: string, percent: string): number | null {
  if (/^\s*-?\d+(\.\d+)?\s*$/.test(stars)) {
    const number = Math.round(Number(stars));
    if (number <= 5) return Math.max(0, number);
  }
  return /^\s*\d+\s*$/.test(percent) ? starsOfPercent(Number(percent)) : null;
}

const pressUse = (text: string): Said['pressUse'] => (text === 'cleared' || text === 'restricted' ? text : null);

function focalPoint(text: string): FocalPoint | null {
  const [x = Number.NaN, y = Number.NaN, more] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 && more === undefined ? { x, y } : null;
}

/** Rationals are written as '28/10'. */
function quotient(text: string): number | undefined {
  const found = /^(\d+)(?:\/(\d+)|(\.\d+))?$/.exec(text.trim());
  if (found === null) return undefined;
  return found[2] === undefined ? Number(text) : Number(found[1]) / Number(found[2]);
}

function xmpFacts(xmp: Properties, label: string): Record<string, string> {
  const text = (key: string): string => line(textOf(xmp.get(key)));
  const iso = listOf(xmp.get('exif:ISOSpeedRatings'))[0] ?? textOf(xmp.get('exifEX:PhotographicSensitivity'));
  return factsOf({
    instructions: text('photoshop:Instructions'),
    state: text('photoshop:State'),
    countryCode: text('Iptc4xmpCore:CountryCode'),
    event: text('Iptc4xmpExt:Event'),
    jobId: text('photoshop:TransmissionReference'),
    captionWriter: text('photoshop:CaptionWriter'),
    keywordPaths: pathsOf(xmp)
      .filter((path) => path.length > 1)
      .map((path) => path.join(' > '))
      .join('; '),
    label: label.trim() === '' || colourOfLabel(label) !== null ? '' : line(label),
    camera: line(cameraName(text('tiff:Make'), text('tiff:Model'))),
    lens: first(text('exifEX:LensModel'), text('aux:Lens')),
    iso: countText(quotient(iso)),
    exposure: exposureText(quotient(text('exif:ExposureTime'))),
    aperture: apertureText(quotient(text('exif:FNumber'))),
    focalLength: focalLengthText(quotient(text('exif:FocalLength'))),
    serials: first(
      text('aux:SerialNumber'),
      text('aux:LensSerialNumber'),
      text('exifEX:BodySerialNumber'),
      text('exifEX:LensSerialNumber'),
    )
      ? HAS_SERIALS
      : '',
  });
}
