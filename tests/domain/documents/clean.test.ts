import { expect, it } from 'vitest';
import { cleanLine, cleanText } from '#domain/releases/texts/clean.ts';

it('keeps what an author of Arabic or Hebrew set on purpose, and drops what shows words as others', () => {
  expect(cleanText('\u2067שלום \u2066Dateline\u2069\u2069 1\u200f')).toBe('\u2067שלום \u2066Dateline\u2069\u2069 1\u200f');
  expect(cleanLine('photo\u202egpj.exe\u202c \u202aa\u202c')).toBe('photogpj.exe a');
});
