import { describe, expect, it, vi } from 'vitest';
import type { KitSection } from '#contract/kits.ts';
import { instantOf } from '#domain/dates.ts';
import { badgeOf, endOf } from '../../src/renderer/assets/badge.ts';
import { COMMANDS } from '../../src/renderer/commands.ts';
import { sectionFor, withItems } from '../../src/renderer/kits/sections.ts';
import { remaining, wallClock } from '../../src/renderer/releases/embargo-time.ts';
import { pullQuote } from '../../src/renderer/releases/quotes.ts';
import { percentOf } from '../../src/renderer/shell/progress.ts';
import { dayHere, readDate, readTime, timeHere } from '../../src/renderer/ui/date-text.ts';
import { placeBeside } from '../../src/renderer/ui/float.tsx';
import { isShortcut, shortcutText } from '../../src/renderer/ui/keys.ts';
import { assetId, makeAsset, makeJob, QUOTE } from './fake-engine.ts';

describe('an embargo', () => {
  it('is the instant the zone says, in winter and summer', () => {
    expect(instantOf('2014-12-10', '09:00', 'Europe/Copenhagen')).toBe('2014-12-10T09:00:00+01:00');
    expect(instantOf('2014-07-10', '09:00', 'Europe/Copenhagen')).toBe('2014-07-10T09:00:00+02:00');
    expect(instantOf('2014-12-10', '09:00', 'Asia/Kolkata')).toBe('2014-12-10T09:00:00+05:30');
    expect(instantOf('2014-12-10', '09:00', 'America/St_Johns')).toBe('2014-12-10T09:00:00-03:30');
  });
  it('survives the hours that clocks skip or repeat', () => {
    expect(new Date(instantOf('2014-03-30', '02:30', 'Europe/Copenhagen')).toISOString()).toBe('2014-03-30T01:30:00.000Z');
    expect(['2014-10-26T00:30:00.000Z', '2014-10-26T01:30:00.000Z']).toContain(
      new Date(instantOf('2014-10-26', '02:30', 'Europe/Copenhagen')).toISOString(),
    );
  });
  it('reads back as the same wall clock', () => {
    for (const zone of ['Europe/Copenhagen', 'Asia/Shanghai', 'America/New_York', 'Pacific/Chatham', 'UTC']) {
      expect(wallClock(instantOf('2014-12-10', '23:45', zone), zone)).toEqual({ date: '2014-12-10', time: '23:45' });
    }
  });
  it('says how long it lasts', () => {
    expect(remaining('2014-12-10T08:00:00Z', new Date('2014-12-08T10:00:00Z'))).toBe('1 day 22 hours');
    expect(remaining('2014-12-10T08:00:00Z', new Date('2014-12-10T07:48:00Z'))).toBe('12 minutes');
  });
});

describe('typed dates', () => {
  it.each([
    ['2014-12-08', '2014-12-08'],
    ['8 Dec 2014', '2014-12-08'],
    ['Monday 8 December 2014', '2014-12-08'],
    ['December 8, 2014', '2014-12-08'],
    ['8.12.2014', '2014-12-08'],
  ])('reads %s', (text, date) => expect(readDate(text)).toBe(date));
  it.each(['08/12/2014', '31 Feb 2014', 'Wednesday', '2014', '8 Foo 2014'])('refuses %s', (text) =>
    expect(readDate(text)).toBeNull(),
  );
  it('reads times in 24 hours and in twelve', () => {
    expect(
      ['9', '9:30', '0930', '09.30', '23:59', '24:00', '9 pm', '12 am', '12:05\u00a0p.m.', '13 pm', '0:10 am'].map(readTime),
    ).toEqual(['09:00', '09:30', '09:30', '09:30', '23:59', null, '21:00', '00:00', '12:05', null, null]);
  });
});

describe('a thumbnail', () => {
  it('says the worst thing about a picture, and only that', () => {
    const now = new Date(2014, 11, 8, 12);
    expect(badgeOf(makeAsset(1), now)).toBeNull();
    expect(badgeOf(makeAsset(1, { altText: '', expires: '2014-12-07' }), now)?.text).toBe('Rights ended');
    expect(badgeOf(makeAsset(1, { altText: '', expires: '2014-12-31' }), now)?.text).toBe('Ends in 23 days');
    expect(badgeOf(makeAsset(1, { altText: '', credit: '', expires: '2015-12-31' }), now)?.text).toBe('No alt text');
    expect(badgeOf(makeAsset(1, { kind: 'document', altText: '', credit: '' }), now)).toBeNull();
  });
});

describe('a kit', () => {
  const photo = (n: number) => ({ kind: 'asset' as const, assetId: assetId(n), title: '', caption: '' });
  const sections: KitSection[] = [{ kind: 'photos', items: [photo(1), photo(2), photo(3)] }];
  it('takes each thing once, in the section of its kind', () => {
    const next = withItems(sections, 'photos', [photo(2), photo(4)]);
    expect(next[0]?.items).toEqual([photo(1), photo(2), photo(3), photo(4)]);
    expect(sectionFor('logo')).toBe('logos');
  });
});

describe('a pull quote', () => {
  it('cuts a paragraph without changing a letter', () => {
    const paragraph = `“${QUOTE},” says Lord Mayor Jensen.`;
    const cut = pullQuote(paragraph, [{ text: `${QUOTE}.`, speaker: 'Frank Jensen', role: 'Lord Mayor' }]);
    expect(cut && cut.before + cut.quote + cut.after).toBe(paragraph);
    expect(cut?.after).toBe(' says Lord Mayor Jensen.');
  });
  it('leaves a paragraph alone that only mentions a few words', () => {
    expect(
      pullQuote('He called it “a role model” in his speech to the council.', [{ text: 'a role model', speaker: '', role: '' }]),
    ).toBeNull();
  });
});

describe('an export', () => {
  it('never runs backwards from stage to stage', () => {
    const at = (stage: string, bytes: number): number | null =>
      percentOf({
        route: 'exports.run',
        progress: { ...makeJob().progress, stage, done: 0, total: null, bytes, totalBytes: 100 },
      });
    const seen = [
      at('preflight', 0),
      at('make', 0),
      at('make', 100),
      at('write', 0),
      at('write', 100),
      at('verify', 0),
      at('verify', 100),
    ];
    expect(seen).toEqual([...seen].sort((a, b) => Number(a) - Number(b)));
    expect(seen.at(-1)).toBe(100);
  });
});

describe('today', () => {
  it('is the day of this computer, also while UTC has another one', () => {
    vi.stubEnv('TZ', 'Asia/Shanghai');
    const night = new Date('2014-12-07T17:30:00Z');
    expect([dayHere(night), timeHere(night)]).toEqual(['2014-12-08', '01:30']);
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const evening = new Date('2014-12-08T02:05:00Z');
    expect([dayHere(evening), timeHere(evening)]).toEqual(['2014-12-07', '18:05']);
    vi.unstubAllEnvs();
  });
});

describe('the command table', () => {
  it('names each command once', () => {
    const ids = COMMANDS.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('knows a shortcut by its keys, and no other', () => {
    const event = { key: 'k', code: 'KeyK', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
    expect(isShortcut(event, 'Mod+K', false)).toBe(true);
    expect(isShortcut(event, 'Mod+K', true)).toBe(false);
    expect(isShortcut({ ...event, shiftKey: true }, 'Mod+K', false)).toBe(false);
    expect(isShortcut({ ...event, key: '$', code: 'Digit4' }, 'Mod+4', false)).toBe(true);
    expect(shortcutText('Mod+Shift+N', false)).toBe('Ctrl Shift N');
  });
});

describe('a name under a logo', () => {
  it.each([
    ['City of Copenhagen, symbol, white', 'symbol, white'],
    ['City of Copenhagen, primary, full colour', 'primary, full colour'],
    ['municipality-of-somewhere_logo_primary_black', 'logo_primary_black'],
    ['Acme', 'Acme'],
  ])('%s keeps its end: %s', (name, end) => {
    expect(name.slice(endOf(name))).toBe(end);
  });
});

describe('a layer', () => {
  const own = { width: 370, height: 466 };
  const at = (left: number, top: number) => ({ left, right: left + 28, top, bottom: top + 18 });
  it('lies below what it belongs to, else above it, else at its side', () => {
    expect(placeBeside(at(100, 40), own, [1024, 700])).toEqual({ left: 100, top: 62 });
    expect(placeBeside(at(100, 600), own, [1024, 700])).toEqual({ left: 100, top: 130 });
    expect(placeBeside(at(948, 308), own, [1024, 700])).toEqual({ left: 570, top: 84 });
    expect(placeBeside(at(100, 308), own, [1024, 700])).toEqual({ left: 136, top: 84 });
  });
  it('stays in a window that has room for it nowhere', () => {
    expect(placeBeside(at(200, 200), own, [400, 480])).toEqual({ left: 8, top: 8 });
  });
});
