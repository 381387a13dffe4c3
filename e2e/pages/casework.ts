import { expect, type Locator, type Page } from '@playwright/test';

/** The screens of everyday work: requests, persons, cases, interventions. */

export const pageTitle = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

/** Chooses one entry of a list by its label. */
export async function choose(scope: Page | Locator, label: string | RegExp, option: string): Promise<void> {
  await scope.getByRole('combobox', { name: label }).click();
  const page = 'keyboard' in scope ? scope : scope.page();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Adds one entry of a list of which several can be chosen; such a list stays open until it is closed. */
export async function chooseAmong(page: Page, label: string | RegExp, option: string): Promise<void> {
  await choose(page, label, option);
  await page.getByRole('combobox', { name: label }).press('Escape');
}

/** Ticks a chip or a box by its words, as a hand does: the box itself may be too small to be seen. */
export async function tick(page: Page, label: string): Promise<void> {
  await page.locator('label').filter({ hasText: label }).click();
  await expect(page.getByRole('checkbox', { name: label })).toBeChecked();
}

/** Writes a person's name in the search, waits for the answer, and makes a record because there was none. */
export async function createAfterSearch(page: Page, family: string, given: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Chercher une personne' }).fill(`${family}, ${given}`);
  await expect(page.getByText(/Aucune fiche ne correspond/)).toBeVisible();
  await page.getByRole('button', { name: 'Créer une fiche' }).click();
  const dialog = page.getByRole('dialog', { name: 'Créer une fiche' });
  await dialog.getByLabel('Nom de famille').fill(family);
  await dialog.getByLabel('Prénom').fill(given);
  await dialog.getByLabel('Naissance ou âge').fill('34 ans');
  await dialog.getByRole('button', { name: 'Créer une fiche' }).click();
  await expect(dialog).toBeHidden();
}

/** The words « Brouillon enregistré à… » beside the title: what was written is on the disk, encrypted. */
export const savedNotice = (page: Page) => page.getByText(/^Brouillon enregistré à/).first();

/** Day and time of a moment some minutes ago, as the fields of the forms take them. */
export function minutesAgo(minutes: number): { day: string; time: string } {
  const moment = Temporal.Now.zonedDateTimeISO('America/Toronto').subtract({ minutes });
  const two = (n: number) => String(n).padStart(2, '0');
  return { day: moment.toPlainDate().toString(), time: `${two(moment.hour)}${two(moment.minute)}` };
}

export async function writeWhen(page: Page, startedMinutesAgo: number): Promise<void> {
  const { day, time } = minutesAgo(startedMinutesAgo);
  await page.getByLabel('Jour du début').fill(day);
  await page.getByLabel('Heure du début').fill(time);
  await page.getByLabel('Heure du début').blur();
}

/** Opens the pages of a case from the list, as someone who knows the person's name. */
export async function openCaseOf(page: Page, family: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Dossiers' }).click();
  await expect(pageTitle(page)).toHaveText('Dossiers');
  // Who has cases of their own starts among them.
  const all = page.locator('label').filter({ hasText: 'Tous les dossiers ouverts à ce compte' });
  if (await all.isVisible()) await all.click();
  await page.getByRole('searchbox').fill(family);
  await page.getByRole('option', { name: family }).first().click();
  await expect(pageTitle(page)).toContainText(family);
}
