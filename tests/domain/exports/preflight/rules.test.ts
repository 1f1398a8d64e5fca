import { describe, expect, test } from 'vitest';
import { checkKit, isReady, RULES } from '#domain/exports/preflight/check.ts';
import { ignoredOf } from '#domain/exports/preflight/ignored.ts';
import { filled, type RuleId, SENTENCES } from '#domain/exports/preflight/sentences.ts';
import { CASES, FIXES } from './cases.ts';
import { checkedOf, soundWorld, type World } from './world.ts';

const findingsOf = (change: (world: World) => void) => {
  const world = soundWorld();
  change(world);
  return checkKit(checkedOf(world)).findings;
};
const rulesOf = (change: (world: World) => void): string[] => findingsOf(change).map(({ rule }) => rule);

describe('the rules', () => {
  test('are at least forty, each once, each with words and a case, and no words or cases are left over', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(40);
    expect(ids.toSorted()).toEqual(Object.keys(SENTENCES).toSorted());
    expect(ids.toSorted()).toEqual(Object.keys(CASES).toSorted());
  });

  test('find nothing in a sound kit', () => {
    expect(findingsOf(() => {})).toEqual([]);
  });

  test.each(RULES.map(({ id }) => id))('%s', (id: RuleId) => {
    const { breaks, keeps, act } = CASES[id];
    const found = findingsOf(breaks).filter(({ rule }) => rule === id);
    expect(found.length, 'the failing case').toBeGreaterThan(0);
    expect(rulesOf(keeps), 'the passing case').not.toContain(id);
    for (const finding of found) {
      expect(finding.message).not.toMatch(/[{}]|undefined|NaN|^$/);
      expect(finding.fix).toBe(SENTENCES[id].fix);
      expect(finding.message).toBe(filled(SENTENCES[id].say, finding.values ?? {}));
      expect(finding.subject.label).not.toBe('');
      expect(finding.deed?.act ?? null).toBe(act);
      // a deed without a question that does nothing would be a dead button
      if (finding.deed !== undefined && finding.deed.asks === null) expect(finding.deed.steps).not.toEqual([]);
    }
  });

  test.each(FIXES)('$rule: $what', ({ rule, act, breaks }) => {
    expect(
      findingsOf(breaks)
        .filter((finding) => finding.rule === rule)
        .map(({ deed }) => deed?.act),
    ).toContain(act);
  });

  test('errors come first', () => {
    const severities = findingsOf((world) => {
      CASES['photo.title-missing'].breaks(world);
      CASES['photo.credit-missing'].breaks(world);
      CASES['release.doubled-word'].breaks(world);
    }).map(({ severity }) => severity);
    expect(severities).toEqual(severities.toSorted());
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
  });
});

describe('words of a release that has left the house', () => {
  test('are not mended by one click', () => {
    const out = findingsOf((world) => {
      CASES['release.doubled-word'].breaks(world);
      world.release.status = 'published';
    });
    expect(out.find(({ rule }) => rule === 'release.doubled-word')).toMatchObject({ subject: { kind: 'release' } });
    expect(out.find(({ rule }) => rule === 'release.doubled-word')).not.toHaveProperty('deed');
  });
});

describe('a warning that is let pass', () => {
  const ignore = (world: World, rule: string, subjectId: string): void => {
    world.kit.ignored = [{ rule, subjectId, reason: 'The painter wants it so' }];
  };

  test('stands apart with its reason and counts as nothing', () => {
    const world = soundWorld();
    CASES['photo.title-missing'].breaks(world);
    ignore(world, 'photo.title-missing', world.photo.id);
    const { findings, ignored } = checkKit(checkedOf(world));
    expect(findings).toEqual([]);
    expect(ignored).toMatchObject([{ rule: 'photo.title-missing', reason: 'The painter wants it so' }]);
  });

  test('lets nothing else pass: no other subject, no other rule, no error', () => {
    const world = soundWorld();
    world.photo.title = '';
    world.other.title = '';
    world.photo.credit = '';
    ignore(world, 'photo.title-missing', world.photo.id);
    world.kit.ignored.push({ rule: 'photo.credit-missing', subjectId: world.photo.id, reason: 'Nobody knows' });
    const { findings, ignored } = checkKit(checkedOf(world));
    expect(findings.map(({ rule, subject }) => [rule, subject.id])).toEqual([
      ['photo.credit-missing', world.photo.id],
      ['photo.title-missing', world.other.id],
    ]);
    expect(ignored).toHaveLength(1);
    expect(isReady(findings)).toBe(false);
  });

  test('is told by kit.json by the name of its subject, as long as that is in the kit', () => {
    const world = soundWorld();
    ignore(world, 'photo.small-for-print', world.photo.id);
    world.kit.ignored.push({ rule: 'photo.small-for-print', subjectId: 'ast_gone', reason: 'Old' });
    expect(ignoredOf(checkedOf(world).content)).toEqual([
      { rule: 'photo.small-for-print', subject: 'Bridge 1', reason: 'The painter wants it so' },
    ]);
  });
});
