import { memo } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { Ground } from '#contract/logos.ts';
import { useApp } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/en.ts';
import { bytes, when } from '../words/format.ts';
import { badgeOf, nameOf } from './badge.ts';
import type { SelectHow } from './selection.ts';
import { howOf } from './thumbnail.tsx';

/** The headings of the list. */
export function ListHead() {
  const t = words.assets.columns;
  return (
    <div className="lhead" aria-hidden="true">
      <span>{t.title}</span>
      <span>{t.file}</span>
      <span>{t.kind}</span>
      <span className="r">{t.pixels}</span>
      <span className="r">{t.size}</span>
      <span className="r">{t.added}</span>
    </div>
  );
}

/** One asset as a row of the list. */
export const ListCells = memo(function ListCells({
  asset,
  isSelected,
  isTabStop,
  ground,
  onPick,
}: {
  asset: Asset;
  isSelected: boolean;
  isTabStop: boolean;
  ground: Ground | undefined;
  onPick: (how: SelectHow) => void;
}) {
  const app = useApp();
  const badge = badgeOf(asset);
  const name = nameOf(asset);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    <div
      role="gridcell"
      aria-label={badge === null ? name : `${name}, ${badge.text}`}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-id={asset.id}
      className={`lc ${isSelected ? 'is-sel' : ''}`}
      onClick={(event) => onPick(howOf(event))}
      onDoubleClick={() => app.store.getState().open({ kind: 'quickLook' })}
    >
      <span className="row first-col">
        <span className={`photo k-${asset.kind} on-${ground ?? 'none'}`}>
          <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
        </span>
        <span className="clip">{name}</span>
        {badge !== null && (
          <span className={`badge wash ${badge.tone}`}>
            <Icon of={badge.icon} size="xs" />
            {badge.text}
          </span>
        )}
      </span>
      <span className="mono faint clip">{asset.filename}</span>
      <span className="soft">{words.kinds[asset.kind]}</span>
      <span className="num r soft">
        {asset.width === null || asset.height === null ? '–' : `${asset.width} × ${asset.height}`}
      </span>
      <span className="num r soft">{bytes(asset.bytes)}</span>
      <span className="num r soft">{when(asset.importedAt)}</span>
    </div>
  );
});
