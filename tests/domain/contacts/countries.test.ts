import { getCountries } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { PHONE_COUNTRIES } from '#domain/contacts/countries.ts';

test('the countries are those whose numbers can be read', () => expect(PHONE_COUNTRIES).toEqual(getCountries()));
