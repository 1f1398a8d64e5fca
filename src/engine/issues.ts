import type { z } from 'zod';

/** What a schema found, as a person says it: what is too long, too short or empty by its measure; anything else in zod's own words. */
export function sayIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'cannot be used';
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum).toLocaleString('en');
    if (issue.origin === 'string') return `at most ${most} characters`;
    if (issue.origin === 'array') return `at most ${most} at once`;
    if (issue.origin === 'number' || issue.origin === 'int') return `at most ${most}`;
  }
  if (issue.code === 'too_small') {
    const least = Number(issue.minimum).toLocaleString('en');
    if (issue.origin === 'string') return issue.minimum === 1 ? 'must not be empty' : `at least ${least} characters`;
    if (issue.origin === 'array') return `at least ${least}`;
    if (issue.origin === 'number' || issue.origin === 'int') return `at least ${least}`;
  }
  return issue.message;
}
