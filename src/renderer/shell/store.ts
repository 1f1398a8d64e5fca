import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AssetFields, AssetGroup, AssetKind, AssetQuery, AssetSort } from '#contract/assets.ts';
import type { ExportRun, Finding, Verdict } from '#contract/exports.ts';
import type { PickedPlace } from '#contract/host.ts';
import type { KitContents, LikenessReason } from '#contract/imports.ts';
import type { Backup } from '#contract/integrity.ts';
import type { LogoWish } from '#contract/logos.ts';
import { DEFAULT_SETTINGS, type ShownSettings } from '#contract/settings.ts';
import type {
  AssetId,
  BrandId,
  CollectionId,
  ContactId,
  JobId,
  KitId,
  OrganisationId,
  ReleaseId,
  SavedSearchId,
  SheetId,
  VariantId,
} from '#contract/values.ts';
import { keep, kept } from './kept.ts';

/** A part of the library in the sidebar: everything, or one kind of file. */
export type Shelf = 'all' | Extract<AssetKind, 'logo' | 'photo' | 'document' | 'video'>;

/** In which order and under which headings assets are shown. */
export interface AssetOrder {
  readonly sort: AssetSort;
  readonly reverse: boolean;
  readonly group: AssetGroup;
}

/**
 * A list of assets: a shelf, narrowed by the text, by a collection, or the trash instead. Without an order of its own (a saved
 * search has one) it stands in the window's order.
 */
export interface AssetsPlace {
  readonly kind: 'assets';
  readonly shelf: Shelf;
  readonly text: string;
  readonly collection?: CollectionId;
  readonly trash?: boolean;
  readonly order?: AssetOrder;
}

/** Where the window is. `text` is what is typed into the search field there. */
export type View =
  | AssetsPlace
  | { readonly kind: 'imports'; readonly tab: 'past' | 'watch' }
  | { readonly kind: 'importReview'; readonly jobId: JobId }
  | { readonly kind: 'likenesses'; readonly reason: LikenessReason | null }
  | { readonly kind: 'keep' }
  | { readonly kind: 'importReport'; readonly jobId: JobId }
  | { readonly kind: 'releases'; readonly id: ReleaseId | null; readonly text: string }
  /** `file` is the name of the one that the text was read from. */
  | { readonly kind: 'newRelease'; readonly paste: string; readonly file?: string }
  | { readonly kind: 'sheets'; readonly id: SheetId | null; readonly text: string }
  | { readonly kind: 'kits'; readonly text: string }
  | { readonly kind: 'kit'; readonly id: KitId }
  | { readonly kind: 'contacts'; readonly id: ContactId | null; readonly text: string }
  | { readonly kind: 'organisations'; readonly id: OrganisationId | null; readonly text: string }
  | { readonly kind: 'logos'; readonly id: BrandId | null; readonly text: string }
  | { readonly kind: 'logoImport'; readonly jobId: JobId }
  | { readonly kind: 'exports'; readonly text: string }
  | { readonly kind: 'settings'; readonly part: SettingsPart }
  /** The first page, looked at while a library is open. */
  | { readonly kind: 'tour' };

/** The parts of the settings, in their order. */
export const SETTINGS_PARTS = ['general', 'exports', 'libraries', 'support', 'about'] as const;
/** One of the parts of the settings. */
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

/** The one dialog that can be open. */
export type DialogState =
  | { readonly kind: 'createLibrary'; readonly isExample: boolean; readonly dropped: readonly PickedPlace[] }
  | { readonly kind: 'newKit'; readonly assetIds: readonly AssetId[]; readonly releaseId: ReleaseId | null }
  | { readonly kind: 'newContact'; readonly organisationId: OrganisationId | null }
  | { readonly kind: 'newOrganisation' }
  | { readonly kind: 'mergeContacts'; readonly ids: readonly ContactId[]; readonly reason: 'email' | 'phone' | 'name' | null }
  | { readonly kind: 'removeContact'; readonly id: ContactId; readonly name: string }
  | { readonly kind: 'removeKit'; readonly id: KitId; readonly title: string }
  | { readonly kind: 'duplicateKit' | 'saveTemplate'; readonly id: KitId; readonly title: string }
  | { readonly kind: 'freezeKit' | 'compareKit'; readonly id: KitId }
  | { readonly kind: 'pickLogo'; readonly organisationId: OrganisationId }
  | { readonly kind: 'kitFiles'; readonly kitId: KitId }
  | { readonly kind: 'ignoreFinding'; readonly kitId: KitId; readonly finding: Finding }
  /** `others` are further findings of the same rule: one answer may do for all, or they are asked one after the other. */
  | { readonly kind: 'mend'; readonly kitId: KitId; readonly finding: Finding; readonly others: readonly Finding[] }
  | { readonly kind: 'quickLook' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'emptyTrash'; readonly ids: readonly AssetId[] | null; readonly count: number }
  | {
      readonly kind: 'nameCollection';
      readonly id: CollectionId | null;
      readonly name: string;
      readonly assetIds: readonly AssetId[];
    }
  | { readonly kind: 'nameSearch'; readonly id: SavedSearchId | null; readonly name: string; readonly query: AssetQuery }
  | { readonly kind: 'attachDocument'; readonly assetId: AssetId }
  | { readonly kind: 'pasteMetadata'; readonly ids: readonly AssetId[] }
  | { readonly kind: 'fillTemplate'; readonly ids: readonly AssetId[] }
  | { readonly kind: 'restoreBackup'; readonly backup: Backup }
  | { readonly kind: 'newBrand' }
  | { readonly kind: 'removeBrand'; readonly id: BrandId; readonly name: string }
  | { readonly kind: 'namePattern' | 'getAllLogos' | 'chooseLogo' | 'editRules'; readonly brandId: BrandId }
  | { readonly kind: 'editPalette'; readonly brandId: BrandId; readonly isReading: boolean }
  | { readonly kind: 'askForLogo'; readonly brandId: BrandId; readonly lockup: string; readonly colourway: string }
  | { readonly kind: 'editLogo' | 'retireLogo' | 'logoFiles'; readonly brandId: BrandId; readonly variantId: VariantId }
  | { readonly kind: 'getLogo'; readonly brandId: BrandId; readonly variantId: VariantId; readonly wish: LogoWish | null }
  | { readonly kind: 'sortLogos' }
  | { readonly kind: 'releaseVersions'; readonly id: ReleaseId; readonly revision?: number }
  | { readonly kind: 'correctRelease'; readonly id: ReleaseId; readonly withdraw: boolean }
  | { readonly kind: 'addLanguage' | 'attachToRelease'; readonly id: ReleaseId }
  | { readonly kind: 'contactColumns'; readonly token: string; readonly file: string }
  | { readonly kind: 'pickPortrait'; readonly contactId: ContactId; readonly name: string }
  | { readonly kind: 'verdict'; readonly name: string; readonly token: string; readonly verdict: Verdict }
  | { readonly kind: 'recall'; readonly assetId: AssetId; readonly name: string }
  | { readonly kind: 'makeKey' | 'protectKey' | 'unlockKey' }
  /** A library that cannot be opened, by the token of its folder. */
  | { readonly kind: 'damagedLibrary'; readonly token: string }
  | { readonly kind: 'removeKey'; readonly fingerprint: string }
  /** `jobId` once it runs. */
  | { readonly kind: 'exportKit'; readonly kitId: KitId; readonly jobId: JobId | null }
  | { readonly kind: 'mailDraft'; readonly run: ExportRun }
  | { readonly kind: 'compareExports'; readonly from: ExportRun; readonly to: ExportRun }
  | { readonly kind: 'takeKit'; readonly token: string; readonly contents: KitContents };

/** Something that just happened, told once. */
export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'error';
  readonly text: string;
  readonly more?: string | undefined;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

/** What can be taken back, or done again, for a few seconds after it happened. */
export interface Offer {
  readonly stepId: number;
  readonly deed: 'undo' | 'redo';
  readonly text: string;
}

/** Metadata copied from one asset, to be pasted onto others. */
export interface CopiedMetadata {
  readonly from: string;
  readonly fields: Partial<AssetFields>;
}

/** A stretch of a release's text that somebody wants to see, in letters; `name` as on the paper. */
export interface ReleaseSpot {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Chosen assets in the order they were chosen; `current` has the focus, `anchor` is where a range began. */
export interface Selection {
  readonly ids: readonly AssetId[];
  readonly current: AssetId | null;
  readonly anchor: AssetId | null;
}

/** One of the tabs of the inspector. */
export type InspectorTab = 'details' | 'renditions' | 'history';
/** Heights of a row of thumbnails that the size slider reaches, in px; the middle one is visual.md's. */
export const THUMBNAIL_SIZES = [96, 120, 150, 188, 236, 296] as const;
/** The order of a window that nobody has changed. */
export const NEWEST_FIRST: AssetOrder = { sort: 'added', reverse: false, group: 'none' };

/** Light, dark, or as the system has it. */
export type Theme = ShownSettings['theme'];
/** The orders that the menu offers, in its own. */
export const SORTS = [
  'added',
  'taken',
  'title',
  'filename',
  'bytes',
  'rating',
  'expires',
] as const satisfies readonly AssetSort[];
/** The headings that the menu offers, in its order. */
export const GROUPS = ['none', 'date', 'place', 'folder', 'colour'] as const satisfies readonly AssetGroup[];
/** Nothing is chosen. */
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
  /** The wished height of a row of thumbnails, px. */
  readonly thumbnail: number;
  readonly order: AssetOrder;
  /** This computer's settings, as main keeps them. */
  readonly settings: ShownSettings;
  readonly inspectorTab: InspectorTab;
  /** Where the paper is to lead next; null once it has. */
  readonly spot: ReleaseSpot | null;
  readonly offer: Offer | null;
  /** The newest step of the history that this window has told about. */
  readonly toldStep: number | null;
  readonly copied: CopiedMetadata | null;
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
  set(
    part: Partial<
      Pick<
        WindowState,
        | 'sidebar'
        | 'inspector'
        | 'layout'
        | 'thumbnail'
        | 'order'
        | 'settings'
        | 'inspectorTab'
        | 'offer'
        | 'toldStep'
        | 'copied'
        | 'spot'
      >
    >,
  ): void;
  /** Back to the start: another library is open. */
  reset(): void;
}

/** The store of a window. */
export type WindowStore = StoreApi<WindowState>;

const HISTORY = 100;
const isSamePlace = (a: View, b: View): boolean => JSON.stringify({ ...a, text: '' }) === JSON.stringify({ ...b, text: '' });

/** What was kept of an order, or the default: a newer version may have written what this one does not know. */
function readOrder(value: unknown): AssetOrder {
  const known = (value ?? {}) as Partial<Record<keyof AssetOrder, unknown>>;
  return {
    sort: SORTS.find((sort) => sort === known.sort) ?? 'added',
    reverse: known.reverse === true,
    group: GROUPS.find((group) => group === known.group) ?? 'none',
  };
}

/** Makes the window's store. */
export function createWindowStore(): WindowStore {
  let lastNotice = 0;
  return createStore<WindowState>((set) => ({
    view: { ...START },
    past: [],
    future: [],
    selection: NO_SELECTION,
    dialog: null,
    notices: [],
    sidebar: 'auto',
    inspector: 'auto',
    layout: kept('layout', (value) => (value === 'list' ? 'list' : 'grid')),
    thumbnail: kept('thumbnail', (value) => THUMBNAIL_SIZES.find((size) => size === value) ?? 150),
    order: kept('order', readOrder),
    settings: { ...DEFAULT_SETTINGS, exportPlace: null },
    inspectorTab: 'details',
    spot: null,
    offer: null,
    toldStep: null,
    copied: null,
    go: (place) =>
      set((state) => {
        // A visit of its own: what is remembered of a visit, such as how far it was scrolled, belongs to no other.
        const view = { ...place };
        return isSamePlace(state.view, view)
          ? { view, dialog: null }
          : { view, past: [...state.past, state.view].slice(-HISTORY), future: [], dialog: null, selection: NO_SELECTION };
      }),
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
    set: (part) => {
      if (part.layout !== undefined) keep('layout', part.layout);
      if (part.thumbnail !== undefined) keep('thumbnail', part.thumbnail);
      if (part.order !== undefined) keep('order', part.order);
      set(part);
    },
    reset: () =>
      set({
        view: { ...START },
        past: [],
        future: [],
        selection: NO_SELECTION,
        dialog: null,
        offer: null,
        toldStep: null,
        copied: null,
        spot: null,
      }),
  }));
}
