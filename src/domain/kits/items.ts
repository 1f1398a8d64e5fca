import type { KitItem } from '#contract/kits.ts';
import { assertNever } from '#contract/result.ts';

/** The id of the row that an item points to: for a quote or a figure that of its release. */
export function referenceOf(item: KitItem): string {
  switch (item.kind) {
    case 'release':
    case 'quote':
    case 'figure':
      return item.releaseId;
    case 'asset':
      return item.assetId;
    case 'contact':
      return item.contactId;
    case 'variant':
      return item.variantId;
    case 'sheet':
      return item.sheetId;
    default:
      return assertNever(item);
  }
}

/** What tells an item from every other of its section: the id it points to, and the words for one of many in a release. */
export const keyOf = (item: KitItem): string =>
  item.kind === 'quote' || item.kind === 'figure' ? `${item.releaseId} “${item.text}”` : referenceOf(item);
