import type { AssetGroup, AssetSort, ColourLabel } from '#contract/assets.ts';
import type { Facet } from '#contract/search.ts';
import { anyDate, count, counted, shortDate } from '../format.ts';

/** What each shelf holds, one and many. */
const NOUNS = {
  all: ['asset', 'assets'],
  logo: ['logo', 'logos'],
  photo: ['photo', 'photos'],
  document: ['document', 'documents'],
  video: ['film', 'films'],
} as const;
type Shelf = keyof typeof NOUNS;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Words for the values of facets and fields that are codes; any other value is shown as it is. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: {
    photo: 'Photos',
    logo: 'Logos',
    document: 'Documents',
    video: 'Video',
    audio: 'Audio',
    font: 'Fonts',
    other: 'Other files',
  },
  shape: { landscape: 'Landscape', portrait: 'Portrait', square: 'Square', panorama: 'Panorama' },
  attention: {
    rightsEnding: 'Rights ending',
    rightsEnded: 'Rights ended',
    noAltText: 'No alt text',
    noCredit: 'No credit',
    noCaption: 'No caption',
    tooSmall: 'Too small for print',
    missing: 'File missing',
  },
  rights: { ending: 'Rights ending', ended: 'Rights ended', cleared: 'Cleared for press', restricted: 'Not for the press' },
  alt: { none: 'No alt text', any: 'Has alt text' },
  credit: { none: 'No credit' },
  caption: { none: 'No caption' },
  file: { missing: 'File missing' },
  print: { small: 'Too small for print' },
  is: { missing: 'File missing', small: 'Too small for print' },
  label: { red: 'Red', orange: 'Orange', yellow: 'Yellow', green: 'Green', blue: 'Blue', purple: 'Purple', grey: 'Grey' },
};

const FIELDS: Readonly<Record<string, string>> = {
  kind: 'Kind',
  place: 'Place',
  city: 'City',
  country: 'Country',
  location: 'Location',
  person: 'Person',
  people: 'Person',
  keyword: 'Keyword',
  title: 'Title',
  caption: 'Caption',
  alt: 'Alt text',
  credit: 'Credit',
  creator: 'Creator',
  by: 'Creator',
  source: 'Source',
  copyright: 'Copyright',
  file: 'File',
  filename: 'File',
  folder: 'Folder',
  format: 'Format',
  type: 'Format',
  colour: 'Colour',
  color: 'Colour',
  label: 'Label',
  rating: 'Rating',
  shape: 'Shape',
  width: 'Width',
  height: 'Height',
  size: 'Size',
  bytes: 'Size',
  pages: 'Pages',
  added: 'Added',
  taken: 'Taken',
  year: 'Year',
  edited: 'Changed',
  expires: 'Rights end',
  rights: 'Rights',
  similar: 'Looks like',
  collection: 'Collection',
  kit: 'In kit',
  used: 'Used',
  language: 'Language',
};

/** Fields whose values are names: they are written with capitals, however they were typed. */
const NAMES = new Set(['place', 'city', 'country', 'location', 'person', 'people']);

/** 2014 as “in 2014”, 2014..2016 as “2014 to 2016”, a day as a day. */
const period = (value: string): string => {
  const [from, to] = value.split('..');
  const one = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? shortDate(text) : text);
  if (to === undefined) return /^[<>]/.test(value) ? value : `in ${one(value)}`;
  if (from === '') return `until ${one(to)}`;
  return to === '' ? `since ${one(from ?? '')}` : `${one(from ?? '')} to ${one(to)}`;
};

const upper = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

const NONE_OF: Readonly<Record<AssetGroup, string>> = {
  none: '',
  date: 'No date',
  place: 'No place',
  folder: 'No folder',
  colour: 'No colour',
};

/** Words of search, facets, saved searches, groups and the grid. */
export const findWords = {
  find: {
    searchTrash: 'Search the trash',
    searchCollection: 'Search this collection',
    suggestions: 'Suggestions',
    suggested: (n: number) => (n === 0 ? 'No suggestions' : counted(n, 'suggestion', 'suggestions')),
    suggestionKinds: {
      field: 'Field',
      value: 'Filter',
      word: 'Word',
      person: 'Person',
      place: 'Place',
      keyword: 'Keyword',
      saved: 'Saved search',
    },
    chips: 'Filters of this search',
    facets: 'Narrow the search',
    filters: 'Filters',
    allFilters: 'All filters',
    noFilters: 'Nothing here to filter by.',
    removeFilter: (filter: string) => `Remove the filter ${filter}`,
    withCount: (value: string, n: number) => `${value}, ${count(n)}`,
    facet: {
      kind: 'Kind',
      shape: 'Shape',
      year: 'Year',
      place: 'Place',
      colour: 'Colour',
      rating: 'Rating',
      label: 'Label',
      attention: 'Needs attention',
      person: 'People',
      format: 'Format',
    } satisfies Record<Facet['id'], string>,
    value: (facet: string, value: string): string =>
      facet === 'rating'
        ? value === '0'
          ? 'Not rated'
          : counted(Number(value), 'star', 'stars')
        : facet === 'format'
          ? value.toUpperCase()
          : (VALUES[facet]?.[value] ?? (facet === 'colour' ? upper(value) : value)),
    /** A part of a query as a chip says it. */
    filter: (field: string, value: string, isNegated: boolean): string => {
      const known = VALUES[field]?.[value];
      const said =
        known ??
        (field === 'added' || field === 'taken' || field === 'edited' || field === 'expires'
          ? `${FIELDS[field]} ${period(value)}`
          : field === 'similar'
            ? 'Looks like a picture'
            : `${FIELDS[field] ?? upper(field)}: ${NAMES.has(field) ? value.split(/,\s*/).map(upper).join(', ') : value}`);
      return isNegated ? `Not ${said}` : said;
    },
    /** The whole query in words, for those who do not see the chips. */
    understood: (parts: readonly string[]) => (parts.length === 0 ? '' : `Searching for ${parts.join('; ')}.`),
    aWord: (value: string, isNegated: boolean) => `${isNegated ? 'without ' : ''}the word ${value}`,
    aPhrase: (value: string, isNegated: boolean) => `${isNegated ? 'without ' : ''}the phrase ${value}`,
    either: 'either side of “or”',
    unknownField: (text: string) => `“${text}” is no field; it was searched as a word.`,
    notTheGroup: 'without what stands in the brackets',
    badValue: (text: string) => `“${text}” is nothing that this field knows; it was searched as words.`,
    leftOut: (text: string) => `“${text}” cannot be read; it was left out.`,
    /** Of signs that no text is searched for: there is no letter and no digit in them. */
    noWord: (text: string) => `“${text}” has no letter or digit to search for; it was left out.`,
    none: (shelf: Shelf, filters: number, word: string | null) =>
      filters <= 1 || word !== null
        ? `No ${NOUNS[shelf][0]} matches ${word === null ? 'this filter' : `“${word}”`}.`
        : `No ${NOUNS[shelf][0]} matches ${filters === 2 ? 'both' : `all ${NUMBERS[filters] ?? count(filters)}`} filters.`,
    without: (filter: string) => `Without “${filter}”`,
    relaxed: (filter: string, shelf: Shelf, n: number) =>
      `Without “${filter}” there ${n === 1 ? 'is' : 'are'} ${counted(n, NOUNS[shelf][0], NOUNS[shelf][1])}.`,
    save: 'Save search',
    saveTitle: 'Save this search',
    saveName: 'Name',
    saveHint: 'It stays live: what is added later appears in it.',
    saveNow: 'Save',
    saved: (name: string) => `The search is saved as ${name}.`,
    inGroup: (n: number, shelf: Shelf) => counted(n, NOUNS[shelf][0], NOUNS[shelf][1]),
  },

  order: {
    label: 'Order',
    sortBy: 'Sort by',
    groupBy: 'Group by',
    sort: {
      added: 'Date added',
      taken: 'Date taken',
      title: 'Title',
      filename: 'File name',
      bytes: 'Size',
      rating: 'Rating',
      expires: 'End of rights',
    } satisfies Record<AssetSort, string>,
    group: {
      none: 'No groups',
      date: 'Date',
      place: 'Place',
      folder: 'Folder',
      colour: 'Colour',
    } satisfies Record<AssetGroup, string>,
    reverse: 'The other way round',
    /** How each order reads, as it comes and reversed. */
    said: {
      added: ['newest first', 'oldest first'],
      taken: ['last taken first', 'first taken first'],
      title: ['by title', 'by title, from Z'],
      filename: ['by file name', 'by file name, from Z'],
      bytes: ['smallest first', 'largest first'],
      rating: ['lowest rating first', 'highest rating first'],
      expires: ['rights that end soonest first', 'rights that end last first'],
    } satisfies Record<AssetSort, readonly [string, string]>,
    /** What comes before the order in words. */
    grouped: (group: AssetGroup): string => (group === 'none' ? '' : `Grouped by ${group}, `),
    /** What stands over a group: a month or year, a colour, a place or folder by its name. */
    heading: (group: AssetGroup, label: string): string =>
      label === '' ? NONE_OF[group] : group === 'date' ? anyDate(label) : group === 'colour' ? upper(label) : label,
    size: 'Thumbnail size',
    larger: 'Larger thumbnails',
    smaller: 'Smaller thumbnails',
  },

  grid: {
    label: (title: string, order: string) => `${title}, ${order}`,
    loading: 'Loading',
    missing: 'File missing',
    pages: (n: number) => counted(n, 'page', 'pages'),
    version: (n: number) => `Version ${n}`,
    rated: (n: number) => counted(n, 'star', 'stars'),
    star: 'Give five stars',
    unstar: 'Take the stars away',
    labelled: (label: ColourLabel) => `${label} label`,
    trash: 'Trash',
    collection: 'Collection',
    trashEmpty: 'Nothing in the trash.',
    trashEmptyMore: 'What you throw away waits here and can come back.',
    collectionEmpty: 'Nothing in this collection yet.',
    collectionEmptyMore: 'Drag pictures onto its name, or choose “Add to collection” on a picture.',
  },

  deeds: {
    menuOf: (n: number) => (n === 1 ? 'This file' : `${count(n)} files`),
    look: 'Quick look',
    compare: 'Compare',
    addToKit: 'Add to kit',
    addToCollection: 'Add to collection',
    takeOut: 'Take out of this collection',
    rate: 'Rate',
    rates: ['Not rated', '1 star', '2 stars', '3 stars', '4 stars', '5 stars'],
    label: 'Label',
    noLabel: 'No label',
    labels: {
      red: 'Red',
      orange: 'Orange',
      yellow: 'Yellow',
      green: 'Green',
      blue: 'Blue',
      purple: 'Purple',
      grey: 'Grey',
    } satisfies Record<ColourLabel, string>,
    copyFiles: 'Copy files',
    copy: (n: number) => (n === 1 ? 'Copy file' : `Copy ${count(n)} files`),
    copied: (n: number) => (n === 1 ? 'The file is on the clipboard.' : `${count(n)} files are on the clipboard.`),
    copiedFirst: 'This system takes one file at a time: the first is on the clipboard.',
    open: 'Open a copy',
    opened: 'A copy was opened. What you change in it never reaches the library.',
    reveal: 'Reveal original',
    save: 'Save original as…',
    saveMany: 'Save originals…',
    savedMany: 'The originals are being copied.',
    similar: 'Find similar',
    sameColour: 'Find the same colour',
    replace: 'Replace original…',
    trash: 'Move to trash',
    restore: 'Restore',
    tooMany: (n: number) => `At most ${count(n)} files at once.`,
    pasteNothing: 'There is no picture and no file on the clipboard.',
    pasteName: (date: string) => `Pasted ${date}.png`,
    pasted: 'The picture from the clipboard is in the library.',
    pastedKnown: 'This picture is in the library already.',
    show: 'Show',
    dragged: (n: number) => count(n),
  },

  quick: {
    label: 'Quick look',
    comparing: (n: number) => `Compare ${NUMBERS[n] ?? n}`,
    of: (at: number, total: number) => `${count(at)} of ${count(total)}`,
    fit: 'Fit',
    full: '100 %',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    percent: (n: number) => `${Math.round(n)} %`,
    compare: 'Compare',
    single: 'One at a time',
    rating: 'Rating',
    keep: 'Keep only this',
    keepHint: 'The others go to the trash.',
    trash: 'Move to trash',
    trashed: (n: number) => (n === 1 ? 'Moved to the trash.' : `${count(n)} moved to the trash.`),
    undo: 'Undo',
    pixels: 'Pixels',
    size: 'Size',
    taken: 'Taken',
    added: 'Added',
    most: 'largest',
    unknown: '–',
    pages: (n: number) => `First of ${counted(n, 'page', 'pages')}`,
    facts: 'Facts',
    duration: 'Duration',
  },
};
