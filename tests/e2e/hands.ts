import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import type { ElectronApplication, FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Dateline } from './fixtures.ts';

/* What a press officer's hands do: answer a system dialog, drop files, choose in a list, type into a value. */

/** What the system's dialogs answer from now on: the place to save to, and the places to open. */
export function answerDialogs(app: ElectronApplication, answer: { save?: string; open?: readonly string[] }): Promise<void> {
  return app.evaluate(({ dialog }, { save, open }) => {
    dialog.showSaveDialog = async () =>
      save === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath: save };
    dialog.showOpenDialog = async () =>
      open === undefined ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [...open] };
  }, answer);
}

/** Exports the open kit to a place that the system's dialog answers; the dialog then shows how far it is. */
export async function exportOpenKit({ app, page }: Pick<Dateline, 'app' | 'page'>, path: string): Promise<void> {
  await answerDialogs(app, { save: path });
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: /^Export / });
  await dialog.getByRole('button', { name: 'Change…' }).click();
  await expect(dialog.getByRole('group', { name: 'As' })).toContainText(basename(path));
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
}

/** Waits until an export has ended well, and leaves its dialog for the page of all exports. */
export async function toAllExports(page: Page, name: string): Promise<void> {
  const made = page.getByRole('dialog', { name: 'The kit is ready' });
  await expect(made).toContainText(name, { timeout: 90_000 });
  await made.getByRole('button', { name: 'All exports' }).click();
  await expect(made).toBeHidden();
}

/** Sets the window to a size and waits until the page has it. */
export async function setSize({ app, page }: Pick<Dateline, 'app' | 'page'>, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), {
    width,
    height,
  });
  await expect.poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([width, height]);
}

/** Drops files from outside the app on the middle of the window, or of an element, as the system does it. */
export async function dropFiles(page: Page, files: readonly string[], on?: Locator): Promise<void> {
  const box = (await on?.boundingBox()) ?? null;
  const { x, y } = await page.evaluate(
    (place) =>
      place === null
        ? { x: window.innerWidth / 2, y: window.innerHeight / 2 }
        : { x: place.x + place.width / 2, y: place.y + place.height / 2 },
    box,
  );
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}

/** Makes a library with the keyboard alone, in the documents: the shortcut, a name, Enter. */
export async function createLibrary({ page }: Dateline, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toContainText(name);
  // The library is heard of before its dialog has its answer, and a dialog keeps the keys to itself.
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Opens the example as a library of its own, in the documents. */
export async function openExample({ page }: Dateline): Promise<void> {
  await page.getByRole('button', { name: 'Try the example' }).click();
  await page.getByRole('button', { name: 'Create library' }).click();
  const library = page.getByRole('navigation', { name: 'Library' });
  await expect(library.getByRole('button', { name: 'Kits 1' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Opens a library that this computer has opened before, from the welcome page. */
export async function openRecent(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name: 'Recent' }).getByRole('button', { name }).click();
  await expect(page.getByRole('navigation', { name: 'Library' })).toContainText(name);
}

/** Types into the field of the open dialog that has the focus, once it has: a dialog's code may still be on its way. */
export async function typeInDialog(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('dialog').locator('input:focus, textarea:focus')).toHaveCount(1);
  await page.keyboard.type(text);
}

/** Goes to an entry of the sidebar. */
export async function goTo(page: Page, entry: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: new RegExp(`^${entry}\\b`) });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

/** One picture of the grid, by the beginning of its name. */
export const cell = (page: Page, name: string): Locator => page.getByRole('gridcell', { name: new RegExp(`^${name}`) });

/** The value called so within a pane. */
export const value = (pane: Locator, label: string): Locator =>
  pane.getByRole('button', { name: new RegExp(`^((Edit|Add) ${label}\\b|${label}: )`, 'i') });

/** Types a new text into a value and waits until it stands there. */
export async function setValue(pane: Locator, label: string, text: string): Promise<void> {
  await value(pane, label).click();
  const field = pane.getByRole('textbox', { name: label, exact: true });
  await field.fill(text);
  await field.press('Control+Enter');
  await expect(value(pane, label)).toHaveAccessibleName(`Edit ${label.toLowerCase()}: ${text}`);
  await expect(value(pane, label)).toHaveAttribute('aria-busy', 'false');
}

/** The press page of the open kit, in the frame that is shown. */
export const pressPage = (page: Page): FrameLocator => page.frameLocator('iframe[title="Press page"]:not([aria-hidden])');

/** Waits until every picture that is in sight has painted. */
export async function allPainted(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const images = [...document.images].filter((image) => {
          const box = image.getBoundingClientRect();
          return box.width > 0 && box.bottom > 0 && box.top < window.innerHeight;
        });
        return images.filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.src);
      }),
    )
    .toEqual([]);
}

/** Notes from now on what is written in what a selector finds; the answer tells all of it. What is shown for a moment only cannot be missed. */
export async function seenOf(page: Page, selector: string): Promise<() => Promise<string>> {
  const name = `seen ${selector}`;
  await page.evaluate(
    ([key, wanted]) => {
      const texts = new Set<string>();
      Reflect.set(window, key, texts);
      const look = (): void => {
        for (const element of document.querySelectorAll(wanted)) texts.add(element.textContent);
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    [name, selector] as const,
  );
  return () => page.evaluate((key) => [...(Reflect.get(window, key) as Set<string>)].join('\n'), name);
}

/** The process id of the engine: the child of Electron's main process that runs the built engine. */
export function engineOf({ process }: Dateline): number {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const pid = Number(/^\s*(\d+).*engine\.mjs/m.exec(children)?.[1]);
  expect(pid).toBeGreaterThan(1);
  return pid;
}
