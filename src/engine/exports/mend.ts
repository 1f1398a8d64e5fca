import { AssetFields } from '#contract/assets.ts';
import { ContactFields } from '#contract/contacts.ts';
import type { Finding } from '#contract/exports.ts';
import type { Kit, KitFields, KitItem, KitSection, SectionKind } from '#contract/kits.ts';
import type { Asked, DeedStep } from '#contract/preflight-deed.ts';
import { ReleaseFields } from '#contract/releases.ts';
import { assertNever } from '#contract/result.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { planExport } from '#domain/exports/plan.ts';
import type { RuleId } from '#domain/exports/preflight/sentences.ts';
import { keyOf } from '#domain/kits/items.ts';
import { utf8Length } from '#domain/utf8.ts';
import { editAsset } from '../assets/edit.ts';
import { restoreAssets } from '../assets/trash.ts';
import { editContact } from '../contacts/store.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { CommandContext, QueryContext } from '../door/handlers.ts';
import { editKit, getKit } from '../kits/store.ts';
import type { OpenLibrary } from '../library/open.ts';
import { editVariant } from '../logos/variants.ts';
import { Refusal } from '../refusal.ts';
import { editRelease } from '../releases/store.ts';
import { judgeKit } from './judge.ts';
import { loadKit } from './load.ts';

/** Which finding is to be mended, as `preview` gave it; `text` answers a deed that asks for one. */
export interface Wish {
  readonly kitId: KitId;
  readonly rule: string;
  readonly subjectId: string;
  readonly message: string;
  readonly text?: string | undefined;
}

/** Logos that were drawn for a deed, each to be sorted in within its transaction, by what was to be drawn. */
type Drawn = ReadonlyMap<string, (command: CommandContext) => AssetId>;

const drawingOf = ({ from, colourway }: Extract<DeedStep, { kind: 'drawLogo' }>): string => `${from} ${colourway}`;

/** Mends what a wish names; what must be drawn for it is drawn before anything is written. */
export async function prepareMend(context: QueryContext, wish: Wish): Promise<(command: CommandContext) => { mended: Finding }> {
  const drawn = new Map<string, (command: CommandContext) => AssetId>();
  if (wish.rule === DRAWING_RULE) {
    const { prepareFill } = await import('../logos/fill.ts');
    for (const step of findingOf(context.library, wish, context.app.now()).deed?.steps ?? []) {
      if (step.kind !== 'drawLogo') continue;
      const sortIn = await prepareFill(context, { from: step.from, colourway: step.colourway, formats: ['svg'] });
      drawn.set(drawingOf(step), (command) => {
        const { brand, variantId } = sortIn(command);
        const made = brand.variants.find(({ id }) => id === variantId)?.assetId;
        if (made == null) throw new Refusal('logos.no_file', 'What was drawn is not in the library.');
        return made;
      });
    }
  }
  return (command) => mend(command, wish, drawn);
}

const DRAWING_RULE: RuleId = 'logo.one-colour-missing';

function findingOf(library: OpenLibrary, wish: Wish, now: Date): Finding {
  const { content } = loadKit(library, wish.kitId);
  const { findings } = judgeKit(library, content, planExport(content), now);
  const found = findings.find(
    ({ rule, subject, message }) => rule === wish.rule && subject.id === wish.subjectId && message === wish.message,
  );
  if (found === undefined) throw new Refusal('exports.finding_gone', 'Preflight no longer finds this.');
  return found;
}

/**
 * Does the deed of a finding through the same edits that a person has, within the caller's transaction. The finding is looked for anew, so that a
 * list on somebody's screen that is a minute old never does what is no longer meant.
 */
function mend(command: CommandContext, wish: Wish, drawn: Drawn): { mended: Finding } {
  const { db, library, app } = command;
  const now = app.now();
  const mended = findingOf(library, wish, now);
  const { deed } = mended;
  if (deed === undefined) throw new Refusal('exports.nothing_to_mend', 'Only a person can mend this.');
  if (deed.asks !== null) answer(db, wish, deed.asks, now);
  for (const step of deed.steps) {
    if (step.kind !== 'drawLogo') take(db, wish.kitId, step, now);
    else {
      const sortIn = drawn.get(drawingOf(step));
      // what preflight finds has changed while it was drawn
      if (sortIn === undefined) throw new Refusal('exports.finding_gone', 'Preflight no longer finds this.');
      take(db, wish.kitId, { kind: 'putAsset', section: 'logos', id: sortIn(command) }, now);
    }
  }
  return { mended };
}

/** Puts the text that somebody wrote where the deed asks for it; a file that the kit words anew is worded anew. */
function answer(db: WriteDb, { kitId, text }: Wish, asked: Asked, now: Date): void {
  const said = text?.trim() ?? '';
  if (said === '') throw new Refusal('exports.nothing_to_mend', 'This needs a text.');
  if (asked.most !== null && utf8Length(said) > asked.most)
    throw new Refusal('exports.nothing_to_mend', `This is longer than ${asked.most} bytes.`);
  if (!fits(asked, said)) throw new Refusal('exports.nothing_to_mend', 'This cannot stand there.');
  switch (asked.of) {
    case 'asset': {
      if ((asked.field === 'title' || asked.field === 'caption') && rewords(getKit(db, kitId), asked.id, asked.field))
        changeItems(db, kitId, now, (item) =>
          item.kind === 'asset' && item.assetId === asked.id ? { ...item, [asked.field]: said } : item,
        );
      else editAsset(db, asked.id, { [asked.field]: said }, now);
      break;
    }
    case 'contact':
      editContact(db, asked.id, { [asked.field]: said });
      break;
    case 'release':
      editRelease(db, asked.id, { [asked.field]: said }, now);
      break;
    default:
      assertNever(asked);
  }
}

/** Whether the field takes this text: an address must be one, a line is no page. */
function fits(asked: Asked, text: string): boolean {
  switch (asked.of) {
    case 'asset':
      return AssetFields.shape[asked.field].safeParse(text).success;
    case 'contact':
      return ContactFields.shape[asked.field].safeParse(text).success;
    case 'release':
      return ReleaseFields.shape[asked.field].safeParse(text).success;
    default:
      return assertNever(asked);
  }
}

const rewords = (kit: Kit, id: AssetId, field: 'title' | 'caption'): boolean =>
  kit.sections.some(({ items }) => items.some((item) => item.kind === 'asset' && item.assetId === id && item[field] !== ''));

/** One step, by the edit of its room. */
function take(db: WriteDb, kitId: KitId, step: Exclude<DeedStep, { kind: 'drawLogo' }>, now: Date): void {
  switch (step.kind) {
    case 'takeOut':
      changeSection(db, kitId, now, step.section, (items) => items.filter((item) => keyOf(item) !== step.key));
      break;
    case 'replace':
      changeSection(db, kitId, now, step.section, (items) =>
        items.map((item) => (keyOf(item) === step.key ? assetItem(step.by) : item)),
      );
      break;
    case 'putAsset':
      changeSection(db, kitId, now, step.section, (items) => [...items, assetItem(step.id)]);
      break;
    case 'putContact':
      changeSection(db, kitId, now, 'contacts', (items) => [...items, { kind: 'contact', contactId: step.id }]);
      break;
    case 'putRelease':
      changeSection(db, kitId, now, 'releases', (items) => [...items, { kind: 'release', releaseId: step.id }]);
      break;
    case 'kit':
      editKit(db, kitId, step.set as Partial<KitFields>, now);
      break;
    case 'release':
      editRelease(db, step.id, step.set as Partial<ReleaseFields>, now);
      break;
    case 'asset':
      editAsset(db, step.id, step.set as Partial<AssetFields>, now);
      break;
    case 'contact':
      editContact(db, step.id, step.set as Partial<ContactFields>);
      break;
    case 'variant':
      editVariant(db, step.id, { ground: step.ground });
      break;
    case 'letPass': {
      const { ignored } = getKit(db, kitId);
      editKit(db, kitId, { ignored: [...ignored, step.ignored] }, now);
      break;
    }
    case 'restore':
      restoreAssets(db, [step.id], now);
      break;
    default:
      assertNever(step);
  }
}

const assetItem = (assetId: AssetId): KitItem => ({ kind: 'asset', assetId, title: '', caption: '' });

function changeSection(
  db: WriteDb,
  kitId: KitId,
  now: Date,
  kind: SectionKind,
  change: (items: readonly KitItem[]) => KitItem[],
): void {
  const sections = getKit(db, kitId).sections.map(
    (section): KitSection => (section.kind === kind ? { kind, items: change(section.items) } : section),
  );
  editKit(db, kitId, { sections }, now);
}

function changeItems(db: WriteDb, kitId: KitId, now: Date, change: (item: KitItem) => KitItem): void {
  const sections = getKit(db, kitId).sections.map((section): KitSection => ({ ...section, items: section.items.map(change) }));
  editKit(db, kitId, { sections }, now);
}
