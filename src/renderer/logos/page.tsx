import { FolderInput, Plus } from 'lucide-react';
import { useEffect } from 'react';
import type { BrandId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { words } from '../words/catalogue.ts';
import { BrandList, brandsFor } from './brand-list.tsx';
import { BrandPage } from './brand-page.tsx';
import { pickAndPropose } from './start.ts';

/** The toolbox: every brand, and one brand with all its logos, colours and rules. */
export function ToolboxPage({ id, text }: { id: BrandId | null; text: string }) {
  const app = useApp();
  const list = useQuery('logos.brands', {}).data;
  const replace = useWindow((state) => state.replace);
  const open = useWindow((state) => state.open);
  const t = words.logos;
  const shown = brandsFor(list?.items ?? [], text);
  const listed = list?.items.find((brand) => brand.id === id);
  // A brand that was just made may not be in the list yet.
  const asked = useQuery('logos.brand', id !== null && list !== undefined && listed === undefined ? { id } : null);
  const current = listed ?? asked.data;
  const first = shown[0]?.id;
  const isRuledOut = listed !== undefined && !shown.includes(listed);
  const isShown = current !== undefined && !isRuledOut;
  // A brand that is gone, or that the words rule out, gives way to the first that is there.
  const mustGo = id === null || isRuledOut || asked.error !== undefined;
  useEffect(() => {
    if (list !== undefined && mustGo && first !== undefined && first !== id) replace({ kind: 'logos', id: first, text });
  }, [list, mustGo, first, id, replace, text]);
  if (list !== undefined && list.total === 0)
    return (
      <main className="main" data-region="main">
        <Empty
          title={t.empty}
          actions={
            <>
              <Button size="big" look="primary" icon={FolderInput} onClick={() => void pickAndPropose(app, 'folder')}>
                {t.addFolder}
              </Button>
              <Button size="big" icon={Plus} onClick={() => open({ kind: 'newBrand' })}>
                {t.newBrand}
              </Button>
            </>
          }
        >
          {t.emptyMore}
        </Empty>
      </main>
    );
  return (
    <>
      <BrandList brands={shown} total={list?.total ?? 0} id={id} text={text} />
      <main className="page" data-region="main" aria-label={current?.name ?? t.title}>
        {/* The measure of its parts is taken here and not on the page itself: what floats would be placed by it. */}
        <div className="lg-room">{current !== undefined && isShown && <BrandPage key={current.id} brand={current} />}</div>
      </main>
    </>
  );
}
