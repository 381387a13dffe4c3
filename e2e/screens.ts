import { writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';
import type { Relais } from './relais';

/** Goes to a place as a link would, and waits until its page stands there, read. */
export async function goTo(page: Page, at: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), at);
  await settled(page);
}

/** The page has its title and nothing is still on its way. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: /en cours|Ouverture de|Loading|Opening/ }),
  ).toHaveCount(0);
}

/** Nothing moves any more, and what is there was drawn. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
      .map((animation) => animation.finished.catch(() => undefined));
    await Promise.all(ending);
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  });
}

/** Sizes everything, as Ctrl and + do. */
export async function zoom(relais: Relais, factor: number): Promise<void> {
  const width = await relais.app.evaluate(({ BrowserWindow }, by) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().startsWith('app://relais/'),
    );
    window?.webContents.setZoomFactor(by);
    return window?.getContentBounds().width ?? 0;
  }, factor);
  await expect.poll(() => relais.page.evaluate(() => window.innerWidth)).toBe(Math.round(width / factor));
}

/** Takes the picture of the window as it is shown. (Playwright's own pictures show a corner of a page that is zoomed.) */
async function photograph(relais: Relais, path: string): Promise<void> {
  const png = await relais.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().startsWith('app://relais/'),
    );
    return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(path, Buffer.from(png, 'base64'));
}

/** What axe is asked: all it knows of WCAG 2.2 AA, and its good practices. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules that see colours: the look decides of these, and of no other. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Breaks of the rules in what is on the screen, one a line. */
async function breaksOf(page: Page, concern: 'all' | 'colours' | 'sizes'): Promise<string[]> {
  // Axe is large: it is read into a page once.
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page }).setLegacyMode(true);
  if (concern === 'colours') axe.withRules(COLOURS);
  else axe.withTags(RULES);
  if (concern === 'sizes') axe.disableRules(COLOURS);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

/**
 * Looks at what is on the screen: no rule of accessibility broken, as far as axe can tell, nothing out of sight to the right;
 * and keeps a picture.
 */
export async function look(
  relais: Relais,
  name: string,
  info: TestInfo,
  concern: 'all' | 'colours' | 'sizes' = 'all',
): Promise<void> {
  const { page } = relais;
  await still(page);
  await photograph(relais, info.outputPath(`${name}.png`));
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  expect.soft(scroll, `${name}: nothing beyond the right edge`).toBeLessThanOrEqual(width);
  expect.soft(await breaksOf(page, concern), `${name}: accessible`).toEqual([]);
}

/** Looks at the same screen in the light, in the dark (where only the colours are new), and at twice the size. */
export async function lookThrice(relais: Relais, name: string, info: TestInfo): Promise<void> {
  await look(relais, `${name}-light`, info);
  await relais.page.emulateMedia({ colorScheme: 'dark' });
  await look(relais, `${name}-dark`, info, 'colours');
  await relais.page.emulateMedia({ colorScheme: 'light' });
  await zoom(relais, 2);
  await look(relais, `${name}-200`, info, 'sizes');
  await zoom(relais, 1);
}
