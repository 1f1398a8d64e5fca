import { AssetId } from '#contract/values.ts';

/** The type under which assets are dragged within the window. */
const TYPE = 'application/x-dateline-assets';

/** The assets that a drop brings; null when it brings something else. */
export function readDrag(event: { readonly dataTransfer: DataTransfer | null }): AssetId[] | null {
  const text = event.dataTransfer?.getData(TYPE) ?? '';
  if (text === '') return null;
  try {
    const ids = AssetId.array().min(1).safeParse(JSON.parse(text));
    return ids.success ? ids.data : null;
  } catch {
    return null;
  }
}
