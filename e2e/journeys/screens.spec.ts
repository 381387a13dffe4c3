import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { signInTitle } from '../pages/entry';
import { prepareSummary } from '../pages/summary';
import type { Relais } from '../relais';
import { goTo, look, lookThrice, settled } from '../screens';
import { known } from '../station';

// Each screen as each role meets it: empty, ordinary, overfull. In the light, in the dark and at twice the size, none breaks a
// rule that axe knows, none goes beyond the right edge; and a picture of each is kept, for people to look at.

/** Where to go, and what to open there. */
type Screen = {
  name: string;
  at: string;
  opens?: (page: Page) => Promise<unknown>;
  closes?: (page: Page) => Promise<unknown>;
};

async function visit(relais: Relais, screens: readonly Screen[]): Promise<void> {
  for (const { name, at, opens, closes } of screens) {
    await test.step(name, async () => {
      await goTo(relais.page, at);
      await opens?.(relais.page);
      await lookThrice(relais, name, test.info());
      await closes?.(relais.page);
    });
  }
}

const closesDialog = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};
const opensDialog = (act: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await act(page);
  await expect(page.getByRole('dialog')).toBeVisible();
};

test.beforeEach(async ({ relais }) => {
  test.setTimeout(240_000);
  await relais.page.emulateMedia({ colorScheme: 'light' });
  await expect(signInTitle(relais.page)).toBeVisible();
});

test('before sign-in, and the everyday screens of a worker', async ({ relais, station }, info) => {
  await lookThrice(relais, 'sign-in', info);
  await relais.enter(station.accounts.worker1);
  const of = (name: string) => known(station.cases, name).id;
  const draft = (name: string) => known(station.drafts, name).id;
  await visit(relais, [
    { name: 'desk', at: '/desk' },
    { name: 'intakes', at: '/intakes' },
    { name: 'intake-new', at: '/intakes/new' },
    { name: 'intake-draft', at: `/intakes/drafts/${draft('intakeDraft')}` },
    {
      name: 'intake',
      at: `/intakes/${known(station.intakes, 'waiting').id}`,
      opens: (page) => page.getByRole('button', { name: 'Ouvrir un dossier' }).click(),
    },
    {
      name: 'people',
      at: '/people',
      opens: async (page) => {
        await page.getByRole('combobox', { name: 'Nom de la personne' }).fill('rit');
        await expect(page.getByRole('option').first()).toBeVisible();
      },
    },
    { name: 'person', at: `/people/${known(station.persons, 'everyAccent').id}` },
    {
      name: 'person-edit',
      at: `/people/${known(station.persons, 'withDraft').id}`,
      opens: (page) => page.getByRole('button', { name: 'Modifier les moyens de joindre' }).click(),
      closes: (page) => page.getByRole('button', { name: 'Annuler' }).click(),
    },
    { name: 'cases', at: '/cases' },
    { name: 'case-overfull', at: `/cases/${of('long')}` },
    { name: 'case-bare', at: `/cases/${of('overdue')}` },
    {
      name: 'intervention',
      at: `/cases/${of('amended')}`,
      opens: (page) => page.getByRole('button', { name: /Médiation/ }).click(),
    },
    { name: 'intervention-new', at: `/cases/${of('overdue')}/interventions/new` },
    {
      name: 'intervention-draft',
      at: `/cases/${of('withDraft')}/interventions/drafts/${draft('interventionDraft')}`,
    },
    {
      name: 'signing',
      at: `/cases/${of('withDraft')}/interventions/drafts/${draft('interventionDraft')}`,
      opens: opensDialog((page) => page.keyboard.press('Control+Enter')),
      closes: closesDialog,
    },
    {
      name: 'palette',
      at: '/desk',
      opens: opensDialog((page) => page.keyboard.press('Control+k')),
      closes: closesDialog,
    },
    {
      name: 'keys',
      at: '/desk',
      opens: opensDialog((page) => page.keyboard.press('F1')),
      closes: closesDialog,
    },
    { name: 'settings', at: '/settings' },
    { name: 'password', at: '/settings?part=password' },
  ]);
});

test('the screens of a worker who has nothing yet, and those of the sergeant', async ({
  relais,
  station,
}) => {
  await relais.enter(station.accounts.worker3);
  await visit(relais, [
    { name: 'empty-desk', at: '/desk' },
    { name: 'empty-cases', at: '/cases' },
    { name: 'not-found', at: '/nowhere' },
  ]);
  await relais.leave();
  await relais.page.emulateMedia({ colorScheme: 'light' });
  await relais.enter(station.accounts.sergeant);
  await visit(relais, [
    { name: 'sergeant-desk', at: '/desk' },
    {
      name: 'summary',
      at: `/cases/${known(station.cases, 'everyType').id}`,
      opens: (page) => prepareSummary(page),
      closes: closesDialog,
    },
  ]);
});

test('the screens of those who keep accounts, rules and journals', async ({ relais, station }) => {
  await relais.enter(station.accounts.coordinator);
  await visit(relais, [
    { name: 'coordinator-desk', at: '/desk' },
    {
      name: 'accounts',
      at: '/accounts',
      opens: (page) => page.getByRole('option', { name: /Éloïse De la Fable/ }).click(),
    },
    {
      name: 'account-new',
      at: '/accounts',
      opens: (page) => page.getByRole('button', { name: 'Créer un compte' }).click(),
    },
    { name: 'journal-overfull', at: '/journal' },
    { name: 'journal-of-case', at: `/journal?subject=case:${known(station.cases, 'everyType').id}` },
    {
      name: 'journal-verify',
      at: '/journal',
      opens: opensDialog((page) => page.getByRole('button', { name: 'Vérifier les journaux' }).click()),
      closes: closesDialog,
    },
    { name: 'settings-service', at: '/settings?part=service' },
    { name: 'settings-delays', at: '/settings?part=delays' },
    {
      name: 'case-access',
      at: `/cases/${known(station.cases, 'grantedToRead').id}`,
      opens: async (page) => {
        await page.getByRole('button', { name: 'Autres actes' }).click();
        await page.getByRole('menuitem', { name: 'Accès au dossier' }).click();
        await expect(page.getByRole('heading', { name: 'Accès au dossier' })).toBeVisible();
      },
    },
  ]);
  for (const key of ['technicalAdmin', 'direction', 'privacyOfficer'] as const) {
    await relais.leave();
    await relais.page.emulateMedia({ colorScheme: 'light' });
    await relais.enter(station.accounts[key]);
    await settled(relais.page);
    await look(relais, `first-page-${key}`, test.info());
  }
});

test('the main screens in English', async ({ relais, station }, info) => {
  await relais.enter(station.accounts.worker1);
  await relais.ask('session.setPreferences', { language: 'en', colorScheme: 'auto' });
  await relais.page.reload();
  const of = (name: string) => known(station.cases, name).id;
  for (const { name, at } of [
    { name: 'en-desk', at: '/desk' },
    { name: 'en-intake-new', at: '/intakes/new' },
    { name: 'en-case', at: `/cases/${of('everyType')}` },
    { name: 'en-intervention-new', at: `/cases/${of('overdue')}/interventions/new` },
    { name: 'en-person', at: `/people/${known(station.persons, 'everyAccent').id}` },
  ]) {
    await goTo(relais.page, at);
    await look(relais, name, info);
  }
  await relais.leave();
  await relais.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await look(relais, 'en-sign-in', info);
});
