import type { ReactNode } from 'react';
import type { Kit } from '#contract/kits.ts';
import { useQuery } from '../engine/engine.tsx';
import { Picture } from '../ui/picture.tsx';

/** The first photo of a kit, or something else where it has none. */
export function FirstPicture({ kit, fallback }: { kit: Pick<Kit, 'sections'>; fallback: ReactNode }) {
  const first = kit.sections.find((section) => section.kind === 'photos')?.items.find((item) => item.kind === 'asset');
  const asset = useQuery('assets.get', first?.kind === 'asset' ? { id: first.assetId } : null).data;
  return asset === undefined ? fallback : <Picture asset={asset} icon="s" />;
}
