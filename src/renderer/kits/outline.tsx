import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ExportPreview } from '#contract/exports.ts';
import type { Kit, SectionKind } from '#contract/kits.ts';
import { keyOf } from '#domain/kits/items.ts';
import { allSections } from '#domain/kits/sections.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { words } from '../words/en.ts';
import { bytes, count } from '../words/format.ts';
import { editKit } from './add.ts';
import { OutlineItem } from './outline-item.tsx';
import { countItems, moveItem, withoutItem } from './sections.ts';

interface OutlineProps {
  readonly kit: Kit;
  readonly preview: ExportPreview | undefined;
  readonly current: SectionKind | null;
  readonly onSection: (section: SectionKind) => void;
}

/** The kit's sections with their items. Items move within their section by dragging or with Alt and the arrow keys. */
export function Outline({ kit, preview, current, onSection }: OutlineProps) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const [said, setSaid] = useState('');
  const [drag, setDrag] = useState<{ readonly kind: SectionKind; readonly from: number; readonly to: number } | null>(null);
  const sections = allSections(kit.sections);
  const t = words.kits;

  const move = (kind: SectionKind, from: number, to: number, title: string): void => {
    const items = sections.find((section) => section.kind === kind)?.items ?? [];
    if (to < 0 || to >= items.length || to === from) return;
    void editKit(app, kit, { sections: moveItem(sections, kind, from, to) });
    setSaid(t.moved(title, to + 1, items.length));
  };
  const add = (section: SectionKind) => () => open({ kind: 'pickItems', kitId: kit.id, section });

  return (
    <section className="out" aria-label={t.contents} data-region="contents">
      <div className="hd">
        <b>{t.contents}</b>
        <span className="num">
          {preview === undefined ? t.items(countItems(kit)) : t.contentsOf(countItems(kit), bytes(preview.bytes))}
        </span>
      </div>
      <div className="scs">
        {sections.map((section) => (
          <section key={section.kind} className={current === section.kind ? 'sc on' : 'sc'} aria-label={t.sections[section.kind]}>
            <h2>
              <button
                type="button"
                className="grow name"
                aria-pressed={current === section.kind}
                onClick={() => onSection(section.kind)}
              >
                {t.sections[section.kind]}
              </button>
              {section.items.length > 0 && <em className="num">{count(section.items.length)}</em>}
              <IconButton
                icon={Plus}
                iconSize="s"
                className="small"
                label={t.addTo(t.sections[section.kind].toLowerCase())}
                onClick={add(section.kind)}
              />
            </h2>
            {section.items.length === 0 ? (
              <button type="button" className="ki none" onClick={add(section.kind)}>
                {t.emptySection[section.kind]}
              </button>
            ) : (
              <ul>
                {section.items.map((item, at) => {
                  const isOver = drag?.kind === section.kind && drag.to === at && drag.from !== at;
                  return (
                    <OutlineItem
                      key={keyOf(item)}
                      item={item}
                      findings={preview?.findings ?? []}
                      isDragged={drag?.kind === section.kind && drag.from === at}
                      dropLine={isOver ? (drag.from > at ? 'before' : 'after') : null}
                      onMove={(by, title) => move(section.kind, at, at + by, title)}
                      onRemove={() => void editKit(app, kit, { sections: withoutItem(sections, section.kind, keyOf(item)) })}
                      onOpen={() => onSection(section.kind)}
                      onDragStart={() => setDrag({ kind: section.kind, from: at, to: at })}
                      onDragOver={() => drag?.kind === section.kind && drag.to !== at && setDrag({ ...drag, to: at })}
                      onDrop={(title) => {
                        if (drag?.kind === section.kind) move(section.kind, drag.from, drag.to, title);
                        setDrag(null);
                      }}
                      onDragEnd={() => setDrag(null)}
                      canDrop={drag?.kind === section.kind}
                    />
                  );
                })}
              </ul>
            )}
          </section>
        ))}
      </div>
      <div className="add">
        <Button icon={Plus} onClick={add(current ?? 'photos')}>
          {t.add}
        </Button>
      </div>
      <span className="hidden-word" role="status">
        {said}
      </span>
    </section>
  );
}
