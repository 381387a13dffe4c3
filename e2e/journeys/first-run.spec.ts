import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures';
import { signIn, signInTitle } from '../pages/entry';
import { fillPerson, fillService, goToConfirmation, keepTerritory, readCode, typeCode } from '../pages/setup';
import { look } from '../screens';
import { ownFolder } from '../station';

// A new station: the first coordinator and the first technical administrator, and a recovery code that was typed back from
// the paper. Whoever is interrupted finds nothing half made.

const COORDINATOR = {
  name: 'Iris Lafabulation',
  title: 'Coordonnatrice',
  login: 'iris.lafabulation',
  password: 'tambour-girafe-mousse-carotte-étang',
};
const TECHNICIAN = {
  name: 'Ovide Rouage-Fictif',
  title: 'Administrateur technique',
  login: 'ovide.rouage',
  password: 'violette-marteau-brume-castor-pédale',
};

test('a station is set up to the end, and the first coordinator signs in', async ({ start }, info) => {
  const folder = ownFolder();
  const relais = await start(folder);
  const { page } = relais;

  await fillService(page, 'Service de police de Sainte-Fable', 'Équipe d’intervention sociale');
  await keepTerritory(page);

  // A password that many people have is told at once, and does not go through.
  await page.getByLabel('Mot de passe', { exact: true }).fill('motdepasse');
  await expect(page.getByText('Trop court : il faut au moins 15 caractères.')).toBeVisible();
  await fillPerson(page, 'La première personne à la coordination', COORDINATOR);

  await page.getByLabel('Nom d’utilisateur').fill(COORDINATOR.login);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText('il faut deux comptes distincts')).toBeVisible();
  await fillPerson(page, 'La première personne à l’administration technique', TECHNICIAN);

  const code = await readCode(page);
  expect(code).toMatch(/^([0-9A-Z]{4} ){8}[0-9A-Z]{4}$/);
  await look(relais, 'setup-code', info);
  await goToConfirmation(page);
  // Nothing is on the disk while the code was not typed back.
  expect(readdirSync(folder)).not.toContain('vault');

  const wrong = code.replace(/^./, (first) => (first === '2' ? '3' : '2'));
  await typeCode(page, wrong);
  await expect(page.getByText('Le code écrit ne correspond pas au code imprimé.')).toBeVisible();
  expect(existsSync(join(folder, 'vault'))).toBe(false);

  // The spaces, the dashes and the case do not matter to whoever reads a paper.
  await typeCode(page, code.toLowerCase().replaceAll(' ', '-'));
  await expect(signInTitle(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('L’installation est terminée.')).toBeVisible();

  await signIn(page, COORDINATOR);
  await expect(page.getByText('Équipe d’intervention sociale', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Bureau' })).toBeVisible();
  await relais.leave();
  // The technical administrator holds no key of the cases: there is no desk.
  await signIn(relais.page, TECHNICIAN);
  await expect(relais.page.getByRole('link', { name: 'Dossiers' })).toHaveCount(0);
  await relais.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a set-up that was interrupted leaves nothing, and starts again from the beginning', async ({
  start,
}) => {
  const folder = ownFolder();
  const first = await start(folder);
  await fillService(first.page, 'Service de police de Sainte-Fable', 'Équipe d’intervention sociale');
  await keepTerritory(first.page);
  await fillPerson(first.page, 'La première personne à la coordination', COORDINATOR);
  await fillPerson(first.page, 'La première personne à l’administration technique', TECHNICIAN);
  const lost = await readCode(first.page);
  await first.kill();
  expect(readdirSync(folder).filter((name) => !['window', 'logs'].includes(name))).toEqual([]);

  const second = await start(folder);
  await expect(second.page.getByRole('heading', { name: 'Le service et l’unité' })).toBeVisible();
  await expect(second.page.getByLabel('Nom du service de police')).toHaveValue('');
  // The code of the paper that was printed before opens nothing.
  expect(await second.refusal('setup.finish', { recoveryCode: lost })).toMatchObject({
    rule: 'setup_not_begun',
  });
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});
