import { describe, expect, it } from 'vitest';
import type { Contact } from '#contract/contacts.ts';
import { writeEmbargoCalendar } from '#domain/exports/files/calendar.ts';
import { type CaptionRow, csvCell, writeCaptionsCsv } from '#domain/exports/files/captions-csv.ts';
import { escapeValue, foldLine } from '#domain/exports/files/content-lines.ts';
import { writeLicence } from '#domain/exports/files/licence.ts';
import { type KitReadme, writeReadme } from '#domain/exports/files/readme.ts';
import { withMarks, writeVcard } from '#domain/exports/files/vcard.ts';
import { PAGE_LANGUAGES, wordsFor } from '#domain/exports/page/words.ts';
import { contacts, organisation } from './copenhagen.ts';

const REV = '2014-12-08T10:00:00+01:00';
const [person, desk] = contacts as readonly [Contact, Contact];

/** A reader of content lines that knows RFC 2426 and nothing of the writer. */
function unfold(file: string): Map<string, string> {
  const lines = file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_whole, character: string) => (/n/i.test(character) ? '\n' : character));
}

describe('vCard', () => {
  it('writes a person with number, name parts and a UID that no library makes up', () => {
    const card = writeVcard(person, organisation, { rev: REV });
    expect(card.split('\r\n').slice(0, 3)).toEqual(['BEGIN:VCARD', 'VERSION:3.0', 'PRODID:-//Dateline//Press kit//EN']);
    const fields = unfold(card);
    expect(fields.get('N')).toBe('Jakobsen;Kristian;Holmelund;;');
    expect(fields.get('FN')).toBe('Kristian Holmelund Jakobsen');
    expect(fields.get('ORG')).toBe('City of Copenhagen');
    expect(fields.get('TITLE')).toBe('Press Officer');
    expect(fields.get('TEL;TYPE=WORK,VOICE')).toBe('+4500123456');
    expect(fields.get('EMAIL;TYPE=INTERNET,WORK')).toBe('kristian.jakobsen@cityofcopenhagen.example');
    expect(fields.get('NOTE')).toBe('Interviews with the Lord Mayor\\, facts and figures.');
    expect(fields.get('REV')).toBe('2014-12-08T09:00:00Z');
    expect(fields.get('UID')).toBe('urn:dateline:contact:city-of-copenhagen:kristian-holmelund-jakobsen');
    expect(fields.has('X-ABShowAs')).toBe(false);
  });

  it('gives the same UID from another library and another one to another name', () => {
    const uid = (contact: Contact) => unfold(writeVcard(contact, organisation, { rev: REV })).get('UID');
    expect(uid({ ...person, id: 'con_0000000000000000' as Contact['id'] })).toBe(uid(person));
    expect(uid({ ...person, name: '王安顺' })).not.toBe(uid({ ...person, name: '王安' }));
    expect(uid({ ...person, name: 'Søren Ærø' })).toBe('urn:dateline:contact:city-of-copenhagen:soeren-aeroe');
  });

  it('tells people of one name in one kit apart, without the ids of a library', () => {
    const uids = (...people: Partial<Contact>[]) =>
      withMarks(people.map((own, n) => ({ ...person, ...own, id: `con_${n}` as Contact['id'] }))).map((contact) =>
        unfold(writeVcard(contact, null, { rev: REV })).get('UID'),
      );
    expect(uids({ name: 'Anne', email: 'a@city.example' }, { name: 'Anne', email: '', phone: '+45 1' }, { name: 'Bo' })).toEqual([
      'urn:dateline:contact:anne:a-city-example',
      'urn:dateline:contact:anne:45-1',
      'urn:dateline:contact:bo',
    ]);
    expect(new Set(uids({ email: '', phone: '' }, { email: '', phone: '' }, {}, {})).size).toBe(4);
  });

  it('shows a desk as a company, without a title', () => {
    const fields = unfold(writeVcard({ ...desk, role: 'Desk' }, organisation, { rev: REV }));
    expect(fields.get('X-ABShowAs')).toBe('COMPANY');
    expect(fields.has('TITLE')).toBe(false);
    expect(fields.get('N')).toBe('Press office;;;;');
    expect(unescaped(fields.get('FN') ?? '')).toBe('City of Copenhagen, Press office');
  });

  it('keeps particles with the family name', () => {
    const nameOf = (name: string) => unfold(writeVcard({ ...person, name }, null, { rev: REV })).get('N');
    expect(nameOf('Ursula Gertrud von der Leyen')).toBe('von der Leyen;Ursula;Gertrud;;');
    expect(nameOf('Cher')).toBe('Cher;;;;');
  });

  it('brings any note back through escaping and folding, no line over 75 octets, no character split', () => {
    for (const note of [
      'æøå '.repeat(60),
      '🎉👩‍👩‍👧‍👦'.repeat(40),
      'a,b;c\\d\\n\ne'.repeat(30),
      '王安顺'.repeat(50),
      'x'.repeat(500),
      'BEGIN:VCARD\r\nFN:Mallory',
    ]) {
      const card = writeVcard({ ...person, note }, organisation, { rev: REV });
      for (const line of card.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line.isWellFormed()).toBe(true);
      }
      expect(card.match(/^BEGIN:VCARD/gm)).toHaveLength(1);
      expect(unescaped(unfold(card).get('NOTE') ?? '')).toBe(note.replace(/\r\n/g, '\n').trim());
    }
  });

  it('folds at exactly 75 octets', () => {
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75));
    expect(foldLine('x'.repeat(150))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x`);
    expect(foldLine(`${'x'.repeat(74)}ø`)).toBe(`${'x'.repeat(74)}\r\n ø`);
    expect(escapeValue('a\r\nb')).toBe('a\\nb');
  });
});

describe('embargo calendar', () => {
  const event = {
    uid: '61b92868-e14d-5c8a-92b1-2a2edb1e6e5e-embargo',
    stamp: REV,
    until: '2014-12-10T09:00:00+01:00',
    timeZone: 'Europe/Copenhagen',
    title: 'Copenhagen Delegation, to Promote\nSustainable Technology',
    organisation: 'City of Copenhagen',
    date: '2014-12-08',
    language: 'en',
  };

  it('is one free moment at the instant in UTC with an alarm a quarter of an hour before', () => {
    const file = writeEmbargoCalendar(event);
    const fields = unfold(file);
    expect([fields.get('DTSTART'), fields.get('DTEND'), fields.get('DTSTAMP')]).toEqual([
      '20141210T080000Z',
      '20141210T080000Z',
      '20141208T090000Z',
    ]);
    expect(fields.get('TRANSP')).toBe('TRANSPARENT');
    expect(fields.get('TRIGGER')).toBe('-PT15M');
    expect(fields.get('UID')).toBe(event.uid);
    expect(unescaped(fields.get('SUMMARY') ?? '')).toBe(
      'Embargo lifts: Copenhagen Delegation, to Promote Sustainable Technology',
    );
    expect(unescaped(fields.get('DESCRIPTION') ?? '')).toBe('Embargo lifts in 15 minutes');
    expect(file.replace(/\r\n /g, '')).toContain('Not for publication before Wednesday 10 December 2014\\, 09:00 CET.');
    expect(file.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });

  it('speaks the language of its kit', () => {
    const file = writeEmbargoCalendar({ ...event, language: 'da' }).replace(/\r\n /g, '');
    expect(file).toContain('SUMMARY:Embargo ophæves: Copenhagen Delegation');
    expect(file).toContain('Pressemeddelelse\\, 8. december 2014. Må ikke offentliggøres før onsdag den 10. december 2014');
    expect(file).not.toMatch(/press release|before|lifts/i);
  });
});

describe('captions table', () => {
  const row: CaptionRow = {
    id: 'photo-01',
    title: 'Water “crown”',
    caption: 'He said "yes",\nthen left',
    credit: 'Photo: Åse',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    altText: '',
    highResFile: 'photos/high-res/a.jpg',
    highResPx: '1600x1067',
    webFile: 'photos/web/a.jpg',
    webPx: '960x640',
    expires: '',
    embargoUntil: '2014-12-10T09:00:00+01:00',
    creator: 'Åse Example',
    copyright: '© City of Copenhagen',
    usageTerms: 'Free for editorial use with credit',
  };

  it('opens in Excel as UTF-8 and has the columns of the kit', () => {
    const csv = writeCaptionsCsv([row]);
    expect(
      csv.startsWith(
        '\ufeff"id","title","caption","credit","licence","licence_url","alt_text","high_res_file","high_res_px","web_file","web_px","expires","embargo_until","creator","copyright","usage_terms"\r\n',
      ),
    ).toBe(true);
    expect(csv).toContain('"He said ""yes"",\nthen left"');
    expect(
      csv.endsWith('"2014-12-10T09:00:00+01:00","Åse Example","© City of Copenhagen","Free for editorial use with credit"\r\n'),
    ).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(3);
  });

  it('lets no cell turn the direction of the next', () => {
    expect(csvCell('\u2067\u202eכיתוב')).toBe('"\u2067כיתוב\u2069"');
    expect(csvCell('first\u2069\nsecond \u2066in\u2069')).toBe('"first\nsecond \u2066in\u2069"');
    expect(csvCell('שלום')).toBe('"שלום"');
  });

  it('disarms every cell that a spreadsheet would run', () => {
    for (const cell of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u0000=1', '＝1']) {
      expect(csvCell(cell)).toMatch(/^"'/);
    }
    expect(csvCell('a = b')).toBe('"a = b"');
    expect(csvCell('')).toBe('""');
    expect(csvCell('",=1+1,"')).toBe('""",=1+1,"""');
  });
});

describe('README', () => {
  const kit: KitReadme = {
    title: 'Copenhagen Delegation to Promote Sustainable Technology in Beijing',
    organisation: 'City of Copenhagen',
    date: '2014-12-08',
    version: 1,
    embargo: { until: '2014-12-10T09:00:00+01:00', timeZone: 'Europe/Copenhagen' },
    note: 'Please call before you print.\n\nThe mayor is in the town hall until noon, and answers on the second line whenever the first one is taken.',
    startPage: 'START-HERE.html',
    folders: [
      {
        name: 'release',
        sentence: 'Press release as PDF, Word and plain text; embargo alarm for the calendar (ICS), and some more words.',
      },
      { name: 'photos', sentence: '8 photos in high-res and web size.' },
    ],
    terms: [
      'Text, figures and quotes: free for editorial use.',
      'Photos: each has its own licence; the credit line is required. Caption, credit, alt text and licence are embedded.',
    ],
    contacts: [
      {
        name: 'Kristian Holmelund Jakobsen',
        role: 'Press Officer',
        phone: '+45 00 12 34 56',
        email: 'kristian.jakobsen@cityofcopenhagen.example',
      },
    ],
    isSigned: true,
    language: 'en',
  };

  it('says things in the promised order', () => {
    const text = writeReadme(kit);
    const marks = [
      'PRESS KIT, VERSION 1\r\n',
      'City of Copenhagen, 8 December 2014\r\n',
      'EMBARGOED UNTIL WEDNESDAY 10 DECEMBER 2014, 09:00 CET (08:00 UTC)',
      'A NOTE FROM THE SENDER',
      'Please call before you print.',
      'Open START-HERE.html',
      'release   Press',
      'photos    8',
      'TERMS OF USE',
      'CONTACTS',
      'shasum -a 256 -c verify/SHA256SUMS.txt',
      'Windows and the signature: see the end of START-HERE.html',
      'contains no programs',
    ];
    const at = marks.map((mark) => text.indexOf(mark));
    expect(at).not.toContain(-1);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });

  it('is CRLF with lines of 80 characters at most', () => {
    const text = writeReadme(kit);
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(text).not.toMatch(/\r\n\r\n\r\n/);
  });

  it('speaks the language of its kit, and says what nobody may miss in English as well', () => {
    const lines = writeReadme({ ...kit, language: 'da' }).split('\r\n');
    const own = lines.slice(0, lines.indexOf('IN ENGLISH')).join('\n');
    const english = lines.slice(lines.indexOf('IN ENGLISH')).join('\n');
    expect(own).toContain('PRESSEKIT, VERSION 1\n');
    expect(own).toContain('EMBARGO INDTIL ONSDAG DEN 10. DECEMBER 2014, 09:00 CET (08:00 UTC)\nOffentliggør');
    expect(own).toContain('Åbn START-HERE.html i en browser.');
    expect(own).not.toMatch(/kit contains|embargoed until|the end of/i);
    expect(english).toContain('EMBARGOED UNTIL WEDNESDAY 10 DECEMBER 2014, 09:00 CET (08:00 UTC)');
    expect(english).toContain('Open START-HERE.html');
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(80);
    expect(writeReadme(kit)).not.toContain('IN ENGLISH');
    // Icelandic has no words of ours: the kit speaks English once, not twice
    expect(writeReadme({ ...kit, language: 'is' })).toBe(writeReadme(kit));
  });

  it.each(PAGE_LANGUAGES)('keeps to its width in %s, and never breaks what belongs together', (language) => {
    const text = writeReadme({ ...kit, language });
    for (const line of text.split('\r\n')) {
      expect([...line].length, line).toBeLessThanOrEqual(80);
      expect(line).not.toMatch(/^[:;!?»]|\{/);
    }
    expect(text.match(/START-HERE\.html/g)?.length).toBe(wordsFor(language).language === 'en' ? 2 : 3);
    expect(text).toContain(wordsFor(language).verify.toLocaleUpperCase(language));
  });

  it('isolates names that run from right to left, and lets no sign of direction run on', () => {
    const contact = { name: 'דנה לוי', role: 'Press \u202eOfficer', phone: '+45 00 12 34 56', email: 'dana@city.example' };
    const text = writeReadme({ ...kit, organisation: 'عيادة', title: 'A \u2067title', contacts: [contact] });
    expect(text).toContain('\u2068דנה לוי\u2069, Press Officer\r\n+45 00 12 34 56\r\n');
    expect(text).toContain('\u2068عيادة\u2069, 8 December 2014');
    expect(text).toContain('A \u2067title\u2069\r\n');
  });

  it('says nothing of an embargo or a signature that is not there, and drops empty parts', () => {
    const text = writeReadme({ ...kit, embargo: null, isSigned: false, terms: [], contacts: [] });
    expect(text).not.toMatch(/embargoed|signature|TERMS OF USE|CONTACTS/i);
  });
});

describe('terms of use', () => {
  const part = {
    name: 'photo-01, The harbour',
    copyright: '© City of Copenhagen',
    credit: 'Photo: Åse Example',
    terms: 'Free for editorial use with credit, in whole or in part, in every medium and in every country of the world',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    expires: '',
  };

  it('sets what belongs to a name in under it, on lines of 80 characters at most', () => {
    const text = writeLicence({
      title: 'T',
      copyright: '',
      terms: 'Free.',
      language: 'en',
      photos: [part],
      logos: [],
      typefaces: [],
    });
    const lines = text.split('\r\n');
    const under = lines.slice(lines.indexOf(part.name) + 1).filter((line) => line !== '');
    expect(under).toHaveLength(5);
    for (const line of under) expect(line).toMatch(/^ {2}\S.{0,77}$/);
    expect(text).not.toContain('until');
  });

  it('speaks the language of its kit', () => {
    const parts = { photos: [{ ...part, expires: '2027-03-01' }], logos: [part], typefaces: [part] };
    const text = writeLicence({ title: 'T', copyright: '', terms: 'Frit.', language: 'da', ...parts });
    const heads = text.split('\r\n').filter((line) => /^\p{Lu}[\p{Lu} ]+$/u.test(line));
    expect(heads).toEqual(['VILKÅR FOR BRUG', 'BILLEDER', 'LOGOER', 'SKRIFTER']);
    expect(text).toContain('  Må bruges til og med 1. marts 2027\r\n');
  });
});
