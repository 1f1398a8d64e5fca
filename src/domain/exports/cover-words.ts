import { wordsFor } from './page/words.ts';

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
  sv: {
    attached: (name, size) => `Pressmappen är bifogad: ${name} (${size}).`,
    linked: 'Pressmappen finns här:',
    open: 'Packa upp zip-filen och öppna START-HERE.html i en webbläsare. Den fungerar utan internet.',
    contact: 'Frågor',
    genuine: 'Är den äkta?',
    sums: 'Zip-filens SHA-256',
    key: 'Signerad med nyckeln',
    unsigned: 'Pressmappen är inte signerad. Kontrollsumman visar att inget har ändrats på vägen.',
  },
  nb: {
    attached: (name, size) => `Pressepakken er vedlagt: ${name} (${size}).`,
    linked: 'Pressepakken ligger her:',
    open: 'Pakk ut zip-filen og åpne START-HERE.html i en nettleser. Den virker uten internett.',
    contact: 'Spørsmål',
    genuine: 'Er den ekte?',
    sums: 'Zip-filens SHA-256',
    key: 'Signert med nøkkelen',
    unsigned: 'Pressepakken er ikke signert. Kontrollsummen viser at ingenting er endret underveis.',
  },
  fi: {
    attached: (name, size) => `Lehdistöpaketti on liitteenä: ${name} (${size}).`,
    linked: 'Lehdistöpaketti on täällä:',
    open: 'Pura zip-tiedosto ja avaa START-HERE.html selaimessa. Se toimii ilman verkkoyhteyttä.',
    contact: 'Kysymykset',
    genuine: 'Onko se aito?',
    sums: 'Zip-tiedoston SHA-256',
    key: 'Allekirjoitettu avaimella',
    unsigned: 'Pakettia ei ole allekirjoitettu. Tarkistussumma osoittaa, ettei mikään ole muuttunut matkalla.',
  },
  nl: {
    attached: (name, size) => `De persmap is bijgevoegd: ${name} (${size}).`,
    linked: 'De persmap staat hier:',
    open: 'Pak het zipbestand uit en open START-HERE.html in een browser. Dat werkt zonder internet.',
    contact: 'Vragen',
    genuine: 'Is ze echt?',
    sums: 'SHA-256 van het zipbestand',
    key: 'Ondertekend met de sleutel',
    unsigned: 'De persmap is niet ondertekend. De controlesom laat zien dat er onderweg niets is veranderd.',
  },
  fr: {
    attached: (name, size) => `Le dossier de presse est joint\u00a0: ${name} (${size}).`,
    linked: 'Le dossier de presse se trouve ici\u00a0:',
    open: 'Décompressez le fichier zip et ouvrez START-HERE.html dans un navigateur. Il fonctionne sans connexion réseau.',
    contact: 'Questions',
    genuine: 'Est-il authentique\u00a0?',
    sums: 'SHA-256 du fichier zip',
    key: 'Signé avec la clé',
    unsigned: 'Le dossier n’est pas signé. La somme de contrôle montre que rien n’a été modifié en route.',
  },
  es: {
    attached: (name, size) => `El dosier de prensa va adjunto: ${name} (${size}).`,
    linked: 'El dosier de prensa está aquí:',
    open: 'Descomprima el archivo zip y abra START-HERE.html en un navegador. Funciona sin conexión a la red.',
    contact: 'Preguntas',
    genuine: '¿Es auténtico?',
    sums: 'SHA-256 del archivo zip',
    key: 'Firmado con la clave',
    unsigned: 'El dosier no lleva firma. La suma de verificación muestra que nada cambió por el camino.',
  },
  it: {
    attached: (name, size) => `La cartella stampa è allegata: ${name} (${size}).`,
    linked: 'La cartella stampa si trova qui:',
    open: 'Estrai il file zip e apri START-HERE.html in un browser. Funziona senza connessione di rete.',
    contact: 'Domande',
    genuine: 'È autentica?',
    sums: 'SHA-256 del file zip',
    key: 'Firmata con la chiave',
    unsigned: 'La cartella non è firmata. La somma di controllo mostra che nulla è cambiato lungo il percorso.',
  },
  pt: {
    attached: (name, size) => `O dossiê de imprensa segue em anexo: ${name} (${size}).`,
    linked: 'O dossiê de imprensa está aqui:',
    open: 'Descomprima o ficheiro zip e abra START-HERE.html num navegador. Funciona sem ligação à rede.',
    contact: 'Perguntas',
    genuine: 'É autêntico?',
    sums: 'SHA-256 do ficheiro zip',
    key: 'Assinado com a chave',
    unsigned: 'O dossiê não está assinado. A soma de verificação mostra que nada mudou pelo caminho.',
  },
  pl: {
    attached: (name, size) => `Materiały prasowe są w załączniku: ${name} (${size}).`,
    linked: 'Materiały prasowe są tutaj:',
    open: 'Rozpakuj plik zip i otwórz START-HERE.html w przeglądarce. Działa bez połączenia z siecią.',
    contact: 'Pytania',
    genuine: 'Czy są autentyczne?',
    sums: 'SHA-256 pliku zip',
    key: 'Podpisano kluczem',
    unsigned: 'Materiały nie są podpisane. Suma kontrolna pokazuje, że po drodze nic się nie zmieniło.',
  },
};

/** The words in a language, for every language that the page speaks; English where there are none. */
export const coverWords = (language: string): CoverWords => CATALOGUE[wordsFor(language).language] ?? en;
