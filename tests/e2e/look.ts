import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { outputDir } from './fixtures.ts';
import { allPainted } from './hands.ts';

export const screensDir = join(outputDir, 'screens');
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Takes a picture of the window, once everything in it has painted and no notice lies over it. */
export async function shoot(page: Page, name: string): Promise<string> {
  const path = join(screensDir, `${name}.png`);
  await mkdir(screensDir, { recursive: true });
  await settle(page);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

/** Waits until the window stands still: painted, no notice over it, nothing under the pointer. */
export async function settle(page: Page): Promise<void> {
  const dismiss = page.getByRole('region', { name: /^(Notices|Meddelelser)$/ }).getByRole('button', { name: /^(Dismiss|Luk)$/ });
  if ((await page.getByRole('dialog').count()) === 0) {
    // All at once: good news leave by themselves, and nobody can press what has just left.
    await dismiss.evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLElement).click();
    });
    await expect(dismiss).toHaveCount(0);
  }
  // What lies under the pointer looks hovered.
  await page.mouse.move(4, 4);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await allPainted(page);
  await ended(page);
}

/** Waits until nothing in the window fades or moves: a colour may still be on its way. What turns for ever is not waited for. */
const ended = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    );
  });

/** What axe-core says against the window (WCAG 2.2 AA and best practice); the press page in its frame has tests of its own. */
export async function violationsIn(page: Page): Promise<string[]> {
  await ended(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(axeFile, 'utf8'));
  return page.evaluate(async () => {
    interface Found {
      readonly violations: readonly { id: string; help: string; nodes: readonly { html: string; failureSummary: string }[] }[];
    }
    const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<Found> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(
      { exclude: ['iframe'] },
      { runOnly: { type: 'tag', values: tags }, iframes: false, resultTypes: ['violations'] },
    );
    return found.violations.map(({ id, help, nodes }) => {
      const [first, ...others] = nodes;
      const also = others.slice(0, 3).map(({ html }) => html.slice(0, 80));
      const why =
        first?.failureSummary
          .split('\n')
          .slice(1, 3)
          .map((line) => line.trim())
          .join(' ') ?? '';
      return `${id}: ${help} (${nodes.length}×) ${first?.html.slice(0, 160)} ${why} ${also.join(' ')}`.trimEnd();
    });
  });
}

/** Whatever makes the window larger than it is, or a pane that should only scroll up and down wider. */
export function sidewaysIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const page = document.documentElement;
    if (page.scrollHeight > page.clientHeight) return [`the window scrolls: ${page.scrollHeight} in ${page.clientHeight} px`];
    const wide = [...document.querySelectorAll<HTMLElement>('html, body, body *')].filter((element) => {
      if (element.closest('iframe, .hidden-word') || element.scrollWidth <= element.clientWidth + 1) return false;
      const { overflowX } = getComputedStyle(element);
      const isRoot = element === document.documentElement || element === document.body;
      return isRoot || ((overflowX === 'auto' || overflowX === 'scroll') && element.clientWidth > 0);
    });
    return wide.map(
      (element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.scrollWidth} in ${element.clientWidth} px`,
    );
  });
}
