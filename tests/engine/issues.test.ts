import { expect, test } from 'vitest';
import { z } from 'zod';
import { sayIssue } from '#engine/issues.ts';

const said = (schema: z.ZodType, value: unknown): string => sayIssue(schema.safeParse(value).error?.issues[0]);

test('what a schema refuses is said by its measure, not in the words of a program', () => {
  expect(said(z.string().max(1000), 'x'.repeat(1001))).toBe('at most 1,000 characters');
  expect(said(z.string().min(1), '')).toBe('must not be empty');
  expect(said(z.string().min(10), 'x')).toBe('at least 10 characters');
  expect(said(z.array(z.int()).max(2), [1, 2, 3])).toBe('at most 2 at once');
  expect(said(z.int().max(5), 6)).toBe('at most 5');
  expect(said(z.number().min(1), 0)).toBe('at least 1');
  expect(said(z.string(), 1)).toContain('expected string');
  expect(sayIssue(undefined)).toBe('cannot be used');
});
