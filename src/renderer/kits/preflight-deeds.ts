import type { Finding } from '#contract/exports.ts';
import type { Kit } from '#contract/kits.ts';
import { assertNever } from '#contract/result.ts';
import type { AssetId, ContactId, KitId, OrganisationId, ReleaseId } from '#contract/values.ts';
import { type App, ask } from '../shell/app.tsx';
import { editKit } from './add.ts';

/** Mends a finding: at once, or by a dialog where a text is asked for, which then goes on to the `others` of the same rule. */
export function mend(app: App, kitId: KitId, finding: Finding, others: readonly Finding[] = []): void {
  if (finding.deed?.asks != null) {
    const asking = others.filter((one) => one.deed?.asks != null && one.subject.id !== finding.subject.id);
    app.store.getState().open({ kind: 'mend', kitId, finding, others: asking });
  } else void doMend(app, kitId, finding);
}

/** Has the engine do what the finding's deed says. */
export async function doMend(app: App, kitId: KitId, { rule, subject, message }: Finding, text?: string): Promise<boolean> {
  const wish = { kitId, rule, subjectId: subject.id, message, ...(text === undefined ? {} : { text }) };
  return (await ask(app, 'exports.mend', wish)) !== null;
}

/** Lets a warning pass, with the reason that the kit will tell. */
export async function letPass(app: App, kit: Kit, { rule, subject }: Finding, reason: string): Promise<boolean> {
  const others = kit.ignored.filter((one) => one.rule !== rule || one.subjectId !== subject.id);
  return editKit(app, kit, { ignored: [...others, { rule, subjectId: subject.id, reason }] });
}

/** A warning that was let pass counts again. */
export const takeBack = (app: App, kit: Kit, { rule, subject }: Finding): Promise<boolean> =>
  editKit(app, kit, { ignored: kit.ignored.filter((one) => one.rule !== rule || one.subjectId !== subject.id) });

/** Goes to what a finding is about: pictures in the library with the inspector open, everything else on its own page. */
export function jump(app: App, finding: Finding): void {
  const { go, select, set } = app.store.getState();
  const { kind, id } = finding.subject;
  switch (kind) {
    case 'asset': {
      const asset = app.cache.read('assets.get', { id: id as AssetId }).data;
      const shelf =
        asset?.kind === 'photo' || asset?.kind === 'logo' || asset?.kind === 'document' || asset?.kind === 'video'
          ? asset.kind
          : 'all';
      go({ kind: 'assets', shelf, text: '' });
      set({ inspector: 'open' });
      select({ ids: [id as AssetId], current: id as AssetId, anchor: id as AssetId });
      break;
    }
    case 'release':
      go({ kind: 'releases', id: id as ReleaseId, text: '' });
      break;
    case 'contact':
      go({ kind: 'contacts', id: id as ContactId, text: '' });
      break;
    case 'organisation':
      go({ kind: 'organisations', id: id as OrganisationId, text: '' });
      break;
    case 'kit':
      // Its settings stand above the findings.
      break;
    default:
      assertNever(kind);
  }
}
