import { FileText, Film, Image, Music, Paperclip, Shapes, Type } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Asset } from '#contract/assets.ts';
import { useOutside } from '../engine/engine.tsx';
import { Icon } from './icon.tsx';

const ICONS = { photo: Image, logo: Shapes, document: FileText, video: Film, audio: Music, font: Type, other: Paperclip };

/** The picture of an asset, or its kind's icon where there is none. Decorative: the name stands beside it. */
export function Picture({
  asset,
  size = 320,
  alt = '',
  icon = '',
  fit = 'cover',
  isLazy = false,
}: {
  asset: Pick<Asset, 'sha256' | 'hasPreview' | 'kind'>;
  size?: 320 | 1600;
  alt?: string;
  icon?: '' | 's' | 'l';
  fit?: 'cover' | 'contain';
  /** Loaded only when it comes near what is seen. */
  isLazy?: boolean;
}) {
  const { sources, engine } = useOutside();
  const [failed, setFailed] = useState('');
  const address = sources.picture(asset.sha256, size);
  // It may have failed because the engine had stopped: the next one is asked again.
  useEffect(() => (failed === '' ? undefined : engine.onConnected(() => setFailed(''))), [failed, engine]);
  if (!asset.hasPreview || failed === address) return <Icon of={ICONS[asset.kind]} size={icon} />;
  return (
    <img
      src={address}
      alt={alt}
      draggable={false}
      decoding="async"
      {...(isLazy ? { loading: 'lazy' } : {})}
      style={{ objectFit: fit }}
      onError={() => setFailed(address)}
    />
  );
}
