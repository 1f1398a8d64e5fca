import type { Lexicon } from './types.ts';

/** Swedish. */
export const sv: Lexicon = {
  language: 'sv',
  stopWords:
    'och i att är en ett den till på med för av som det inte har från kan vill om var men sig efter också blev blir ska vid eller vara han hon vi nu mellan när där vad bara både mer än över under flera några mycket deras sina sin hans hennes hade inom utan sedan samt bland varje därför ut upp in deltar deltog får fått ger oss jag mig dig år alla mot själv innan varit de detta dessa så genom fram även kommer tillsammans enligt går står ligger kom',
  months: [
    'januari|jan',
    'februari|feb',
    'mars|mar',
    'april|apr',
    'maj',
    'juni|jun',
    'juli|jul',
    'augusti|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'december|dec',
  ],
  weekdays: [
    'måndag|måndagen',
    'tisdag|tisdagen',
    'onsdag|onsdagen',
    'torsdag|torsdagen',
    'fredag|fredagen',
    'lördag|lördagen',
    'söndag|söndagen',
  ],
  labels: {
    release: 'pressmeddelande|pressinformation|pressrelease|nyhet',
    advisory:
      'pressinbjudan|inbjudan till pressen|inbjudan till pressträff|pressträff|inbjudan till presskonferens|presskonferens|pressvisning|mediainbjudan',
    statement: 'pressuttalande|uttalande|officiellt uttalande|gemensamt uttalande',
    correction:
      'rättelse|korrigering|rättat pressmeddelande|korrigerat pressmeddelande|rättad version|rättelse av pressmeddelande',
    immediate: 'för omedelbar publicering|för omedelbart offentliggörande|för publicering|får publiceras omedelbart',
  },
  embargo:
    'embargo till|embargo fram till|embargo|under embargo|får ej publiceras före|får inte publiceras före|får publiceras först|spärrfrist|embargerat till|embargerad till|ej för publicering före',
  zonePhrases:
    'svensk tid=Europe/Stockholm|stockholmstid=Europe/Stockholm|centraleuropeisk tid=CET|svensk sommartid=Europe/Stockholm',
  contactHeadings:
    'presskontakt|presskontakter|kontakt|kontaktperson|kontaktpersoner|kontakter|kontaktuppgifter|kontaktinformation|mediekontakt|för mer information|för ytterligare information|ytterligare information|mer information|press|presstjänst|pressfrågor|frågor',
  contactLeads:
    'för mer information|för ytterligare information|för vidare information|för frågor|för intervju|för intervjuer|kontakt|kontakta|vänligen kontakta|ytterligare information|mer information|frågor besvaras|pressfrågor|vill du veta mer|för bilder|vid frågor',
  noteHeadings:
    'till redaktionen|noter till redaktionen|notera till redaktionen|not till redaktionen|redaktionella noter|noter|anmärkningar till redaktionen|information till redaktionen|anmärkningar|framåtblickande uttalanden|till redaktionerna|notera|publikation|vetenskaplig artikel|referens',
  aboutLeads: 'om|fakta om|kort om',
  furnitureEnd:
    'läs även|läs också|relaterade nyheter|relaterade artiklar|dela artikeln|dela den här artikeln|senaste nytt|fler nyheter|prenumerera på|anmäl dig till|relaterat innehåll|hjälpte informationen dig',
  furnitureLine:
    'nyheter|pressmeddelanden|pressrum|aktuellt|dela på|dela sidan|dela|skriv ut|ladda ner|ladda ned|tillbaka till|hoppa till innehåll|gå till innehåll|meny|startsida|sök|följ oss|vi använder kakor|vi använder cookies|godkänn|läs mer|ämnen|taggar|logga in|du är här|hoppa till huvudinnehåll|läs hela|se även',
  bylineLeads: 'skriven av|av|text',
  fields: {
    headline: 'rubrik|titel|ämne',
    subheadline: 'underrubrik|ingress|undertitel',
    date: 'datum|publicerad|publicerat|utgiven|offentliggjord|publiceringsdatum',
    organisation: 'organisation|företag|avsändare|utgivare|källa|från|bolag|myndighet',
  },
  from: 'från',
  verbs:
    'säger sa sade sagt uttalar förklarar förklarade tillägger tillade berättar berättade menar menade anser understryker underströk konstaterar konstaterade påpekar påpekade framhåller framhöll betonar betonade skriver skrev uppger avslutar fortsätter fortsatte kommenterar kommenterade lovar frågar menar, poängterar poängterade enligt meddelar meddelade hoppas tror utvecklar bedömer uppmanar skrattar ler varnar medger svarar upprepar berömmer beklagar jublar upplyser sammanfattar',
  pronouns: 'han hon de',
  roleHeads:
    'borgmästare kommunalråd borgarråd finansborgarråd direktör chef minister president ordförande medarbetare rådgivare ledare talesperson talesman taleskvinna professor redaktör konsult koordinator samordnare rektor forskare intendent curator kurator grundare medgrundare ägare partner ansvarig sekreterare generalsekreterare statsråd ingenjör arkitekt kommissionär ambassadör lektor dekan producent ekonom analytiker specialist vd ceo cfo cto coo vp expert planerare konstnär dirigent biskop landshövding regionråd inspektör lärare läkare överläkare utvecklare docent strateg handläggare kommunikatör pressekreterare statsminister förbundsordförande överintendent museichef doktorand arkeolog biolog geolog författare lantbrukare elev student sjuksköterska handlare oppositionsråd projektledare kyrkoherde kock verksamhetschef enhetschef utredare handläggare strateg samordnare talare delägare affärsutvecklare barnmorska undersköterska polis brandman bibliotekarie rektor kantor intendent ekolog fysiker psykolog jurist åklagare domare spelare tränare elev student förare kapten skogsägare fiskare odlare bagare butiksägare hyresgäst pensionär initiativtagare patient boende mästare smed snickare målare frisör kund',
  roleModifiers:
    'presse verkställande vd teknisk tillförordnad tf tf. vice kommersiell konstnärlig vetenskaplig ledande internationell politisk senior biträdande för kommunikations och tidigare avgående operativ',
  compoundRoles: true,
  honorifics: 'herr fru hr',
  orgWords:
    'kommun stad region departementet universitet universitetet högskola ab aktiebolag stiftelse stiftelsen institut institutet myndigheten verket museum museet museer förening föreningen förvaltning förvaltningen kontoret avdelning nämnden bolag bolaget bank sjukhus skola teater bibliotek råd rådet förbund förbundet hamn flygplats festival festivalen centrum center klubb gruppen länsstyrelsen presstjänst trafikverket polisen räddningstjänst bryggeri högskola högskolan',
  articles: 'den det de en ett',
  magnitudes:
    'tusen=1e3|miljon=1e6|miljoner=1e6|mn=1e6|milj.=1e6|mnkr=1e6*SEK|mkr=1e6*SEK|msek=1e6*SEK|miljard=1e9|miljarder=1e9|md=1e9|mdr=1e9|mdkr=1e9*SEK|biljon=1e12|biljoner=1e12',
  currencies:
    'kronor=SEK|krona=SEK|kr.=SEK|kr=SEK|svenska kronor=SEK|danska kronor=DKK|norska kronor=NOK|euro=EUR|dollar=USD|amerikanska dollar=USD|pund=GBP|brittiska pund=GBP|yuan=CNY|yen=JPY',
  percent: 'procent|proc.',
  approx: 'cirka ca ca. omkring över nästan drygt knappt ungefär än minst högst upp till totalt runt',
  numberWords: 'en=1|ett=1|två=2|tre=3|fyra=4|fem=5|sex=6|sju=7|åtta=8|nio=9|tio=10|en halv=0.5',
  abbreviations:
    'bl.a t.ex ca dvs m.m kr milj nr tf tel inkl exkl osv kl jfr jan feb mar apr jun jul aug sept sep okt nov dec m.fl s.k st proc',
  numberLabels:
    'sida artikel nr nr. nummer rum avsnitt paragraf kapitel fas version typ linje buss nivå figur tabell hall kl kl. klockan vecka dag etapp',
  adjective:
    /(?:ska|iga|nya|stora|små|unga|gamla|gröna|ade|ande|ende|ella|ala|iva|samma|bara|fulla|lösa|privata|första|sista|största|bästa|olika|hela|lediga|extra)$/u,
  noun: 'first',
  decimal: ',',
};
