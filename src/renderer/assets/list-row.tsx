import { memo } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { Ground } from '#contract/logos.ts';
import { useApp } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/en.ts';
import { bytes, count, when } from '../words/format.ts';
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

/** One asset as a row of the list. The first cell has the focus and the name. */
export const ListRow = memo(function ListRow({
  asset,
  index,
  isSelected,
  isTabStop,
  ground,
  style,
  onPick,
}: {
  asset: Asset;
  index: number;
  isSelected: boolean;
  isTabStop: boolean;
  ground: Ground | undefined;
  style: React.CSSProperties;
  onPick: (how: SelectHow) => void;
}) {
  const app = useApp();
  const badge = badgeOf(asset);
  const name = nameOf(asset);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the first cell has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      className={`lr lc ${isSelected ? 'is-sel' : ''}`}
      style={style}
      onClick={(event) => onPick(howOf(event))}
      onDoubleClick={() => app.store.getState().open({ kind: 'quickLook' })}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <span role="gridcell" aria-selected={isSelected} tabIndex={isTabStop ? 0 : -1} data-id={asset.id} className="row first-col">
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
      <Cell className="mono faint clip">{asset.filename}</Cell>
      <Cell className="soft">{words.kinds[asset.kind]}</Cell>
      <Cell className="num r soft">
        {asset.width === null || asset.height === null ? '–' : `${count(asset.width)} × ${count(asset.height)}`}
      </Cell>
      <Cell className="num r soft">{bytes(asset.bytes)}</Cell>
      <Cell className="num r soft">{when(asset.importedAt)}</Cell>
    </div>
  );
});

function Cell({ className, children }: { className: string; children: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the first cell of the row has the focus
    <span role="gridcell" className={className}>
      {children}
    </span>
  );
}
