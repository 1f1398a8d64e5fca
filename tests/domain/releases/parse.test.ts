import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ParsedRelease, parsedReleaseSchema } from '#contract/parsed-release.ts';
import { parseRelease } from '../../../src/domain/releases/parse.ts';
import { processorMs } from '../../processor-ms.ts';

const folder = new URL('./samples/', import.meta.url);
const source = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8');
const parsed = (name: string): ParsedRelease => parseRelease(source(name));
const figures = (release: ParsedRelease): string[] => release.figures.map((figure) => `${figure.value} ${figure.unit ?? '-'}`);
const speakers = (release: ParsedRelease): string[] =>
  release.quotes.map((quote) => `${quote.speaker ?? '-'} | ${quote.role ?? '-'}`);

test('the Copenhagen delegation gives exactly its fields', () => {
  const release = parsed('copenhagen-delegation');
  expect(release).toMatchObject({
    kind: 'release',
    headline: 'Copenhagen Delegation to Promote Sustainable Technology in Beijing',
    subheadline: null,
    byline: { name: 'Kristian Holmelund Jakobsen', role: 'Press Officer' },
    organisation: 'City of Copenhagen',
    date: '2014-12-08',
    embargo: null,
    dateline: null,
    language: 'en',
    contacts: [{ name: 'Kristian Holmelund Jakobsen', role: 'Press Officer', email: null, phone: null }],
    boilerplate: null,
    notes: [],
    facts: [
      { value: 42, label: 'Solutions' },
      { value: 11, label: 'News' },
    ],
  });
  expect(release.body).toHaveLength(10);
  expect(release.body[0]).toMatch(/^Copenhagen’s Lord Mayor Frank Jensen departs/u);
  expect(release.body[9]).toMatch(/represented in Denmark has doubled\.$/u);
  expect(speakers(release)).toEqual(['Frank Jensen | Lord Mayor', 'Frank Jensen | Lord Mayor']);
  expect(release.quotes[0]?.text).toMatch(/^China is investing .* Copenhagen and Denmark\.$/u);
  expect(release.quotes[1]?.text).toMatch(/^If Beijing can .* water-technology companies\.$/u);
  expect(figures(release)).toEqual([
    '470000000 EUR',
    '20 companies',
    '43000000000 EUR',
    '1000000 households',
    '130000000 EUR',
    '215000000 EUR',
    '70 %',
  ]);
});

test('page furniture is in neither body nor boilerplate', () => {
  const release = parsed('copenhagen-delegation');
  const text = [...release.body, release.boilerplate?.text ?? '', ...release.notes].join('\n');
  for (const piece of ['Did you like', 'Looking for our logo', 'Toolbox', 'Visit toolbox', 'Primary contact', 'Solutions'])
    expect(text).not.toContain(piece);
});

test.each(readdirSync(folder).map((name) => name.replace(/\.txt$/u, '')))(
  '%s: fits the contract and every string is in the source',
  (name) => {
    const release = parsedReleaseSchema.parse(parsed(name));
    const flat = source(name).replace(/\s+/gu, ' ');
    const within = (text: string | null): void => {
      if (text !== null) expect(flat).toContain(text.replace(/\s+/gu, ' '));
    };
    for (const quote of release.quotes) {
      within(quote.text.replace(/\.$/u, ''));
      within(quote.speaker);
      within(quote.role);
    }
    for (const figure of release.figures) {
      within(figure.text);
      within(figure.sentence);
      expect(figure.sentence).toContain(figure.text);
    }
    for (const contact of release.contacts) for (const value of Object.values(contact)) within(value);
    for (const text of [
      ...release.body,
      ...release.notes,
      release.headline,
      release.subheadline,
      release.organisation,
      release.dateline?.place ?? null,
    ])
      within(text);
  },
);

test('a hard-wrapped British release with embargo, notes and contact', () => {
  const release = parsed('en-embargo-wrapped');
  expect(release).toMatchObject({
    headline: 'Harbour baths to stay open all winter after record season',
    subheadline: 'Northport council adds saunas, lighting and two lifeguards per shift',
    date: '2014-12-08',
    dateline: { place: 'NORTHPORT' },
    embargo: { until: '2014-12-10T09:00:00+01:00', zone: 'CET', text: 'EMBARGOED UNTIL 09:00 CET, Wednesday 10 December 2014' },
    organisation: 'Northport City Council',
    contacts: [
      { name: 'Jonas Whitby', role: 'Senior Press Officer', email: 'jonas.whitby@northport.example', phone: '+44 20 7946 0123' },
    ],
    boilerplate: { heading: 'About Northport City Council' },
  });
  expect(release.body).toHaveLength(5);
  expect(release.body[0]).toMatch(/^The five harbour baths of Northport will stay open through/u);
  expect(release.notes).toHaveLength(2);
  expect(speakers(release)[2]).toBe('Dr. Owen Pryce | director of public health');
  expect(figures(release)).toEqual(['312400 visitors', '18.5 %', '1200000 GBP', '350000 GBP', '40 lifeguards']);
});

test('an American wire release: contact above, dateline, pronoun attribution', () => {
  const release = parsed('en-prnewswire');
  expect(release).toMatchObject({
    headline: 'LumenGrid Opens First Battery Plant in Ohio',
    date: '2014-12-08',
    dateline: { place: 'DAYTON, Ohio' },
  });
  expect(release.contacts).toEqual([
    { name: 'Rita Sandoval', role: null, email: 'rita@lumengrid.example', phone: '(555) 010-4477' },
  ]);
  expect(speakers(release)).toEqual(Array(2).fill('Marcus Oyelaran | chief executive officer of LumenGrid'));
  expect(figures(release)).toEqual(['430000000 USD', '650 people', '120000 square feet', '12 MW', '3500000 cells', '20 %']);
});

test('letterhead, capitals, bullets, partial quotes and an unheaded boilerplate', () => {
  const release = parsed('en-trees');
  expect(release).toMatchObject({
    organisation: 'City of Copenhagen',
    headline: 'CITY TO PLANT 10,000 TREES BY 2025',
    date: '2014-12-08',
    dateline: { place: 'COPENHAGEN, Denmark' },
    contacts: [{ name: 'Mette Lund', role: 'Head of Press', email: 'mette.lund@kk.example', phone: '+45 33 66 12 34' }],
  });
  expect(release.boilerplate).toMatchObject({ heading: null });
  expect(release.quotes.map((quote) => quote.speaker)).toEqual(['Morten Kabell', 'Morten Kabell', 'Morten Kabell', 'Anna Holst']);
  expect(release.body.join('\n')).not.toContain('mette.lund');
});

test('a saved web page: menus, sharing and related news are left out', () => {
  const release = parsed('en-web-page');
  expect(release).toMatchObject({
    headline: 'Ørsted wins contract for offshore wind farm',
    date: '2014-12-08',
    byline: { name: 'Lise Mørk', role: null },
  });
  expect(release.body).toHaveLength(3);
  // the statement, and what he is said to have called it
  expect(speakers(release)).toEqual(Array(2).fill('Henrik Poulsen | CEO of Ørsted'));
});

test('advisory, correction and statement are told apart', () => {
  expect(parsed('en-advisory')).toMatchObject({
    kind: 'advisory',
    contacts: [{ name: 'Ben Carver', role: 'events manager', phone: '01632 960 123' }],
  });
  expect(parsed('en-correction')).toMatchObject({ kind: 'correction', date: '2014-12-09' });
  expect(parsed('en-statement')).toMatchObject({ kind: 'statement', date: '2014-12-08' });
  expect(speakers(parsed('en-statement'))).toEqual(Array(2).fill('Eleanor Voss | Chair of the Coastal Trust'));
});

test('Danish: sender in the label, guillemets, dash quotes, mio. kr.', () => {
  const release = parsed('da-kommune');
  expect(release).toMatchObject({
    language: 'da',
    organisation: 'Aalborg Kommune',
    date: '2014-12-08',
    dateline: { place: 'Aalborg' },
    headline: 'Ny cykelbro forbinder havnen og byen',
  });
  expect(speakers(release)).toEqual(['Mette Kjærgaard | rådmand', 'Søren Bak-Nielsen | direktør i Cyklistforeningen Nord']);
  expect(release.quotes[1]?.text).toBe('Det bliver lettere at vælge cyklen, og det kan mærkes på luften.');
  expect(figures(release)).toEqual(expect.arrayContaining(['86500000 DKK', '420 meter', '1250 borgere', '12 %', '34 %']));
  expect(release.contacts).toEqual([
    { name: 'Line Thorup', role: 'Pressechef', email: 'line.thorup@aalborgby.example', phone: '99 31 40 00' },
  ]);
});

test('German: Sperrfrist, low-high quotes, Milliarden, Pressekontakt', () => {
  const release = parsed('de-pressemitteilung');
  expect(release).toMatchObject({
    language: 'de',
    date: '2014-12-08',
    embargo: { until: '2014-12-10T09:00:00+01:00', text: 'Sperrfrist: 10. Dezember 2014, 9.00 Uhr MEZ' },
    dateline: { place: 'Bremen' },
    contacts: [{ name: 'Julia Ahlers', role: 'Pressesprecherin', email: 'presse@stadtwerke.example', phone: '0421 361-0123' }],
    boilerplate: { heading: 'Über die Stadtwerke Bremen' },
  });
  expect(speakers(release)[2]).toBe('Thomas Reinke | Geschäftsführer der Hafenbahn GmbH');
  expect(figures(release)).toEqual(['14000 Fahrgäste', '1300000000 EUR', '45 %', '12.4 Kilometer', '18 Züge', '20 %']);
});

test('Swiss German: apostrophes, no date for the embargo, notes, sender in the contact block', () => {
  const release = parsed('de-medienmitteilung');
  expect(release).toMatchObject({ organisation: 'Spital Limmat', date: '2020-05-12', dateline: { place: 'Zürich' } });
  expect(release.contacts[0]).toMatchObject({ name: 'Beat Frei', role: 'Leiter Kommunikation', phone: '+41 44 416 10 00' });
  expect(release.notes).toHaveLength(2);
  expect(figures(release)).toContain('60000 Patientinnen');
});

test('French: guillemets with spaces, the speaker inside or behind, millions d’euros', () => {
  const release = parsed('fr-communique');
  expect(release).toMatchObject({
    language: 'fr',
    date: '2014-12-08',
    dateline: { place: 'Paris' },
    organisation: 'Ville de Paris',
  });
  expect(speakers(release)).toEqual([
    'Hélène Marchetti | adjointe à la maire chargée des espaces verts',
    'Hélène Marchetti | adjointe à la maire chargée des espaces verts',
    "Karim Benali | président de l'association Racines",
  ]);
  expect(figures(release)).toEqual(expect.arrayContaining(['4700000 EUR', '1850 familles', '600 arbres', '15 %']));
  const tram = parsed('fr-tramway');
  expect(tram.embargo).toMatchObject({ until: '2015-03-04T06:00:00+01:00', zone: 'Europe/Paris' });
  expect(tram.quotes.map((quote) => quote.speaker)).toEqual(['Gérard Collonge', 'Claire Dumas', 'Claire Dumas']);
  expect(tram.contacts.map((contact) => contact.name)).toEqual(['Paul Girard', 'Nadia Cherif']);
});

test('Spanish, Swedish, Norwegian and Dutch releases', () => {
  const es = parsed('es-nota');
  expect(es).toMatchObject({ language: 'es', date: '2014-12-08', dateline: { place: 'Valdemar' } });
  expect(speakers(es)).toEqual([
    'Lucía Ferrer Ibáñez | presidenta de la Autoridad Portuaria',
    'Lucía Ferrer Ibáñez | presidenta de la Autoridad Portuaria',
    'Andrés Molina | concejal de Turismo',
  ]);
  expect(figures(es)).toEqual(expect.arrayContaining(['62500000 EUR', '1200000 pasajeros', '35 %']));
  const sv = parsed('sv-pressmeddelande');
  expect(sv).toMatchObject({ language: 'sv', date: '2014-12-08', organisation: 'Umeå kommun' });
  expect(speakers(sv)).toEqual([
    'Ingrid Sjöström | kommunalråd',
    'Per Åkerlund | professor i byggteknik vid Norrlands universitet',
  ]);
  expect(figures(sv)).toEqual(expect.arrayContaining(['640000000 SEK', '75000000 SEK', '22 våningar']));
  const no = parsed('no-pressemelding');
  expect(no).toMatchObject({ language: 'no', date: '2014-12-08', dateline: { place: 'BERGEN' } });
  expect(speakers(no)).toEqual(['Trude Halvorsen | ordfører', 'Eirik Lund | prosjektleder']);
  expect(figures(no)).toContain('3600000000 NOK');
  const nl = parsed('nl-persbericht');
  expect(nl).toMatchObject({ language: 'nl', date: '2014-12-08', dateline: { place: 'Rotterdam' } });
  expect(speakers(nl)).toEqual(['Femke de Bruin | wethouder', 'Pieter van der Meulen | directeur van Zonkracht BV']);
  expect(parsed('nl-museum').embargo).toEqual({
    until: null,
    zone: null,
    text: 'EMBARGO TOT DINSDAG 31 FEBRUARI 2015, 10.00 UUR',
  });
});

test('line ends, byte order mark and invisible characters make no difference', () => {
  const text = source('en-embargo-wrapped');
  const plain = parseRelease(text);
  // offsets count in the text as given; what they show is the same
  const { spans, ...fields } = parseRelease(`\ufeff${text.replaceAll('\n', '\r\n')}`);
  expect({ ...fields, spans: plain.spans }).toEqual(plain);
  expect(Object.keys(spans)).toEqual(Object.keys(plain.spans));
  expect(parseRelease(text.replaceAll('\n', '\r'))).toEqual(plain);
});

test('nothing is made up: empty text and binary rubbish give nulls', () => {
  const rubbish = Array.from({ length: 5000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join('');
  for (const text of ['', ' \n\n ', '12345 67890', rubbish, '\u0000\u0001PNG\u0002', '\ufffd\ufffd\u0001\u0002'.repeat(50)]) {
    expect(parseRelease(text)).toEqual({
      kind: 'release',
      headline: null,
      subheadline: null,
      byline: null,
      organisation: null,
      date: null,
      embargo: null,
      dateline: null,
      language: null,
      body: [],
      quotes: [],
      figures: [],
      contacts: [],
      boilerplate: null,
      notes: [],
      facts: [],
      confidence: {},
      spans: {},
    });
  }
});

test.each([
  'Lord Mayor ',
  '“',
  '1,',
  '1 000 ',
  '– siger Frank Jensen, ',
  'a@b.',
  'Contact:\n\n',
  'About X\n\n',
  '“Hello there my dear friend,” says Frank Jensen. ',
  '\t',
])(
  '%j repeated to 5 MB is read within bounds',
  (unit) => {
    const started = processorMs();
    parseRelease(unit.repeat(Math.ceil(5_000_000 / unit.length)));
    parseRelease(`A headline\n\nThis is the text of it. ${unit.repeat(Math.ceil(5_000_000 / unit.length))}`);
    expect(processorMs() - started).toBeLessThan(20_000);
  },
  30_000,
);

test.each([
  [
    'a note whose every part could be split anywhere',
    `Notes to editors\n\nPlease contact 12345678 x${'.aaaaaaaaaaaa'.repeat(40)}!`,
  ],
  ['opening marks that nothing closes', `x ${'„ '.repeat(150_000)}`],
])(
  '%s is read in a straight line',
  (_what, text) => {
    const started = processorMs();
    parseRelease(`A headline\n\nThis is the text of it.\n\n${text}`);
    expect(processorMs() - started).toBeLessThan(20_000);
  },
  30_000,
);

test('a 20 MB text is read up to its bound', () => {
  const started = processorMs();
  expect(parseRelease(source('copenhagen-delegation').repeat(4000)).headline).toContain('Copenhagen Delegation');
  expect(processorMs() - started).toBeLessThan(20_000);
}, 30_000);

test('letterhead of two lines, two contacts, several boilerplates, a labelled correction', () => {
  const da = parsed('da-embargo');
  expect(da).toMatchObject({
    organisation: 'Københavns Kommune',
    headline: 'Flere træer i København',
    subheadline: null,
    date: '2021-03-04',
  });
  expect(da.embargo).toMatchObject({ until: '2021-03-04T06:00:00+01:00', zone: 'Europe/Copenhagen' });
  expect(da.contacts.map((contact) => contact.name)).toEqual(['Rikke Egelund', 'Peter Falk']);
  const en = parsed('en-foundation');
  expect(en).toMatchObject({
    organisation: 'Greenfield Foundation',
    boilerplate: { heading: 'About the Greenfield Foundation' },
  });
  expect(en.contacts.map((contact) => contact.phone)).toEqual(['(555) 010-2233', '(555) 010-9988']);
  expect(parsed('de-korrektur')).toMatchObject({ kind: 'correction', organisation: 'Bundesverband Solar' });
  expect(speakers(parsed('sv-region'))[0]).toBe('Carl Johan Sonesson | regionrådet');
});

test('a standfirst and an author between the headline and the dateline', () => {
  const text = (byline: string, standfirst: string): string =>
    `Port of Halvø opens new ferry terminal with shore power for every berth\n\n${standfirst}\n\n${byline}\n\nHALVØ, 27 November 2026 – The Port of Halvø opens its new ferry terminal on 4 December. All five berths offer shore power, so that ferries no longer run their engines in harbour.\n\nThe terminal cost 212 million kroner and took 30 months to build.\n`;
  const standfirst =
    'Ships can switch off their engines from the first minute in harbour, and 400,000 passengers a year get a dry walk on board.';
  expect(parseRelease(text('By Karin Holt, press officer, Port of Halvø', standfirst))).toMatchObject({
    headline: 'Port of Halvø opens new ferry terminal with shore power for every berth',
    subheadline: standfirst,
    byline: { name: 'Karin Holt', role: 'press officer' },
    dateline: { place: 'HALVØ' },
    date: '2026-11-27',
  });
  // a paragraph that begins with 'By' is no author
  const prose = parseRelease(text('By December the harbour will be quiet at night.', standfirst));
  expect(prose.byline).toBeNull();
  expect(prose.body[0]).not.toContain('HALVØ');
});
