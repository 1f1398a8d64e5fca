import { expect, test } from 'vitest';
import { languageFor } from '../../src/main/language.ts';
import { MAIN_WORDS } from '../../src/main/words.ts';

test('a chosen language holds; else the first of the system that Dateline speaks, else English', () => {
  expect(languageFor('da', ['en-GB'])).toBe('da');
  expect(languageFor('en', ['da-DK'])).toBe('en');
  expect(languageFor('system', ['da-DK', 'en-US'])).toBe('da');
  expect(languageFor('system', ['fr-FR', 'da_DK.UTF-8', 'en-US'])).toBe('da');
  expect(languageFor('system', ['fr-FR', 'en-US', 'da'])).toBe('en');
  expect(languageFor('system', ['dag', 'C'])).toBe('en');
  expect(languageFor('system', [])).toBe('en');
});

test('main says its own words in both languages', () => {
  const { en, da } = MAIN_WORDS;
  const same = Object.keys(en).filter((key) => en[key as keyof typeof en] === (da[key as keyof typeof da] as string));
  expect(same).toEqual(['zoom']);
});
