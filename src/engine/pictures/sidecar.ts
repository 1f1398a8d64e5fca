import type { AssetFields } from '#contract/assets.ts';
import { creatorsOf } from '#domain/exports/iim.ts';
import { labelOfColour } from './labels.ts';
import { isCreativeCommons, propertyWriter, xmpPacket } from './xmp-write.ts';

/** What a sidecar is written from: the fields of an asset, and of its facts those that XMP has a place for. */
export type SidecarSource = Omit<AssetFields, 'dateTaken'> & {
  readonly dateTaken: string | null;
  readonly facts?: Readonly<Record<string, string>>;
};

/**
 * An XMP sidecar with everything the library knows of an asset, for a file named like the original with '.xmp' behind it. The same
 * asset gives the same text. No length is cut. Characters that XML cannot hold are left out. `readMetadata` reads back what was written.
 */
export function writeSidecar(asset: SidecarSource): string {
  const { simple, alternative, list, resource } = propertyWriter(Number.POSITIVE_INFINITY, '\n');
  const fact = (key: string): string => asset.facts?.[key] ?? '';
  const inOthers = (field: 'caption' | 'altText'): Record<string, string> =>
    Object.fromEntries(
      Object.entries(asset.translations)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([tag, translation]) => [tag, translation[field]]),
    );
  const worded = (name: string, text: string, others?: Record<string, string>): string =>
    alternative(name, text, asset.language, others);
  return `${xmpPacket(
    [
      worded('dc:title', asset.title),
      worded('dc:description', asset.caption, inOthers('caption')),
      list('dc:creator', 'Seq', creatorsOf(asset.creator)),
      alternative('dc:rights', asset.copyright),
      list('dc:subject', 'Bag', asset.keywords),
      simple('photoshop:Headline', fact('headline') || asset.title),
      simple('photoshop:Credit', asset.credit),
      simple('photoshop:Source', asset.source),
      simple('photoshop:City', asset.city),
      simple('photoshop:State', fact('state')),
      simple('photoshop:Country', asset.country),
      simple('photoshop:DateCreated', asset.dateTaken ?? ''),
      simple('photoshop:Instructions', fact('instructions')),
      simple('photoshop:TransmissionReference', fact('jobId')),
      simple('photoshop:CaptionWriter', fact('captionWriter')),
      simple('xmp:Rating', asset.rating === 0 ? '' : String(asset.rating)),
      simple('xmp:Label', asset.label === null ? fact('label') : labelOfColour(asset.label)),
      simple('xmpRights:Marked', asset.copyright === '' ? '' : 'True'),
      simple('xmpRights:WebStatement', asset.licenseUrl),
      alternative('xmpRights:UsageTerms', asset.usageTerms),
      simple('Iptc4xmpCore:Location', asset.location),
      simple('Iptc4xmpCore:CountryCode', fact('countryCode')),
      worded('Iptc4xmpCore:AltTextAccessibility', asset.altText, inOthers('altText')),
      worded('Iptc4xmpCore:ExtDescrAccessibility', asset.extendedDescription),
      list('Iptc4xmpExt:PersonInImage', 'Bag', asset.people),
      alternative('Iptc4xmpExt:Event', fact('event')),
      simple('Iptc4xmpExt:DigitalSourceType', asset.digitalSourceType),
      simple('plus:LicenseEndDate', asset.expires ?? ''),
      alternative('plus:RegionConstraints', asset.territory),
      resource('cc:license', isCreativeCommons(asset.licenseUrl) ? asset.licenseUrl : ''),
      simple('dateline:PressUse', asset.pressUse === 'unset' ? '' : asset.pressUse),
      simple('dateline:FocalPoint', asset.focalPoint === null ? '' : `${asset.focalPoint.x},${asset.focalPoint.y}`),
      // always there, also empty: it says that this packet is ours and means what it does not say
      `<dateline:Language>${asset.language}</dateline:Language>\n`,
    ].join(''),
    '\n',
  )}\n`;
}
