import { useCallback, useMemo } from 'react';
import type { Release, ReleaseFields } from '#contract/releases.ts';
import { isOut, statusAt } from '#domain/releases/writing/status.ts';
import { type App, useApp, useWindow } from '../shell/app.tsx';
import { useNow } from '../ui/use-later.ts';
import { editRelease } from './save.ts';

/** The text of a release as it is being written: what is out is changed only by a correction, which waits in the window until it is published. */
export interface ReleaseText {
  /** The release with the correction that is being written. */
  readonly shown: Release;
  readonly canEdit: boolean;
  readonly isOut: boolean;
  readonly isCorrecting: boolean;
  readonly save: (set: Partial<ReleaseFields>) => Promise<boolean>;
}

export function useText(release: Release): ReleaseText {
  const app = useApp();
  const now = useNow();
  const changes = useWindow((state) => state.corrections[release.id]);
  const out = isOut(release, now);
  const isCorrecting = changes !== undefined && out;
  const shown = useMemo(() => (isCorrecting ? { ...release, ...changes } : release) as Release, [release, changes, isCorrecting]);
  const save = useCallback(
    async (set: Partial<ReleaseFields>): Promise<boolean> => {
      if (!isCorrecting) return editRelease(app, release, set);
      setCorrection(app, release, { ...app.store.getState().corrections[release.id], ...set });
      return true;
    },
    [app, release, isCorrecting],
  );
  const canEdit = isCorrecting || (!out && statusAt(release, now) !== 'withdrawn');
  return { shown, canEdit, isOut: out, isCorrecting, save };
}

/** Begins a correction, or sets what it changes; null ends it. */
export function setCorrection(app: App, release: Pick<Release, 'id'>, set: Partial<ReleaseFields> | null): void {
  const { corrections, set: put } = app.store.getState();
  const { [release.id]: _old, ...others } = corrections;
  put({ corrections: set === null ? others : { ...others, [release.id]: set } });
}
