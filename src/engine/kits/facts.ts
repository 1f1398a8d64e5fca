import type { ItemFacts, Kit, KitItem, KitSnapshot } from '#contract/kits.ts';
import { Organisation } from '#contract/organisations.ts';
import { assertNever } from '#contract/result.ts';
import { keyOf } from '#domain/kits/items.ts';
import { getAsset } from '../assets/store.ts';
import { getContact } from '../contacts/store.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { getBrand, getVariant } from '../logos/store.ts';
import { getRelease } from '../releases/store.ts';
import { getSheet } from '../sheets/store.ts';
import { isPresent } from './store.ts';

/** A kit with what everything in it says at this moment; what the library no longer has is left out of the facts. */
export function snapshotOf(db: ReadDb, kit: Kit): KitSnapshot {
  const row =
    kit.organisationId === null ? undefined : db.get('SELECT content FROM organisations WHERE id = ?', kit.organisationId);
  return {
    kit,
    organisation: row === undefined ? '' : Organisation.parse(JSON.parse(String(row.content))).name,
    facts: [...kit.sections.flatMap(({ items }) => items), ...typefacesIn(kit)]
      .filter((item) => isPresent(db, item))
      .map((item) => factsOf(db, item)),
  };
}

/** The typefaces of the kit's own theme, as if they stood in it: a revision tells them by their names. */
const typefacesIn = ({ themeOverride }: Kit): KitItem[] =>
  [themeOverride?.headingFontId, themeOverride?.textFontId].flatMap((assetId) =>
    assetId === undefined ? [] : [{ kind: 'asset', assetId, title: '', caption: '' }],
  );

function factsOf(db: ReadDb, item: KitItem): ItemFacts {
  const key = keyOf(item);
  switch (item.kind) {
    case 'asset': {
      const asset = getAsset(db, item.assetId);
      const title = item.title || asset.title;
      return {
        key,
        name: title || asset.filename,
        texts: {
          title,
          caption: item.caption || asset.caption,
          altText: asset.altText,
          credit: asset.credit,
          usageTerms: asset.usageTerms,
          file: `${asset.filename} ${asset.sha256.slice(0, 12)}`,
        },
      };
    }
    case 'release': {
      const release = getRelease(db, item.releaseId);
      const { headline, subheadline, language, status, revision } = release;
      return { key, name: headline || language, texts: { headline, subheadline, language, status, revision: String(revision) } };
    }
    case 'contact': {
      const { name, role, phone, email } = getContact(db, item.contactId);
      return { key, name, texts: { name, role, phone, email } };
    }
    case 'variant': {
      const variant = getVariant(db, item.variantId);
      const name = `${getBrand(db, variant.brandId).name}, ${variant.lockup}, ${variant.colourway}`;
      const files = variant.files.map(({ filename, sha256 }) => `${filename} ${sha256.slice(0, 12)}`).join(', ');
      return { key, name, texts: { ground: variant.ground, status: variant.status, files } };
    }
    case 'quote': {
      const quote = getRelease(db, item.releaseId).quotes.find(({ text }) => text === item.text);
      return { key, name: item.text, texts: { speaker: [quote?.speaker, quote?.role].filter(Boolean).join(', ') } };
    }
    case 'figure': {
      const figure = getRelease(db, item.releaseId).figures.find(({ text }) => text === item.text);
      return { key, name: item.text, texts: { sentence: figure?.sentence ?? '' } };
    }
    case 'sheet': {
      const { name, heading, source } = getSheet(db, item.sheetId);
      return { key, name, texts: { heading, shows: source.kind } };
    }
    default:
      return assertNever(item);
  }
}
