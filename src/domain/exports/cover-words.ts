/** What a mail says around the words of its kit. Everything else on it comes from the kit or from the page's own catalogue. */
export interface CoverWords {
  readonly attached: (name: string, size: string) => string;
  readonly linked: string;
  readonly open: string;
  readonly contact: string;
  readonly genuine: string;
  readonly sums: string;
  readonly key: string;
  readonly unsigned: string;
}

const en: CoverWords = {
  attached: (name, size) => `The press kit is attached: ${name} (${size}).`,
  linked: 'The press kit is here:',
  open: 'Unpack the zip and open START-HERE.html in any browser. It works without a network connection.',
  contact: 'Questions',
  genuine: 'Is it genuine?',
  sums: 'SHA-256 of the zip',
  key: 'Signed with the key',
  unsigned: 'The kit carries no signature. The checksum proves that nothing was changed on the way.',
};

const CATALOGUE: Readonly<Record<string, CoverWords>> = {
  en,
  da: {
    attached: (name, size) => `Pressekittet er vedhæftet: ${name} (${size}).`,
    linked: 'Pressekittet ligger her:',
    open: 'Pak zip-filen ud, og åbn START-HERE.html i en browser. Den virker uden internet.',
    contact: 'Spørgsmål',
    genuine: 'Er det ægte?',
    sums: 'Zip-filens SHA-256',
    key: 'Signeret med nøglen',
    unsigned: 'Pressekittet er ikke signeret. Kontrolsummen viser, at intet er ændret undervejs.',
  },
  de: {
    attached: (name, size) => `Die Pressemappe liegt bei: ${name} (${size}).`,
    linked: 'Die Pressemappe liegt hier:',
    open: 'Entpacken Sie die Zip-Datei und öffnen Sie START-HERE.html in einem Browser. Das geht ohne Internet.',
    contact: 'Rückfragen',
    genuine: 'Ist sie echt?',
    sums: 'SHA-256 der Zip-Datei',
    key: 'Signiert mit dem Schlüssel',
    unsigned: 'Die Pressemappe trägt keine Signatur. Die Prüfsumme zeigt, dass unterwegs nichts verändert wurde.',
  },
};

/** The words in a language; English where there are none. */
export function coverWords(language: string): CoverWords {
  const first = language.toLowerCase().split('-')[0] ?? '';
  return (Object.hasOwn(CATALOGUE, first) ? CATALOGUE[first] : undefined) ?? en;
}
