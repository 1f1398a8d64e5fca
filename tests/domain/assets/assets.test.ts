import { describe, expect, it } from 'vitest';
import type { AssetFields } from '#contract/assets.ts';
import { copyableFields } from '#domain/assets/metadata-copy.ts';
import { fillTemplate, type TemplateSource } from '#domain/assets/template.ts';
import { usableOn } from '#domain/assets/usable.ts';

const SHIP: TemplateSource = {
  title: 'Skibet',
  city: 'Ribe',
  country: 'Danmark',
  location: 'Havnen',
  people: ['Åse Ølgård', 'Bo Bæk', 'Ib'],
  dateTaken: '2024-06-01T23:30:00-10:00',
  credit: 'Byfoto',
  creator: 'Søren',
  filename: 'skib.jpg',
  keywords: ['skib', 'sø'],
  caption: 'Et skib.',
  copyright: '© Byen',
  source: 'Arkivet',
  language: 'da',
};
const BARE: TemplateSource = {
  ...SHIP,
  title: '',
  city: '',
  country: '',
  location: '',
  people: [],
  dateTaken: null,
  credit: '',
  creator: '',
  keywords: [],
  caption: '',
  copyright: '',
  source: '',
  language: '',
};

describe('fillTemplate', () => {
  it.each<[string, string, string]>([
    ['{title} in {city}, {country}', 'Skibet in Ribe, Danmark', ' in , '],
    ['{title}[ in {city}][, {country}]. Photo: {credit}', 'Skibet in Ribe, Danmark. Photo: Byfoto', '. Photo:'],
    ['Ships [in {city}] at sea [on {date}].', 'Ships in Ribe at sea on 2024-06-01.', 'Ships at sea.'],
    ['{people} den {date:long}', 'Åse Ølgård, Bo Bæk og Ib den 1. juni 2024', ' den '],
    ['[{people} ]at {location}', 'Åse Ølgård, Bo Bæk og Ib at Havnen', 'at'],
    ['{filename}: {keywords} / {creator}', 'skib.jpg: skib, sø / Søren', 'skib.jpg:  / '],
    ['[in {city}[, {country}]]', 'in Ribe, Danmark', ''],
    ['{caption} {year} {copyright} {source}', 'Et skib. 2024 © Byen Arkivet', '   '],
    ['She said [sic] so', 'She said [sic] so', 'She said [sic] so'],
    ['{{title}} [[in]] }} ]]', '{title} [in] } ]', '{title} [in] } ]'],
    ['open [in {city', 'open [in {city', 'open [in {city'],
    ['a ] b } c', 'a ] b } c', 'a ] b } c'],
    ['', '', ''],
  ])('%s', (template, full, bare) => {
    expect(fillTemplate(template, SHIP)).toEqual({ text: full, unknown: [] });
    expect(fillTemplate(template, BARE)).toEqual({ text: bare, unknown: [] });
  });

  it('names what it does not know, once, and leaves it', () => {
    expect(fillTemplate('{titel} {title} {titel} [{stad}]', SHIP)).toEqual({
      text: '{titel} Skibet {titel} [{stad}]',
      unknown: ['titel', 'stad'],
    });
  });

  it('never reads a value as a template', () => {
    expect(fillTemplate('{title} [{city}]', { ...SHIP, title: '{credit} [x {city}]', city: '{title}' }).text).toBe(
      '{credit} [x {city}] {title}',
    );
  });

  it('is quick on brackets that never close', () => {
    const started = performance.now();
    fillTemplate('['.repeat(2000) + '{city}'.repeat(2000), SHIP);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

const FIELDS: AssetFields = {
  title: 'T',
  caption: 'C',
  altText: 'A',
  extendedDescription: 'E',
  language: 'da',
  translations: { en: { caption: 'c', altText: 'a' } },
  creator: 'Søren',
  credit: '',
  source: '',
  copyright: '© S',
  usageTerms: '',
  licenseUrl: '',
  pressUse: 'cleared',
  territory: '',
  expires: '2027-01-01',
  keywords: ['a', 'b'],
  people: [],
  location: '',
  city: 'Ribe',
  country: '',
  dateTaken: null,
  rating: 0,
  label: 'red',
  focalPoint: { x: 0.5, y: 0.5 },
  digitalSourceType: '',
};

describe('copying metadata', () => {
  it('takes what is asked for and says something, but no date that cannot be edited in', () => {
    expect(copyableFields(FIELDS, ['caption', 'credit', 'people', 'rating', 'label', 'focalPoint'])).toEqual({
      caption: 'C',
      label: 'red',
      focalPoint: { x: 0.5, y: 0.5 },
    });
    expect(copyableFields({ ...FIELDS, dateTaken: '2024-05-01' }, ['dateTaken'])).toEqual({ dateTaken: '2024-05-01' });
    expect(copyableFields({ ...FIELDS, dateTaken: '2024' }, ['dateTaken'])).toEqual({});
  });
});

describe('usableOn', () => {
  it.each([
    ['unset', null, { verdict: 'unset' }],
    ['cleared', null, { verdict: 'cleared' }],
    ['restricted', null, { verdict: 'restricted' }],
    ['cleared', '2026-11-24', { verdict: 'ended', days: 1 }],
    ['restricted', '2026-11-24', { verdict: 'ended', days: 1 }],
    ['cleared', '2026-11-25', { verdict: 'ending', days: 0 }],
    ['unset', '2026-12-25', { verdict: 'ending', days: 30 }],
    ['cleared', '2026-12-26', { verdict: 'cleared' }],
    ['restricted', '2026-11-30', { verdict: 'restricted' }],
    ['cleared', '2028-02-29', { verdict: 'cleared' }],
  ] as const)('%s until %s', (pressUse, expires, verdict) => {
    expect(usableOn({ pressUse, expires }, '2026-11-25')).toEqual(verdict);
  });
});
