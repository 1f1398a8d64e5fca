import { expect, it } from 'vitest';
import type { Contact } from '#contract/contacts.ts';
import { type Release, ReleaseRule } from '#contract/releases.ts';
import { preflightRelease } from '#domain/releases/writing/preflight.ts';
import { words } from '../../src/renderer/words/en.ts';
import { makeContact, makeRelease } from './fake-engine.ts';

/** Releases that between them break every rule. */
const FAULTY: readonly Partial<Release>[] = [
  { headline: '', date: null, boilerplate: '', contactIds: [], status: 'embargoed', embargo: null },
  { headline: `${'Long '.repeat(30)}77`, embargoNote: 'until 9:00' },
  {
    embargoNote: 'on Monday',
    date: '2026-06-10',
    body: ['It is the the end on Monday 9 June 2026 and on 31 February 2026.', '“Curly” and "straight".'],
    quotes: [{ text: 'Nobody ever wrote down this sentence anywhere at all.', speaker: '', role: '' }],
    figures: [{ text: '88', value: 88, unit: '', sentence: '' }],
  },
];

it('the window says of every finding what the command line prints, in words of its own', () => {
  const mute: Contact = { ...makeContact(1), name: 'Ann Lee', email: '', phone: '' };
  const gone = makeContact(2);
  const findings = FAULTY.flatMap((faults) => {
    const release: Release = { ...makeRelease(1), contactIds: [mute.id, gone.id], embargo: null, ...faults };
    return preflightRelease({ release, organisation: null, contacts: [mute] });
  });
  expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...ReleaseRule.options].sort());
  for (const finding of findings) {
    expect(words.proofing.finding(finding)).toBe(finding.message);
    if (finding.fix !== null) expect(words.proofing.fix(finding)).toBe(finding.fix.label);
  }
});
