import { runCommand } from '../commands.ts';
import { useApp } from '../shell/app.tsx';
import type { AssetsPlace } from '../shell/store.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { words } from '../words/catalogue.ts';
import type { Facets } from './chips.tsx';
import { filterWords, isSearched } from './understood.ts';

/** What stands where nothing is: what belongs here, or which filter to give up. */
export function Nothing({ place, text, facets }: { place: AssetsPlace; text: string; facets: Facets | undefined }) {
  const app = useApp();
  const { go, replace } = app.store.getState();
  const hasOnlyShelf = place.collection === undefined && place.trash !== true;
  if (text === '') {
    if (place.trash === true) return <Empty title={words.grid.trashEmpty}>{words.grid.trashEmptyMore}</Empty>;
    if (place.collection !== undefined) return <Empty title={words.grid.collectionEmpty}>{words.grid.collectionEmptyMore}</Empty>;
    return (
      <Empty
        title={words.assets.empty[place.shelf]}
        actions={
          <Button size="big" onClick={() => runCommand(app, 'import.files')}>
            {words.bar.import}
          </Button>
        }
      >
        {words.assets.emptyMore}
      </Empty>
    );
  }
  const understood =
    facets?.understood.filter((part) => part.code !== 'or' && part.code !== 'bad_value' && isSearched(part)) ?? [];
  // Words alone are said as they were typed; filters are counted.
  const isTyped = understood.length === 1 || understood.every((part) => part.field === null);
  const relax = facets?.relax ?? null;
  const left = relax === null ? undefined : understood.find((part) => part.text === relax.without);
  const without = left === undefined ? (relax?.without ?? '') : filterWords(left);
  return (
    <Empty
      title={words.find.none(place.shelf, understood.length, isTyped ? text : null)}
      actions={
        <>
          {relax !== null && relax.count > 0 && (
            <Button look="primary" onClick={() => replace({ ...place, text: relax.text })}>
              {words.find.without(without)}
            </Button>
          )}
          <Button onClick={() => replace({ ...place, text: '' })}>{words.assets.clearSearch}</Button>
          {hasOnlyShelf && place.shelf !== 'all' && (
            <Button onClick={() => go({ kind: 'assets', shelf: 'all', text })}>{words.assets.searchAll}</Button>
          )}
        </>
      }
    >
      {relax !== null && relax.count > 0 ? words.find.relaxed(without, place.shelf, relax.count) : words.assets.noMatchMore}
    </Empty>
  );
}
