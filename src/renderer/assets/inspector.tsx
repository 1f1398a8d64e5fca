import { Ellipsis } from 'lucide-react';
import { memo, useRef } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import type { InspectorTab } from '../shell/store.ts';
import { Icon } from '../ui/icon.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { Details } from './details.tsx';
import { ManyInspector } from './many.tsx';
import { moreLines } from './more-lines.ts';
import { Past } from './past.tsx';
import { Renditions } from './renditions.tsx';

const TABS: readonly { readonly id: InspectorTab; readonly label: string }[] = [
  { id: 'details', label: words.look.details },
  { id: 'renditions', label: words.look.renditions },
  { id: 'history', label: words.look.history },
];

/** What is known about what is selected; click a value to change it. */
export const Inspector = memo(function Inspector() {
  const selection = useWindow((state) => state.selection);
  return (
    <aside className="insp look" aria-label={words.inspector.label} data-region="complementary">
      {selection.ids.length === 0 ? (
        <div className="empty none">
          <h2>{words.inspector.none}</h2>
          <p>{words.inspector.noneMore}</p>
        </div>
      ) : selection.ids.length === 1 && selection.ids[0] !== undefined ? (
        <One key={selection.ids[0]} id={selection.ids[0]} />
      ) : (
        <ManyInspector ids={selection.ids} />
      )}
    </aside>
  );
});

function One({ id }: { id: AssetId }) {
  const answer = useQuery('assets.get', { id });
  const tab = useWindow((state) => state.inspectorTab);
  const asset = answer.data;
  if (asset === undefined)
    return answer.error === undefined ? null : (
      <div className="empty none">
        <p>{words.look.gone}</p>
      </div>
    );
  return (
    <>
      <Tabs asset={asset} />
      <div className="pane" role="tabpanel" id="insp-pane" aria-labelledby={`insp-${tab}`}>
        {tab === 'details' && <Details asset={asset} />}
        {tab === 'renditions' && <Renditions asset={asset} />}
        {tab === 'history' && <Past asset={asset} />}
      </div>
    </>
  );
}

function Tabs({ asset }: { asset: Asset }) {
  const app = useApp();
  const tab = useWindow((state) => state.inspectorTab);
  const set = useWindow((state) => state.set);
  const copied = useWindow((state) => state.copied);
  const list = useRef<HTMLDivElement>(null);
  const move = (event: React.KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = (TABS.findIndex(({ id }) => id === tab) + step + TABS.length) % TABS.length;
    const next = TABS[at];
    if (next === undefined) return;
    set({ inspectorTab: next.id });
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus();
  };
  return (
    <div className="tabs">
      <div className="row" ref={list} role="tablist" aria-label={words.look.tabs} onKeyDown={move}>
        {TABS.map(({ id, label }) => (
          <button
            type="button"
            role="tab"
            key={id}
            id={`insp-${id}`}
            aria-selected={id === tab}
            aria-controls="insp-pane"
            tabIndex={id === tab ? 0 : -1}
            onClick={() => set({ inspectorTab: id })}
          >
            {label}
          </button>
        ))}
      </div>
      <MenuButton
        className="ib"
        label={words.look.more}
        aria-label={words.look.more}
        title={words.look.more}
        lines={moreLines(app, asset, copied !== null)}
      >
        <Icon of={Ellipsis} />
      </MenuButton>
    </div>
  );
}
