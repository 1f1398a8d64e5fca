/** What stands before the number of a sheet of paper and between it and how many there are: 'Page' 1 'of' 2. */
export type PageNumberWords = readonly [page: string, of: string];

const ENGLISH: PageNumberWords = ['Page', 'of'];
const NORWEGIAN: PageNumberWords = ['Side', 'av'];

const BY_LANGUAGE: Readonly<Record<string, PageNumberWords>> = {
  da: ['Side', 'af'],
  de: ['Seite', 'von'],
  en: ENGLISH,
  es: ['Página', 'de'],
  fi: ['Sivu', '/'],
  fr: ['Page', 'sur'],
  it: ['Pagina', 'di'],
  nb: NORWEGIAN,
  nl: ['Pagina', 'van'],
  nn: NORWEGIAN,
  no: NORWEGIAN,
  pl: ['Strona', 'z'],
  pt: ['Página', 'de'],
  sv: ['Sida', 'av'],
};

/** The two words by the first subtag of a language: the same on release documents, contact sheets and the printed press page; English where there are none. */
export function pageNumberWords(language: string): PageNumberWords {
  const [base = ''] = language.toLowerCase().split('-');
  return (Object.hasOwn(BY_LANGUAGE, base) ? BY_LANGUAGE[base] : undefined) ?? ENGLISH;
}
