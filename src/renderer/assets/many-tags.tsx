import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { AssetId } from '#contract/values.ts';
import { ask, useApp } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import { TagInput } from './keywords.tsx';

/** A selection of ten thousand may know thousands of words; the most frequent are shown first. */
const SHOWN = 40;

/** Keywords or people of a selection with how many have each: give one to all, or take it from all. */
export function ManyTags({
  ids,
  kind,
  all,
  tags,
}: {
  ids: readonly AssetId[];
  kind: 'keywords' | 'people';
  all: number;
  tags: readonly { readonly text: string; readonly count: number }[];
}) {
  const app = useApp();
  const [isOpen, setOpen] = useState(false);
  const isPeople = kind === 'people';
  const label = isPeople ? words.look.people : words.inspector.keywords;
  const shown = isOpen ? tags : tags.slice(0, SHOWN);
  const hidden = tags.length - shown.length;
  const change = (deed: 'add' | 'remove', list: readonly string[]): void => {
    const key = isPeople ? (`${deed}People` as const) : (`${deed}Keywords` as const);
    if (list.length > 0) void ask(app, 'assets.editMany', { ids: [...ids], [key]: [...list] });
  };
  return (
    <section className="sec" aria-label={label}>
      <div className="lab">{label}</div>
      <div className="tags">
        {shown.map((tag) => {
          const isEverywhere = tag.count === all;
          return (
            <span
              key={tag.text}
              className={isEverywhere ? 'tag' : 'tag part'}
              title={words.many.keywordsOf(tag.text, tag.count, all)}
            >
              <span className="clip">{tag.text}</span>
              {!isEverywhere && <em className="num">{count(tag.count)}</em>}
              {!isEverywhere && (
                <button type="button" aria-label={words.many.addToAll(tag.text, all)} onClick={() => change('add', [tag.text])}>
                  <Icon of={Plus} size="xs" />
                </button>
              )}
              <button type="button" aria-label={words.many.removeFromAll(tag.text)} onClick={() => change('remove', [tag.text])}>
                <Icon of={X} size="xs" />
              </button>
            </span>
          );
        })}
        {hidden > 0 && (
          <button type="button" className="tag" aria-label={words.look.showAllTags(hidden)} onClick={() => setOpen(true)}>
            {words.look.moreTags(hidden)}
          </button>
        )}
        <TagInput
          label={isPeople ? words.look.addPerson : words.inspector.addKeyword}
          suggest={isPeople ? 'person' : 'keyword'}
          known={tags.filter((tag) => tag.count === all).map((tag) => tag.text)}
          onAdd={(list) => change('add', list)}
        />
      </div>
    </section>
  );
}
