import { describe, expect, it } from 'vitest';
import { blocksOf, buildReleaseDocument } from '#domain/releases/document.ts';
import { contacts, copenhagen, organisation, PARAGRAPHS, release } from './copenhagen.ts';

describe('a release as a document', () => {
  it('puts the blocks in the order of a press release', () => {
    const kinds = copenhagen({ subheadline: 'A visit' }).blocks.map((block) => block.kind);
    expect(kinds).toEqual([
      ...['embargo', 'title', 'subtitle', 'byline', 'dateline'],
      ...PARAGRAPHS.map(() => 'paragraph'),
      ...['end', 'notes', 'boilerplate', 'contacts'],
    ]);
  });

  it('leaves the words of the author alone, slips included', () => {
    expect(blocksOf(copenhagen(), 'paragraph').map((block) => block.text)).toEqual(PARAGRAPHS);
    expect(PARAGRAPHS.join()).toContain('work to together');
  });

  it('words byline and dateline', () => {
    const document = copenhagen();
    expect(blocksOf(document, 'byline')[0]?.text).toBe('By Press Officer Kristian Holmelund Jakobsen');
    expect(blocksOf(document, 'dateline')[0]?.text).toBe('Copenhagen, 8 December 2014');
    // The author's own dated dateline gets no second date beside it.
    expect(blocksOf(copenhagen({ dateline: 'BEIJING, 7 December' }), 'dateline')[0]?.text).toBe('BEIJING, 7 December');
  });

  it('words an embargo with weekday, zone and UTC', () => {
    const { embargo } = copenhagen();
    expect(embargo?.long).toBe('Wednesday 10 December 2014, 09:00 CET (08:00 UTC)');
    expect(embargo?.line).toBe('EMBARGOED UNTIL WEDNESDAY 10 DECEMBER 2014, 09:00 CET (08:00 UTC)');
    expect(embargo?.header).toBe('Embargoed until Wed 10 Dec 2014, 09:00 CET');
  });

  it('shows an embargo in the zone it was promised in, whatever offset it is stored with', () => {
    const stored = copenhagen({ embargo: { until: '2014-12-10T08:00:00Z', timeZone: 'Asia/Shanghai' } }).embargo;
    expect(stored?.long).toBe('Wednesday 10 December 2014, 16:00 UTC+8 (08:00 UTC)');
    expect(stored?.until).toBe('2014-12-10T16:00:00+08:00');
    const utc = copenhagen({ embargo: { until: '2014-12-10T08:00:00Z', timeZone: 'UTC' } }).embargo;
    expect(utc?.long).toBe('Wednesday 10 December 2014, 08:00 UTC');
    const night = copenhagen({ embargo: { until: '2014-12-10T00:30:00+01:00', timeZone: 'Europe/Copenhagen' } }).embargo;
    expect(night?.long).toBe('Wednesday 10 December 2014, 00:30 CET (9 December, 23:30 UTC)');
  });

  it('has no embargo text anywhere without an embargo', () => {
    const document = copenhagen({ embargo: null });
    expect(document.embargo).toBeNull();
    expect(JSON.stringify(document.blocks)).not.toMatch(/embargo/i);
  });

  it('speaks the language of the release', () => {
    const document = copenhagen({ language: 'da' });
    expect(document.embargo?.sentence).toBe('Embargo indtil onsdag den 10. december 2014, 09:00 CET (08:00 UTC)');
    expect(blocksOf(document, 'notes')[0]?.heading).toBe('Noter til redaktionen');
    // The sender wrote no Danish boilerplate, and an English one in a Danish release would be a surprise.
    expect(blocksOf(document, 'boilerplate')).toEqual([]);
  });

  it('takes the release’s own boilerplate before the sender’s', () => {
    const own = copenhagen({ boilerplate: 'One.\nStill one.\n\nTwo.' });
    expect(blocksOf(own, 'boilerplate')[0]?.paragraphs).toEqual(['One.\nStill one.', 'Two.']);
    expect(blocksOf(copenhagen({ language: 'en-gb' }), 'boilerplate')).toHaveLength(1);
  });

  it('removes control characters, half surrogates and turns of direction, and nothing else', () => {
    const document = copenhagen({ body: ['a\u0000b\u001b[31m\u0085c\ud800d\tæøå 🎉 \u202Eabc'], headline: 'One\r\ntwo' });
    expect(blocksOf(document, 'paragraph')[0]?.text).toBe('ab[31m\nc\ufffdd æøå 🎉 abc');
    expect(document.title).toBe('One two');
  });

  it('makes do with an empty draft', () => {
    const empty = {
      ...release,
      headline: '',
      byline: { name: '', role: '' },
      date: null,
      dateline: '',
      body: [],
      notes: [],
      embargo: null,
    };
    const document = buildReleaseDocument({ ...empty, boilerplate: '', quotes: [] }, null, [], { timeZone: 'Europe/Copenhagen' });
    expect(document.blocks).toEqual([
      { kind: 'title', text: 'Press release' },
      { kind: 'end', text: '###' },
    ]);
    expect(document.dated).toBe('2014-12-08T10:30:00+01:00');
  });

  it('prints a desk without a role and names the sender only of its own people', () => {
    const [person, desk] = contacts;
    if (person === undefined || desk === undefined) throw new Error('The example has two contacts.');
    const strangers = [
      { ...person, organisationId: null },
      { ...desk, role: 'nonsense' },
    ];
    const document = buildReleaseDocument(release, organisation, strangers, { timeZone: 'UTC' });
    const printed = blocksOf(document, 'contacts')[0]?.contacts ?? [];
    expect(printed.map(({ role, organisation: sender }) => [role, sender])).toEqual([
      ['Press Officer', ''],
      ['', 'City of Copenhagen'],
    ]);
  });
});
