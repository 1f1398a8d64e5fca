import { AssetId } from '#contract/values.ts';

/** The kind under which a drag inside the window carries assets. */
export const ASSET_DRAG = 'application/x-dateline-assets';

/** Puts assets into a drag that begins. */
export function writeDrag(event: { readonly dataTransfer: DataTransfer | null }, ids: readonly AssetId[]): void {
  event.dataTransfer?.setData(ASSET_DRAG, JSON.stringify(ids));
}

/** The assets that a drop brings; null when it brings something else. */
export function readDrag(event: { readonly dataTransfer: DataTransfer | null }): AssetId[] | null {
  const text = event.dataTransfer?.getData(ASSET_DRAG) ?? '';
  if (text === '') return null;
  try {
    const ids = AssetId.array().min(1).safeParse(JSON.parse(text));
    return ids.success ? ids.data : null;
  } catch {
    return null;
  }
}
