import { IIM_BYTES } from '#domain/exports/iim.ts';
import type { Sentence } from '#domain/exports/preflight/sentences.ts';
import { ALT_TEXT_MOST, type PICTURE_SENTENCES as English } from '#domain/exports/preflight/sentences-pictures.ts';
import { PRINT_PX, SCREEN_ONLY_PX } from '#domain/exports/sizes.ts';

const cut = (what: string, bytes: number) => ({
  why: `Gamle redaktionssystemer læser IIM, hvor ${what} slutter efter ${bytes} bytes; kun XMP har hele teksten.`,
  fix: 'Forkort, eller lad den stå og sig hvorfor',
});

/** The words of the rules on pictures, other files and logos, in Danish. */
export const PICTURE_SENTENCES: Readonly<Record<keyof typeof English, Sentence>> = {
  'photo.caption-missing': {
    why: 'Mange redaktioner bruger ikke et billede uden en billedtekst, der siger hvem, hvad, hvor og hvornår.',
    fix: 'Skriv en billedtekst',
    say: 'Ingen billedtekst',
  },
  'photo.credit-missing': {
    why: 'Et billede uden kreditering kan ikke trykkes: redaktionen ved ikke, hvem den skal nævne.',
    fix: 'Tilføj krediteringen',
    say: 'Ingen kreditering',
  },
  'photo.creator-missing': {
    why: 'I mange lande skal den, der tog billedet, nævnes, uanset hvad krediteringen siger.',
    fix: 'Nævn fotografen',
    say: 'Ingen fotograf nævnt',
  },
  'photo.title-missing': {
    why: 'Titlen giver filen navn i pressekittet; uden den sendes den ud med kameraets navn.',
    fix: 'Giv det en titel',
    say: 'Ingen titel',
  },
  'photo.licence-missing': {
    why: 'Brugsvilkår hører til ved hvert billede; uden dem udelader en omhyggelig redaktion det.',
    fix: 'Sig, hvordan det må bruges',
    say: 'Ingen brugsvilkår',
  },
  'picture.alt-text-missing': {
    why: 'Offentlige myndigheder skal beskrive alle billeder for læsere, der ikke kan se dem (EN 301 549).',
    fix: 'Beskriv billedet',
    say: 'Ingen alt-tekst',
  },
  'photo.alt-text-is-caption': {
    why: 'Så siger en skærmlæser den samme sætning to gange og aldrig, hvad der er at se.',
    fix: 'Beskriv, hvad man ser',
    say: 'Alt-teksten gentager billedteksten',
  },
  'picture.alt-text-is-name': {
    why: 'Et filnavn læst højt beskriver ingenting.',
    fix: 'Beskriv billedet',
    say: 'Alt-teksten er et filnavn',
  },
  'picture.alt-text-long': {
    why: `Alt-tekst læses i ét stræk og kan ikke skimmes; ud over ${ALT_TEXT_MOST} tegn hører den hjemme i den udvidede beskrivelse.`,
    fix: 'Forkort alt-teksten',
    say: 'Alt-tekst på {length} tegn',
  },
  'photo.caption-other-language': {
    why: 'En billedtekst på et sprog, som pressekittet ikke taler, bliver udeladt eller dårligt oversat.',
    fix: 'Skriv den på pressekittets sprog',
    say: 'Billedtekst på ”{language}”, pressekit på ”{wanted}”',
  },
  'photo.translation-missing': {
    why: 'Læsere af det sprog får pressemeddelelsen på deres eget og billederne på et fremmed.',
    fix: 'Oversæt billedtekst og alt-tekst',
    say: 'Ingen billedtekst på ”{language}”',
  },

  'photo.caption-cut-in-iim': { ...cut('billedteksten', IIM_BYTES.caption), say: 'Billedteksten skæres af i gamle systemer' },
  'photo.title-cut-in-iim': { ...cut('titlen', IIM_BYTES.title), say: 'Titlen skæres af i gamle systemer' },
  'photo.credit-cut-in-iim': { ...cut('krediteringen', IIM_BYTES.credit), say: 'Krediteringen skæres af i gamle systemer' },
  'photo.creator-cut-in-iim': { ...cut('bylinen', IIM_BYTES.creator), say: 'Bylinen skæres af i gamle systemer' },
  'photo.source-cut-in-iim': { ...cut('kilden', IIM_BYTES.source), say: 'Kilden skæres af i gamle systemer' },
  'photo.copyright-cut-in-iim': {
    ...cut('ophavsretsnoten', IIM_BYTES.copyright),
    say: 'Ophavsretten skæres af i gamle systemer',
  },
  'photo.keyword-cut-in-iim': { ...cut('emneordet', IIM_BYTES.keyword), say: '”{keyword}” skæres af i gamle systemer' },
  'photo.place-cut-in-iim': {
    why: `Gamle redaktionssystemer læser IIM, hvor by og lokalitet slutter efter ${IIM_BYTES.city} bytes og landet efter ${IIM_BYTES.country}.`,
    fix: 'Forkort, eller lad det stå og sig hvorfor',
    say: '”{place}” skæres af i gamle systemer',
  },

  'asset.rights-expired': {
    why: 'Retten til at bruge filen er udløbet; den, der trykker den nu, kan komme til at betale.',
    fix: 'Udskift filen, eller forlæng rettighederne',
    say: 'Rettighederne udløb {date}',
  },
  'asset.rights-end-before-embargo': {
    why: 'Når klausulen ophæves, må ingen bruge filen længere: pressekittet ville love noget, det ikke kan holde.',
    fix: 'Udskift filen, eller forlæng rettighederne',
    say: 'Rettighederne udløber {date}, før klausulen ophæves',
  },
  'asset.rights-ending': {
    why: 'Et pressekit bruges i ugevis; rettigheder, der udløber inden for en måned efter udsendelsen, bliver overset.',
    fix: 'Bed om længere rettigheder',
    say: 'Rettighederne udløber {date}',
  },
  'asset.not-for-press': {
    why: 'Nogen har mærket filen som ikke til pressen; at sende den bryder det løfte.',
    fix: 'Tag den ud',
    say: 'Ikke til pressen',
  },
  'asset.territory-unsaid': {
    why: 'Filen må kun bruges i nogle lande, og intet, der følger med den, siger det.',
    fix: 'Sig det i brugsvilkårene',
    say: 'Vilkårene siger ikke ”{territory}”',
  },
  'asset.consent-expired': {
    why: 'De viste personer gav samtykke for en tid, der er gået; at bringe dem nu kræver deres ord igen.',
    fix: 'Tag den ud, eller forny samtykket',
    say: 'Samtykket udløb {date}',
  },
  'asset.consent-ends-before-embargo': {
    why: 'De viste personers samtykke er udløbet, før nogen må bringe billedet.',
    fix: 'Tag den ud, eller forny samtykket',
    say: 'Samtykket udløber {date}, før klausulen ophæves',
  },

  'asset.original-missing': {
    why: 'Filen er væk fra bibliotekets mappe, så pressekittet ville mangle den.',
    fix: 'Importér den igen, eller tag den ud',
    say: 'Originalfilen mangler',
  },
  'asset.in-trash': {
    why: 'Nogen har smidt filen ud; den må ikke sendes ud, fordi et pressekit stadig nævner den.',
    fix: 'Gendan den, eller tag den ud',
    say: 'I papirkurven',
  },
  'photo.not-a-picture': {
    why: 'Kun det, Dateline kan afkode, kan blive til en JPEG med billedtekst og kreditering indeni.',
    fix: 'Flyt den til dokumenterne',
    say: 'Ikke et billede, der kan eksporteres',
  },
  'photo.small-for-print': {
    why: `Tryk kræver ${PRINT_PX} px på den lange led; under ${SCREEN_ONLY_PX} px er et billede kun til skærm.`,
    fix: 'Bed om en større original',
    say: 'For lille til tryk, {px} px',
  },
  'photo.colour-space': {
    why: 'Udgaverne er sRGB; farver i CMYK og Lab, som sRGB mangler, bliver anderledes, end fotografen så dem.',
    fix: 'Bed om en original i RGB, eller se på udgaven',
    say: 'Farverne er {space}, ikke RGB',
  },
  'photo.profile-missing': {
    why: 'CMYK uden profil siger intet om farverne på papiret; udgavens farver er et gæt.',
    fix: 'Bed om en fil med profil',
    say: '{space} uden farveprofil',
  },
  'asset.location-in-original': {
    why: 'Filen ville blive sendt, som den er, og den fortæller, hvor kameraet stod: et hjem, et krisecenter, en kilde.',
    fix: 'Udelad placeringen',
    say: 'Fortæller, hvor den er taget',
  },
  'asset.serial-in-original': {
    why: 'Filen ville blive sendt, som den er, og et serienummer i den forbinder alle billeder fra ét kamera.',
    fix: 'Udelad serienumre, eller lad det stå og sig hvorfor',
    say: 'Indeholder et kameras serienummer',
  },
  'photo.original-stays-out': {
    why: 'Dateline skriver kun i JPEG, PNG, TIFF og WebP: et andet program kan måske ikke læse en ændret HEIC- eller kamerafil, og som den er, røber den måske stedet.',
    fix: 'Brug udgaven i stedet, eller send originalen, som den blev leveret',
    say: '{format}-originalen bliver ude',
  },
  'document.refused-type': {
    why: 'Mailfiltre fjerner programmer, scripts, makroer og arkiver, og hele pressekittet med dem.',
    fix: 'Tag den ud',
    say: 'Programmer og arkiver hører ikke hjemme i et pressekit',
  },
  'document.unusual-format': {
    why: 'De fleste redaktioner har intet program, der kan åbne den.',
    fix: 'Send en PDF, eller et billede som billede',
    say: 'Få kan åbne .{extension}',
  },

  'logo.superseded': {
    why: 'Et udgået logo må aldrig forlade huset; det udelades af zip-filen, selv når eksporten gennemtvinges.',
    fix: 'Tag det gældende',
    say: 'Udgået logo',
  },
  'logo.no-vector': {
    why: 'Et logo uden vektorfil bliver tegnet om af fremmede.',
    fix: 'Tilføj SVG-filen',
    say: 'Logo uden vektorfil',
  },
  'logo.white-on-light': {
    why: 'Et hvidt logo, der er lagt til lys baggrund, vises på lys baggrund, hvor ingen ser det.',
    fix: 'Læg det til mørk baggrund',
    say: 'Hvidt logo til lys baggrund',
  },
  'logo.black-on-dark': {
    why: 'Et sort logo, der er lagt til mørk baggrund, vises på mørk baggrund, hvor ingen ser det.',
    fix: 'Læg det til lys baggrund',
    say: 'Sort logo til mørk baggrund',
  },
  'logo.one-colour-missing': {
    why: 'Aviser, blanketter og sponsorvægge trykker i én farve; uden en version til det laver nogen selv en.',
    fix: 'Tilføj versionerne i én farve, eller få dem tegnet efter vektoren',
    say: '{brand}: ikke i {colours}',
  },
  'logo.no-dark-version': {
    why: 'På en mørk side eller et billede kan et logo til lys baggrund ikke læses og får en hvid boks omkring sig.',
    fix: 'Tilføj versionen til mørk baggrund',
    say: '{brand}: intet til mørk baggrund',
  },
  'logo.no-light-version': {
    why: 'Papir er hvidt: et logo, der kun er til mørk baggrund, kan ikke trykkes.',
    fix: 'Tilføj versionen til lys baggrund',
    say: '{brand}: intet til lys baggrund',
  },
  'logo.unsafe': {
    why: 'En tegning med scripts eller henvisninger til andre steder afvises, når pressekittet laves.',
    fix: 'Gem den på ny fra tegneprogrammet',
    say: 'Tegningen kan ikke sendes',
  },
  'logo.live-text': {
    why: 'Skrift, der stadig er tekst, tegnes med den skrift, der er på stedet: et nyt logo på hver maskine.',
    fix: 'Lav teksten om til konturer',
    say: 'Teksten er ikke konturer',
  },
};
