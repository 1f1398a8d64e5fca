import { describe, expect, it } from 'vitest';
import { addTerm, removeStretch } from '#domain/search/edit.ts';

describe('terms of a query', () => {
  it('adds a term at the end, once', () => {
    expect(addTerm('', 'shape:landscape')).toBe('shape:landscape');
    expect(addTerm('harbour ', 'shape:landscape')).toBe('harbour shape:landscape');
    expect(addTerm('harbour shape:landscape', 'shape:landscape')).toBe('harbour shape:landscape');
  });
  it('takes a stretch out and leaves the rest as it was typed', () => {
    const text = 'harbour place:beijing "red lamp"';
    expect(removeStretch(text, 8, 21)).toBe('harbour "red lamp"');
    expect(removeStretch(text, 0, 7)).toBe('place:beijing "red lamp"');
    expect(removeStretch(text, 22, 32)).toBe('harbour place:beijing');
    expect(removeStretch('alone', 0, 5)).toBe('');
  });
  it('leaves no “or” that leans on nothing', () => {
    expect(removeStretch('beijing or copenhagen', 0, 7)).toBe('copenhagen');
    expect(removeStretch('beijing or copenhagen', 11, 21)).toBe('beijing');
    expect(removeStretch('a or b or c', 5, 6)).toBe('a or c');
  });
});
