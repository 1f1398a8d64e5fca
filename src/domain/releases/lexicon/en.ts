import type { Lexicon } from './types.ts';

/** English. */
export const en: Lexicon = {
  language: 'en',
  stopWords:
    'the of and to in is that for it on with as are was this by be from at have has an not will or but they their its we which his her were been who our also would can all than into about during between after when where while under over out up said says both if then these those had some no such only among across through per each within since until before against following expected took take joined came went',
  months: [
    'january|jan',
    'february|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sept|sep',
    'october|oct',
    'november|nov',
    'december|dec',
  ],
  weekdays: [
    'monday|mon',
    'tuesday|tue|tues',
    'wednesday|wed',
    'thursday|thu|thur|thurs',
    'friday|fri',
    'saturday|sat',
    'sunday|sun',
  ],
  labels: {
    release:
      'press release|news release|media release|press information|press announcement|press notice|news announcement|newsroom|press statement and release',
    advisory:
      'media advisory|press advisory|media alert|press invitation|invitation to the press|media invitation|photo call|photocall|photo opportunity|notice to editors|media notice|news advisory|press conference invitation|invitation to press conference|operational note',
    statement: 'press statement|media statement|official statement|statement|public statement|joint statement',
    correction:
      'correction|corrected|corrected version|press release correction|correction notice|erratum|amended release|correction to press release|clarification|corrected release',
    immediate: 'for immediate release|for immediate publication|immediate release|for release|for publication|release date',
  },
  embargo:
    'embargoed until|embargoed till|embargoed to|embargoed for|embargo until|strictly embargoed|under embargo|embargoed|embargo|not for publication before|not for publication until|not for release before|not for release until|hold for release until|for release at|do not publish before',
  zonePhrases:
    'danish time=Europe/Copenhagen|copenhagen time=Europe/Copenhagen|uk time=Europe/London|london time=Europe/London|british time=Europe/London|paris time=Europe/Paris|french time=Europe/Paris|berlin time=Europe/Berlin|german time=Europe/Berlin|madrid time=Europe/Madrid|spanish time=Europe/Madrid|stockholm time=Europe/Stockholm|swedish time=Europe/Stockholm|oslo time=Europe/Oslo|norwegian time=Europe/Oslo|amsterdam time=Europe/Amsterdam|dutch time=Europe/Amsterdam|brussels time=Europe/Brussels|beijing time=Asia/Shanghai|tokyo time=Asia/Tokyo|new york time=America/New_York|us eastern time=America/New_York|eastern time=America/New_York|pacific time=America/Los_Angeles|central european time=CET|greenwich mean time=Etc/GMT|irish time=Europe/Dublin|dublin time=Europe/Dublin|sydney time=Australia/Sydney',
  contactHeadings:
    'media contact|media contacts|press contact|press contacts|contact|contacts|contact information|contact details|media enquiries|media inquiries|press enquiries|press inquiries|primary contact|press office|for media enquiries|for press enquiries|contact for media|contact for the press|news media contact|investor contact|media relations|company contact|further information|more information|for more information|for further information|contact person|enquiries|inquiries|contact us',
  contactLeads:
    'for further information|for more information|for additional information|for further details|for more details|for interviews|for media enquiries|for press enquiries|for media inquiries|for enquiries|please contact|contact|further information|media enquiries|press enquiries|to arrange an interview|to arrange interviews|interview requests|for images|for all media enquiries|journalists|want to know more|questions|for questions|interviews|for photographs|press enquiries and interviews|to interview',
  noteHeadings:
    "notes to editors|note to editors|notes to editor|notes for editors|editor's notes|editors' notes|editor’s notes|editors’ notes|editor's note|editor’s note|notes to the editor|notes|note to the editor|notes for the editor|background notes|note for editors|forward-looking statements|forward looking statements|safe harbor statement|safe harbour statement|cautionary statement|cautionary note|editorial note|note to journalists|notes for journalists|not for publication|journal reference|publication details|paper details|full citation",
  aboutLeads: 'about',
  furnitureEnd:
    'did you like this article|looking for our logo|related articles|related news|related content|related stories|related links|share this article|share this story|share this page|you may also like|you might also like|read also|more news|latest news|subscribe to|sign up for|sign up to|visit toolbox|leave a comment|comments|recommended for you|was this page helpful',
  furnitureLine:
    'news|press releases|media centre|newsroom|latest|news & media|news and events|share this|share on|share via|share|print this page|print|tweet|download pdf|download the press release|download as pdf|download image|download|back to news|back to overview|back to top|skip to content|skip to main content|skip to navigation|menu|home|search|log in|sign in|follow us|accept cookies|we use cookies|this site uses cookies|this website uses cookies|cookie policy|read more|click here|tags|topics|categories|next article|previous article|all rights reserved|copyright ©|© |find it in the|visit toolbox|privacy policy|terms of use|for more information, visit|for more information visit|visit us|image caption|multimedia gallery|view original content|view source version|listen to article|reading time|minutes read|page |you are here|back to press releases|read the full|read full|see also|find out more|learn more|read the case|view the case',
  bylineLeads: 'written by|by|author|issued by',
  fields: {
    headline: 'headline|title|subject|heading',
    subheadline: 'subheadline|subtitle|sub-headline|subhead|sub-heading|subheading|standfirst|deck',
    date: 'date|published|publication date|date of issue|issued|released|release date|posted|published on|date of release|for release|posted on|issued on',
    organisation: 'organisation|organization|company|issued by|source|sender|issuer|from|publisher|organisation name|client',
  },
  from: 'from|by|issued by|on behalf of',
  verbs:
    'says said say adds added add explains explained states stated comments commented notes noted concludes concluded continues continued believes believed emphasises emphasised emphasizes emphasized stresses stressed remarks remarked observes observed argues argued told tells announces announced declared declares points pointed wrote writes commenting insisted insists warned warns acknowledged acknowledges confirmed confirms suggests suggested reflected reflects recalls recalled welcomed welcomes praised thanked quoted remarked according elaborated enthused underlined underlines urged urges promised promises replied joked predicted predicts expresses expressed called calls described describes put affirmed reports reported shared outlined highlighted highlights admitted admits agreed agrees answered asked asks claimed claims laughed laughs maintains maintained mused cautioned cautions offered pledged pledges quipped reiterated reiterates revealed reveals summarised summarized summarises vowed smiled hoped hopes regretted regrets lamented',
  pronouns: 'he she they',
  roleHeads:
    'officer mayor manager director minister president chair chairman chairwoman chairperson ceo cfo cto coo cmo cio secretary spokesperson spokesman spokeswoman head chief executive professor founder co-founder cofounder partner adviser advisor editor curator commissioner councillor councilor governor senator ambassador coordinator co-ordinator leader analyst consultant scientist researcher engineer architect author lecturer rector dean chancellor vice-chancellor owner producer conductor coach captain trustee economist historian specialist lead principal superintendent convener convenor md evp svp vp general organiser organizer designer artist journalist alderman sheriff inspector sergeant commander detective bishop archbishop pastor reverend nurse surgeon physician doctor keeper treasurer member student farmer teacher headteacher resident volunteer representative attorney judge prosecutor astronomer biologist ecologist fellow administrator planner registrar barrister solicitor accountant paramedic midwife pharmacist psychologist therapist technician mechanic driver pilot baker chef gardener carpenter firefighter postmaster verger archaeologist geologist chemist physicist mathematician statistician linguist sociologist philosopher meteorologist oceanographer veterinarian instructor tutor caretaker warden ranger skipper singer actor actress dancer musician composer violinist sculptor painter writer poet novelist photographer filmmaker publisher printer banker broker trader investor clerk deputy whip matron sergeant constable superintendent lieutenant colonel admiral drummer fisherman fisherwoman skipper harbourmaster harbormaster stationmaster bookseller librarian brewer distiller winemaker beekeeper shepherd vicar curate provost bursar choreographer playwright screenwriter illustrator animator developer programmer strategist organist choirmaster councilwoman councilman congresswoman congressman assemblymember supervisor coroner ombudsman comptroller striker midfielder goalkeeper pensioner survivor patient tenant customer shopper parent campaigner activist passenger commuter neighbour shopkeeper landlord landlady publican butcher plumber electrician builder stonemason cleaner grower keeper',
  roleModifiers:
    'press lord deputy vice senior junior chief communications communication media public relations affairs managing executive general marketing project programme program prime foreign assistant associate acting interim group regional national global sales technical scientific artistic creative corporate information operating financial pr product finance research external digital brand co joint honorary former technology people commercial cabinet council environment climate energy health education culture transport finance housing development sustainability legal clinical medical policy campaign campaigns strategy operations human resources customer founding non-executive board site plant branch duty detective museum festival lady station police fire party',
  compoundRoles: false,
  honorifics: 'mr mrs ms miss mx sir dame madam',
  orgWords:
    'city council municipality ministry university group ltd limited inc plc llc corp corporation company foundation institute agency museum association office department forum society trust committee commission authority bank hospital school college centre center government federation union club network fund partnership airport port region county state partners holdings international technologies solutions consulting communications studios laboratories services energy systems industries ventures library theatre gallery orchestra service board parliament embassy alliance charity press team team, festival observatory zoo airways airlines cathedral police fire rescue',
  articles: 'the a an',
  magnitudes:
    'thousand=1e3|million=1e6|millions=1e6|billion=1e9|billions=1e9|trillion=1e12|m=1e6|mn=1e6|mln=1e6|mio=1e6|bn=1e9|tn=1e12|k=1e3|b=1e9',
  currencies:
    'euro=EUR|euros=EUR|dollars=USD|us dollars=USD|dollar=USD|pounds=GBP|pounds sterling=GBP|danish kroner=DKK|danish krone=DKK|swedish kronor=SEK|swedish krona=SEK|norwegian kroner=NOK|norwegian krone=NOK|kroner=kr|swiss francs=CHF|yuan=CNY|renminbi=CNY|rmb=CNY|yen=JPY|canadian dollars=CAD|australian dollars=AUD|rupees=INR',
  percent: 'percent|per cent|pct|pct.',
  approx: 'around about over nearly almost some approximately roughly than least most to total',
  numberWords: 'a=1|an=1|one=1|two=2|three=3|four=4|five=5|six=6|seven=7|eight=8|nine=9|ten=10|half a=0.5',
  abbreviations:
    'mr mrs ms dr prof st no jr sr inc ltd co corp vs e.g i.e etc approx dept gov gen rev hon u.s u.k a.m p.m tel ext est fig vol jan feb mar apr jun jul aug sept sep oct nov dec mt ave',
  numberLabels:
    'page article no number room section paragraph chapter horizon phase version type route bus line level grade formula figure table hall stand booth building platform gate agenda covid article act part volume issue day week goal sdg iso tel top ',
  adjective: /^$/u,
  noun: 'plural',
  decimal: '.',
};
