import type { Kit, KitItem } from '#contract/kits.ts';
import { keyOf } from '#domain/kits/items.ts';
import { allSections, wordItem } from '#domain/kits/sections.ts';
import { useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { words } from '../words/catalogue.ts';
import { editKit } from './add.ts';

interface ItemWordsProps {
  readonly kit: Kit;
  readonly item: Extract<KitItem, { kind: 'asset' }>;
  /** What the library calls it and says of it. */
  readonly own: { readonly title: string; readonly caption: string };
  readonly onClose: () => void;
}

/** Title and caption of a file as this kit words them, edited under its row. The library keeps its own. */
export function ItemWords({ kit, item, own, onClose }: ItemWordsProps) {
  const app = useApp();
  const t = words.compose;
  const save = (set: { title?: string; caption?: string }): Promise<boolean> =>
    editKit(app, kit, { sections: wordItem(allSections(kit.sections), keyOf(item), set) });
  const isWorded = item.title !== '' || item.caption !== '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame around values that are not fields yet
    <div
      className="ki-words"
      role="group"
      aria-label={t.wordsOf(own.title)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <dl className="kv">
        <dt>{t.title}</dt>
        <dd>
          <Editable label={t.title} value={item.title} unset={own.title} onSave={(title) => save({ title })} />
        </dd>
        <dt>{t.caption}</dt>
        <dd>
          <Editable
            label={t.caption}
            isProse
            value={item.caption}
            unset={own.caption || t.noCaption}
            onSave={(caption) => save({ caption })}
          />
        </dd>
      </dl>
      <div className="row">
        <span className="faint sm">{isWorded ? t.wordedHere : t.asInLibrary}</span>
        {isWorded && (
          <Button look="link" className="sm push" onClick={() => void save({ title: '', caption: '' })}>
            {t.unword}
          </Button>
        )}
      </div>
    </div>
  );
}
