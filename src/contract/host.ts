import { z } from 'zod';
import { ErrorCode, type Failure } from './result.ts';
import { LanguageChoice, SettingsChange, ShownSettings } from './settings.ts';

/**
 * What a window may ask of main itself: the few things only Electron can do. No path crosses: main answers with tokens.
 * A picked place is `{ token, name }`; the name is for showing only.
 */
export const PickedPlace = z.object({ token: z.string(), name: z.string(), folder: z.string() });
export type PickedPlace = z.infer<typeof PickedPlace>;

/** The library that was to be opened at the start and could not be, by its folder's name, and why. */
export const StartedWithout = z.object({ name: z.string(), code: ErrorCode });
export type StartedWithout = z.infer<typeof StartedWithout>;

const Tokens = z.array(z.string().max(64)).min(1).max(200);

/** One entry of the system's menu: a command of the window. */
const MenuCommand = z.object({
  id: z.string().max(60),
  label: z.string().max(100),
  shortcut: z.string().max(40).nullable(),
  isEnabled: z.boolean(),
});

/** Schemas of the host calls; main parses every input and answers a Result. */
export const hostCalls = {
  /** Opens a system dialog. `save` answers one place that may not exist yet; cancelled answers an empty list. */
  pick: {
    input: z.object({
      kind: z.enum(['files', 'folder', 'files-or-folders', 'new-folder', 'save']),
      title: z.string().max(200),
      button: z.string().max(100).optional(),
      suggestedName: z.string().max(255).optional(),
      extensions: z
        .array(z.string().regex(/^[a-z0-9]{1,8}$/))
        .max(50)
        .optional(),
      filterName: z.string().max(100).optional(),
      /** Begins where exports go by the settings, else in the folder of the last export, and remembers the one that is chosen. */
      isExport: z.boolean().optional(),
    }),
    output: z.object({ places: z.array(PickedPlace) }),
  },
  /**
   * A place that is not taken yet, so that nobody has to choose a folder first: in the user's documents, for a library of this name, or
   * for an export where the last one went.
   */
  suggestPlace: {
    input: z.object({ name: z.string().max(200), isExport: z.boolean().optional() }),
    output: z.object({ place: PickedPlace }),
  },
  /** Shows a place in the system's file manager. */
  reveal: { input: z.object({ token: z.string() }), output: z.object({}) },
  /** Opens a place with the system's application for it; what the system would run instead is refused with `door.would_run`. */
  openPlace: { input: z.object({ token: z.string() }), output: z.object({}) },
  copyText: { input: z.object({ text: z.string().max(1_000_000) }), output: z.object({}) },
  /** Copies of files on the system's clipboard, for pasting in a file manager or a mail; `count` says how many this system took. */
  copyFiles: { input: z.object({ tokens: Tokens }), output: z.object({ count: z.int() }) },
  /** The pixels of a picture file on the clipboard, for pasting into a document: what `logos.handOut` answers for a PNG. */
  copyPicture: { input: z.object({ token: z.string().max(64) }), output: z.object({}) },
  /** Begins the system's own drag with these files, while a button of the mouse is down. */
  dragOut: { input: z.object({ tokens: Tokens }), output: z.object({}) },
  /** What can be imported from the clipboard: files that were copied, else a picture as PNG in base64. */
  readClipboard: {
    input: z.object({}),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('files'), places: z.array(PickedPlace) }),
      z.object({ kind: z.literal('picture'), base64: z.string() }),
      z.object({ kind: z.literal('nothing') }),
    ]),
  },
  /** What the system asked Dateline to open, a library or a zip, since the last time a window asked: told by the command `file.opened`. */
  takeOpened: { input: z.object({}), output: z.object({ places: z.array(PickedPlace) }) },
  readClipboardText: { input: z.object({}), output: z.object({ text: z.string() }) },
  /** The settings of this computer after a change; an empty change only reads them. What shows at once, such as theme and zoom, is done. */
  settings: { input: z.object({ change: SettingsChange }), output: ShownSettings },
  /**
   * Tells of something that ended, through the system, when the settings allow it and no window is in front; `told` says whether. Who
   * clicks it brings the window to the front and sends `notified.<id>` as a menu command.
   */
  notify: {
    input: z.object({ id: z.string().max(40), title: z.string().max(100), body: z.string().max(300) }),
    output: z.object({ told: z.boolean() }),
  },
  /** How far what runs is, 0 to 1, in the dock or the task bar; null for nothing running, -1 when nobody knows how far. */
  setProgress: { input: z.object({ part: z.number().min(-1).max(1).nullable() }), output: z.object({}) },
  /** Shows the app's own log, or the texts of the licences, in the system's file manager; opens the guide in the system's browser. */
  showOwn: { input: z.object({ what: z.enum(['log', 'licences', 'guide']) }), output: z.object({}) },
  /** A fault of the page that nobody expected, for the log. */
  noteFault: { input: z.object({ text: z.string().max(8000) }), output: z.object({}) },
  /** What a support bundle says of the app: versions, settings without places, the log by its token, how often something crashed. */
  supportFacts: {
    input: z.object({}),
    output: z.object({ facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), log: z.string().nullable() }),
  },
  /** Asks for a newer version now. `off` by the settings, `nowhere` when this build has no address to ask. */
  checkForUpdates: {
    input: z.object({}),
    output: z.object({ state: z.enum(['off', 'nowhere', 'current', 'ready', 'failed']), version: z.string().nullable() }),
  },
  /** Prints the page with the system's own dialog; `done` is false when the person cancelled. */
  print: { input: z.object({}), output: z.object({ done: z.boolean() }) },
  /** Keeps the language; when the window speaks another now it is loaded anew in it, which `reloads` announces. */
  setLanguage: { input: z.object({ language: LanguageChoice }), output: z.object({ reloads: z.boolean() }) },
  /**
   * The window's commands as the system's menu; a chosen one comes back by its id through `onMenuCommand`. `recent` are the libraries
   * that this computer knows, by their tokens, the newest first: the system shows them in its own list too, where it has one.
   */
  setMenu: {
    input: z.object({
      groups: z
        .array(
          z.object({
            label: z.string().max(60),
            /** What main adds of the system's own: the way out, cut and paste, the full screen, the search for help. */
            role: z.enum(['file', 'edit', 'view', 'help']).optional(),
            /** Commands, submenus of commands, and null for a line between two. */
            items: z
              .array(
                z
                  .union([MenuCommand, z.object({ label: z.string().max(60), items: z.array(MenuCommand.nullable()).max(20) })])
                  .nullable(),
              )
              .max(60),
          }),
        )
        .max(12),
      recent: z.array(z.string().max(64)).max(20).default([]),
    }),
    output: z.object({}),
  },
  /** What the window's own controls do; `reload` loads its page anew, as at the start. */
  windowAction: { input: z.object({ action: z.enum(['minimise', 'maximise', 'close', 'reload']) }), output: z.object({}) },
  facts: {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      /** Versions of what the app runs on, by name, for the page about it. */
      runs: z.array(z.object({ name: z.string(), version: z.string() })),
      settings: ShownSettings,
      drawsWindowControls: z.boolean(),
      startedWithout: StartedWithout.nullable(),
    }),
  },
} as const;
export type HostCalls = typeof hostCalls;
export type HostCallName = keyof HostCalls;

/** What the preload puts on `window.dateline`. */
export interface HostBridge {
  /** Asks main; never throws. */
  call<N extends HostCallName>(
    name: N,
    input: z.input<HostCalls[N]['input']>,
  ): Promise<{ ok: true; value: z.output<HostCalls[N]['output']> } | { ok: false; error: Failure }>;
  /** A token for a file or folder that was dropped on the window. */
  tokenForDropped(file: unknown): Promise<PickedPlace | null>;
  /** Asks main for a new line to the engine; the port arrives as a window message with `data === 'dateline-port'`. */
  connect(): void;
  /** Commands chosen in the system menu, by their id in the window's command table. */
  onMenuCommand(listener: (id: string) => void): () => void;
}
