import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { minutesAgo, pageTitle, savedNotice } from '../pages/casework';
import { signIn, signInTitle } from '../pages/entry';
import { goTo } from '../screens';
import { known } from '../station';

// Eight hours a day: the language and the look change at once, and the hands may stay on the keyboard.

test('the other language takes effect at once, and is kept for the next session', async ({
  relais,
  station,
}) => {
  const { page } = relais;
  await expect(signInTitle(page)).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  expect(await page.getAttribute('html', 'lang')).toMatch(/^en/);
  await page.getByRole('button', { name: 'Français' }).click();
  await signIn(page, station.accounts.worker1);

  await goTo(page, `/cases/${known(station.cases, 'everyType').id}`);
  await page.getByRole('button', { name: /Compte et apparence/ }).click();
  await page.getByRole('menuitem', { name: 'Afficher en anglais' }).click();
  await expect(page.getByRole('button', { name: 'New intervention' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link').first()).toHaveText('Desk');
  await relais.leave();
  await expect(relais.page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});

test('light, dark, or what the system says', async ({ relais, station }) => {
  const { page } = relais;
  await signIn(page, station.accounts.worker1);
  const scheme = () => page.getAttribute('html', 'data-mantine-color-scheme');
  const look = async (name: string) => {
    const choice = page.getByRole('menuitemradio', { name });
    // The menu stays open while one tries.
    if (!(await choice.isVisible())) await page.getByRole('button', { name: /Compte et apparence/ }).click();
    await choice.click();
  };
  await look('Sombre');
  await expect.poll(scheme).toBe('dark');
  await look('Claire');
  await expect.poll(scheme).toBe('light');
  await look('Selon le système');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(scheme).toBe('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(scheme).toBe('light');
});

test('the palette goes anywhere, finds a person, and does what is asked', async ({ relais, station }) => {
  const { page } = relais;
  await signIn(page, station.accounts.worker1);
  await expect(pageTitle(page)).toHaveText('Bureau');
  const field = page
    .getByRole('textbox', { name: 'Chercher ou agir' })
    .or(page.getByRole('searchbox', { name: 'Chercher ou agir' }));

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.insertText('demandes');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(pageTitle(page)).toHaveText('Demandes');

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.insertText('ritour');
  await expect(page.getByRole('dialog').getByText('Ritournelle, Cyprien').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(pageTitle(page)).toContainText('Ritournelle');

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(pageTitle(page)).toContainText('Ritournelle');
});

test('F1 lists the keys of the screen, and those keys do what it says', async ({ relais, station }) => {
  const { page } = relais;
  await signIn(page, station.accounts.worker1);
  await goTo(page, `/cases/${known(station.cases, 'everyType').id}`);
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: 'Touches de cet écran' });
  for (const key of [
    'Nouvelle intervention',
    'Imprimer un sommaire',
    'Verrouiller le poste',
    'Chercher ou agir',
  ])
    await expect(sheet.getByText(key, { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  for (const [index, title] of ['Bureau', 'Demandes', 'Dossiers', 'Personnes', 'Réglages'].entries()) {
    await page.keyboard.press(`Alt+${index + 1}`);
    await expect(pageTitle(page)).toHaveText(title);
  }
});

/** Goes on with Tab until a thing has the focus, as hands do that never leave the keyboard. */
async function tabTo(page: Page, thing: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await thing.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('out of reach of the keyboard');
}

test('a request and an intervention, from sign-in to signature, without a mouse', async ({
  relais,
  station,
}) => {
  test.setTimeout(90_000);
  const { page } = relais;
  const { login, password } = station.accounts.worker1;
  const keys = page.keyboard;
  await expect(page.getByLabel('Nom d’utilisateur', { exact: true })).toBeFocused();
  await keys.type(login);
  await keys.press('Tab');
  await keys.type(password);
  await keys.press('Enter');
  await expect(pageTitle(page)).toHaveText('Bureau');

  await keys.press('Control+n');
  await expect(pageTitle(page)).toHaveText('Nouvelle demande');
  await tabTo(page, page.getByRole('combobox', { name: 'Origine de la demande' }));
  await keys.type('patr');
  await keys.press('Enter');
  await tabTo(page, page.getByRole('combobox', { name: 'Types de situation' }));
  await keys.type('itin');
  await keys.press('Enter');
  await tabTo(page, page.getByLabel('Récit des faits'));
  await keys.insertText('Dort dans l’entrée de l’immeuble depuis lundi.');
  await tabTo(page, page.getByRole('combobox', { name: 'Chercher une personne' }));
  await keys.type('ritour cyp');
  await expect(page.getByRole('option', { name: /Ritournelle, Cyprien/ })).toBeVisible();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(page.getByText('Ritournelle, Cyprien').first()).toBeVisible();
  await tabTo(page, page.getByRole('combobox', { name: 'Municipalité' }));
  await keys.type('Terreb');
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.press('Control+Enter');
  await expect(pageTitle(page)).toHaveText(/^Demande DEM-/);
  await tabTo(page, page.getByRole('button', { name: 'Ouvrir un dossier' }));
  await keys.press('Enter');
  await keys.press('Control+Enter');
  await expect(pageTitle(page)).toContainText('Cyprien Ritournelle');

  await keys.press('Control+i');
  await tabTo(page, page.getByRole('combobox', { name: 'Type d’intervention' }));
  await keys.type('visite');
  await keys.press('Enter');
  await tabTo(page, page.getByLabel('Heure du début'));
  await keys.type(minutesAgo(3).time);
  await tabTo(page, page.getByLabel('Faits'));
  await keys.insertText('Rencontre dans l’entrée; accepte une place au refuge.');
  await expect(savedNotice(page)).toBeVisible();
  await keys.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'Signer cette intervention' })).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByText('L’intervention est signée.')).toBeVisible();
});

test('Escape goes back one step, and no word is lost on the way', async ({ relais, station }) => {
  const { page } = relais;
  await signIn(page, station.accounts.worker1);
  const { id } = known(station.cases, 'overdue');
  await goTo(page, `/cases/${id}/interventions/new`);
  await page.getByLabel('Faits').fill('Trois mots écrits');
  await page.keyboard.press('Escape');
  // Whether the first press leaves the field or the page, a few of them lead back to the case.
  await expect
    .poll(async () => {
      if (page.url().endsWith(`/cases/${id}`)) return true;
      await page.keyboard.press('Escape');
      return false;
    })
    .toBe(true);
  await expect(page.getByRole('button', { name: /Trois mots écrits/ })).toBeVisible();
});

test('a page that does not exist says so in words, and leads back', async ({ relais, station }) => {
  await signIn(relais.page, station.accounts.worker1);
  await relais.page.evaluate(() => (window.location.hash = '/nowhere/at/all'));
  await expect(pageTitle(relais.page)).toHaveText('Cette page n’existe pas');
  await relais.page.getByRole('link', { name: 'Aller à la première page' }).click();
  await expect(pageTitle(relais.page)).toHaveText('Bureau');
});
