import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { pageTitle, savedNotice } from '../pages/casework';
import { signIn, signInTitle } from '../pages/entry';
import type { Relais } from '../relais';
import { goTo } from '../screens';
import { known } from '../station';

// Words under the hand survive whatever happens to the station: a lock that nobody asked for, the end of a process, of all of
// them, and a colleague who writes in the same draft.

const FIRST = 'Premier passage : la personne ouvre et parle volontiers.';
const MORE = ' Elle demande que l’on revienne après 17 h.';

/** Someone is writing an intervention: some words are on the disk, some are only on the screen. */
async function startWriting(relais: Relais, caseId: string): Promise<string> {
  const { page } = relais;
  await goTo(page, `/cases/${caseId}/interventions/new`);
  await page.getByLabel('Faits').fill(FIRST);
  await expect(savedNotice(page)).toBeVisible();
  await page.getByLabel('Faits').press('Control+End');
  await page.keyboard.insertText(MORE);
  return page.url().split('#')[1] ?? '';
}

/** Finds the draft again from the desk, as someone who comes back. */
async function continueFromDesk(page: Page, words: string): Promise<void> {
  await page
    .getByRole('region', { name: /Brouillons en cours/ })
    .getByRole('link', { name: words })
    .click();
  await expect(page.getByLabel('Faits')).toBeVisible();
}

test('the screen of the computer locks: the words are there afterwards, and the screen says why', async ({
  relais,
  station,
}) => {
  await signIn(relais.page, station.accounts.worker1);
  const place = await startWriting(relais, known(station.cases, 'overdue').id);
  await relais.afterLock(() => relais.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen')));
  await expect(relais.page.getByText('Poste verrouillé avec l’écran.')).toBeVisible();
  expect((await relais.refusal('desk.read', {})).code).toBe('NOT_SIGNED_IN');

  await signIn(relais.page, station.accounts.worker1);
  await expect(relais.page.getByLabel('Faits')).toHaveValue(FIRST + MORE);
  expect(relais.page.url().split('#')[1]).toBe(place);

  await relais.page.getByLabel('Faits').press('Control+End');
  await relais.page.keyboard.insertText(' Fin.');
  await relais.afterLock(() => relais.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend')));
  await expect(relais.page.getByText('Poste verrouillé avant la mise en veille.')).toBeVisible();
  await signIn(relais.page, station.accounts.worker1);
  await expect(relais.page.getByLabel('Faits')).toHaveValue(`${FIRST}${MORE} Fin.`);
});

test('someone else who signs in after the lock does not land on that page, nor sees its words', async ({
  relais,
  station,
}) => {
  await signIn(relais.page, station.accounts.worker1);
  await startWriting(relais, known(station.cases, 'overdue').id);
  await relais.afterLock(() => relais.page.keyboard.press('Control+l'));
  await signIn(relais.page, station.accounts.worker3);
  await expect(pageTitle(relais.page)).toHaveText('Bureau');
  await expect(relais.page.getByText('Premier passage')).toHaveCount(0);
});

test('the process that holds the files is killed: the station locks with words, and nothing written is lost', async ({
  relais,
  station,
}) => {
  const { id } = known(station.cases, 'overdue');
  await signIn(relais.page, station.accounts.worker1);
  const place = await startWriting(relais, id);
  // Every word is on the disk before the blow; what comes after it is what a kill may take.
  const draftId = place.split('/').at(-1) ?? '';
  await expect
    .poll(async () => JSON.stringify(await relais.answer('drafts.read', { draftId })))
    .toContain(MORE);
  const before = await relais.vaultPid();
  await relais.afterLock(async () => {
    process.kill(before ?? 0, 'SIGKILL');
    await relais.page.waitForEvent('close');
  });
  await expect(relais.page.getByText(/Le service qui garde les dossiers s’est arrêté/)).toBeVisible();
  await expect(signInTitle(relais.page)).toBeVisible();
  expect(await relais.vaultPid()).not.toBe(before);
  expect((await relais.refusal('desk.read', {})).code).toBe('NOT_SIGNED_IN');

  await signIn(relais.page, station.accounts.worker1);
  await continueFromDesk(relais.page, 'Premier passage');
  await expect(relais.page.getByLabel('Faits')).toHaveValue(FIRST + MORE);
  // The journals agree with their seals: the kill left no half line.
  expect((await relais.ask('session.current', {})).journals.map(({ verdict }) => verdict.state)).toEqual([
    'intact',
    'intact',
  ]);
});

test('a call that was waiting when that process died is answered, not left hanging', async ({
  relais,
  station,
}) => {
  await signIn(relais.page, station.accounts.worker1);
  const vault = await relais.vaultPid();
  await relais.page.evaluate(() => {
    const { bridge } = window as unknown as { bridge: { call(n: string, i: unknown): Promise<unknown> } };
    Object.assign(window, { pending: Array.from({ length: 50 }, () => bridge.call('desk.read', {})) });
  });
  const answers = relais.page
    .evaluate(() => Promise.all((window as unknown as { pending: Promise<unknown>[] }).pending))
    .then(
      (all) => all.length,
      () => 'the page was closed',
    );
  process.kill(vault ?? 0, 'SIGKILL');
  expect([50, 'the page was closed']).toContain(await answers);
});

test('the whole application is killed in the middle of a word: the draft is back', async ({
  relais,
  start,
  station,
}) => {
  await signIn(relais.page, station.accounts.worker1);
  await startWriting(relais, known(station.cases, 'overdue').id);
  await relais.kill();

  const again = await start(relais.folder);
  await signIn(again.page, station.accounts.worker1);
  await continueFromDesk(again.page, 'Premier passage');
  // What was on the disk is there whole; the words after it were too young, or are there too.
  await expect(again.page.getByLabel('Faits')).toHaveValue(new RegExp(`^${FIRST}`));
  await again.close();
});

test('two people write in one draft: the second save is refused, both versions are shown, nothing is lost', async ({
  relais,
  station,
}) => {
  const { page } = relais;
  await signIn(page, station.accounts.worker1);
  const draft = known(station.drafts, 'interventionDraft');
  const { id: caseId } = known(station.cases, 'withDraft');
  await goTo(page, `/cases/${caseId}/interventions/drafts/${draft.id}`);
  await expect(page.getByLabel('Faits')).toBeVisible();

  // A colleague saves the same draft while it is open here. There is one window, so the colleague speaks to the vault through
  // it: what counts is a version that this screen does not know.
  const read = await relais.ask('drafts.read', { draftId: draft.id });
  if (read.body.kind !== 'intervention') throw new Error('another kind of draft');
  const theirs = 'Version de la collègue : porte close à 14 h.';
  await relais.ask('drafts.save', {
    id: draft.id,
    version: read.version,
    body: { ...read.body, content: { ...read.body.content, facts: theirs } },
  });

  const mine = 'Version d’ici : la personne a répondu à 14 h 10.';
  await page.getByLabel('Faits').fill(mine);
  await expect(page.getByRole('heading', { name: 'Deux versions de ce texte' })).toBeVisible();
  await expect(page.getByText(mine)).toBeVisible();
  await expect(page.getByText(theirs)).toBeVisible();
  const choice = page.getByRole('group', { name: /^Faits/ });
  await expect(page.getByRole('button', { name: 'Enregistrer ce choix' })).toBeDisabled();
  await choice.getByText('Les deux').click();
  await page.getByRole('button', { name: 'Enregistrer ce choix' }).click();

  await expect(page.getByLabel('Faits')).toHaveValue(new RegExp(theirs));
  await expect(page.getByLabel('Faits')).toHaveValue(new RegExp(mine));
  await expect(savedNotice(page)).toBeVisible();
  const kept = await relais.ask('drafts.read', { draftId: draft.id });
  expect(JSON.stringify(kept.body)).toContain(theirs);
  expect(JSON.stringify(kept.body)).toContain(mine);
});
