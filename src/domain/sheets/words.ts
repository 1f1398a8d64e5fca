import type { ColourLabel } from '#contract/assets.ts';

/** The words that Dateline prints on a sheet. */
export interface SheetWords {
  readonly contactSheet: string;
  readonly contacts: string;
  readonly pictures: (count: number) => string;
  readonly photo: string;
  readonly noPreview: string;
  readonly ended: string;
  readonly restricted: string;
  /** Rights end in so many days; 0 is today. */
  readonly ending: (days: number) => string;
  readonly chosen: string;
  readonly rejected: string;
  readonly stars: (count: number) => string;
  readonly colours: Readonly<Record<ColourLabel, string>>;
  readonly primary: string;
  readonly phone: string;
  readonly email: string;
  readonly hours: string;
}

const colours = (names: string): Readonly<Record<ColourLabel, string>> => {
  const [red = '', orange = '', yellow = '', green = '', blue = '', purple = '', grey = ''] = names.split(' ');
  return { red, orange, yellow, green, blue, purple, grey };
};
const counted = (one: string, many: string) => (count: number) => `${count} ${count === 1 ? one : many}`;

const english: SheetWords = {
  contactSheet: 'Contact sheet',
  contacts: 'Press contacts',
  pictures: counted('picture', 'pictures'),
  photo: 'Photo',
  noPreview: 'No preview',
  ended: 'Rights ended',
  restricted: 'Not for the press',
  ending: (days) => (days === 0 ? 'Ends today' : days === 1 ? 'Ends tomorrow' : `Ends in ${days} days`),
  chosen: 'Chosen',
  rejected: 'Rejected',
  stars: counted('star', 'stars'),
  colours: colours('Red Orange Yellow Green Blue Purple Grey'),
  primary: 'Primary contact',
  phone: 'Phone',
  email: 'E-mail',
  hours: 'Hours',
};

const byLanguage: Readonly<Record<string, SheetWords>> = {
  en: english,
  da: {
    contactSheet: 'Kontaktark',
    contacts: 'Pressekontakt',
    pictures: counted('billede', 'billeder'),
    photo: 'Foto',
    noPreview: 'Intet billede',
    ended: 'Rettigheder udløbet',
    restricted: 'Ikke til pressen',
    ending: (days) => (days === 0 ? 'Udløber i dag' : days === 1 ? 'Udløber i morgen' : `Udløber om ${days} dage`),
    chosen: 'Valgt',
    rejected: 'Fravalgt',
    stars: counted('stjerne', 'stjerner'),
    colours: colours('Rød Orange Gul Grøn Blå Lilla Grå'),
    primary: 'Primær kontakt',
    phone: 'Telefon',
    email: 'E-mail',
    hours: 'Tider',
  },
  de: {
    contactSheet: 'Kontaktabzug',
    contacts: 'Pressekontakt',
    pictures: counted('Bild', 'Bilder'),
    photo: 'Foto',
    noPreview: 'Keine Vorschau',
    ended: 'Rechte abgelaufen',
    restricted: 'Nicht für die Presse',
    ending: (days) => (days === 0 ? 'Endet heute' : days === 1 ? 'Endet morgen' : `Endet in ${days} Tagen`),
    chosen: 'Ausgewählt',
    rejected: 'Abgelehnt',
    stars: counted('Stern', 'Sterne'),
    colours: colours('Rot Orange Gelb Grün Blau Violett Grau'),
    primary: 'Erste Ansprechperson',
    phone: 'Telefon',
    email: 'E-Mail',
    hours: 'Zeiten',
  },
  fr: {
    contactSheet: 'Planche-contact',
    contacts: 'Contacts presse',
    pictures: counted('image', 'images'),
    photo: 'Photo',
    noPreview: 'Pas d’aperçu',
    ended: 'Droits expirés',
    restricted: 'Pas pour la presse',
    ending: (days) => (days === 0 ? 'Expire aujourd’hui' : days === 1 ? 'Expire demain' : `Expire dans ${days} jours`),
    chosen: 'Retenue',
    rejected: 'Écartée',
    stars: counted('étoile', 'étoiles'),
    colours: colours('Rouge Orange Jaune Vert Bleu Violet Gris'),
    primary: 'Premier contact',
    phone: 'Téléphone',
    email: 'E-mail',
    hours: 'Horaires',
  },
  es: {
    contactSheet: 'Hoja de contactos',
    contacts: 'Contactos de prensa',
    pictures: counted('imagen', 'imágenes'),
    photo: 'Foto',
    noPreview: 'Sin vista previa',
    ended: 'Derechos vencidos',
    restricted: 'No para la prensa',
    ending: (days) => (days === 0 ? 'Vence hoy' : days === 1 ? 'Vence mañana' : `Vence en ${days} días`),
    chosen: 'Elegida',
    rejected: 'Descartada',
    stars: counted('estrella', 'estrellas'),
    colours: colours('Rojo Naranja Amarillo Verde Azul Morado Gris'),
    primary: 'Contacto principal',
    phone: 'Teléfono',
    email: 'Correo',
    hours: 'Horario',
  },
  sv: {
    contactSheet: 'Kontaktkarta',
    contacts: 'Presskontakt',
    pictures: counted('bild', 'bilder'),
    photo: 'Foto',
    noPreview: 'Ingen förhandsbild',
    ended: 'Rättigheter utgångna',
    restricted: 'Inte för pressen',
    ending: (days) => (days === 0 ? 'Går ut i dag' : days === 1 ? 'Går ut i morgon' : `Går ut om ${days} dagar`),
    chosen: 'Vald',
    rejected: 'Bortvald',
    stars: counted('stjärna', 'stjärnor'),
    colours: colours('Röd Orange Gul Grön Blå Lila Grå'),
    primary: 'Första kontakt',
    phone: 'Telefon',
    email: 'E-post',
    hours: 'Tider',
  },
  nb: {
    contactSheet: 'Kontaktark',
    contacts: 'Pressekontakt',
    pictures: counted('bilde', 'bilder'),
    photo: 'Foto',
    noPreview: 'Ingen forhåndsvisning',
    ended: 'Rettigheter utløpt',
    restricted: 'Ikke for pressen',
    ending: (days) => (days === 0 ? 'Utløper i dag' : days === 1 ? 'Utløper i morgen' : `Utløper om ${days} dager`),
    chosen: 'Valgt',
    rejected: 'Valgt bort',
    stars: counted('stjerne', 'stjerner'),
    colours: colours('Rød Oransje Gul Grønn Blå Lilla Grå'),
    primary: 'Første kontakt',
    phone: 'Telefon',
    email: 'E-post',
    hours: 'Tider',
  },
  nl: {
    contactSheet: 'Contactvel',
    contacts: 'Perscontact',
    pictures: counted('beeld', 'beelden'),
    photo: 'Foto',
    noPreview: 'Geen voorbeeld',
    ended: 'Rechten verlopen',
    restricted: 'Niet voor de pers',
    ending: (days) => (days === 0 ? 'Eindigt vandaag' : days === 1 ? 'Eindigt morgen' : `Eindigt over ${days} dagen`),
    chosen: 'Gekozen',
    rejected: 'Afgewezen',
    stars: counted('ster', 'sterren'),
    colours: colours('Rood Oranje Geel Groen Blauw Paars Grijs'),
    primary: 'Eerste contact',
    phone: 'Telefoon',
    email: 'E-mail',
    hours: 'Tijden',
  },
};

/** The words of a language; English where there are none. */
export function sheetWords(language: string): SheetWords {
  const [base = 'en'] = language.split('-');
  return byLanguage[base === 'no' || base === 'nn' ? 'nb' : base] ?? english;
}

/** The languages that sheets have words in. */
export const SHEET_LANGUAGES: readonly string[] = Object.keys(byLanguage);
