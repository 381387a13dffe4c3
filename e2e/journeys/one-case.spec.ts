import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures';
import {
  choose,
  chooseAmong,
  createAfterSearch,
  openCaseOf,
  pageTitle,
  savedNotice,
  tick,
  writeWhen,
} from '../pages/casework';
import { signIn } from '../pages/entry';
import { answerSaveDialog, prepareSummary, saveCopy } from '../pages/summary';

// The journey that everything stands on: a request from patrol becomes a case, an intervention is written and signed, its
// summary is printed, and the journal knows who saw it.

const FACTS =
  'La patrouille rapporte des cris au deuxième étage. Ysabeau D’Amours-Lætare ouvre la porte, calme.';
const UNSAVED = ' Elle dit ne pas avoir dormi depuis trois jours; l’eau est coupée.';

test('from a request of patrol to a printed summary', async ({ relais, station }, info) => {
  test.setTimeout(120_000);
  const { page } = relais;

  await test.step('the worker writes down a request of patrol', async () => {
    await signIn(page, station.accounts.worker1);
    await expect(pageTitle(page)).toHaveText('Bureau');
    await page.keyboard.press('Control+n');
    await expect(pageTitle(page)).toHaveText('Nouvelle demande');
    await choose(page, 'Origine de la demande', 'Patrouille');
    await page.getByLabel('Nom', { exact: true }).fill('Agente Fictive Lépine');
    await page.getByLabel('Matricule').fill('9512');
    await chooseAmong(page, 'Types de situation', 'Précarité ou besoins de base');
    await page
      .getByLabel('Récit des faits')
      .fill('Appel pour bruit. La personne n’a plus d’eau depuis une semaine.');
    await createAfterSearch(page, 'D’Amours-Lætare', 'Ysabeau');
    await choose(page, 'Rôle de D’Amours-Lætare, Ysabeau', 'Personne concernée');
    await choose(page, 'Municipalité', 'Terrebonne');
    await page.getByLabel('Agents').fill('2');
    await page.getByLabel('Minutes chacun').fill('35');
    await expect(savedNotice(page)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(pageTitle(page)).toHaveText(/^Demande DEM-\d{4}-\d{4}$/);
    await expect(page.getByText(/est enregistrée/)).toBeVisible();
  });

  await test.step('a case is opened from it', async () => {
    await page.getByRole('button', { name: 'Ouvrir un dossier' }).click();
    await page.keyboard.press('Control+Enter');
    await expect(pageTitle(page)).toContainText('Ysabeau D’Amours-Lætare');
    await expect(page.getByText(/DOS-\d{4}-\d{4}/).first()).toBeVisible();
  });

  await test.step('an intervention is being written when the station locks', async () => {
    await page.keyboard.press('Control+i');
    await choose(page, 'Type d’intervention', 'Visite à domicile');
    await writeWhen(page, 40);
    await tick(page, 'Ysabeau D’Amours-Lætare');
    await page.getByLabel('Faits').fill(FACTS);
    await expect(savedNotice(page)).toBeVisible();
    await page.getByLabel('Faits').press('End');
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(UNSAVED);
    const place = page.url().split('#')[1];

    await relais.afterLock(() => page.keyboard.press('Control+l'));
    await expect(relais.page.getByText('Ysabeau')).toHaveCount(0);
    await signIn(relais.page, station.accounts.worker1);
    expect(relais.page.url().split('#')[1]).toBe(place);
    await expect(relais.page.getByLabel('Faits')).toHaveValue(FACTS + UNSAVED);
    await expect(relais.page.getByRole('checkbox', { name: 'Ysabeau D’Amours-Lætare' })).toBeChecked();
  });

  await test.step('it is signed', async () => {
    const again = relais.page;
    await again.getByLabel('Opinion professionnelle').fill('Épuisement; à revoir demain.');
    await tick(again, 'Ressource communautaire');
    await again.keyboard.press('Control+Enter');
    const dialog = again.getByRole('dialog', { name: 'Signer cette intervention' });
    await expect(dialog).toContainText('Éloïse De la Fable');
    await dialog.getByRole('button', { name: 'Signer' }).click();
    await expect(again.getByText('L’intervention est signée.')).toBeVisible();
    await expect(pageTitle(again)).toContainText('Ysabeau D’Amours-Lætare');
    await expect(again.getByText(/Signée par Éloïse De la Fable/)).toBeVisible();
  });

  const copy = info.outputPath('copie.pdf');
  await test.step('the sergeant sees the real pages and saves a copy', async () => {
    await relais.afterLock(() => relais.page.keyboard.press('Control+l'));
    await signIn(relais.page, station.accounts.sergeant);
    await openCaseOf(relais.page, 'D’Amours-Lætare');
    await expect(relais.page.getByText('à revoir demain')).toHaveCount(0);
    const dialog = await prepareSummary(relais.page);
    await expect(dialog.getByText(/votre rôle ne la lit pas/)).toBeVisible();
    await answerSaveDialog(relais, copy);
    await saveCopy(dialog);
    expect(readFileSync(copy).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('the coordinator finds in the journal who saw the case, and which copy left', async () => {
    await relais.page.keyboard.press('Escape');
    await relais.afterLock(() => relais.page.keyboard.press('Control+l'));
    await signIn(relais.page, station.accounts.coordinator);
    await openCaseOf(relais.page, 'D’Amours-Lætare');
    await relais.page.getByRole('button', { name: 'Autres actes' }).click();
    await relais.page.getByRole('menuitem', { name: 'Qui a consulté ce dossier' }).click();
    await expect(
      relais.page.getByRole('heading', { level: 1, name: /Qui a consulté ce dossier/ }),
    ).toBeVisible();
    const lines = relais.page.getByRole('table').getByRole('row');
    await expect(
      lines.filter({ hasText: 'Éloïse De la Fable' }).filter({ hasText: 'Signature' }),
    ).toHaveCount(1);
    await expect(
      lines.filter({ hasText: 'Octave Boisrêvé' }).filter({ hasText: 'Consultation' }).first(),
    ).toBeVisible();
    const saved = lines.filter({ hasText: 'Octave Boisrêvé' }).filter({ hasText: 'Copie enregistrée' });
    const hash = createHash('sha256').update(readFileSync(copy)).digest('hex');
    await expect(saved).toHaveCount(1);
    await expect(saved).toContainText(hash.slice(0, 12));

    // The screen shows the beginning of the hash; the line holds all of it.
    const { lines: kept } = await relais.ask('journal.list', {
      subject: null,
      actorId: station.accounts.sergeant.id,
      actions: ['save_copy'],
      from: null,
      to: null,
      beforeSeq: null,
      limit: 10,
    });
    expect(kept.map(({ detail }) => detail['sha256'])).toEqual([hash]);
  });
});
