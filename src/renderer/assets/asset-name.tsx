import type { Asset } from '#contract/assets.ts';
import { endOf, nameOf } from './badge.ts';

/** The name beside or under a picture, cut where there is no room; of a logo's the last words stay, lockup and colour. */
export function AssetName({ asset }: { asset: Asset }) {
  const name = nameOf(asset);
  const at = asset.kind === 'logo' ? endOf(name) : 0;
  if (at === 0)
    return (
      <span className="clip" dir="auto" title={name}>
        {name}
      </span>
    );
  return (
    <>
      <span className="hidden-word">{name}</span>
      <span className="name-ends" aria-hidden="true" dir="auto" title={name}>
        <span className="clip">{name.slice(0, at)}</span>
        <span className="clip">{name.slice(at)}</span>
      </span>
    </>
  );
}
