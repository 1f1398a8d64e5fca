import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { inUtc } from '#domain/dates.ts';

/**
 * A Word file made again without a trace of when and where: core properties carry `instant` (ISO 8601 with offset), the
 * random names that docx gives to links are numbered, entries are sorted by name and all dated alike. Throws for what is no zip.
 */
export function settleDocx(bytes: Uint8Array, options: { readonly instant: string }): Uint8Array {
  const entries = unzipSync(bytes);
  rewrite(entries, 'docProps/core.xml', (xml) =>
    xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, (_whole, tag: string) => `${tag}${inUtc(options.instant)}`),
  );
  const names = linkNames(entries['word/_rels/document.xml.rels']);
  const renamed = (xml: string) =>
    xml.replace(/\b(Id|r:id)="([^"]+)"/g, (whole, attribute: string, id: string) => {
      const name = names.get(id);
      return name === undefined ? whole : `${attribute}="${name}"`;
    });
  rewrite(entries, 'word/_rels/document.xml.rels', renamed);
  rewrite(entries, 'word/document.xml', renamed);

  const mtime = dosDate(options.instant);
  const sorted: Zippable = {};
  // [Content_Types].xml sorts first by itself, where programs that sniff a file look for it.
  for (const name of Object.keys(entries).sort()) sorted[name] = [entries[name] ?? new Uint8Array(), { mtime, level: 9, os: 3 }];
  return zipSync(sorted);
}

function rewrite(entries: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void {
  const entry = entries[name];
  if (entry !== undefined) entries[name] = strToU8(change(strFromU8(entry)));
}

/** The ids that docx made at random, each with a number by its place in the file. */
function linkNames(relations: Uint8Array | undefined): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [, id = ''] of strFromU8(relations ?? new Uint8Array()).matchAll(/<Relationship Id="([^"]+)"/g)) {
    if (!/^rId\d+$/.test(id)) names.set(id, `rIdLink${names.size + 1}`);
  }
  return names;
}

/**
 * The calendar day of an instant as written, at noon in the machine's own zone: fflate takes the zip's clock time from
 * local parts, and no zone has ever skipped its noon. A zip cannot date itself before 1980.
 */
function dosDate(instant: string): Date {
  const [year = 1980, month = 1, day = 1] = instant.slice(0, 10).split('-').map(Number);
  return year < 1980 ? new Date(1980, 0, 1, 12) : new Date(year, month - 1, day, 12);
}
