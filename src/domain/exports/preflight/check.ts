import type { Finding } from '#contract/exports.ts';
import { EMBARGO_RULES } from './embargo.ts';
import { PICTURE_RULES } from './pictures.ts';
import type { Checked, Rule } from './rule.ts';
import { STORY_RULES, severityRank } from './story.ts';

/** Every rule of preflight, in the order in which findings of equal severity are shown. */
export const RULES: readonly Rule[] = [...EMBARGO_RULES, ...STORY_RULES, ...PICTURE_RULES];

/** Runs every rule; errors first. The window shows this verdict and the export enforces the same one. */
export const checkKit = (checked: Checked): Finding[] =>
  RULES.flatMap((rule) => rule.find(checked).map((finding) => ({ ...finding, rule: rule.id, severity: rule.severity }))).toSorted(
    (a, b) => severityRank(a.severity) - severityRank(b.severity),
  );

/** True when nothing stops an export. */
export const isReady = (findings: readonly Finding[]): boolean => findings.every((finding) => finding.severity !== 'error');
