import type { Lexicon } from './types.ts';

/** German. */
export const de: Lexicon = {
  language: 'de',
  stopWords:
    'der die das und in den von zu mit ist des im für auf dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sich vom wir ihre seine kann zwischen unter damit sowie beim ihr ihren jahr rund schon hier heute gegen seit ab je pro',
  months: [
    'januar|jan|jänner',
    'februar|feb|feber',
    'märz|mär|mrz',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'dezember|dez',
  ],
  weekdays: ['montag|mo', 'dienstag|di', 'mittwoch|mi', 'donnerstag|do', 'freitag|fr', 'samstag|sonnabend|sa', 'sonntag|so'],
  labels: {
    release:
      'pressemitteilung|presseinformation|presseaussendung|medienmitteilung|medieninformation|pressemeldung|presseinfo|presse-information|pressetext',
    advisory:
      'presseeinladung|einladung zum pressetermin|einladung zur pressekonferenz|pressetermin|terminhinweis|medieneinladung|fototermin|einladung an die medien|einladung an die presse|terminankündigung|einladung zum medientermin|akkreditierungshinweis',
    statement: 'stellungnahme|erklärung|statement|pressestatement|presseerklärung|gemeinsame erklärung',
    correction:
      'korrektur|berichtigung|richtigstellung|korrigierte fassung|korrigierte pressemitteilung|korrektur der pressemitteilung|berichtigte fassung|korrektur zur pressemitteilung',
    immediate:
      'zur sofortigen veröffentlichung|zur sofortigen freigabe|zur veröffentlichung|sperrfrist: keine|ab sofort frei|zur freien veröffentlichung',
  },
  embargo:
    'sperrfrist bis|sperrfrist|gesperrt bis|embargo bis|embargo|frei ab|frei für|nicht zur veröffentlichung vor|unter embargo|veröffentlichung nicht vor|achtung sperrfrist|bitte sperrfrist beachten',
  zonePhrases:
    'deutscher zeit=Europe/Berlin|berliner zeit=Europe/Berlin|mitteleuropäischer zeit=CET|mitteleuropäische zeit=CET|mitteleuropäischer sommerzeit=CEST|mitteleuropäische sommerzeit=CEST|schweizer zeit=Europe/Zurich|wiener zeit=Europe/Vienna|österreichischer zeit=Europe/Vienna',
  contactHeadings:
    'v.i.s.d.p.|vi.s.d.p.|verantwortlich für den inhalt|pressekontakt|pressekontakte|kontakt|ansprechpartner|ansprechpartnerin|ansprechperson|kontaktdaten|medienkontakt|kontakt für medien|kontakt für die presse|kontakt für journalisten|presseanfragen|medienanfragen|pressestelle|rückfragen|rückfragen an|weitere informationen|weitere auskünfte|rückfragehinweis|rückfragen & kontakt|für rückfragen|presseansprechpartner|kontakt presse|rückfragen bitte an|pressesprecher|pressesprecherin',
  contactLeads:
    'für rückfragen|für weitere informationen|für weitere fragen|weitere informationen|rückfragen|bei rückfragen|kontakt|ansprechpartner|für interviewanfragen|interviewanfragen|presseanfragen|bei fragen|medienanfragen|weitere auskünfte|mehr wissen|ansprechpartnerin|für interviews',
  noteHeadings:
    'hinweise für die redaktion|hinweis für die redaktion|hinweise für redaktionen|hinweis für redaktionen|hinweis an die redaktion|hinweise an die redaktion|hinweis an die redaktionen|hinweise an die redaktionen|redaktionelle hinweise|redaktioneller hinweis|anmerkungen für die redaktion|anmerkung für die redaktion|anmerkung der redaktion|anmerkungen|hinweise für journalisten|hinweise|zukunftsgerichtete aussagen|redaktionshinweis|für die redaktion|hinweis zum copyright|bildnachweis|originalpublikation|originalveröffentlichung|originalarbeit|publikation|veröffentlichung zum thema',
  aboutLeads: 'über|hintergrund zu|kurzprofil',
  furnitureEnd:
    'das könnte sie auch interessieren|ähnliche artikel|verwandte artikel|weitere meldungen|weitere nachrichten|weitere pressemitteilungen|artikel teilen|beitrag teilen|newsletter abonnieren|zum newsletter|mehr zum thema|lesen sie auch|neueste meldungen|aktuelle meldungen|war diese seite hilfreich',
  furnitureLine:
    'aktuelles|presse|pressemitteilungen|nachrichten|newsroom|presseportal|teilen|drucken|seite drucken|druckversion|herunterladen|pdf herunterladen|download|zurück zur übersicht|zurück|zum inhalt springen|zum inhalt|menü|startseite|suche|folgen sie uns|wir verwenden cookies|diese website verwendet cookies|mehr erfahren|weiterlesen|mehr lesen|schlagwörter|schlagworte|themen|anmelden|alle rechte vorbehalten|impressum|datenschutz|abdruck honorarfrei|belegexemplar|sie sind hier|nach oben|barrierefreiheit|zum seitenanfang|lesen sie die|zum vollständigen|zur vollständigen|original-content von',
  bylineLeads: 'von|autor|autorin',
  fields: {
    headline: 'überschrift|titel|betreff|headline',
    subheadline: 'untertitel|unterzeile|unterüberschrift|vorspann',
    date: 'datum|veröffentlicht|veröffentlicht am|erschienen|stand|erscheinungsdatum|veröffentlichungsdatum',
    organisation: 'organisation|unternehmen|absender|herausgeber|quelle|firma|herausgeberin|institution',
  },
  from: 'von|der|des|vom',
  verbs:
    'sagt sagte gesagt so erklärt erklärte betont betonte ergänzt ergänzte fügt fügte meint meinte erläutert erläuterte kommentiert kommentierte unterstreicht unterstrich berichtet berichtete bekräftigt bekräftigte hebt hob teilt teilte stellt stellte freut freute bilanziert resümiert schreibt schrieb verspricht versprach warnt warnte lobt lobte fordert forderte hofft hoffte laut äußert äußerte zeigt fasst konstatiert kündigt verdeutlicht zitiert begründet blickt appelliert dankt dankte erzählt erzählte mahnt mahnte resümierte bilanzierte urteilt scherzt verweist begründete versichert versicherte schildert schilderte lacht schmunzelt bedauert bedauerte',
  pronouns: 'er sie',
  roleHeads:
    'bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin direktor direktorin leiter leiterin minister ministerin präsident präsidentin vorsitzender vorsitzende vorsitzenden vorstand chef chefin sprecher sprecherin geschäftsführer geschäftsführerin referent referentin professor professorin redakteur redakteurin berater beraterin koordinator koordinatorin rektor rektorin forscher forscherin kurator kuratorin gründer gründerin mitgründer mitgründerin inhaber inhaberin partner partnerin sekretär sekretärin senator senatorin stadtrat stadträtin dezernent dezernentin ingenieur ingenieurin architekt architektin kommissar kommissarin botschafter botschafterin dozent dozentin dekan dekanin intendant intendantin ökonom ökonomin analyst analystin experte expertin ceo cfo cto coo vp beauftragter beauftragte manager managerin wissenschaftler wissenschaftlerin landrat landrätin kanzler kanzlerin rätin rat verantwortlicher verantwortliche mitarbeiter mitarbeiterin autor autorin trainer trainerin arzt ärztin lehrer lehrerin bischof bischöfin meister meisterin künstler künstlerin doktorand doktorandin oberärztin oberarzt hausarzt landwirt landwirtin pfarrer pfarrerin ausbilder dirigent dirigentin gemeinderat kantonsrat stadtpräsident regierungsrätin regierungsrat nationalrätin kämmerer staatsrat biologe biologin physiker physikerin archäologin archäologe ökologin ökologe vertreter vertreterin verleger verlegerin veranstalter veranstalterin unternehmer unternehmerin winzer bäcker bäckerin gärtner gärtnerin schreiner förster försterin richter richterin anwalt anwältin moderator moderatorin mieter mieterin betreiber betreiberin händler händlerin kaufmann kauffrau entwickler entwicklerin planer planerin kapitän kapitänin polizist polizistin pfleger pflegerin schauspieler schauspielerin musiker musikerin chemiker chemikerin historiker historikerin psychologe psychologin jurist juristin leitung rentner rentnerin patient patientin anwohner anwohnerin',
  roleModifiers:
    'presse stellvertretender stellvertretende stv. stv kaufmännischer kaufmännische technischer technische wissenschaftlicher wissenschaftliche künstlerischer künstlerische regierender regierende kommissarischer kommissarische leitender leitende geschäftsführender geschäftsführende erster erste ehemaliger ehemalige zuständige zuständiger amtierende amtierender',
  compoundRoles: true,
  honorifics: 'herr herrn frau hr. fr.',
  orgWords:
    'stadt gemeinde ministerium bundesministerium universität hochschule gmbh ag kg e.v. e.v ev stiftung institut amt bundesamt museum verein verband behörde abteilung ausschuss gesellschaft bank klinikum krankenhaus schule theater bibliothek rat bund bundesverband hafen flughafen festival zentrum klub gruppe werke stadtwerke landkreis land senat senatsverwaltung magistrat kanton se mbh & spital klinik referat öffentlichkeitsarbeit stabsstelle medienstelle pressestelle pressebüro kommunikation unternehmenskommunikation polizeipräsidium polizei polizeiinspektion polizeidirektion feuerwehr amtsgericht staatsanwaltschaft festspiele',
  articles: 'der die das den dem des ein eine',
  magnitudes:
    'tausend=1e3|tsd.=1e3|million=1e6|millionen=1e6|mio.=1e6|mio=1e6|milliarde=1e9|milliarden=1e9|mrd.=1e9|mrd=1e9|billion=1e12|billionen=1e12',
  currencies:
    'euro=EUR|dollar=USD|us-dollar=USD|franken=CHF|schweizer franken=CHF|pfund=GBP|britische pfund=GBP|dänische kronen=DKK|schwedische kronen=SEK|norwegische kronen=NOK|yuan=CNY|yen=JPY',
  percent: 'prozent|v.h.',
  approx: 'rund etwa circa ca ca. über fast knapp ungefähr als mindestens höchstens zu insgesamt gut um auf',
  numberWords:
    'eine=1|einer=1|ein=1|zwei=2|drei=3|vier=4|fünf=5|sechs=6|sieben=7|acht=8|neun=9|zehn=10|eine halbe=0.5|anderthalb=1.5',
  abbreviations:
    'z.b d.h u.a bzw ca etc usw inkl exkl dr prof dipl ing nr st str tel mio mrd tsd jan feb mär apr jun jul aug sept sep okt nov dez vgl sog gem abs art evtl ggf stv i.d.r e.v zzgl max min hr fr med rer nat phil habil h.c',
  numberLabels:
    'seite artikel nr nr. nummer raum abschnitt paragraf kapitel phase version typ linie bus stufe abbildung tabelle halle stand § kw tag gleis absatz',
  adjective: /^\p{Ll}/u,
  noun: 'capital',
  decimal: ',',
};
