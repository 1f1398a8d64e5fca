import type { Lexicon } from './types.ts';

/** Danish. */
export const da: Lexicon = {
  language: 'da',
  stopWords:
    'og i at er en et den til på med for af der de som det ikke har fra kan vil om var men sig efter også blev bliver skal ved eller være han hun vi nu mellem når hvor hvad kun både mere end over under flere nogle meget deres sine sin hans hendes havde bliver inden uden siden samt blandt hver derfor ud op ind deltager deltog får fået giver og/eller os jeg mig dig år alle mod selv før hvis været går står ligger kom',
  months: [
    'januar|jan',
    'februar|feb',
    'marts|mar',
    'april|apr',
    'maj',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'december|dec',
  ],
  weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  labels: {
    release: 'pressemeddelelse|presseinformation|pressenyhed|nyhed',
    advisory:
      'presseindbydelse|presseinvitation|invitation til pressen|indbydelse til pressen|pressemøde|invitation til pressemøde|indbydelse til pressemøde|presseadvis|pressevisning',
    statement: 'presseudtalelse|udtalelse|erklæring|officiel udtalelse|fælles udtalelse|kommentar fra',
    correction: 'rettelse|berigtigelse|korrektion|rettet pressemeddelelse|rettet version|rettelse til pressemeddelelse',
    immediate:
      'til omgående offentliggørelse|til øjeblikkelig offentliggørelse|til offentliggørelse|frigivet|kan offentliggøres straks|til umiddelbar offentliggørelse|til fri offentliggørelse',
  },
  embargo:
    'embargo indtil|embargo til|embargo|under embargo|klausuleret indtil|klausuleret til|klausul|må ikke offentliggøres før|må først offentliggøres|spærrefrist|frigives|kan først offentliggøres|klausuleret',
  zonePhrases:
    'dansk tid=Europe/Copenhagen|dansk sommertid=Europe/Copenhagen|københavnsk tid=Europe/Copenhagen|centraleuropæisk tid=CET',
  contactHeadings:
    'pressekontakt|pressekontakter|kontakt|kontaktperson|kontaktpersoner|kontakter|kontaktoplysninger|kontaktinformation|presse|yderligere oplysninger|yderligere information|flere oplysninger|mere information|for yderligere oplysninger|for yderligere information|for mere information|mediekontakt|pressehenvendelser|henvendelse|pressevagt',
  contactLeads:
    'for yderligere oplysninger|for yderligere information|for mere information|for flere oplysninger|for interview|yderligere oplysninger|yderligere information|flere oplysninger|kontakt|kontakt venligst|henvendelse|pressehenvendelser|du kan kontakte|for interviewaftaler|hvis du vil vide mere|spørgsmål|vil du vide mere|interviewaftaler',
  noteHeadings:
    'noter til redaktionen|note til redaktionen|noter til redaktører|til redaktionen|redaktionel note|noter|bemærkninger til redaktionen|note til redaktionerne|noter til redaktionerne|baggrundsnoter|fremadrettede udsagn|til redaktionerne|bemærkning til redaktionen|videnskabelig artikel|reference|publikation',
  aboutLeads: 'om|fakta om',
  furnitureEnd:
    'læs også|relaterede nyheder|relaterede artikler|del artiklen|del denne artikel|tilmeld dig|seneste nyheder|flere nyheder|relateret indhold|var denne side nyttig|andre læste også',
  furnitureLine:
    'nyheder|nyhed|pressemeddelelser|aktuelt|presserum|del på|del siden|del|udskriv|print|hent pdf|download|hent billede|hent|tilbage til|gå til indhold|spring til indhold|menu|forside|søg|følg os|accepter cookies|vi bruger cookies|læs mere|tags|emner|alle rettigheder forbeholdes|log ind|du er her|hop til indhold|læs hele|se også|find mere',
  bylineLeads: 'skrevet af|af',
  fields: {
    headline: 'overskrift|titel|emne|rubrik',
    subheadline: 'underoverskrift|underrubrik|manchet|undertitel',
    date: 'dato|udgivet|offentliggjort|publiceret|udsendt|udgivelsesdato',
    organisation: 'organisation|virksomhed|afsender|udgiver|kilde|fra|firma|myndighed',
  },
  from: 'fra',
  verbs:
    'siger sagde sagt udtaler udtalte udtalt forklarer forklarede tilføjer tilføjede fortæller fortalte mener mente understreger understregede fastslår fastslog påpeger påpegede oplyser oplyste konstaterer konstaterede skriver skrev lyder uddyber uddybede fortsætter fortsatte slutter vurderer vurderede kommenterer kommenterede lover lovede spørger siger, bemærker bemærkede erklærer erklærede afslutter pointerer pointerede ifølge glæder udtrykker opfordrer griner smiler håber advarer indrømmer svarer gentager roser beklager jubler konkluderer',
  pronouns: 'han hun de',
  roleHeads:
    'borgmester overborgmester direktør chef minister præsident formand forkvinde forperson næstformand medarbejder rådgiver leder talsperson talsmand talskvinde professor redaktør konsulent koordinator ordfører rektor forsker kurator museumsinspektør stifter medstifter ejer partner ansvarlig sekretær generalsekretær rådmand rådkvinde ingeniør arkitekt kommissær ambassadør lektor dekan producent økonom analytiker specialist ceo cfo cto coo vp ekspert planlægger kunstner dirigent provst biskop politimester inspektør lærer læge overlæge instruktør udvikler assistent kontorchef adjunkt overinspektør bestyrer kapelmester arkæolog biolog geolog forfatter landmand elev studerende ph.d.-studerende stipendiat sygeplejerske pædagog købmand viceborgmester centerchef sagsbehandler jordemoder bibliotekar politikommissær brandmand psykolog jurist anklager dommer spiller træner chauffør kaptajn fisker skovfoged gartner bager beboer frivillig pressechef museumsdirektør skuespiller musiker kantor præst sognepræst historiker fysiker kemiker ph.d. postdoc pensionist initiativtager patient mester smed snedker tømrer maler frisør gartner lejer kunde',
  roleModifiers:
    'presse administrerende adm. adm teknisk kommunikations presse- og kommunikations- senior vice konstitueret fungerende kommerciel kunstnerisk videnskabelig ledende international politisk sundheds- kultur- teknik- klima- miljø- økonomi- social- beskæftigelses- børne- adjungeret for tidligere daglig',
  compoundRoles: true,
  honorifics: 'hr hr. fru frk frk.',
  orgWords:
    'kommune kommunes region ministeriet universitet a/s aps i/s fond fonden institut styrelse styrelsen museum museet forening foreningen forvaltning forvaltningen afdeling udvalg selskab selskabet bank hospital skole teater bibliotek råd rådet forbund forbundet forsyning havn lufthavn festival centret center klub gruppen sekretariat sekretariatet borgerrepræsentationen presseafdeling pressekontor forlaget forlag instituttet institut kommunerne politi politiet bryghus bryggeri beredskab højskole gymnasium',
  articles: 'den det de en et',
  magnitudes:
    'tusind=1e3|tusinde=1e3|million=1e6|millioner=1e6|mio.=1e6|mio=1e6|mill.=1e6|milliard=1e9|milliarder=1e9|mia.=1e9|mia=1e9|mrd.=1e9|billion=1e12|billioner=1e12|t.kr.=1e3',
  currencies:
    'kroner=DKK|krone=DKK|kr.=DKK|kr=DKK|danske kroner=DKK|norske kroner=NOK|svenske kroner=SEK|euro=EUR|dollar=USD|amerikanske dollar=USD|pund=GBP|britiske pund=GBP|yuan=CNY|yen=JPY|schweizerfranc=CHF',
  percent: 'procent|pct.|pct',
  approx: 'cirka ca ca. omkring over næsten knap omtrent godt end mindst højst op til omtrentlig samlet',
  numberWords: 'en=1|én=1|to=2|tre=3|fire=4|fem=5|seks=6|syv=7|otte=8|ni=9|ti=10|en halv=0.5|halvanden=1.5',
  abbreviations:
    'bl.a f.eks ca dvs mv m.v pct kr mio mia nr adm dir tlf hr inkl ekskl osv kl jf div pga jan feb mar apr jun jul aug sept sep okt nov dec mill o.a m.fl mht ift',
  numberLabels:
    'side artikel nr nr. nummer rum lokale afsnit paragraf kapitel fase version type rute linje bus niveau figur tabel hal stand kl kl. uge verdensmål dag stk etape',
  adjective:
    /(?:ske|ige|ede|ende|nye|store|små|unge|gamle|grønne|ale|elle|ive|omme|ente|rte|lte|bare|fulde|løse|private|frivillige|første|sidste|største|bedste|flere|forskellige|almene|hele|ekstra)$/u,
  noun: 'first',
  decimal: ',',
};
