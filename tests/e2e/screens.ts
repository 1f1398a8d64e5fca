import { expect } from '@playwright/test';
import { type Dateline, test } from './fixtures.ts';
import { setSize } from './hands.ts';
import { shoot, sidewaysIn, violationsIn } from './look.ts';

const SIZES = [
  [1440, 900],
  [1024, 700],
] as const;
const THEMES = ['light', 'dark'] as const;
/** axe looks at every screen wide and light, and narrow and dark; DATELINE_TESTS=full has it look at all four. */
const IS_FULL = process.env.DATELINE_TESTS === 'full';

/** One screen of the window; each begins where the one before ended. */
export interface Screen {
  readonly name: string;
  readonly open: (dateline: Dateline, folder: string) => Promise<unknown>;
  /** Puts back what `open` left, such as an open dialog. */
  readonly leave?: (dateline: Dateline) => Promise<unknown>;
}

/** Closes the dialog or the layer that lies over the window. */
export const pressEscape = async ({ page }: Dateline): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
};

/** Opens the screens one after the other, takes a picture of each in both themes and sizes, and lets axe look at it. */
export async function walkScreens(dateline: Dateline, folder: string, screens: readonly Screen[]): Promise<void> {
  const { page } = dateline;
  for (const { name, open, leave } of screens)
    await test.step(name, async () => {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(dateline, folder);
      for (const [width, height] of SIZES) {
        await setSize(dateline, width, height);
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme });
          await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
          await shoot(page, `${name}-${width}-${theme}`);
          const isLookedAt = IS_FULL || (theme === 'light') === (width === SIZES[0][0]);
          const faults = [...(isLookedAt ? await violationsIn(page) : []), ...(theme === 'light' ? await sidewaysIn(page) : [])];
          expect.soft(faults, `${name} at ${width}, ${theme}`).toEqual([]);
        }
      }
      await setSize(dateline, ...SIZES[0]);
      await leave?.(dateline);
    });
}
