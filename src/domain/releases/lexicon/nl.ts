import type { Lexicon } from './types.ts';

/** Dutch. */
export const nl: Lexicon = {
  language: 'nl',
  stopWords:
    'de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit nog naar door over worden wordt werd heeft hebben kan deze dit wij we hun haar hij zij ze meer tot tegen onder tussen zo wel geen al na onze ons daarmee tijdens sinds waar waarin zoals zich jaar kunnen zal zullen hebben had was waren elk binnen via per ruim toe',
  months: [
    'januari|jan',
    'februari|feb|febr',
    'maart|mrt',
    'april|apr',
    'mei',
    'juni|jun',
    'juli|jul',
    'augustus|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'december|dec',
  ],
  weekdays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  labels: {
    release: 'persbericht|persinformatie|nieuwsbericht|perscommuniqué',
    advisory:
      'persuitnodiging|uitnodiging voor de pers|uitnodiging pers|uitnodiging aan de pers|persconferentie|uitnodiging persconferentie|persmoment|fotomoment|media-uitnodiging|aankondiging voor de pers|uitnodiging voor media',
    statement: 'verklaring|persverklaring|statement|gezamenlijke verklaring|officiële verklaring|reactie van',
    correction:
      'correctie|rectificatie|gecorrigeerd persbericht|gecorrigeerde versie|correctie persbericht|rectificatie persbericht|verbeterde versie',
    immediate:
      'voor onmiddellijke publicatie|voor directe publicatie|direct vrijgegeven|voor onmiddellijke verspreiding|vrij voor publicatie|ter publicatie',
  },
  embargo:
    'onder embargo tot|embargo tot|onder embargo|embargo|niet publiceren voor|niet voor publicatie voor|niet publiceren vóór|publicatie niet eerder dan',
  zonePhrases:
    'nederlandse tijd=Europe/Amsterdam|amsterdamse tijd=Europe/Amsterdam|belgische tijd=Europe/Brussels|brusselse tijd=Europe/Brussels|midden-europese tijd=CET|centraal-europese tijd=CET',
  contactHeadings:
    'perscontact|perscontacten|contact|contactpersoon|contactpersonen|contactgegevens|contactinformatie|persvoorlichting|woordvoering|woordvoerder|meer informatie|voor meer informatie|nadere informatie|voor nadere informatie|contact voor de pers|contact pers|mediacontact|persvragen|persdienst|informatie voor de pers|niet voor publicatie',
  contactLeads:
    'voor meer informatie|voor nadere informatie|voor vragen|voor interviews|neem contact op|contact|meer informatie|nadere informatie|voor interviewaanvragen|persvragen|journalisten|voor persvragen|meer weten|vragen|niet voor publicatie',
  noteHeadings:
    'noot voor de redactie|noten voor de redactie|noot aan de redactie|noot voor redacties|noot redactie|opmerking voor de redactie|opmerkingen voor de redactie|voor de redactie|noten|noot voor de pers|opmerkingen voor redacteuren|redactionele noot|noot voor de redacties|noot voor de redactie (niet voor publicatie)|niet voor publicatie|ter informatie van de redactie|toekomstgerichte verklaringen|publicatie|referentie',
  aboutLeads: 'over',
  furnitureEnd:
    'gerelateerd nieuws|gerelateerde artikelen|gerelateerde berichten|lees ook|deel dit artikel|deel dit bericht|meer nieuws|laatste nieuws|meld je aan|abonneer|schrijf je in|andere berichten|was deze pagina nuttig|bekijk ook',
  furnitureLine:
    'nieuws|persberichten|actueel|pers|nieuwsberichten|deel op|deel deze pagina|delen|print|afdrukken|download|downloaden|terug naar|ga naar inhoud|direct naar inhoud|menu|home|zoeken|volg ons|wij gebruiken cookies|deze website gebruikt cookies|lees meer|tags|onderwerpen|inloggen|alle rechten voorbehouden|trefwoorden|u bent hier|deel dit bericht|lees het volledige|lees de volledige|bekijk het',
  bylineLeads: 'door|geschreven door|auteur',
  fields: {
    headline: 'kop|titel|onderwerp|koptekst',
    subheadline: 'ondertitel|subkop|onderkop|inleiding',
    date: 'datum|gepubliceerd|gepubliceerd op|publicatiedatum|geplaatst op|uitgegeven',
    organisation: 'organisatie|bedrijf|afzender|uitgever|bron|instelling|onderneming',
  },
  from: 'van',
  verbs:
    'zegt zei gezegd aldus vertelt vertelde verklaart verklaarde legt legde meent benadrukt benadrukte stelt stelde voegt voegde licht lichtte vindt vond concludeert concludeerde reageert reageerde schrijft schreef besluit vervolgt denkt volgens laat meldt meldde weet belooft hoopt constateert waarschuwt noemt noemde onderstreept onderstreepte geeft lacht glimlacht erkent vraagt antwoordt herhaalt prijst betreurt',
  pronouns: 'hij zij ze',
  roleHeads:
    'burgemeester wethouder schepen directeur directrice manager minister president voorzitter bestuurder medewerker adviseur leider woordvoerder woordvoerster voorlichter hoogleraar professor redacteur consultant coördinator rector onderzoeker conservator curator oprichter oprichtster medeoprichter eigenaar eigenares partner verantwoordelijke secretaris ingenieur architect commissaris ambassadeur docent decaan producent econoom analist specialist ceo cfo cto coo vp expert planner kunstenaar dirigent bisschop gedeputeerde staatssecretaris chef hoofd premier raadslid lector bestuursvoorzitter teamleider projectleider inspecteur leraar arts ondernemer trainer schrijver schrijfster promovendus bioloog ecoloog geoloog archeoloog boer leerling student verpleegkundige huisarts dijkgraaf festivaldirecteur kok politiechef brandweerman psycholoog jurist rechter officier speler coach kapitein visser boswachter tuinder bakker bewoner vrijwilliger acteur actrice musicus historicus fysicus scheikundige onderzoekster hoofdonderzoeker bibliothecaris uitgever directeur-bestuurder dierenarts verloskundige gepensioneerde initiatiefnemer patiënt omwonende slotenmaker timmerman smid schilder kapper tuinman monteur maker bewoonster',
  roleModifiers:
    'pers algemeen algemene technisch technische wetenschappelijk wetenschappelijke artistiek artistieke zakelijk zakelijke waarnemend waarnemende plaatsvervangend vice senior financieel commercieel voormalig demissionair operationeel',
  compoundRoles: true,
  honorifics: 'dhr dhr. mevr mevr. mevrouw meneer mw mw. heer',
  orgWords:
    'gemeente stad provincie ministerie universiteit hogeschool bv b.v. b.v nv n.v. n.v stichting instituut dienst museum vereniging kantoor afdeling bank ziekenhuis school theater bibliotheek raad federatie bond haven luchthaven festival centrum club groep netwerk fonds waterschap commissie maatschappij bedrijf coöperatie rijkswaterstaat holding orkest persdienst politie brandweer brouwerij veiligheidsregio omroep',
  articles: 'de het een',
  magnitudes:
    'duizend=1e3|miljoen=1e6|miljoenen=1e6|mln=1e6|mln.=1e6|mio=1e6|miljard=1e9|miljarden=1e9|mld=1e9|mld.=1e9|biljoen=1e12',
  currencies:
    'euro=EUR|dollar=USD|pond=GBP|britse pond=GBP|zwitserse frank=CHF|deense kronen=DKK|zweedse kronen=SEK|noorse kronen=NOK|yuan=CNY|yen=JPY',
  percent: 'procent|pct|pct.',
  approx: "ongeveer circa ca ca. ruim bijna zo'n zo’n dan minstens maximaal tot rond meer minder totaal",
  numberWords: 'een=1|één=1|twee=2|drie=3|vier=4|vijf=5|zes=6|zeven=7|acht=8|negen=9|tien=10|half=0.5|anderhalf=1.5',
  abbreviations:
    'bijv ca d.w.z dhr mevr mw dr drs ir ing prof mr enz etc nr tel mln mld o.a m.n jan feb febr mrt apr jun jul aug sept sep okt nov dec incl excl resp t.o.v m.b.t i.s.m st',
  numberLabels:
    'pagina artikel nr nr. nummer zaal sectie paragraaf hoofdstuk fase versie type lijn bus niveau figuur tabel hal stand week dag kamer',
  adjective: /(?:e|extra)$/u,
  noun: 'first',
  decimal: ',',
};
