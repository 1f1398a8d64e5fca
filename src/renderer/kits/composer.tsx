import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { SectionKind } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { markPainted } from '../marks.ts';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { words } from '../words/catalogue.ts';
import type { Drag, Dragged } from './drag.ts';
import { Drawer } from './drawer.tsx';
import { Outline } from './outline.tsx';
import { KitPanel } from './panel.tsx';
import { PagePreview } from './preview.tsx';

/** A kit in work: what is in it, what the library has for it, how its page looks, what is still wrong with it. */
export function KitComposer({ id }: { id: KitId }) {
  const kit = useQuery('kits.get', { id });
  // What preflight says changes rows and panel alike: drawn in pieces, and never together with what came first.
  const preview = useDeferredValue(useQuery('exports.preview', { kitId: id }).data, undefined);
  const go = useWindow((state) => state.go);
  const isPanelShown = useWindow((state) => state.inspector) !== 'closed';
  const [section, setSection] = useState<SectionKind | null>(null);
  const [filled, setFilled] = useState<SectionKind | null>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const items = kit.data?.sections.reduce((sum, one) => sum + one.items.length, 0);
  useEffect(() => {
    if (items !== undefined) markPainted('kit.painted', { id, items });
  }, [id, items]);
  const drag = useMemo<Drag>(() => ({ dragged, start: setDragged, end: () => setDragged(null) }), [dragged]);
  if (kit.data === undefined) {
    if (kit.error === undefined) return null;
    return (
      <main className="main" data-region="main">
        <Empty
          title={words.errors[kit.error.code]}
          actions={<Button onClick={() => go({ kind: 'kits', text: '' })}>{words.kits.title}</Button>}
        />
      </main>
    );
  }
  return (
    <>
      <Outline
        kit={kit.data}
        preview={preview}
        current={section}
        drag={drag}
        filled={filled}
        onSection={setSection}
        onFill={setFilled}
      />
      {filled !== null && (
        <Drawer kit={kit.data} section={filled} drag={drag} onSection={setFilled} onClose={() => setFilled(null)} />
      )}
      <PagePreview kit={kit.data} section={section} onSection={setSection} />
      {isPanelShown && <KitPanel kit={kit.data} preview={preview} />}
    </>
  );
}
