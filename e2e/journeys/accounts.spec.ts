import { expect, test } from '../fixtures';
import { choose, pageTitle } from '../pages/casework';
import { signIn, signInTitle, trySignIn } from '../pages/entry';
import { goTo } from '../screens';

// The coordinator makes an account, hands over a temporary password, and grants the key of the cases: until then, and again
// after a reset, the cases are unreadable for that person, by cryptography.

const OWN = 'guitare-fougère-balcon-plume-renard';

test('a new account sees no case until the key is granted, and none again after a reset', async ({
  relais,
  station,
}) => {
  test.setTimeout(120_000);
  const { coordinator } = station.accounts;
  let temporary = '';

  await test.step('the coordinator makes the account', async () => {
    const { page } = relais;
    await signIn(page, coordinator);
    await goTo(page, '/accounts');
    await page.getByRole('button', { name: 'Créer un compte' }).click();
    await page.getByLabel('Prénom et nom').fill('Philémon Toutneuf');
    await page.getByLabel('Titre').fill('Intervenant social');
    await choose(page, 'Rôle', 'Intervenante ou intervenant');
    await page.getByLabel('Nom d’utilisateur', { exact: true }).fill('philemon.toutneuf');
    await page.getByRole('button', { name: 'Créer le compte' }).click();
    await expect(page.getByText('Le compte est créé.')).toBeVisible();
    temporary = (await page.getByTestId('temporary-password').textContent()) ?? '';
    expect(temporary.split('-').length).toBeGreaterThanOrEqual(5);
    await page.getByRole('button', { name: 'C’est noté' }).click();
    // Shown once.
    await expect(page.getByText(temporary)).toHaveCount(0);
    await expect(page.getByRole('option', { name: /Philémon Toutneuf.*À accorder/ })).toBeVisible();
    await relais.leave();
  });

  await test.step('the temporary password is changed before anything else, and no case is readable', async () => {
    const { page } = relais;
    await expect(signInTitle(page)).toBeVisible();
    await trySignIn(page, 'philemon.toutneuf', temporary);
    await expect(page.getByRole('heading', { name: 'Choisir un mot de passe' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
    expect(await relais.refusal('accounts.colleagues', {})).toMatchObject({ rule: 'password_change_due' });
    await page.getByLabel('Mot de passe temporaire').fill(temporary);
    await page.getByLabel('Nouveau mot de passe').fill(OWN);
    await expect(page.getByText('Ce mot de passe respecte les règles.')).toBeVisible();
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await expect(page.getByText('La clé des dossiers n’est pas encore accordée à ce compte')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Dossiers', exact: true })).toHaveCount(0);
    expect(
      (await relais.answer('cases.list', { scope: 'readable', text: '', withClosed: true, limit: 50 })).ok,
    ).toBe(false);
    await relais.leave();
  });

  await test.step('the coordinator grants the key', async () => {
    const { page } = relais;
    await signIn(page, coordinator);
    await goTo(page, '/accounts');
    await page.getByRole('option', { name: /Philémon Toutneuf/ }).click();
    await page.getByRole('button', { name: 'Accorder la clé des dossiers' }).click();
    await expect(page.getByText('Ce compte détient la clé des dossiers.')).toBeVisible();
    await relais.leave();
    await signIn(relais.page, { login: 'philemon.toutneuf', password: OWN });
    await expect(pageTitle(relais.page)).toHaveText('Bureau');
    await relais.leave();
  });

  await test.step('a reset takes the key away again, and the old password with it', async () => {
    const { page } = relais;
    await signIn(page, coordinator);
    await goTo(page, '/accounts');
    await page.getByRole('option', { name: /Philémon Toutneuf/ }).click();
    await page.getByRole('button', { name: 'Remettre un mot de passe temporaire' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('ce compte ne verra plus aucun dossier');
    await dialog.getByRole('button', { name: 'Remettre un mot de passe temporaire' }).click();
    temporary = (await page.getByTestId('temporary-password').textContent()) ?? '';
    await page.getByRole('button', { name: 'C’est noté' }).click();
    await expect(page.getByRole('option', { name: /Philémon Toutneuf.*À accorder/ })).toBeVisible();
    await relais.leave();

    await trySignIn(relais.page, 'philemon.toutneuf', OWN);
    await expect(relais.page.getByText('ne correspond pas', { exact: false })).toBeVisible();
    await trySignIn(relais.page, 'philemon.toutneuf', temporary);
    await relais.page.getByLabel('Mot de passe temporaire').fill(temporary);
    await relais.page.getByLabel('Nouveau mot de passe').fill(`${OWN}-bis`);
    await relais.page.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await expect(relais.page.getByText('La clé des dossiers n’est pas encore accordée')).toBeVisible();
  });
});

test('the technical administrator makes accounts and reads no case, and cannot grant what they do not hold', async ({
  relais,
  station,
}) => {
  const { page } = relais;
  await signIn(page, station.accounts.technicalAdmin);
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link')).toHaveText([
    'Journal',
    'Comptes',
    'Réglages',
  ]);
  await goTo(page, '/accounts');
  await page.getByRole('option', { name: /Éloïse De la Fable/ }).click();
  await expect(page.getByRole('button', { name: 'Remettre un mot de passe temporaire' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Accorder la clé|Retirer la clé/ })).toHaveCount(0);
  // The address of a case leads to words, not to a case.
  await page.evaluate(
    (id) => (window.location.hash = `/cases/${id}`),
    Object.values(station.cases)[0]?.id ?? '',
  );
  await expect(page.getByText('Cette page n’est pas ouverte à votre rôle')).toBeVisible();
});

test('a worker kept out of a case finds neither it nor its person, anywhere', async ({ relais, station }) => {
  const { page } = relais;
  await signIn(page, station.accounts.worker1);
  const hidden = station.persons['excluded'];
  const of = station.cases['excluded'];
  await page.keyboard.press('Alt+3');
  await page.getByRole('searchbox').fill(hidden?.family ?? '');
  await expect(page.getByText(/Rien dans la liste ne correspond/)).toBeVisible();
  await page.keyboard.press('Alt+4');
  await page
    .getByRole('combobox', { name: 'Nom de la personne' })
    .fill(`${hidden?.family ?? ''} ${hidden?.given ?? ''}`);
  await expect(page.getByText(/Aucune fiche ne correspond/)).toBeVisible();
  await page.evaluate((id) => (window.location.hash = `/cases/${id}`), of?.id ?? '');
  await expect(page.getByText('Cet élément est introuvable.')).toBeVisible();
  await expect(page.getByText(hidden?.family ?? '?')).toHaveCount(0);
});
