import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Asset, AssetKind } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { useAssetPages } from '../engine/pages.ts';
import { Button } from '../ui/button.tsx';
import { SearchField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { AssetName } from './asset-name.tsx';
import { groundOf, useLogoGrounds } from './grounds.ts';

/** Files of one kind to press in a dialog: searched, page by page, each with its name and what else is to be said of it. */
export function AssetOffers({
  kind,
  nothing,
  isOn,
  isHere,
  more,
  beside,
  onPress,
}: {
  readonly kind: AssetKind;
  /** Said when the library has none. */
  readonly nothing: string;
  /** The chosen ones. */
  readonly isOn?: (id: AssetId) => boolean;
  /** Those that cannot be pressed, being where they are to go. */
  readonly isHere?: (id: AssetId) => boolean;
  readonly more?: (asset: Asset) => string;
  /** What stands before the search field. */
  readonly beside?: ReactNode;
  readonly onPress: (id: AssetId) => void;
}) {
  const [text, setText] = useState('');
  const assets = useAssetPages({ text: useLater(text.trim(), 80), kind });
  const grounds = useLogoGrounds(kind === 'logo');
  const t = words.attachments;
  return (
    <>
      <div className="row gaps">
        {beside}
        <SearchField label={t.search} value={text} onChange={setText} />
      </div>
      {assets.total === 0 && <p className="faint">{text.trim() === '' ? nothing : t.nothing}</p>}
      <ul className="offers pictures">
        {assets.items.map((asset) => (
          <li key={asset.id}>
            <button
              type="button"
              aria-pressed={isOn?.(asset.id)}
              disabled={isHere?.(asset.id) ?? false}
              onClick={() => onPress(asset.id)}
            >
              <span className={`photo k-${asset.kind} on-${groundOf(asset, grounds)}`}>
                <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
              </span>
              <AssetName asset={asset} />
              {more !== undefined && <span className="faint sm clip">{more(asset)}</span>}
              {isOn?.(asset.id) === true && (
                <span className="tick">
                  <Icon of={Check} size="xs" />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {assets.hasMore && (
        <Button look="quiet" onClick={assets.loadMore}>
          {t.more}
        </Button>
      )}
    </>
  );
}
