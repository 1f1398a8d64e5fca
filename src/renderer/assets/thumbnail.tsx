import { Check, Expand } from 'lucide-react';
import { memo } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { Ground } from '#contract/logos.ts';
import { useApp } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/en.ts';
import { AddToKit } from './add-to-kit.tsx';
import { badgeOf, nameOf } from './badge.ts';
import type { SelectHow } from './selection.ts';

interface ThumbnailProps {
  readonly asset: Asset;
  readonly width: number;
  readonly height: number;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly ground: Ground | undefined;
  readonly onPick: (how: SelectHow) => void;
}

/** How a press chooses: Shift a range, Ctrl or Cmd one more. */
export const howOf = (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): SelectHow =>
  event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';

/** A picture with its title; its name says the badge too. */
export const Thumbnail = memo(function Thumbnail({
  asset,
  width,
  height,
  isSelected,
  isTabStop,
  ground,
  onPick,
}: ThumbnailProps) {
  const app = useApp();
  const badge = badgeOf(asset);
  const name = nameOf(asset);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    <div
      role="gridcell"
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-id={asset.id}
      className={`th ${isSelected ? 'is-sel' : ''}`}
      style={{ width }}
      onClick={(event) => onPick(howOf(event))}
      onDoubleClick={() => app.store.getState().open({ kind: 'quickLook' })}
    >
      {/* First in the document, below in the picture: so the name is read before the badge. */}
      <div className="cap clip">{name}</div>
      <div className={`photo k-${asset.kind} on-${ground ?? 'none'}`} style={{ height }}>
        <Picture asset={asset} icon="l" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
        {!asset.hasPreview && (
          <span className="ext mono" aria-hidden="true">
            {asset.filename.split('.').at(-1)?.toUpperCase()}
          </span>
        )}
        {/* For the mouse only: the keyboard has Ctrl Space, Space and the inspector, so assistive tools are spared these three. */}
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className={isSelected ? 'tick' : 'tick open'}
          onClick={(event) => {
            event.stopPropagation();
            onPick('toggle');
          }}
        >
          {isSelected && <Icon of={Check} size="xs" />}
        </button>
        {badge !== null && (
          <span className={`badge ${badge.tone}`}>
            <Icon of={badge.icon} size="xs" />
            {badge.text}
          </span>
        )}
        {/* A press on these does not choose the picture. */}
        <span className="acts" aria-hidden="true" onClick={(event) => event.stopPropagation()}>
          <AddToKit assetIds={[asset.id]} look="icon" />
          <button
            type="button"
            tabIndex={-1}
            aria-label={words.assets.quickLook}
            title={`${words.assets.quickLook} (Space)`}
            onClick={() => {
              onPick('only');
              app.store.getState().open({ kind: 'quickLook' });
            }}
          >
            <Icon of={Expand} size="s" />
          </button>
        </span>
      </div>
    </div>
  );
});
