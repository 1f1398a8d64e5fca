/** The few words that Dateline itself puts around an author's text, in the language of the release. */
export interface ReleaseLabels {
  readonly pressRelease: string;
  /** Stands before a byline's role and name. */
  readonly by: string;
  /** Stands before the embargo's instant: 'Embargoed until'. */
  readonly embargoedUntil: string;
  readonly embargo: string;
  /** Stands before the embargo's instant in a sentence: 'Not for publication before'. */
  readonly notBefore: string;
  readonly notes: string;
  /** Stands before the organisation's name over the boilerplate. */
  readonly about: string;
  readonly contacts: string;
  /** Stands before the words of a correction. */
  readonly correction: string;
  /** Stands before the reason of a withdrawal. */
  readonly withdrawn: string;
  readonly quotes: string;
  readonly figures: string;
  readonly attachments: string;
}

const english: ReleaseLabels = {
  pressRelease: 'Press release',
  by: 'By',
  embargoedUntil: 'Embargoed until',
  embargo: 'Embargo',
  notBefore: 'Not for publication before',
  notes: 'Notes to editors',
  about: 'About',
  contacts: 'Press contacts',
  correction: 'Correction',
  withdrawn: 'Withdrawn, do not use',
  quotes: 'Quotes',
  figures: 'Figures',
  attachments: 'Attachments',
};

const byLanguage: Readonly<Record<string, ReleaseLabels>> = {
  en: english,
  da: {
    pressRelease: 'Pressemeddelelse',
    by: 'Af',
    embargoedUntil: 'Embargo indtil',
    embargo: 'Embargo',
    notBefore: 'Må ikke offentliggøres før',
    notes: 'Noter til redaktionen',
    about: 'Om',
    contacts: 'Pressekontakt',
    correction: 'Rettelse',
    withdrawn: 'Trukket tilbage, må ikke bruges',
    quotes: 'Citater',
    figures: 'Tal',
    attachments: 'Vedhæftet',
  },
  de: {
    pressRelease: 'Pressemitteilung',
    by: 'Von',
    embargoedUntil: 'Sperrfrist bis',
    embargo: 'Sperrfrist',
    notBefore: 'Nicht zur Veröffentlichung vor',
    notes: 'Hinweise für die Redaktion',
    about: 'Über:',
    contacts: 'Pressekontakt',
    correction: 'Korrektur',
    withdrawn: 'Zurückgezogen, bitte nicht verwenden',
    quotes: 'Zitate',
    figures: 'Zahlen',
    attachments: 'Anlagen',
  },
  fr: {
    pressRelease: 'Communiqué de presse',
    by: 'Par',
    embargoedUntil: 'Sous embargo jusqu’au',
    embargo: 'Embargo',
    notBefore: 'Ne pas publier avant le',
    notes: 'Notes aux rédactions',
    about: 'À propos :',
    contacts: 'Contacts presse',
    correction: 'Rectificatif',
    withdrawn: 'Retiré, ne pas utiliser',
    quotes: 'Citations',
    figures: 'Chiffres',
    attachments: 'Pièces jointes',
  },
  es: {
    pressRelease: 'Nota de prensa',
    by: 'Por',
    embargoedUntil: 'Embargado hasta el',
    embargo: 'Embargo',
    notBefore: 'No publicar antes del',
    notes: 'Notas para la redacción',
    about: 'Acerca de',
    contacts: 'Contactos de prensa',
    correction: 'Corrección',
    withdrawn: 'Retirada, no utilizar',
    quotes: 'Citas',
    figures: 'Cifras',
    attachments: 'Archivos adjuntos',
  },
  sv: {
    pressRelease: 'Pressmeddelande',
    by: 'Av',
    embargoedUntil: 'Embargo till',
    embargo: 'Embargo',
    notBefore: 'Får inte publiceras före',
    notes: 'Information till redaktionen',
    about: 'Om',
    contacts: 'Presskontakt',
    correction: 'Rättelse',
    withdrawn: 'Återkallat, får inte användas',
    quotes: 'Citat',
    figures: 'Siffror',
    attachments: 'Bilagor',
  },
  nb: {
    pressRelease: 'Pressemelding',
    by: 'Av',
    embargoedUntil: 'Sperrefrist til',
    embargo: 'Sperrefrist',
    notBefore: 'Skal ikke offentliggjøres før',
    notes: 'Merknader til redaksjonen',
    about: 'Om',
    contacts: 'Pressekontakt',
    correction: 'Rettelse',
    withdrawn: 'Trukket tilbake, skal ikke brukes',
    quotes: 'Sitater',
    figures: 'Tall',
    attachments: 'Vedlegg',
  },
  nl: {
    pressRelease: 'Persbericht',
    by: 'Door',
    embargoedUntil: 'Onder embargo tot',
    embargo: 'Embargo',
    notBefore: 'Niet voor publicatie vóór',
    notes: 'Noot voor de redactie',
    about: 'Over',
    contacts: 'Perscontact',
    correction: 'Rectificatie',
    withdrawn: 'Ingetrokken, niet gebruiken',
    quotes: 'Citaten',
    figures: 'Cijfers',
    attachments: 'Bijlagen',
  },
};

/** The labels of a language tag by its first part; a language without labels of its own gets the English ones. */
export function releaseLabels(language: string): ReleaseLabels {
  const [base = 'en'] = language.split('-');
  return byLanguage[base === 'no' || base === 'nn' ? 'nb' : base] ?? english;
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return /^(ar|he|fa|ur|yi|ps|dv|sd|ug)\b/.test(language);
}
