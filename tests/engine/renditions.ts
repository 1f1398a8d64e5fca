import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '#contract/client.ts';
import type { KitId } from '#contract/values.ts';
import { value } from './harness.ts';

/** A text cut as IIM has room, at a character. */
function cut(text: string, bytes: number): string {
  let short = text.replace(/\s+/g, ' ').trim();
  while (Buffer.byteLength(short) > bytes) short = [...short].slice(0, -1).join('');
  return short.trimEnd();
}

/**
 * Reads every rendition of an unpacked kit with exiftool and compares it with the catalogue and the kit's own wording; answers
 * a line for each difference, so that none is the answer of a sound kit.
 */
export async function renditionsThatDiffer(client: Client, kitId: KitId, root: string): Promise<string[]> {
  const kit = value(await client.kits.get({ id: kitId }));
  const manifest = JSON.parse(await readFile(join(root, 'kit.json'), 'utf8'));
  const items = kit.sections.flatMap((section) =>
    section.kind === 'photos' ? section.items.flatMap((item) => (item.kind === 'asset' ? [item] : [])) : [],
  );
  const parts = manifest.hasPart.filter((part: { role: string }) => part.role === 'photo') as Record<string, unknown>[];
  if (parts.length === 0) return ['the kit has no renditions'];
  const read = JSON.parse(
    execFileSync('exiftool', ['-json', '-G1', '-a', '-struct', ...parts.map((part) => join(root, String(part.contentUrl)))], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  ) as Record<string, unknown>[];
  const differences: string[] = [];
  for (const [index, part] of parts.entries()) {
    const found = read[index] ?? {};
    const item = items[Number(String(part.group).replace('photo-', '')) - 1];
    if (item === undefined) {
      differences.push(`${part.contentUrl} belongs to no photo of the kit`);
      continue;
    }
    const asset = value(await client.assets.get({ id: item.assetId }));
    const title = item.title || asset.title;
    const caption = item.caption || asset.caption;
    const { embargo } = kit;
    const wanted: Record<string, string> = {
      'XMP-dc:Title': title,
      'XMP-dc:Description': caption,
      'XMP-dc:Creator': asset.creator,
      'XMP-dc:Rights': asset.copyright,
      'XMP-photoshop:Credit': asset.credit,
      'XMP-xmpRights:UsageTerms': asset.usageTerms,
      'XMP-xmpRights:WebStatement': asset.licenseUrl,
      'XMP-iptcCore:AltTextAccessibility': asset.altText,
      'IPTC:ObjectName': cut(title, 64),
      'IPTC:Caption-Abstract': cut(caption, 2000),
      'IPTC:By-line': cut(asset.creator, 32),
      'IPTC:Credit': cut(asset.credit, 32),
      'IPTC:CopyrightNotice': cut(asset.copyright, 128),
      'ICC-header:ColorSpaceData': 'RGB',
      'File:ColorComponents': '3',
      'File:MIMEType': 'image/jpeg',
    };
    const says = (key: string): string => {
      const said = found[key];
      return (Array.isArray(said) ? said.join('; ') : String(said ?? '')).trim();
    };
    for (const [key, text] of Object.entries(wanted)) {
      if (says(key) !== text.trim()) differences.push(`${part.contentUrl} ${key}: “${says(key)}” instead of “${text}”`);
    }
    const profile = says('ICC_Profile:ProfileDescription');
    if (!/srgb/i.test(profile)) differences.push(`${part.contentUrl} has the profile “${profile}”`);
    for (const key of ['XMP-photoshop:Instructions', 'IPTC:SpecialInstructions']) {
      const held = says(key);
      if (embargo === null ? held !== '' : !held.startsWith('Embargoed until')) {
        differences.push(`${part.contentUrl} ${key}: “${held}”`);
      }
    }
    for (const key of Object.keys(found).filter((one) => /GPS|Serial|Owner|ExifIFD|MakerNote/i.test(one)))
      differences.push(`${part.contentUrl} still holds ${key}`);
    if (`${found['File:ImageWidth']}x${found['File:ImageHeight']}` !== `${part.width}x${part.height}`)
      differences.push(`${part.contentUrl} is ${found['File:ImageWidth']}x${found['File:ImageHeight']}`);
  }
  return differences;
}
