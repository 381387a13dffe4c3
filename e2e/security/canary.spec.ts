import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anAddress, aContactPoint, anIntake, anInterventionContent, aPerson } from '#shared/testing/builders';
import { filesHolding } from '../disk';
import { expect, test } from '../fixtures';
import { goTo } from '../screens';
import { choose, createAfterSearch, pageTitle, savedNotice } from '../pages/casework';
import { signIn, signInTitle, trySignIn } from '../pages/entry';
import { answerSaveDialog, prepareSummary, saveCopy } from '../pages/summary';
import { ownFolder } from '../station';

// A stolen computer. A whole day is written with a word that exists nowhere else, in every text field, in a search, in a refused
// password; the station is locked, printed from, killed without a last word. Then every file that is left is searched for it.

/** The files that the processes of the application hold open, those without a name any more included. */
function openFilesHolding(pids: readonly number[], needles: readonly Buffer[]): string[] {
  const found: string[] = [];
  for (const pid of pids)
    for (const handle of readdirSync(`/proc/${pid}/fd`)) {
      const path = `/proc/${pid}/fd/${handle}`;
      try {
        const target = readlinkSync(path);
        // Memory that is shared under the name of a file is memory. Playwright asks Chromium to keep it in the temporary
        // folder (--disable-dev-shm-usage), which the application by itself does not.
        if (!target.startsWith('/') || /^\/(dev|proc|memfd|sys)|\/\.org\.chromium\./.test(target)) continue;
        const bytes = readFileSync(path);
        if (needles.some((needle) => bytes.includes(needle))) found.push(target);
      } catch {
        // Closed meanwhile, or nothing that can be read.
      }
    }
  return found;
}

test('after a whole day and a kill, no file holds a word of it, but the copy that was asked for', async ({
  prepared,
  start,
  station,
}) => {
  test.setTimeout(120_000);
  const folder = ownFolder(prepared.folder);
  // Everything that the application could take for its own: home, temporary files, configuration, cache.
  const surroundings = mkdtempSync(join(tmpdir(), 'relais-day-'));
  const chosen = join(surroundings, 'chosen');
  const home = join(surroundings, 'home');
  for (const path of [chosen, join(home, 'tmp')]) mkdirSync(path, { recursive: true });
  const env = {
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local'),
  };
  const canary = `canari${randomUUID().replaceAll('-', '')}`;
  const needles = [Buffer.from(canary, 'utf8'), Buffer.from(canary, 'utf16le')];
  const search = () => filesHolding([canary], [folder, home]);
  const { worker1 } = station.accounts;

  // The search finds what there is to find, written either way.
  for (const encoding of ['utf8', 'utf16le'] as const) {
    writeFileSync(join(folder, 'control'), `x${canary}x`, encoding);
    expect(search()).toEqual([join(folder, 'control')]);
  }
  rmSync(join(folder, 'control'));

  const relais = await start(folder, { env });
  await test.step('a password with the word is refused', async () => {
    await expect(signInTitle(relais.page)).toBeVisible();
    await trySignIn(relais.page, `${canary}.nom`, `${canary}-mot-de-passe`);
    await expect(relais.page.getByText('ne correspond pas', { exact: false })).toBeVisible();
  });

  const ids = { person: randomUUID(), intake: randomUUID(), case: randomUUID(), note: randomUUID() };
  await test.step('the word is in every text field, by hand and by calls', async () => {
    const { page } = relais;
    await signIn(page, worker1);
    await page.keyboard.press('Control+n');
    await choose(page, 'Origine de la demande', 'Patrouille');
    await page.getByLabel('Nom', { exact: true }).fill(canary);
    await page.getByLabel('Récit des faits').fill(`Faits ${canary}. ${'Une phrase de plus. '.repeat(200)}`);
    await createAfterSearch(page, canary, 'Prénom');
    await expect(savedNotice(page)).toBeVisible();

    await relais.ask('persons.create', {
      ...aPerson({
        id: ids.person,
        names: [{ kind: 'usual', family: canary, given: canary }],
        pronoun: canary,
        accommodation: canary,
        addresses: [anAddress({ id: randomUUID(), street: canary, unit: canary, municipality: canary })],
        contactPoints: [
          aContactPoint({
            id: randomUUID(),
            value: canary,
            hours: canary,
            codeWord: canary,
            whoMayAnswer: canary,
            notes: canary,
          }),
        ],
      }),
    });
    await relais.ask('intakes.record', {
      intake: anIntake({
        id: ids.intake,
        requester: { name: canary, badge: '', organisation: canary, phone: canary },
        eventNumbers: [canary.slice(0, 40)],
        account: canary,
        persons: [{ personId: ids.person, described: canary, role: 'concerned' }],
        municipality: canary,
      }),
      draftId: null,
    });
    await relais.ask('cases.open', {
      id: ids.case,
      intakeId: ids.intake,
      category: 'other',
      responsibleId: worker1.id,
      confidentiality: 'standard',
      nextReviewOn: '2026-12-01',
    });
    const { startedAt, endedAt, ...words } = anInterventionContent({
      placeDetail: canary,
      othersPresent: canary,
      patrolBadges: canary,
      purpose: canary,
      facts: `${canary} `.repeat(1000),
      observations: canary,
      quotedWords: canary,
      opinion: canary,
      measures: canary,
    });
    const { version } = await relais.ask('drafts.save', {
      id: ids.note,
      version: null,
      body: {
        kind: 'intervention',
        caseId: ids.case,
        content: { ...words, startedDay: null, startedTime: '', endedDay: null, endedTime: '' },
      },
    });
    await relais.ask('interventions.sign', {
      draftId: ids.note,
      version,
      content: { ...words, startedAt, endedAt },
    });
    // What goes wrong is told without the words that went wrong.
    for (const input of [{ text: canary, limit: canary }, { [canary]: canary }])
      expect((await relais.refusal('persons.search', input)).code).toBe('INVALID_INPUT');
    expect((await relais.refusal(canary, { canary })).code).toBe('NOT_FOUND');
    await relais.ask('persons.search', { text: canary, limit: 20 });
    await relais.ask('cases.list', { scope: 'readable', text: canary, withClosed: true, limit: 100 });
    await goTo(page, `/people/${ids.person}`);
  });

  await test.step('a preview is seen and a copy saved, to the folder that was chosen', async () => {
    await goTo(relais.page, `/cases/${ids.case}`);
    await expect(pageTitle(relais.page)).toContainText(canary);
    const dialog = await prepareSummary(relais.page);
    const pids = await relais.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
    if (process.platform === 'linux') expect(openFilesHolding(pids, needles)).toEqual([]);
    expect(search()).toEqual([]);
    await answerSaveDialog(relais, join(chosen, 'copie.pdf'));
    await saveCopy(dialog);
    await relais.page.keyboard.press('Escape');
    expect(readdirSync(chosen)).toEqual(['copie.pdf']);
  });

  await test.step('a lock in the middle of a sentence', async () => {
    await goTo(relais.page, `/cases/${ids.case}/interventions/new`);
    await relais.page.getByLabel('Faits').fill(`Encore ${canary}`);
    await relais.afterLock(() => relais.page.keyboard.press('Control+l'));
    await expect(signInTitle(relais.page)).toBeVisible();
    expect(search()).toEqual([]);
  });

  await test.step('everything is killed while the word is under the hand', async () => {
    await signIn(relais.page, worker1);
    await expect(relais.page.getByLabel('Faits')).toHaveValue(`Encore ${canary}`);
    await relais.page.getByLabel('Faits').fill(`Encore ${canary}, et ${canary}`);
    await expect(savedNotice(relais.page)).toBeVisible();
    await relais.kill();
    expect(search()).toEqual([]);
    // Nor the words that open the station.
    expect(filesHolding([worker1.password, station.recoveryCode], [folder, home])).toEqual([]);
  });

  await test.step('and it was really written: it opens with the password', async () => {
    const again = await start(folder, { env });
    await signIn(again.page, worker1);
    await expect(again.page.getByText(`Encore ${canary}`).first()).toBeVisible();
    await again.close();
    expect(search()).toEqual([]);
  });
  for (const path of [folder, surroundings]) rmSync(path, { recursive: true, force: true });
});
