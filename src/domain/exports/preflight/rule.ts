import type { Finding } from '#contract/exports.ts';
import type { KitAsset, KitContent } from '../content.ts';
import type { Plan } from '../plan.ts';

/** What a rule looks at: the content, its plan, and the instant of the check (ISO 8601), so that a verdict never depends on a hidden clock. */
export interface Checked {
  readonly content: KitContent;
  readonly plan: Plan;
  readonly now: string;
}

/** One coded rule of preflight: `why` says whom it protects from what; `find` names every subject that breaks it. */
export interface Rule {
  readonly id: string;
  readonly severity: Finding['severity'];
  readonly why: string;
  readonly find: (checked: Checked) => readonly Omit<Finding, 'rule' | 'severity'>[];
}

/** An asset as the subject of a finding. */
export const assetSubject = (asset: KitAsset): Finding['subject'] => ({
  kind: 'asset',
  id: asset.id,
  label: asset.title || asset.filename,
});

/** The kit itself as the subject of a finding. */
export const kitSubject = ({ kit }: KitContent): Finding['subject'] => ({ kind: 'kit', id: kit.id, label: kit.title });
