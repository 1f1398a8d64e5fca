import type { Sentence } from '#domain/exports/preflight/sentences.ts';
import { type CONTENT_SENTENCES as English, MAIL_LIMIT, PAGE_LIMIT } from '#domain/exports/preflight/sentences-content.ts';
import { LITE_BYTES } from '#domain/exports/sizes.ts';

/** The words of the rules on the kit, its releases, contacts, embargo, languages and page, in Danish. */
export const CONTENT_SENTENCES: Readonly<Record<keyof typeof English, Sentence>> = {
  'kit.empty': {
    why: 'Et pressekit uden pressemeddelelse, billede eller logo fortæller ingen noget.',
    fix: 'Tilføj en pressemeddelelse eller billeder',
    say: 'Pressekittet er tomt',
  },
  'kit.date-missing': {
    why: 'Alle filnavne og dokumenter får deres dato fra pressekittet.',
    fix: 'Sæt datoen',
    say: 'Ingen dato',
  },
  'kit.contact-missing': {
    why: 'En journalist har brug for en navngiven person at ringe til.',
    fix: 'Tilføj en kontakt',
    say: 'Ingen pressekontakt',
  },
  'kit.organisation-missing': {
    why: 'Uden afsender har siden intet navn, ingen farver og intet svar på, hvem der taler.',
    fix: 'Vælg organisationen',
    say: 'Ingen afsender',
  },
  'kit.language-differs': {
    why: 'Side og billedtekster ville tale et andet sprog end alle pressemeddelelserne i pressekittet.',
    fix: 'Tag pressemeddelelsens sprog',
    say: 'Pressekit på ”{language}”, men ikke pressemeddelelserne',
  },
  'kit.reference-missing': {
    why: 'Pressekittet nævner noget, der er fjernet fra biblioteket.',
    fix: 'Tag det ud af pressekittet',
    say: 'Ikke længere i biblioteket',
  },
  'kit.name-rule': {
    why: 'Et navn, der bryder reglerne, kan ikke pakkes ud alle steder.',
    fix: 'Forkort titlen',
    say: 'Navnet {path} kan ikke bruges ({broken})',
  },
  'kit.path-too-long': {
    why: 'Windows skærer af ved 260 tegn, og ”Udpak alle” fordobler mappen: længere navne udelades uden et ord.',
    fix: 'Forkort titel, opsætning eller brand',
    say: 'Navnet {path} er for langt',
  },
  'kit.asset-twice': {
    why: 'Den samme fil i to afsnit får læsere til at lede efter en forskel.',
    fix: 'Tag den ud af det ene afsnit',
    say: 'Også i {section}',
  },
  'kit.same-picture': {
    why: 'To filer viser præcis det samme; læsere leder efter en forskel, og billedteksterne modsiger hinanden.',
    fix: 'Tag den ene ud',
    say: 'Samme billede som ”{other}”',
  },
  'kit.look-alike': {
    why: 'Kopier og skalerede udgaver af ét billede gør kun pressekittet tungere; den mindste bliver trykt ved en fejl.',
    fix: 'Tag den mindste ud',
    say: 'Ligner ”{other}”',
  },
  'kit.too-large-for-mail': {
    why: `De fleste mailservere afviser mere end ${MAIL_LIMIT / 1_000_000} MB.`,
    fix: 'Send et link, eller lav et mindre pressekit',
    say: 'Ca. {mb} MB: for stort til mail',
  },
  'kit.lite-too-large': {
    why: `Et let pressekit er til at vedhæfte en mail; over ${LITE_BYTES / 1_000_000} MB kommer det retur.`,
    fix: 'Tag billeder eller dokumenter ud',
    say: 'Ca. {mb} MB: for stort til et let pressekit',
  },
  'kit.page-too-large': {
    why: `Over ${PAGE_LIMIT / 1_000_000} MB åbner startsiden langsomt på en telefon og skæres af i mailprogrammer.`,
    fix: 'Tag billeder ud, eller lav to pressekit',
    say: 'Startside på ca. {mb} MB',
  },

  'contact.unreachable': {
    why: 'En kontakt uden telefon og e-mail kan ingen spørge.',
    fix: 'Tilføj et nummer',
    say: 'Hverken telefon eller e-mail',
  },
  'contact.phone-missing': {
    why: 'På deadline ringer folk; et direkte nummer er det første, de leder efter.',
    fix: 'Tilføj et nummer',
    say: 'Intet telefonnummer',
  },
  'contact.email-missing': {
    why: 'Spørgsmål om et citat eller et større billede skrives, de ringes ikke ind.',
    fix: 'Tilføj en adresse',
    say: 'Ingen e-mailadresse',
  },
  'contact.phone-national': {
    why: 'Uden landekode kan et nummer ikke ringes op fra udlandet eller fra et link på siden.',
    fix: 'Skriv det med landekode',
    say: '{phone} mangler landekode',
  },

  'embargo.unclear': {
    why: 'Teksten beder folk vente, og pressekittet ville blive sendt ud til fri brug.',
    fix: 'Sæt klausulen, eller fjern noten',
    say: 'Teksten siger ”{note}”, og ingen klausul er sat',
  },
  'embargo.without-zone': {
    why: 'Et klokkeslæt uden tidszone er et nyt tidspunkt for hver læser.',
    fix: 'Sæt klausulen med dens tidszone',
    say: 'Teksten siger ”{note}” uden tidszone',
  },
  'embargo.past': {
    why: 'Klausulen er ophævet: pressekittet ville stadig bede folk vente.',
    fix: 'Fjern klausulen',
    say: 'Klausulen er udløbet',
  },
  'embargo.year': {
    why: 'Navne og kalendere skriver årstal med fire cifre.',
    fix: 'Ret klausulen',
    say: 'Klausulen udløber efter år 9999',
  },
  'embargo.differs': {
    why: 'To tidspunkter i ét pressekit giver forskudt offentliggørelse.',
    fix: 'Gør dem ens',
    say: 'Dens klausul er ikke pressekittets',
  },
  'embargo.zone-differs': {
    why: 'Samme tidspunkt på to ure ligner to klausuler.',
    fix: 'Brug pressekittets tidszone',
    say: 'Dens klausul er i {zone}, pressekittets i {wanted}',
  },
  'embargo.release-out': {
    why: 'Det, der allerede er offentligt, kan ikke holdes tilbage; at bede om det koster tillid.',
    fix: 'Fjern pressekittets klausul',
    say: 'Allerede udsendt, og pressekittet beder om at vente',
  },

  'release.headline-missing': {
    why: 'En pressemeddelelse uden overskrift kan hverken findes, arkiveres eller citeres.',
    fix: 'Skriv en',
    say: 'Ingen overskrift',
  },
  'release.headline-long': {
    why: 'Mailemner, søgeresultater og redaktionssystemer skærer en lang overskrift af et vilkårligt sted.',
    fix: 'Forkort overskriften',
    say: 'Overskrift på {length} tegn',
  },
  'release.date-missing': {
    why: 'En pressemeddelelse uden dato er ikke en nyhed.',
    fix: 'Sæt datoen',
    say: 'Ingen dato',
  },
  'release.date-impossible': {
    why: 'En dag, der ikke findes, sender folk ingen steder hen.',
    fix: 'Ret datoen i teksten',
    say: '{text} findes ikke',
  },
  'release.weekday-wrong': {
    why: 'Ugedag og dato, der er uenige, får folk til at komme på den forkerte dag.',
    fix: 'Ret ugedag eller dato',
    say: '{said}',
  },
  'release.embargo-missing': {
    why: 'Pressemeddelelsen siger, at den er klausuleret, og intet siger til hvornår.',
    fix: 'Sæt klausulen',
    say: 'Klausuleret, og ingen klausul er sat',
  },
  'release.figure-not-in-text': {
    why: 'Et tal, der ikke står i teksten, kan ingen efterprøve.',
    fix: 'Ret eller fjern tallet',
    say: '”{text}” står ikke i teksten',
  },
  'release.quote-without-speaker': {
    why: 'Et citat, som ingen har sagt, kan ikke citeres.',
    fix: 'Nævn, hvem der taler',
    say: 'Ingen afsender af ”{text}”',
  },
  'release.quote-not-in-text': {
    why: 'Et citat, der lyder anderledes end i pressemeddelelsen, giver journalister to versioner.',
    fix: 'Citér ord for ord',
    say: '”{text}” står ikke ord for ord i teksten',
  },
  'release.quotes-mixed': {
    why: 'Lige og krumme anførselstegn side om side ser sjusket ud og ødelægger søgninger.',
    fix: 'Gør alle tegn krumme',
    say: 'Lige og krumme anførselstegn',
  },
  'release.doubled-word': {
    why: 'Den smutter, læserne ser først.',
    fix: 'Ret teksten',
    say: '”{text}” i {place}',
  },
  'release.boilerplate-missing': {
    why: 'En redaktion, der ikke kender afsenderen, har brug for et afsnit, der siger, hvem det er.',
    fix: 'Tilføj teksten om afsenderen',
    say: 'Intet siger, hvem afsenderen er',
  },
  'release.contact-dead': {
    why: 'Pressemeddelelsen nævner en, der ikke længere er i biblioteket.',
    fix: 'Tag kontakten ud af pressemeddelelsen',
    say: 'En kontakt er væk fra biblioteket',
  },
  'release.contact-not-in-kit': {
    why: 'Pressemeddelelsen nævner en person at spørge, og pressekittet har hverken visitkort eller omtale af vedkommende.',
    fix: 'Føj kontakten til pressekittet',
    say: '{name} er ikke i pressekittet',
  },
  'release.not-approved': {
    why: 'Et udkast, der forlader huset, kan ikke kaldes tilbage.',
    fix: 'Godkend pressemeddelelsen',
    say: 'Stadig et udkast',
  },
  'release.withdrawn': {
    why: 'En tilbagetrukket pressemeddelelse siger, at den ikke skal bruges; i et pressekit bliver den brugt.',
    fix: 'Tag den ud',
    say: 'Trukket tilbage',
  },

  'language.release-missing': {
    why: 'Læsere af det sprog får kun en del af pressekittet.',
    fix: 'Tilføj oversættelsen',
    say: 'Ikke på ”{language}”',
  },
  'language.numbers-differ': {
    why: 'To sprogversioner med forskellige tal er to historier.',
    fix: 'Gør tallene ens',
    say: '{text}: ikke på begge sprog',
  },
  'language.dates-differ': {
    why: 'Læsere af det ene sprog kommer en anden dag.',
    fix: 'Gør datoerne ens',
    say: '{text}: ikke på begge sprog',
  },
  'language.links-differ': {
    why: 'Links og adresser forsvinder eller bliver til overs, når en tekst oversættes.',
    fix: 'Gør linkene ens',
    say: '{text}: ikke på begge sprog',
  },
  'language.names-missing': {
    why: 'En, der citeres på det ene sprog og ikke på det andet, opdager det først.',
    fix: 'Nævn personen på begge',
    say: '{text} er ikke nævnt her',
  },
  'language.date-differs': {
    why: 'En pressemeddelelse med to datoer bliver arkiveret to gange.',
    fix: 'Tag originalens dato',
    say: 'Dateret {date}, originalen {wanted}',
  },
  'language.contacts-differ': {
    why: 'Læsere af hvert sprog bør nå de samme mennesker, medmindre nogen mener noget andet.',
    fix: 'Tag originalens kontakter',
    say: 'Andre kontakter end originalen',
  },
  'language.blocks-differ': {
    why: 'Et afsnit, som den ene version mangler, er kun en nyhed på ét sprog.',
    fix: 'Sammenlign afsnittene',
    say: 'Afsnit {text}',
  },
  'language.untranslated': {
    why: 'Et afsnit med originalens ord blev glemt.',
    fix: 'Oversæt det',
    say: 'Ikke oversat: ”{text}”',
  },

  'theme.colour-changed': {
    why: 'Tekst kræver en kontrast på 4,5:1 (WCAG 2.2 AA); siden viser en mørkere farve end brandets.',
    fix: 'Tag den mørkere farve til dette pressekit',
    say: '{colour} er for bleg til tekst: vises som {shown}',
  },
  'theme.typeface-restricted': {
    why: 'Et pressekit giver selve skriftfilen videre. I denne står der (OS/2, fsType), at den ikke må følge med dokumenter; pressekittet udelader den, også når der eksporteres alligevel.',
    fix: 'Udelad den, eller vælg en, hvis licens lader den følge med',
    say: 'Denne skrift må ikke gives videre: {permitted}',
  },
  'theme.typeface-unusable': {
    why: 'Siden bruger så sine egne skrifter, og pressekittet ser anderledes ud, end det var ment.',
    fix: 'Udelad den, eller vælg en anden',
    say: '{part}: skriften bliver ude, {why}',
  },
  'theme.typeface-licence-missing': {
    why: 'Den, der åbner pressekittet, har en kopi af skriften; LICENSE.txt bør sige, hvad den må bruges til.',
    fix: 'Skriv, hvordan den må bruges',
    say: 'Ingen vilkår for brug af denne skrift',
  },
  'theme.logo-unusable': {
    why: 'Logoet, der blev valgt til siden, er udgået, mangler eller ligger i papirkurven; siden viser et andet eller intet.',
    fix: 'Vælg et andet logo',
    say: 'Det valgte logo kan ikke vises',
  },
};
