import { expect, type Page } from '@playwright/test';

/** The screens before anyone is signed in. */

export const signInTitle = (page: Page) =>
  page.getByRole('heading', { name: 'Ouvrir une session', level: 1 });

/** Fills the sign-in form and sends it. */
export async function trySignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Nom d’utilisateur', { exact: true }).fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Ouvrir la session' }).click();
}

/** Signs in, as far as the first page of that role. */
export async function signIn(page: Page, member: { login: string; password: string }): Promise<void> {
  await expect(signInTitle(page)).toBeVisible();
  await trySignIn(page, member.login, member.password);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
}

/** What the first screen says when the files are not as they should be. */
export const stationProblem = (page: Page) => page.getByRole('alert');
