import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';

/** So many crashes of the engine are kept; the oldest go first. */
const KEPT = 20;

/** Crashes of Electron's processes are written to this computer and sent nowhere. Must run before the app is ready. */
export function keepCrashesLocal(): void {
  crashReporter.start({ uploadToServer: false, compress: true });
}

const folder = (): string => join(app.getPath('crashDumps'), 'engine');

/** Writes down that the engine ended, with what it said last, as a file of its own; nothing leaves the computer. */
export function writeEngineCrash(how: string, lastWords: readonly string[], at: Date = new Date()): void {
  try {
    mkdirSync(folder(), { recursive: true });
    const name = `engine-${at.toISOString().replaceAll(/[:.]/g, '-')}.txt`;
    writeFileSync(join(folder(), name), `${[`Dateline ${app.getVersion()}`, how, ...lastWords].join('\n')}\n`);
    for (const old of engineCrashes().slice(0, -KEPT)) rmSync(join(folder(), old));
  } catch {
    // A crash that cannot be written down is in the log all the same.
  }
}

/** The files of the engine's crashes, oldest first. */
export function engineCrashes(): readonly string[] {
  try {
    return readdirSync(folder())
      .filter((name) => name.startsWith('engine-'))
      .sort();
  } catch {
    return [];
  }
}
