import { useCallback, useMemo } from 'react';
import type { Release, ReleaseFields } from '#contract/releases.ts';
import type { ReleaseId } from '#contract/values.ts';
import { isOut, statusAt } from '#domain/releases/writing/status.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, useApp } from '../shell/app.tsx';
import { useNow } from '../ui/use-later.ts';
import { editRelease } from './save.ts';

/** The text of a release as it is being written: what is out is changed only by a correction, which is kept beside it until it is published. */
export interface ReleaseText {
  /** The release with the correction that is being written. */
  readonly shown: Release;
  readonly canEdit: boolean;
  readonly isOut: boolean;
  readonly isCorrecting: boolean;
  readonly save: (set: Partial<ReleaseFields>) => Promise<boolean>;
}

/** The text of a release, with the correction that is being written, and the way to change it. */
export function useText(release: Release): ReleaseText {
  const app = useApp();
  const now = useNow();
  const changes = useCorrection(release.id);
  const out = isOut(release, now);
  const isCorrecting = changes !== undefined && out;
  const shown = useMemo(() => (isCorrecting ? { ...release, ...changes } : release) as Release, [release, changes, isCorrecting]);
  const save = useCallback(
    async (set: Partial<ReleaseFields>): Promise<boolean> => {
      if (!isCorrecting) return editRelease(app, release, set);
      return setCorrection(app, release, { ...draftOf(app, release.id), ...set });
    },
    [app, release, isCorrecting],
  );
  const canEdit = isCorrecting || (!out && statusAt(release, now) !== 'withdrawn');
  return { shown, canEdit, isOut: out, isCorrecting, save };
}

/** What the correction of a release that is being written changes so far; undefined where none is. */
export function useCorrection(id: ReleaseId): Partial<ReleaseFields> | undefined {
  const drafts = useQuery('releases.correctionDrafts', {}).data?.items;
  return drafts?.find((draft) => draft.id === id)?.set as Partial<ReleaseFields> | undefined;
}

const draftOf = (app: App, id: ReleaseId): Partial<ReleaseFields> | undefined =>
  app.cache.read('releases.correctionDrafts', {}).data?.items.find((draft) => draft.id === id)?.set as
    | Partial<ReleaseFields>
    | undefined;

/** Begins a correction, or sets what it changes; null ends it. The window shows it at once, the engine keeps it over a restart. */
export async function setCorrection(app: App, { id }: Pick<Release, 'id'>, set: Partial<ReleaseFields> | null): Promise<boolean> {
  const own = set === null ? [] : [{ id, set, savedAt: new Date().toISOString() }];
  const settle = app.cache.ahead('releases.correctionDrafts', {}, (known) => ({
    items: [...(known?.items ?? []).filter((draft) => draft.id !== id), ...own],
  }));
  const kept = await ask(app, 'releases.draftCorrection', { id, set });
  settle(kept !== null);
  return kept !== null;
}
