import type { Vocabulary } from './lexicon/index.ts';

/** A unit found beside a number and how many characters it takes. */
export interface Unit {
  readonly unit: string;
  readonly length: number;
}

/** A magnitude behind a number; `unit` is set when the word carries its currency ('mkr', 'M€'). */
export interface Magnitude {
  readonly word: string;
  readonly factor: number;
  readonly unit: string | null;
  readonly length: number;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  $: 'USD',
  '¥': 'JPY',
  '₹': 'INR',
  US$: 'USD',
  A$: 'AUD',
  C$: 'CAD',
  'kr.': 'kr',
  kr: 'kr',
  'Kr.': 'kr',
  Fr: 'CHF',
  'Fr.': 'CHF',
};
const CODES = new Set(
  'EUR USD GBP DKK SEK NOK CHF JPY CNY RMB CAD AUD PLN CZK HUF ISK INR KRW HKD SGD NZD MXN BRL ZAR'.split(' '),
);
const KRONER: Readonly<Record<string, string>> = { da: 'DKK', no: 'NOK', sv: 'SEK' };
const MEASURES =
  /^[\s\u00a0\u202f-]?(km²|km2|m²|m2|m³|m3|km\/h|km\/t|km|mm|cm|kg|MW|GW|kW|TW|MWh|inch(?:es)?|feet|foot|miles?|acres?|yards?|GWh|kWh|TWh|MWp|kWp|GB|TB|MB|°C|ha|tonnes?|tons?|Tonnen|ton|toneladas|hectares?|hektar|Hektar|hectáreas|hectare|litres?|liter|Liter|litros|kilometres?|kilometers?|kilometer|Kilometer|kilómetros|kilomètres|metres?|meters?|meter|Meter|metros|mètres|Quadratmeter|kvadratmeter|kvm|dpi|ppm|kHz|MHz|GHz|Hz|hPa|kPa|bar|mph|m\/s|dB|kV|kVA|Nm|hp|PS|lb|lbs|oz|ft|°F|ml|cl|dl|hl|mg|µg|vierkante meter|mètres carrés|metros cuadrados|square metres|square meters|square kilometres|square feet|megawatts?|Megawatt|gigawatts?|Gigawatt|mégawatts|megavatios|t|m|l|g)(?![\p{L}\p{N}²³])/u;
const LONGER_MEASURES =
  /^[\s\u00a0\u202f-]?([Ss]quare[ -](?:[Mm]et(?:re|er)s?|[Kk]ilomet(?:re|er)s?|[Ff](?:ee|oo)t|[Mm]iles?|[Yy]ards?)|cubic (?:met(?:re|er)s?|feet|yards?)|vierkante meter|vierkante kilometer|mètres carrés|metros cuadrados|kilómetros cuadrados|kilomètres carrés|kubikmeter|Kubikmeter|tonnes of CO2|tons CO2)(?![\p{L}\p{N}])/u;
const POINTS =
  /^[\s\u00a0\u202f-]?(percentage points?|Prozentpunkte?n?|procentpoint|prosentpoeng|procentenheter|procentpunten|puntos porcentuales|points de pourcentage)(?![a-z])/iu;

const code = (unit: string, vocabulary: Vocabulary): string | null => {
  if (unit !== 'kr') return unit === 'RMB' ? 'CNY' : unit;
  return KRONER[vocabulary.language ?? ''] ?? null;
};

/** The currency written right before a number, with the characters it takes. */
export function currencyBefore(before: string, vocabulary: Vocabulary): Unit | null {
  const found = before.match(/(?:(?<![\p{L}\p{N}])(US\$|A\$|C\$|[A-Z]{3}|kr\.?|Kr\.|Fr\.?)|([€£$¥₹]))([\s\u00a0\u202f]?)$/u);
  const written = found?.[1] ?? found?.[2];
  if (found === null || written === undefined) return null;
  const unit = CODES.has(written) ? written : SYMBOLS[written];
  const resolved = unit === undefined ? null : code(unit, vocabulary);
  return resolved === null ? null : { unit: resolved, length: found[0].length };
}

/** A word such as 'million' behind a number; one-letter forms count only after a currency. */
export function magnitudeBehind(behind: string, vocabulary: Vocabulary, afterCurrency: boolean): Magnitude | null {
  let best: Magnitude | null = null;
  const space = behind.match(/^[\s\u00a0\u202f-]{0,2}/u)?.[0].length ?? 0;
  const text = behind.slice(space, space + 24).toLowerCase();
  if (space === 2 || text === '') return null;
  for (const [word, value] of vocabulary.magnitudes) {
    if (!text.startsWith(word) || /^[\p{L}\p{N}²³]/u.test(text.slice(word.length))) continue;
    if (word.length < 2 && !(afterCurrency && (space === 0 || vocabulary.language !== 'en'))) continue;
    if (word.length === 2 && vocabulary.language === 'en' && !afterCurrency && space > 0 && word !== 'bn' && word !== 'tn')
      continue;
    if (best !== null && best.word.length >= word.length) continue;
    const [factor = '1', unit] = value.split('*');
    best = { word, factor: Number(factor), unit: unit ?? null, length: space + word.length };
  }
  return best;
}

/** A percent sign or word behind a number. */
export function percentBehind(behind: string, vocabulary: Vocabulary): Unit | null {
  const points = behind.match(POINTS);
  if (points !== null) return { unit: 'percentage points', length: points[0].length };
  const sign = behind.match(/^[\s\u00a0\u202f]?%/u);
  if (sign !== null) return /^(?:ige|igen|-)/u.test(behind.slice(sign[0].length)) ? null : { unit: '%', length: sign[0].length };
  const word = behind.match(/^[\s\u00a0\u202f-]/u)?.[0] ?? '';
  const text = behind.slice(word.length).toLowerCase();
  for (const phrase of vocabulary.percent) {
    if (word !== '' && text.startsWith(phrase) && !/^\p{L}/u.test(text.slice(phrase.length)))
      return { unit: '%', length: word.length + phrase.length };
  }
  return null;
}

/** A currency sign, code or word behind a number or its magnitude ('€', 'DKK', 'd’euros', 'kroner'). */
export function currencyBehind(behind: string, vocabulary: Vocabulary, afterMagnitude: boolean): Unit | null {
  const lead = behind.match(afterMagnitude ? /^[\s\u00a0\u202f]{0,2}(?:d['’]|de\s)?/iu : /^[\s\u00a0\u202f-]{0,2}/u)?.[0] ?? '';
  const rest = behind.slice(lead.length);
  const sign = rest.match(/^(?:US\$|[€£$¥])/u)?.[0];
  const letters = rest.match(/^[A-Z]{3}(?![\p{L}\p{N}])/u)?.[0];
  const direct = sign === undefined ? (letters !== undefined && CODES.has(letters) ? letters : undefined) : SYMBOLS[sign];
  if (direct !== undefined)
    return { unit: code(direct, vocabulary) ?? direct, length: lead.length + (sign ?? letters ?? '').length };
  const text = rest.slice(0, 40).toLowerCase();
  let best: Unit | null = null;
  for (const [word, unit] of vocabulary.currencies) {
    if (
      !text.startsWith(word) ||
      /^[\p{L}-]/u.test(text.slice(word.length)) ||
      (best !== null && best.length >= lead.length + word.length)
    )
      continue;
    const resolved = code(unit, vocabulary);
    if (resolved !== null)
      best = { unit: resolved, length: lead.length + (word === 'kr.' && !/\p{L}/u.test(text.slice(3)) ? 2 : word.length) };
  }
  return best;
}

/** A measure behind a number ('km', 'MW', 'tonnes'). */
export function measureBehind(behind: string, vocabulary: Vocabulary): Unit | null {
  const found = behind.match(LONGER_MEASURES) ?? behind.match(MEASURES);
  const unit = found?.[1];
  if (found === null || unit === undefined) return null;
  if (/^[tmlg]$/u.test(unit) && (vocabulary.language === 'fr' || found[0].length === 1) && unit !== 'm') return null;
  const powered = unit.replace(/^(k?m)([23])$/u, (_, of: string, power: string) => `${of}${power === '2' ? '²' : '³'}`);
  return { unit: powered, length: found[0].length };
}

/** Lengths of time that are also too frequent to be counted as nouns. */
const TIMES = new Set('år jahre jahren jaar ans años dage dagar dager tage tagen dagen'.split(' '));
/** '31 fewer than before' counts nothing that can be named. */
const COMPARATIVES = new Set(
  'fewer more less færre flere mere mer fler färre mindre mehr weniger plus moins más menos meer minder'.split(' '),
);
const IRREGULAR = new Set('people children women men staff police youth fish sheep data media personnel'.split(' '));
const NOT_PLURAL = /(?:ss|us|is)$/u;

/** The thing a number counts: the noun behind it, past its adjectives. */
export function nounBehind(behind: string, vocabulary: Vocabulary): Unit | null {
  const { noun, adjective } = vocabulary.main;
  let at = 0;
  let last: Unit | null = null;
  for (let count = 0; count < 4; count += 1) {
    const next = behind.slice(at).match(/^[\s\u00a0\u202f]{1,2}(?:(?:de\s|d['’])(?=\p{L}))?([\p{L}\p{M}][\p{L}\p{M}’'-]*)/u);
    const word = next?.[1];
    if (next === null || word === undefined) break;
    const lower = word.toLowerCase();
    if (count === 0 && TIMES.has(lower)) return { unit: lower, length: next[0].length };
    if (COMPARATIVES.has(lower)) return null;
    // 'Member States': a capital tells the noun from the verb
    const counted =
      noun === 'plural' &&
      (count === 0
        ? /s$/u.test(lower) && /^[.,;)]|^\s(?:and|or|in|of|with|across)\s|^$/u.test(behind.slice(at + next[0].length))
        : /^\p{Lu}/u.test(word));
    const verb = vocabulary.verbs.has(lower) && !counted;
    if (vocabulary.stopWords.has(lower) || verb || vocabulary.approx.has(lower)) break;
    at += next[0].length;
    const unit: Unit = { unit: noun === 'capital' ? word : lower, length: at };
    if (noun === 'capital') {
      if (/^\p{Lu}/u.test(word)) return unit;
    } else if (noun === 'plural') {
      if (IRREGULAR.has(lower)) return unit;
      if (/s$/u.test(lower) && !NOT_PLURAL.test(lower)) {
        const follow = behind.slice(at).match(/^\s(\p{L}+s)(?!\p{L})/u)?.[1];
        return follow !== undefined && /^(?:sales|sports|communications|systems)$/u.test(lower)
          ? { unit: follow.toLowerCase(), length: at + 1 + follow.length }
          : unit;
      }
    } else {
      last = unit;
      if (!adjective.test(lower)) return unit;
    }
  }
  return noun === 'first' ? last : null;
}
