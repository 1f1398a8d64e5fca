import { useEffect, useState } from 'react';
import type { PickedPlace } from '#contract/host.ts';
import { isOwnDrag } from '../assets/drag.ts';
import { verifyPlace } from '../exports/verify.ts';
import { readableAs, readPlace } from '../imports/read-as.ts';
import { importPlaces, placesOfDrop } from '../imports/start.ts';
import { propose } from '../logos/start.ts';
import { words } from '../words/catalogue.ts';
import { useApp } from './app.tsx';

const isOneZip = (places: readonly PickedPlace[]): boolean =>
  places.length === 1 && places[0]?.name.toLowerCase().endsWith('.zip') === true;

/** A text dropped where releases are, an address book where contacts are: they are read as such, not only kept. */
const isForView = (view: string, [file, ...more]: readonly PickedPlace[]): boolean => {
  if (file === undefined || more.length > 0) return false;
  const as = readableAs(file.name);
  return (as === 'release' && (view === 'releases' || view === 'newRelease')) || (as === 'contacts' && view === 'contacts');
};

/** Files from outside; our own copies that come back on their way out are none. */
const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true && !isOwnDrag();

/** Files dropped anywhere on the window are imported; before there is a library, Dateline asks where it should be. */
export function FileDrop({ hasLibrary }: { hasLibrary: boolean }) {
  const app = useApp();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let depth = 0;
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setCount(event.dataTransfer?.items.length ?? 0);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setCount(null);
    };
    const drop = async (event: DragEvent): Promise<void> => {
      depth = 0;
      setCount(null);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const places = await placesOfDrop(app, [...(event.dataTransfer?.files ?? [])]);
      if (places.length === 0) return;
      // What is dropped on a place that wants files of its own is taken in by that one.
      const taker = event.target instanceof Element && hasLibrary ? event.target.closest('[data-takes-files]') : null;
      if (taker !== null) taker.dispatchEvent(new CustomEvent('dateline-files', { detail: places }));
      // In the toolbox logos are meant: they are sorted in, not only taken in.
      else if (hasLibrary && app.store.getState().view.kind === 'logos') await propose(app, { places });
      // Where exports are listed a single zip is held up to be checked; it can be taken in from there.
      else if (hasLibrary && app.store.getState().view.kind === 'exports' && isOneZip(places)) {
        const [zip] = places;
        if (zip !== undefined) await verifyPlace(app, zip.token, zip.name);
      } else if (hasLibrary && isForView(app.store.getState().view.kind, places)) {
        const [file] = places;
        if (file !== undefined) await readPlace(app, file.token, file.name);
      } else if (hasLibrary) await importPlaces(app, places);
      else app.store.getState().open({ kind: 'createLibrary', isExample: false, dropped: places });
    };
    const onDrop = (event: DragEvent): void => void drop(event);
    window.addEventListener('dragover', over);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', onDrop);
    };
  }, [app, hasLibrary]);
  if (count === null) return null;
  return (
    <div className="dropping">
      <p>{words.drop.import(count)}</p>
    </div>
  );
}
