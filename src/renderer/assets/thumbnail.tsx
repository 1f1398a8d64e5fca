import { Check, Expand, Star } from 'lucide-react';
import { memo } from 'react';
import type { Asset } from '#contract/assets.ts';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { AddToKit } from './add-to-kit.tsx';
import { AssetName } from './asset-name.tsx';
import { badgeOf, factOf } from './badge.ts';
import type { ShownGround } from './grounds.ts';
import type { SelectHow } from './selection.ts';

/** What one cell of the grid or row of the list is drawn from; `asset` is undefined until it has arrived. */
export interface ThingProps {
  readonly asset: Asset | undefined;
  readonly at: number;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly isHovered: boolean;
  readonly ground: ShownGround;
}

/** How a press chooses: Shift a range, Ctrl or Cmd one more. */
export const howOf = (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): SelectHow =>
  event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';

/** A picture with its title; its name says the badge too. The grid hears presses and keys by `data-at` and `data-act`. */
export const Thumbnail = memo(function Thumbnail({
  asset,
  at,
  left,
  width,
  height,
  isSelected,
  isTabStop,
  isHovered,
  ground,
}: ThingProps & { readonly left: number; readonly width: number; readonly height: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="gridcell"
      aria-selected={isSelected}
      aria-busy={asset === undefined ? true : undefined}
      tabIndex={isTabStop ? 0 : -1}
      data-at={at}
      data-id={asset?.id}
      className={isSelected ? 'th is-sel' : 'th'}
      style={{ left, width }}
    >
      {asset === undefined ? (
        <>
          <div className="cap clip">
            <span className="hidden-word">{words.grid.loading}</span>
          </div>
          <div className="photo" style={{ height }} />
        </>
      ) : (
        <Loaded asset={asset} height={height} isSelected={isSelected} isHovered={isHovered} ground={ground} />
      )}
    </div>
  );
});

function Loaded({
  asset,
  height,
  isSelected,
  isHovered,
  ground,
}: Pick<ThingProps, 'isSelected' | 'isHovered' | 'ground'> & { readonly asset: Asset; readonly height: number }) {
  const badge = badgeOf(asset);
  const fact = factOf(asset);
  return (
    <>
      {/* First in the document, below in the picture: so the name is read before the badge. */}
      <div className="cap">
        {asset.label !== null && <i className={`dot l-${asset.label}`} />}
        <AssetName asset={asset} />
        <Rated asset={asset} />
      </div>
      <div className={`photo k-${asset.kind} on-${ground}`} style={{ height }}>
        <Picture asset={asset} icon="l" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
        {!asset.hasPreview && (
          <span className="ext mono" aria-hidden="true">
            {asset.filename.split('.').at(-1)?.toUpperCase().slice(0, 6)}
          </span>
        )}
        {(isSelected || isHovered) && (
          <button type="button" tabIndex={-1} aria-hidden="true" data-act="toggle" className={isSelected ? 'tick' : 'tick open'}>
            {isSelected && <Icon of={Check} size="xs" />}
          </button>
        )}
        {(badge !== null || fact !== null) && (
          <span className="marks">
            {badge !== null && (
              <span className={`badge ${badge.tone}`}>
                <Icon of={badge.icon} size="xs" />
                <span>{badge.text}</span>
              </span>
            )}
            {fact !== null && <span className="badge fact num">{fact}</span>}
          </span>
        )}
        {isHovered && <Acts asset={asset} />}
      </div>
    </>
  );
}

function Rated({ asset }: { asset: Asset }) {
  return (
    <>
      {asset.rating > 0 && (
        <span className="stars xs num">
          <Icon of={Star} size="xs" />
          <span aria-hidden="true">{asset.rating}</span>
          <span className="hidden-word">{words.grid.rated(asset.rating)}</span>
        </span>
      )}
      {asset.label !== null && <span className="hidden-word">{words.grid.labelled(asset.label)}</span>}
    </>
  );
}

/** For the mouse only: the keyboard has rating keys, Space and the menu, so assistive tools are spared these three. */
function Acts({ asset }: { asset: Asset }) {
  const isStarred = asset.rating > 0;
  const star = isStarred ? words.grid.unstar : words.grid.star;
  return (
    <span className="acts" aria-hidden="true">
      <button
        type="button"
        tabIndex={-1}
        data-act="star"
        aria-label={star}
        title={star}
        className={isStarred ? 'is-on' : undefined}
      >
        <Icon of={Star} size="s" />
      </button>
      <AddToKit assetIds={[asset.id]} look="icon" />
      <button
        type="button"
        tabIndex={-1}
        data-act="look"
        aria-label={words.assets.quickLook}
        title={words.keys.withSpace(words.assets.quickLook)}
      >
        <Icon of={Expand} size="s" />
      </button>
    </span>
  );
}
