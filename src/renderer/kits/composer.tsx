import { useState } from 'react';
import type { SectionKind } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { words } from '../words/en.ts';
import { Outline } from './outline.tsx';
import { KitPanel } from './panel.tsx';
import { PagePreview } from './preview.tsx';

/** A kit in work: what is in it, how its page looks, what is still wrong with it. */
export function KitComposer({ id }: { id: KitId }) {
  const kit = useQuery('kits.get', { id });
  const preview = useQuery('exports.preview', { kitId: id }).data;
  const go = useWindow((state) => state.go);
  const isPanelShown = useWindow((state) => state.inspector) !== 'closed';
  const [section, setSection] = useState<SectionKind | null>(null);
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
      <Outline kit={kit.data} preview={preview} current={section} onSection={setSection} />
      <PagePreview kitId={id} section={section} />
      {isPanelShown && <KitPanel kit={kit.data} preview={preview} onJump={setSection} />}
    </>
  );
}
