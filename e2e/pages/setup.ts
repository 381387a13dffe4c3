import { expect, type Page } from '@playwright/test';

/** The screens of the first set-up. */

export type FirstPerson = { name: string; title: string; login: string; password: string };

const next = (page: Page) => page.getByRole('button', { name: 'Continuer' });

export async function fillService(page: Page, service: string, unit: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Le service et l’unité' })).toBeVisible();
  await page.getByLabel('Nom du service de police').fill(service);
  await page.getByLabel('Nom de l’unité').fill(unit);
  await next(page).click();
}

/** Keeps the territory that is offered. */
export async function keepTerritory(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Les municipalités desservies' })).toBeVisible();
  await next(page).click();
}

export async function fillPerson(page: Page, title: string, person: FirstPerson): Promise<void> {
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.getByLabel('Prénom et nom').fill(person.name);
  await page.getByLabel('Titre').fill(person.title);
  await page.getByLabel('Nom d’utilisateur').fill(person.login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await expect(page.getByText('Ce mot de passe respecte les règles.')).toBeVisible();
  await next(page).click();
}

/** Reads the code on the screen, as one would copy it by hand. */
export async function readCode(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Le code de récupération' })).toBeVisible();
  const shown = await page.getByRole('status', { name: 'Code de récupération' }).textContent();
  return (shown ?? '').trim();
}

export async function goToConfirmation(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Les deux enveloppes sont prêtes' }).click();
  await expect(page.getByRole('heading', { name: 'Écrire le code à partir du papier' })).toBeVisible();
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code de récupération').fill(code);
  await page.getByRole('button', { name: 'Terminer la mise en service' }).click();
}
