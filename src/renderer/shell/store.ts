import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AssetKind } from '#contract/assets.ts';
import type { Verdict } from '#contract/exports.ts';
import type { PickedPlace } from '#contract/host.ts';
import type { SectionKind } from '#contract/kits.ts';
import type { AssetId, ContactId, JobId, KitId, OrganisationId, ReleaseId } from '#contract/values.ts';

/** A part of the library in the sidebar: everything, or one kind of file. */
export type Shelf = 'all' | Extract<AssetKind, 'logo' | 'photo' | 'document' | 'video'>;

/** Where the window is. `text` is what is typed into the search field there. */
export type View =
  | { readonly kind: 'assets'; readonly shelf: Shelf; readonly text: string }
  | { readonly kind: 'importReport'; readonly jobId: JobId }
  | { readonly kind: 'releases'; readonly id: ReleaseId | null; readonly text: string }
  | { readonly kind: 'newRelease'; readonly paste: string }
  | { readonly kind: 'kits'; readonly text: string }
  | { readonly kind: 'kit'; readonly id: KitId }
  | { readonly kind: 'contacts'; readonly id: ContactId | null; readonly text: string }
  | { readonly kind: 'organisations'; readonly id: OrganisationId | null; readonly text: string }
  | { readonly kind: 'exports'; readonly text: string };

/** The one dialog that can be open. */
export type DialogState =
  | { readonly kind: 'createLibrary'; readonly isExample: boolean; readonly dropped: readonly PickedPlace[] }
  | { readonly kind: 'newKit'; readonly assetIds: readonly AssetId[]; readonly releaseId: ReleaseId | null }
  | { readonly kind: 'newContact'; readonly organisationId: OrganisationId | null }
  | { readonly kind: 'newOrganisation' }
  | { readonly kind: 'removeContact'; readonly id: ContactId; readonly name: string }
  | { readonly kind: 'removeKit'; readonly id: KitId; readonly title: string }
  | { readonly kind: 'pickItems'; readonly kitId: KitId; readonly section: SectionKind }
  | { readonly kind: 'pickLogo'; readonly organisationId: OrganisationId }
  | { readonly kind: 'kitFiles'; readonly kitId: KitId }
  | { readonly kind: 'blocked'; readonly kitId: KitId }
  | { readonly kind: 'quickLook' }
  | { readonly kind: 'verdict'; readonly name: string; readonly verdict: Verdict };

/** Something that just happened, told once. */
export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'error';
  readonly text: string;
  readonly more?: string | undefined;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

/** Chosen assets in the order they were chosen; `current` has the focus, `anchor` is where a range began. */
export interface Selection {
  readonly ids: readonly AssetId[];
  readonly current: AssetId | null;
  readonly anchor: AssetId | null;
}

export type Theme = 'system' | 'light' | 'dark';
export const NO_SELECTION: Selection = { ids: [], current: null, anchor: null };
const START: View = { kind: 'assets', shelf: 'all', text: '' };

/** Places and selections of the window; what the engine knows is never kept here. */
export interface WindowState {
  readonly view: View;
  readonly past: readonly View[];
  readonly future: readonly View[];
  readonly selection: Selection;
  readonly dialog: DialogState | null;
  readonly notices: readonly Notice[];
  readonly sidebar: 'auto' | 'open' | 'rail';
  readonly inspector: 'auto' | 'open' | 'closed';
  readonly layout: 'grid' | 'list';
  readonly theme: Theme;
  /** Goes to a place and remembers the way back. */
  go(view: View): void;
  /** Changes the present place without a step of history: typing into the search field, choosing the next in a list. */
  replace(view: View): void;
  back(): void;
  forward(): void;
  select(selection: Selection): void;
  open(dialog: DialogState): void;
  closeDialog(): void;
  tell(notice: Omit<Notice, 'id'>): void;
  dismiss(id: number): void;
  set(part: Partial<Pick<WindowState, 'sidebar' | 'inspector' | 'layout' | 'theme'>>): void;
  /** Back to the start: another library is open. */
  reset(): void;
}

export type WindowStore = StoreApi<WindowState>;

const HISTORY = 100;
const isSamePlace = (a: View, b: View): boolean => JSON.stringify({ ...a, text: '' }) === JSON.stringify({ ...b, text: '' });

/** Makes the window's store. */
export function createWindowStore(): WindowStore {
  let lastNotice = 0;
  return createStore<WindowState>((set) => ({
    view: START,
    past: [],
    future: [],
    selection: NO_SELECTION,
    dialog: null,
    notices: [],
    sidebar: 'auto',
    inspector: 'auto',
    layout: 'grid',
    theme: 'system',
    go: (view) =>
      set((state) =>
        isSamePlace(state.view, view)
          ? { view, dialog: null }
          : { view, past: [...state.past, state.view].slice(-HISTORY), future: [], dialog: null, selection: NO_SELECTION },
      ),
    replace: (view) => set({ view }),
    back: () =>
      set((state) => {
        const view = state.past.at(-1);
        if (view === undefined) return {};
        return {
          view,
          past: state.past.slice(0, -1),
          future: [state.view, ...state.future],
          selection: NO_SELECTION,
          dialog: null,
        };
      }),
    forward: () =>
      set((state) => {
        const view = state.future[0];
        if (view === undefined) return {};
        return { view, past: [...state.past, state.view], future: state.future.slice(1), selection: NO_SELECTION, dialog: null };
      }),
    select: (selection) => set({ selection }),
    open: (dialog) => set({ dialog }),
    closeDialog: () => set({ dialog: null }),
    tell: (notice) => set((state) => ({ notices: [...state.notices.slice(-2), { ...notice, id: ++lastNotice }] })),
    dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    set: (part) => set(part),
    reset: () => set({ view: START, past: [], future: [], selection: NO_SELECTION, dialog: null }),
  }));
}
