import type { Lexicon } from './types.ts';

/** Norwegian (bokmål). */
export const no: Lexicon = {
  language: 'no',
  stopWords:
    'og i at er en et den til på med for av der de som det ikke har fra kan vil om var men seg etter også ble blir skal ved eller være han hun vi nå mellom når hvor hva bare både mer enn over under flere noen mye deres sine sin hans hennes hadde innen uten siden samt blant hver derfor ut opp inn deltar deltok får gir oss jeg meg deg år alle mot selv før hvis vært dette disse slik gjennom fram sammen skjer kroner går står ligger vil kom',
  months: [
    'januar|jan',
    'februar|feb',
    'mars|mar',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'desember|des',
  ],
  weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  labels: {
    release: 'pressemelding|presseinformasjon|nyhetsmelding|nyhet',
    advisory: 'presseinvitasjon|invitasjon til pressen|invitasjon til pressekonferanse|pressekonferanse|pressevarsel|pressetreff',
    statement: 'presseuttalelse|uttalelse|erklæring|offisiell uttalelse|felles uttalelse',
    correction: 'rettelse|korreksjon|korrigering|rettet pressemelding|korrigert pressemelding|rettet versjon',
    immediate: 'for umiddelbar publisering|til umiddelbar publisering|for offentliggjøring|kan publiseres straks|frigitt',
  },
  embargo:
    'embargo til|embargo frem til|embargo fram til|embargo|under embargo|sperrefrist|må ikke publiseres før|må ikke offentliggjøres før|klausulert til|klausulert',
  zonePhrases: 'norsk tid=Europe/Oslo|oslo-tid=Europe/Oslo|sentraleuropeisk tid=CET|norsk sommertid=Europe/Oslo',
  contactHeadings:
    'pressekontakt|pressekontakter|kontakt|kontaktperson|kontaktpersoner|kontakter|kontaktinformasjon|kontaktinfo|mediekontakt|for mer informasjon|for ytterligere informasjon|ytterligere informasjon|mer informasjon|presse|pressevakt|for spørsmål|spørsmål',
  contactLeads:
    'for mer informasjon|for ytterligere informasjon|for mer info|ytterligere informasjon|kontakt|ta kontakt|for intervju|spørsmål|for spørsmål|mediehenvendelser|pressehenvendelser|vil du vite mer|spørsmål rettes til|ved spørsmål',
  noteHeadings:
    'til redaksjonen|merknad til redaksjonen|noter til redaksjonen|notater til redaksjonen|redaksjonell merknad|noter|merknader til redaksjonen|merknader|bakgrunnsnotater|fremtidsrettede utsagn|til redaksjonene|referanse|vitenskapelig artikkel',
  aboutLeads: 'om|fakta om',
  furnitureEnd:
    'les også|relaterte saker|relaterte artikler|relaterte nyheter|del denne saken|del artikkelen|siste nytt|flere nyheter|meld deg på|abonner på|relatert innhold|fant du det du lette etter',
  furnitureLine:
    'nyheter|pressemeldinger|aktuelt|presserom|del på|del siden|del|skriv ut|last ned|tilbake til|hopp til innhold|gå til innhold|meny|forsiden|søk|følg oss|vi bruker informasjonskapsler|godta|les mer|emneord|tags|logg inn|alle rettigheter|hopp til hovedinnhold|du er her|sist oppdatert|les hele|se også',
  bylineLeads: 'skrevet av|av',
  fields: {
    headline: 'overskrift|tittel|emne',
    subheadline: 'underoverskrift|undertittel|ingress',
    date: 'dato|publisert|utgitt|sendt ut|offentliggjort',
    organisation: 'organisasjon|virksomhet|avsender|utgiver|kilde|fra|firma|selskap',
  },
  from: 'fra',
  verbs:
    'sier sa sagt uttaler uttalte forklarer forklarte legger la tilføyer tilføyde forteller fortalte mener mente understreker understreket fastslår slår påpeker påpekte opplyser opplyste konstaterer skriver skrev avslutter fortsetter fortsatte utdyper kommenterer kommenterte lover spør bemerker erklærer ifølge poengterer poengterte vurderer oppfordrer uttrykker ler smiler håper advarer innrømmer svarer gjentar roser beklager jubler oppsummerer konkluderer',
  pronouns: 'han hun de',
  roleHeads:
    'ordfører byrådsleder direktør sjef minister president leder nestleder medarbeider rådgiver talsperson talsmann talskvinne professor redaktør konsulent koordinator rektor forsker kurator gründer grunnlegger eier partner ansvarlig sekretær generalsekretær byråd rådmann ingeniør arkitekt kommissær ambassadør lektor dekan produsent økonom analytiker spesialist ceo cfo cto coo vp ekspert planlegger kunstner dirigent biskop politimester inspektør lærer lege overlege statsråd statsminister statssekretær styreleder fylkesordfører kommunedirektør byantikvar utvikler formann førsteamanuensis stipendiat doktorgradsstipendiat amanuensis arkeolog biolog geolog forfatter bonde elev student sykepleier kjøpmann varaordfører prosjektleder avdelingsdirektør postdoktor kapellmester daglig saksbehandler jordmor bibliotekar brannsjef psykolog jurist dommer spiller trener sjåfør kaptein fisker skogeier gartner baker beboer frivillig skuespiller musiker prest historiker fysiker kjemiker utreder etterforsker driftsleder verneombud pensjonist innbygger initiativtaker pasient mester smed snekker maler frisør leietaker kunde',
  roleModifiers:
    'presse administrerende adm. adm daglig teknisk konstituert fungerende kommersiell kunstnerisk vitenskapelig ledende internasjonal politisk senior vise for avtroppende tidligere',
  compoundRoles: true,
  honorifics: 'herr fru hr hr. frk',
  orgWords:
    'kommune fylkeskommune departementet universitetet universitet asa as stiftelse stiftelsen institutt instituttet direktoratet museum museet forening foreningen etaten avdeling utvalg selskap selskapet bank sykehus skole teater bibliotek råd rådet forbund forbundet havn lufthavn festivalen festival senter senteret klubb gruppen sekretariatet byrådet a/s forlaget forlag politi politiet politidistrikt brannvesen bryggeri høgskole',
  articles: 'den det de en et ei',
  magnitudes:
    'tusen=1e3|million=1e6|millioner=1e6|mill.=1e6|mill=1e6|mnok=1e6|milliard=1e9|milliarder=1e9|mrd.=1e9|mrd=1e9|billion=1e12|billioner=1e12',
  currencies:
    'kroner=NOK|krone=NOK|kr.=NOK|kr=NOK|norske kroner=NOK|danske kroner=DKK|svenske kroner=SEK|euro=EUR|dollar=USD|amerikanske dollar=USD|pund=GBP|yuan=CNY|yen=JPY',
  percent: 'prosent|pst.|pst',
  approx: 'cirka ca ca. omkring over nesten rundt drøyt enn minst inntil opptil om lag til',
  numberWords: 'en=1|én=1|to=2|tre=3|fire=4|fem=5|seks=6|sju=7|syv=7|åtte=8|ni=9|ti=10|en halv=0.5|halvannen=1.5',
  abbreviations:
    'bl.a f.eks ca dvs mv m.v pst kr mill mrd nr adm dir tlf hr inkl ekskl osv kl jf jan feb mar apr jun jul aug sept sep okt nov des m.fl',
  numberLabels:
    'side artikkel nr nr. nummer rom avsnitt paragraf kapittel fase versjon type rute linje buss nivå figur tabell hall kl kl. uke dag bærekraftsmål',
  adjective:
    /(?:ske|ige|ede|ende|nye|store|små|unge|gamle|grønne|ale|elle|ive|omme|bare|fulle|løse|private|frivillige|første|siste|største|beste|ulike|hele|ekstra|slike|andre|norske)$/u,
  noun: 'first',
  decimal: ',',
};
