import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** A telephone number that exists by the plan of its country. */
export interface ReadPhone {
  /** '+4533663366', for links, vCards and comparing; an extension is not part of it. */
  readonly e164: string;
  /** '+45 33 66 33 66', with an extension behind it if there is one. */
  readonly international: string;
  /** '33 66 33 66', as people of that country write it. */
  readonly national: string;
  /** ISO 3166-1 alpha-2, or empty where a number belongs to no single country. */
  readonly country: string;
}

/** Reads a number as typed; without a country code it is one of `country` (ISO 3166-1 alpha-2 or ''). Null for what no plan has. */
export function readPhone(typed: string, country = ''): ReadPhone | null {
  // The digits of 00 and of a trunk zero in brackets are no part of an international number.
  const text = typed.replace(/^\s*00(?=[1-9])/, '+').replace(/^(\s*\+\d{1,3}\s*)\(0\)/, '$1');
  const home = country !== '' && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const number = parsePhoneNumberFromString(text, home === undefined ? {} : { defaultCountry: home });
  if (number === undefined || !number.isValid()) return null;
  return {
    e164: number.number,
    international: number.formatInternational(),
    national: number.formatNational(),
    country: number.country ?? '',
  };
}

/** A number as it is stored: in international writing when a plan has it, else as typed. */
export const storedPhone = (typed: string, country = ''): string => readPhone(typed, country)?.international ?? typed;

/** A number as a reader in a country wants it: nationally at home, internationally abroad, as typed when no plan has it. */
export function shownPhone(stored: string, country = ''): string {
  const number = readPhone(stored, country);
  if (number === null) return stored;
  return number.country !== '' && number.country === country ? number.national : number.international;
}
