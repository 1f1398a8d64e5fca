import { expect, test } from 'vitest';
import { freeName } from '../../src/main/free-name.ts';

const free = (wish: string, ...taken: string[]): string => freeName(wish, (name) => taken.includes(name));

test('a free name keeps its ending, takes a number, and holds nothing that a file system refuses', () => {
  expect(free('København 2026')).toBe('København 2026');
  expect(free('kit.zip', 'kit.zip', 'kit 2.zip')).toBe('kit 3.zip');
  expect(free('2014.12.08')).toBe('2014.12.08');
  expect(free('../../etc/passwd')).toBe('etc passwd');
  expect(free(' a:b\n"c"? .')).toBe('a b c');
  expect(free('NUL')).toBe('_NUL');
  expect(free('nul.txt')).toBe('_nul.txt');
  expect(free('...')).toBe('Dateline library');
});

test('a long name is cut between letters and before its ending, and fits a file system in any script', () => {
  const long = free(`${'x'.repeat(300)}.zip`);
  expect(long).toMatch(/^x{200}\.zip$/);
  for (const letter of ['京', '💥', 'ø']) {
    const name = free(letter.repeat(300), free(letter.repeat(300)));
    expect(name.isWellFormed()).toBe(true);
    expect(name).toMatch(/ 2$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  }
});
