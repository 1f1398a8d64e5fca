import { Newspaper, Package, Send, SquareStack } from 'lucide-react';
import type { Asset } from '#contract/assets.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { nameOf } from './badge.ts';

/** The kits, releases and collections that hold an asset; a press leads there. */
export function UsedIn({ asset }: { asset: Asset }) {
  const { id } = asset;
  const go = useWindow((state) => state.go);
  const used = useQuery('assets.usedIn', { id }).data;
  const open = useWindow((state) => state.open);
  const sent = useQuery('exports.carrying', { assetId: id }).data?.total ?? 0;
  const kits = used?.kits ?? [];
  const collections = used?.collections ?? [];
  const releases = used?.releases ?? [];
  return (
    <>
      <div className="lab">{words.inspector.usedIn}</div>
      {used !== undefined && kits.length + collections.length + releases.length + sent === 0 && (
        <p className="faint sm">{words.look.usedInNothing}</p>
      )}
      {kits.map((kit) => (
        <button type="button" key={kit.id} className="use" onClick={() => go({ kind: 'kit', id: kit.id })}>
          <Icon of={Package} size="s" />
          <span className="clip">{kit.title}</span>
          <span className="faint sm push">{words.inspector.kit}</span>
        </button>
      ))}
      {releases.map((release) => (
        <button type="button" key={release.id} className="use" onClick={() => go({ kind: 'releases', id: release.id, text: '' })}>
          <Icon of={Newspaper} size="s" />
          <span className="clip">{release.headline || words.releases.untitled}</span>
          <span className="faint sm push">{words.inspector.release}</span>
        </button>
      ))}
      {sent > 0 && (
        <button type="button" className="use" onClick={() => open({ kind: 'recall', assetId: id, name: nameOf(asset) })}>
          <Icon of={Send} size="s" />
          <span className="clip">{words.exports.recall.open(sent)}</span>
        </button>
      )}
      {collections.map((one) => (
        <button
          type="button"
          key={one.id}
          className="use"
          onClick={() => go({ kind: 'assets', shelf: 'all', text: '', collection: one.id })}
        >
          <Icon of={SquareStack} size="s" />
          <span className="clip">{one.name}</span>
          <span className="faint sm push">{words.look.collection}</span>
        </button>
      ))}
    </>
  );
}
