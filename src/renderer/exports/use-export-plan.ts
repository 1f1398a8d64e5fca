import { useEffect, useRef, useState } from 'react';
import type { ExportPreview, TierSize } from '#contract/exports.ts';
import type { PickedPlace } from '#contract/host.ts';
import type { Kit, KitTier } from '#contract/kits.ts';
import type { Failure } from '#contract/result.ts';
import { useQuery } from '../engine/engine.tsx';
import { editKit } from '../kits/add.ts';
import { type App, ask, askHost, useApp, useWindow } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';

/** What a kit is exported as: a zip, a folder as it would be unpacked, or one for a web server. */
export const FORMS = ['zip', 'folder', 'site'] as const;
/** One of the forms of an export. */
export type ExportForm = (typeof FORMS)[number];

/** The form that a person prefers by the settings. */
const FORM_OF = { zip: 'zip', kit: 'folder', site: 'site' } as const satisfies Record<string, ExportForm>;

/** Everything that is chosen in the export dialog, and what the engine says of it. */
export interface ExportPlan {
  readonly kit: Kit;
  readonly form: ExportForm;
  readonly tier: KitTier;
  /** Where it goes; null until a place is found. */
  readonly place: PickedPlace | null;
  readonly preview: ExportPreview | undefined;
  /** Why there is no preview. */
  readonly problem: Failure | undefined;
  readonly sizes: readonly TierSize[];
  readonly sentTo: string;
  /** The word to the recipient; the kit gets it when the export starts. */
  readonly note: string;
  readonly signs: boolean;
  /** A person has said that errors do not stop this export. */
  readonly anyway: boolean;
  readonly isBusy: boolean;
  set(part: Partial<Pick<ExportPlan, 'form' | 'tier' | 'sentTo' | 'note' | 'signs' | 'anyway'>>): void;
  /** Asks the system where it goes. */
  pick(): Promise<void>;
  /** Makes the key that this system keeps by itself, and starts; the dialog shows how far it is. */
  start(): Promise<void>;
}

/** The choices of the export dialog, kept over a cancel and a failure. */
export function useExportPlan(kit: Kit): ExportPlan {
  const app = useApp();
  const defaults = useWindow((state) => state.settings.exports);
  const [chosen, setChosen] = useState({
    form: FORM_OF[defaults.form],
    tier: kit.tier,
    sentTo: defaults.note,
    // Null until it is typed here: what is written elsewhere meanwhile is not written over.
    note: null as string | null,
    signs: defaults.sign,
    anyway: false,
  });
  const [picked, setPicked] = useState<Partial<Record<ExportForm, PickedPlace>>>({});
  const [suggested, setSuggested] = useState<{ readonly name: string; readonly place: PickedPlace } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { form, tier } = chosen;
  const { data: preview, error: problem } = useQuery('exports.preview', { kitId: kit.id, tier });
  const sizes = useQuery('exports.sizes', { kitId: kit.id }).data?.items ?? [];
  const name = form === 'zip' ? preview?.zipName : preview?.rootFolder;

  // Who closes the dialog while the key is being unlocked or made wants no export.
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);

  useEffect(() => {
    if (name === undefined) return;
    let isOver = false;
    void askHost(app, 'suggestPlace', { name, isExport: true }).then((answer) => {
      if (!isOver && answer !== null) setSuggested({ name, place: answer.place });
    });
    return () => {
      isOver = true;
    };
  }, [app, name]);

  // A suggestion is for one name: the zip's is no place for a folder.
  const place = picked[form] ?? (suggested?.name === name ? suggested?.place : undefined) ?? null;
  return {
    ...chosen,
    note: chosen.note ?? kit.note,
    kit,
    place,
    preview,
    problem: preview === undefined ? problem : undefined,
    sizes,
    isBusy,
    // What was let pass was what one tier had.
    set: (part) => setChosen((before) => ({ ...before, ...(part.tier === undefined ? {} : { anyway: false }), ...part })),
    pick: async () => {
      const wish = form === 'zip' ? { kind: 'save' as const, ...ZIPS } : { kind: 'new-folder' as const };
      const answer = await askHost(app, 'pick', {
        ...wish,
        title: words.exports.dialog.pickTitle,
        button: words.pick.save,
        isExport: true,
        ...(name === undefined ? {} : { suggestedName: name }),
      });
      const [first] = answer?.places ?? [];
      if (first !== undefined) setPicked((before) => ({ ...before, [form]: first }));
    },
    start: async () => {
      if (isLeft.current || isBusy || place === null || preview === undefined || (!preview.ok && !chosen.anyway)) return;
      setBusy(true);
      const { note } = chosen;
      const isNoted = note === null || note === kit.note || (await editKit(app, kit, { note }));
      if (!isNoted || (chosen.signs && !(await hasKeyMade(app))) || isLeft.current) return setBusy(false);
      const order = { kitId: kit.id, place: { $token: place.token }, tier, force: !preview.ok, sign: chosen.signs };
      const started =
        form === 'zip'
          ? await ask(app, 'exports.run', { ...order, note: chosen.sentTo })
          : await ask(app, 'exports.toFolder', { ...order, form: form === 'site' ? 'site' : 'kit' });
      setBusy(false);
      if (started !== null && !isLeft.current)
        app.store.getState().open({ kind: 'exportKit', kitId: kit.id, jobId: started.jobId });
    },
  };
}

/** Makes the key where the system keeps secrets: on first use, and nobody has to decide anything. False when it could not be made. */
async function hasKeyMade(app: App): Promise<boolean> {
  const state = await ask(app, 'exports.key', {});
  if (state === null) return false;
  if (state.key !== null || !state.hasKeychain || state.suggestedAddress === '') return true;
  const made = await ask(app, 'exports.makeKey', { address: state.suggestedAddress, keep: { protection: 'system' } });
  return made !== null;
}

const ZIPS = { extensions: ['zip'], filterName: words.pick.zip };
