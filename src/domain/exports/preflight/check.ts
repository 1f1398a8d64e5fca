import type { Finding, Ignored } from '#contract/exports.ts';
import type { IgnoredFinding } from '#contract/kits.ts';
import { CAPTION_RULES } from './captions.ts';
import { CONTACT_RULES } from './contacts.ts';
import { EMBARGO_RULES } from './embargo.ts';
import { FILE_RULES } from './files.ts';
import { IIM_RULES } from './iim.ts';
import { KIT_RULES } from './kit.ts';
import { LANGUAGE_RULES } from './languages.ts';
import { LOGO_RULES } from './logos.ts';
import { RIGHTS_RULES } from './rights.ts';
import type { Checked, Rule } from './rule.ts';
import { filled, SENTENCES } from './sentences.ts';
import { TEXT_RULES } from './texts.ts';
import { THEME_RULES } from './theme.ts';

/** Every rule of preflight, in the order in which findings of equal severity are shown. */
export const RULES: readonly Rule[] = [
  ...EMBARGO_RULES,
  ...KIT_RULES,
  ...TEXT_RULES,
  ...LANGUAGE_RULES,
  ...CONTACT_RULES,
  ...RIGHTS_RULES,
  ...FILE_RULES,
  ...CAPTION_RULES,
  ...IIM_RULES,
  ...LOGO_RULES,
  ...THEME_RULES,
];

/** What preflight says of a kit: what is still wrong, and the warnings that somebody let pass. */
export interface Judgement {
  /** Errors first. */
  readonly findings: readonly Finding[];
  readonly ignored: readonly Ignored[];
}

/** Runs every rule. The window shows this verdict and the export enforces the same one. */
export function checkKit(checked: Checked): Judgement {
  const found = RULES.flatMap((rule) => rule.find(checked).map((one) => toFinding(rule, one)));
  const findings: Finding[] = [];
  const ignored: Ignored[] = [];
  for (const finding of found) {
    const reason = reasonFor(checked.content.kit.ignored, finding);
    if (reason === undefined) findings.push(finding);
    else ignored.push({ ...finding, reason });
  }
  return {
    findings: [
      ...findings.filter(({ severity }) => severity === 'error'),
      ...findings.filter(({ severity }) => severity === 'warning'),
    ],
    ignored,
  };
}

function toFinding(rule: Rule, { subject, values, deed }: ReturnType<Rule['find']>[number]): Finding {
  const { say, fix } = SENTENCES[rule.id];
  return {
    subject,
    message: filled(say, values ?? {}),
    fix,
    rule: rule.id,
    severity: rule.severity,
    ...(values === undefined ? {} : { values }),
    ...(deed === undefined ? {} : { deed }),
  };
}

/** Why somebody let a warning pass; an error cannot be ignored, whatever a kit says. */
const reasonFor = (ignored: readonly IgnoredFinding[], { rule, severity, subject }: Finding): string | undefined =>
  severity === 'error' ? undefined : ignored.find((one) => one.rule === rule && one.subjectId === subject.id)?.reason;

/** True when nothing stops an export. */
export const isReady = (findings: readonly Finding[]): boolean => findings.every((finding) => finding.severity !== 'error');
