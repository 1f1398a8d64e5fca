import type { AssetKind, ColourLabel, PressUse } from '#contract/assets.ts';
import type { Understood } from '#contract/search.ts';
import type { ColourName } from './colours.ts';

/** The columns of the full-text index, in its order (engine/db/migrations.ts); a field can narrow a word to each of them. */
export const WORD_FIELDS = [
  'title',
  'filename',
  'caption',
  'keywords',
  'people',
  'creator',
  'credit',
  'source',
  'place',
  'rights',
  'body',
] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** What can be compared as a whole number: pixels, bytes, milliseconds, stars. An asset without the number never matches. */
export type NumberField = 'width' | 'height' | 'pixels' | 'longSide' | 'bytes' | 'pages' | 'durationMs' | 'rating';

/** What can be compared as a day. `date` is the day taken, or else the day added. */
export type DayField = 'taken' | 'added' | 'date' | 'edited' | 'expires';

/** What has few values of its own, kept as a list. */
export type NameField = 'person' | 'keyword' | 'city' | 'country' | 'folder' | 'format' | 'language';

/** What an asset has or is, or not. */
export type Trait =
  | 'altText'
  | 'caption'
  | 'credit'
  | 'creator'
  | 'title'
  | 'source'
  | 'copyright'
  | 'place'
  | 'keywords'
  | 'people'
  | 'label'
  | 'language'
  | 'taken'
  | 'expires'
  | 'missing'
  | 'edited'
  | 'used'
  | 'duplicate'
  | 'transparent'
  | 'gps';

/** The shape of a picture by its sides: square within 5 %, panorama from 2:1 on. */
export const SHAPES = ['landscape', 'portrait', 'square', 'panorama'] as const;
export type Shape = (typeof SHAPES)[number];

/** What wants attention, as the contract's `search.attention` names it. */
export const ATTENTION = ['rightsEnding', 'rightsEnded', 'noAltText', 'noCredit', 'noCaption', 'tooSmall', 'missing'] as const;
export type Attention = (typeof ATTENTION)[number];

/** One thing that an asset must be. Days are whole numbers YYYYMMDD; a part that is not known is 00. Both ends are inclusive. */
export type Condition =
  | { readonly on: 'everything' }
  | { readonly on: 'words'; readonly field: WordField | null; readonly text: string; readonly isWhole: boolean }
  | { readonly on: 'name'; readonly field: NameField; readonly text: string; readonly isWhole: boolean }
  | { readonly on: 'number'; readonly field: NumberField; readonly least: number; readonly most: number }
  | { readonly on: 'day'; readonly field: DayField; readonly least: number; readonly most: number }
  | { readonly on: 'trait'; readonly trait: Trait; readonly is: boolean }
  | { readonly on: 'kind'; readonly kind: AssetKind }
  | { readonly on: 'shape'; readonly shape: Shape }
  | { readonly on: 'label'; readonly label: ColourLabel }
  | { readonly on: 'press'; readonly press: PressUse }
  | { readonly on: 'attention'; readonly attention: Attention }
  | { readonly on: 'colourName'; readonly name: ColourName }
  | { readonly on: 'colourNear'; readonly hex: string }
  | { readonly on: 'similar'; readonly id: string }
  | { readonly on: 'collection'; readonly text: string }
  | { readonly on: 'import'; readonly text: string };

/** A query as a tree. A leaf's conditions are alternatives; `all` and `any` are never empty. */
export type QueryNode =
  | { readonly type: 'all'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'any'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode }
  | { readonly type: 'leaf'; readonly conditions: readonly Condition[]; readonly part: Understood };

/** A text as it was understood: the tree (null when it asks for nothing) and its parts in the order of the text. */
export interface ReadQuery {
  readonly tree: QueryNode | null;
  readonly parts: readonly Understood[];
}

/** The nodes that all must hold at the top of a query, each a term that can be taken away. */
export const topTerms = (tree: QueryNode | null): readonly QueryNode[] =>
  tree === null ? [] : tree.type === 'all' ? tree.nodes : [tree];
