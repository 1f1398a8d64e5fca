import type { AssetGroup, AssetSort, ColourLabel } from '#contract/assets.ts';
import type { Facet } from '#contract/search.ts';
import type { findWords as English } from '../en/find.ts';
import { anyDate, count, counted, shortDate } from '../format.ts';
import type { Like } from '../language.ts';

/** What each shelf holds: none, one and many. */
const NOUNS = {
  all: ['Ingen filer', 'fil', 'filer'],
  logo: ['Ingen logoer', 'logo', 'logoer'],
  photo: ['Ingen billeder', 'billede', 'billeder'],
  document: ['Ingen dokumenter', 'dokument', 'dokumenter'],
  video: ['Ingen film', 'film', 'film'],
} as const;

const NUMBERS = ['ingen', 'et', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'];

const LABELS: Readonly<Record<ColourLabel, string>> = {
  red: 'Rød',
  orange: 'Orange',
  yellow: 'Gul',
  green: 'Grøn',
  blue: 'Blå',
  purple: 'Lilla',
  grey: 'Grå',
};

/** Words for the values of facets and fields that are codes; any other value is shown as it is. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: {
    photo: 'Billeder',
    logo: 'Logoer',
    document: 'Dokumenter',
    video: 'Video',
    audio: 'Lyd',
    font: 'Skrifter',
    other: 'Andre filer',
  },
  shape: { landscape: 'Bredformat', portrait: 'Højformat', square: 'Kvadrat', panorama: 'Panorama' },
  attention: {
    rightsEnding: 'Rettigheder udløber snart',
    rightsEnded: 'Rettigheder udløbet',
    noAltText: 'Uden alt-tekst',
    noCredit: 'Uden kreditering',
    noCaption: 'Uden billedtekst',
    tooSmall: 'For lille til tryk',
    missing: 'Filen mangler',
  },
  rights: {
    ending: 'Rettigheder udløber snart',
    ended: 'Rettigheder udløbet',
    cleared: 'Frigivet til pressen',
    restricted: 'Ikke til pressen',
  },
  alt: { none: 'Uden alt-tekst', any: 'Har alt-tekst' },
  credit: { none: 'Uden kreditering' },
  caption: { none: 'Uden billedtekst' },
  file: { missing: 'Filen mangler' },
  print: { small: 'For lille til tryk' },
  is: { missing: 'Filen mangler', small: 'For lille til tryk' },
  label: LABELS,
  colour: {
    red: 'Rød',
    orange: 'Orange',
    yellow: 'Gul',
    green: 'Grøn',
    teal: 'Petroleum',
    cyan: 'Cyan',
    blue: 'Blå',
    purple: 'Lilla',
    pink: 'Lyserød',
    brown: 'Brun',
    black: 'Sort',
    grey: 'Grå',
    white: 'Hvid',
  },
};

const FIELDS: Readonly<Record<string, string>> = {
  kind: 'Type',
  place: 'Sted',
  city: 'By',
  country: 'Land',
  location: 'Lokalitet',
  person: 'Person',
  people: 'Person',
  keyword: 'Emneord',
  title: 'Titel',
  caption: 'Billedtekst',
  alt: 'Alt-tekst',
  credit: 'Kreditering',
  creator: 'Ophav',
  by: 'Ophav',
  source: 'Kilde',
  copyright: 'Ophavsret',
  file: 'Fil',
  filename: 'Fil',
  folder: 'Mappe',
  format: 'Format',
  type: 'Format',
  colour: 'Farve',
  color: 'Farve',
  label: 'Farvemærke',
  rating: 'Bedømmelse',
  shape: 'Form',
  width: 'Bredde',
  height: 'Højde',
  size: 'Størrelse',
  bytes: 'Størrelse',
  pages: 'Sider',
  added: 'Tilføjet',
  taken: 'Taget',
  year: 'År',
  edited: 'Ændret',
  expires: 'Rettigheder udløber',
  rights: 'Rettigheder',
  similar: 'Ligner',
  collection: 'Samling',
  kit: 'I pressekit',
  used: 'Brugt',
  language: 'Sprog',
};

/** Fields whose values are names: they are written with capitals, however they were typed. */
const NAMES = new Set(['place', 'city', 'country', 'location', 'person', 'people']);

/** 2014 as “i 2014”, 2014..2016 as “2014 til 2016”, a day as a day. */
const period = (value: string): string => {
  const [from, to] = value.split('..');
  const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
  const one = (text: string): string => (isDay(text) ? shortDate(text) : text);
  if (to === undefined) return /^[<>]/.test(value) ? value : `${isDay(value) ? 'den' : 'i'} ${one(value)}`;
  if (from === '') return `til ${one(to)}`;
  return to === '' ? `siden ${one(from ?? '')}` : `${one(from ?? '')} til ${one(to)}`;
};

const upper = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

const NONE_OF: Readonly<Record<AssetGroup, string>> = {
  none: '',
  date: 'Uden dato',
  place: 'Uden sted',
  folder: 'Uden mappe',
  colour: 'Uden farve',
};

/** Words of search, facets, saved searches, groups and the grid. */
export const findWords: Like<typeof English> = {
  find: {
    searchTrash: 'Søg i papirkurven',
    searchCollection: 'Søg i denne samling',
    suggestions: 'Forslag',
    suggested: (n) => (n === 0 ? 'Ingen forslag' : counted(n, 'forslag', 'forslag')),
    suggestionKinds: {
      field: 'Felt',
      value: 'Filter',
      word: 'Ord',
      person: 'Person',
      place: 'Sted',
      keyword: 'Emneord',
      saved: 'Gemt søgning',
    },
    chips: 'Søgningens filtre',
    facets: 'Indsnævr søgningen',
    filters: 'Filtre',
    allFilters: 'Alle filtre',
    noFilters: 'Der er intet at filtrere efter her.',
    removeFilter: (filter) => `Fjern filteret ${filter}`,
    withCount: (value, n) => `${value}, ${count(n)}`,
    facet: {
      kind: 'Type',
      shape: 'Form',
      year: 'År',
      place: 'Sted',
      colour: 'Farve',
      rating: 'Bedømmelse',
      label: 'Farvemærke',
      attention: 'Kræver opmærksomhed',
      person: 'Personer',
      format: 'Format',
    } satisfies Record<Facet['id'], string>,
    value: (facet, value) =>
      facet === 'rating'
        ? value === '0'
          ? 'Uden bedømmelse'
          : counted(Number(value), 'stjerne', 'stjerner')
        : facet === 'format'
          ? value.toUpperCase()
          : (VALUES[facet]?.[value] ?? (facet === 'colour' ? upper(value) : value)),
    filter: (field, value, isNegated) => {
      const known = VALUES[field]?.[value];
      const said =
        known ??
        (field === 'added' || field === 'taken' || field === 'edited' || field === 'expires'
          ? `${FIELDS[field]} ${period(value)}`
          : field === 'similar'
            ? 'Ligner et billede'
            : `${FIELDS[field] ?? upper(field)}: ${NAMES.has(field) ? value.split(/,\s*/).map(upper).join(', ') : value}`);
      return isNegated ? `Ikke ${said}` : said;
    },
    understood: (parts) => (parts.length === 0 ? '' : `Søger efter ${parts.join('; ')}.`),
    aWord: (value, isNegated) => `${isNegated ? 'uden ' : ''}ordet ${value}`,
    aPhrase: (value, isNegated) => `${isNegated ? 'uden ' : ''}vendingen ${value}`,
    either: 'den ene eller den anden side af ”or”',
    unknownField: (text) => `”${text}” er ikke et felt; der blev søgt efter det som et ord.`,
    notTheGroup: 'uden det, der står i parentesen',
    badValue: (text) => `”${text}” er ikke noget, feltet kender; der blev søgt efter det som ord.`,
    leftOut: (text) => `”${text}” kan ikke læses og blev udeladt.`,
    noWord: (text) => `”${text}” har hverken bogstav eller ciffer at søge efter og blev udeladt.`,
    none: (shelf, filters, word) =>
      filters <= 1 || word !== null
        ? `${NOUNS[shelf][0]} passer med ${word === null ? 'dette filter' : `”${word}”`}.`
        : `${NOUNS[shelf][0]} passer med ${filters === 2 ? 'begge' : `alle ${NUMBERS[filters] ?? count(filters)}`} filtre.`,
    without: (filter) => `Uden ”${filter}”`,
    relaxed: (filter, shelf, n) => `Uden ”${filter}” er der ${counted(n, NOUNS[shelf][1], NOUNS[shelf][2])}.`,
    save: 'Gem søgning',
    saveTitle: 'Gem denne søgning',
    saveName: 'Navn',
    saveHint: 'Den forbliver levende: det, der kommer til senere, dukker op i den.',
    saveNow: 'Gem',
    saved: (name) => `Søgningen er gemt som ${name}.`,
    inGroup: (n, shelf) => counted(n, NOUNS[shelf][1], NOUNS[shelf][2]),
  },

  order: {
    label: 'Rækkefølge',
    sortBy: 'Sortér efter',
    groupBy: 'Gruppér efter',
    sort: {
      added: 'Dato tilføjet',
      taken: 'Dato taget',
      title: 'Titel',
      filename: 'Filnavn',
      bytes: 'Størrelse',
      rating: 'Bedømmelse',
      expires: 'Rettigheders udløb',
    } satisfies Record<AssetSort, string>,
    group: {
      none: 'Ingen grupper',
      date: 'Dato',
      place: 'Sted',
      folder: 'Mappe',
      colour: 'Farve',
    } satisfies Record<AssetGroup, string>,
    reverse: 'Omvendt rækkefølge',
    said: {
      added: ['nyeste først', 'ældste først'],
      taken: ['senest taget først', 'først taget først'],
      title: ['efter titel', 'efter titel, fra Å'],
      filename: ['efter filnavn', 'efter filnavn, fra Å'],
      bytes: ['mindste først', 'største først'],
      rating: ['laveste bedømmelse først', 'højeste bedømmelse først'],
      expires: ['rettigheder, der udløber først, øverst', 'rettigheder, der udløber sidst, øverst'],
    } satisfies Record<AssetSort, readonly [string, string]>,
    grouped: (group) =>
      group === 'none' ? '' : `Grupperet efter ${{ date: 'dato', place: 'sted', folder: 'mappe', colour: 'farve' }[group]}, `,
    heading: (group, label) =>
      label === ''
        ? NONE_OF[group]
        : group === 'date'
          ? upper(anyDate(label))
          : group === 'colour'
            ? (VALUES.colour?.[label] ?? upper(label))
            : label,
    size: 'Miniaturernes størrelse',
    larger: 'Større miniaturer',
    smaller: 'Mindre miniaturer',
  },

  grid: {
    label: (title, order) => `${title}, ${order}`,
    loading: 'Henter',
    missing: 'Filen mangler',
    pages: (n) => counted(n, 'side', 'sider'),
    version: (n) => `Version ${n}`,
    rated: (n) => counted(n, 'stjerne', 'stjerner'),
    star: 'Giv fem stjerner',
    unstar: 'Tag stjernerne væk',
    labelled: (label) => `${LABELS[label] ?? label}, farvemærke`,
    trash: 'Papirkurv',
    collection: 'Samling',
    trashEmpty: 'Papirkurven er tom.',
    trashEmptyMore: 'Det, du smider ud, venter her og kan hentes tilbage.',
    collectionEmpty: 'Der er endnu intet i denne samling.',
    collectionEmptyMore: 'Træk billeder hen på dens navn, eller vælg ”Føj til samling” på et billede.',
  },

  deeds: {
    menuOf: (n) => (n === 1 ? 'Denne fil' : `${count(n)} filer`),
    look: 'Hurtigvisning',
    compare: 'Sammenlign',
    addToKit: 'Føj til pressekit',
    addToCollection: 'Føj til samling',
    takeOut: 'Tag ud af denne samling',
    rate: 'Bedøm',
    rates: ['Uden bedømmelse', '1 stjerne', '2 stjerner', '3 stjerner', '4 stjerner', '5 stjerner'],
    label: 'Farvemærke',
    noLabel: 'Intet farvemærke',
    labels: LABELS,
    copyFiles: 'Kopiér filer',
    copy: (n) => (n === 1 ? 'Kopiér fil' : `Kopiér ${count(n)} filer`),
    copied: (n) => (n === 1 ? 'Filen er på udklipsholderen.' : `${count(n)} filer er på udklipsholderen.`),
    copiedFirst: 'Dette system tager én fil ad gangen: den første er på udklipsholderen.',
    open: 'Åbn en kopi',
    opened: 'En kopi er åbnet. Det, du ændrer i den, når aldrig biblioteket.',
    reveal: 'Vis originalen',
    save: 'Gem originalen som…',
    saveMany: 'Gem originalerne…',
    savedMany: 'Originalerne kopieres.',
    similar: 'Find lignende',
    sameColour: 'Find samme farve',
    replace: 'Udskift originalen…',
    trash: 'Læg i papirkurven',
    restore: 'Gendan',
    tooMany: (n) => `Højst ${count(n)} filer ad gangen.`,
    pasteNothing: 'Der er hverken billede eller fil på udklipsholderen.',
    pasteName: (date) => `Indsat ${date}.png`,
    pasted: 'Billedet fra udklipsholderen er i biblioteket.',
    pastedKnown: 'Dette billede er allerede i biblioteket.',
    show: 'Vis',
    dragged: (n) => count(n),
  },

  quick: {
    label: 'Hurtigvisning',
    comparing: (n) => `Sammenlign ${NUMBERS[n] ?? n}`,
    of: (at, total) => `${count(at)} af ${count(total)}`,
    fit: 'Tilpas',
    full: '100 %',
    zoomIn: 'Zoom ind',
    zoomOut: 'Zoom ud',
    percent: (n) => `${Math.round(n)} %`,
    compare: 'Sammenlign',
    single: 'Én ad gangen',
    rating: 'Bedømmelse',
    keep: 'Behold kun dette',
    keepHint: 'De andre lægges i papirkurven.',
    trash: 'Læg i papirkurven',
    trashed: (n) => (n === 1 ? 'Lagt i papirkurven.' : `${count(n)} lagt i papirkurven.`),
    undo: 'Fortryd',
    pixels: 'Pixels',
    size: 'Størrelse',
    taken: 'Taget',
    added: 'Tilføjet',
    most: 'størst',
    unknown: '–',
    pages: (n) => `Første af ${counted(n, 'side', 'sider')}`,
    facts: 'Fakta',
    duration: 'Varighed',
  },
};
