import { memo } from 'react';
import type { Asset } from '#contract/assets.ts';
import { plainName } from '#domain/names.ts';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, count, when } from '../words/format.ts';
import { AssetName } from './asset-name.tsx';
import { badgeOf, factOf } from './badge.ts';
import type { ThingProps } from './thumbnail.tsx';

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

/** One asset as the cells of a row of the list. The first cell has the focus and the name. */
export const ListCells = memo(function ListCells({ asset, at, isSelected, isTabStop, ground }: ThingProps) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <span
        role="gridcell"
        aria-selected={isSelected}
        aria-busy={asset === undefined ? true : undefined}
        tabIndex={isTabStop ? 0 : -1}
        data-at={at}
        data-id={asset?.id}
        className="row first-col"
      >
        {asset === undefined ? (
          <>
            <span className="photo" />
            <span className="hidden-word">{words.grid.loading}</span>
          </>
        ) : (
          <First asset={asset} ground={ground} />
        )}
      </span>
      {asset !== undefined && <Facts asset={asset} />}
    </>
  );
});

function First({ asset, ground }: { asset: Asset; ground: ThingProps['ground'] }) {
  const badge = badgeOf(asset);
  return (
    <>
      <span className={`photo k-${asset.kind} on-${ground}`}>
        <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
      </span>
      {asset.label !== null && <i className={`dot l-${asset.label}`} />}
      <AssetName asset={asset} />
      {badge !== null && (
        <span className={`badge wash ${badge.tone}`}>
          <Icon of={badge.icon} size="xs" />
          {badge.text}
        </span>
      )}
      {asset.label !== null && <span className="hidden-word">{words.grid.labelled(asset.label)}</span>}
    </>
  );
}

function Facts({ asset }: { asset: Asset }) {
  return (
    <>
      <Cell className="mono faint clip">{plainName(asset.filename)}</Cell>
      <Cell className="soft">{words.kinds[asset.kind]}</Cell>
      <Cell className="num r soft">
        {asset.width === null || asset.height === null
          ? (factOf(asset) ?? '–')
          : `${count(asset.width)} × ${count(asset.height)}`}
      </Cell>
      <Cell className="num r soft">{bytes(asset.bytes)}</Cell>
      <Cell className="num r soft">{when(asset.importedAt)}</Cell>
    </>
  );
}

function Cell({ className, children }: { className: string; children: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the first cell of the row has the focus
    <span role="gridcell" className={className}>
      {children}
    </span>
  );
}
