import {
  chmodSync,
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures';
import { signIn, signInTitle, trySignIn } from '../pages/entry';
import { look } from '../screens';
import { runInElectronNode } from '../station';

// What can be wrong with a station, each told apart in words that say what to do. Nothing is ever deleted or replaced.

type Trouble = {
  what: string;
  /** Breaks the vault of a folder; gives back what mends it. */
  breaks: (vault: string) => () => void;
  says: string;
};

/** Moves a file away for the time of the trouble. */
function without(vault: string, name: string): () => void {
  const [file, aside] = [join(vault, name), join(vault, '..', `${name}.aside`)];
  renameSync(file, aside);
  return () => renameSync(aside, file);
}

/** Keeps a copy, changes the file, and gives back what restores it. */
function changed(vault: string, name: string, change: (file: string) => void): () => void {
  const [file, aside] = [join(vault, name), join(vault, '..', `${name}.aside`)];
  copyFileSync(file, aside);
  change(file);
  return () => renameSync(aside, file);
}

function flipByte(file: string, at: number): void {
  const byte = readFileSync(file)[at] ?? 0;
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.from([byte ^ 1]), 0, 1, at);
  closeSync(handle);
}

/** Seen before anyone signs in. */
const BEFORE: Trouble[] = [
  {
    what: 'the file of the cases is missing',
    breaks: (vault) => without(vault, 'cases.db'),
    says: 'Le fichier des dossiers est introuvable.',
  },
  {
    what: 'the file of the system is empty',
    breaks: (vault) => changed(vault, 'system.db', (file) => truncateSync(file, 0)),
    says: 'Le fichier du système est vide.',
  },
  {
    what: 'the file of the cases was cut short',
    breaks: (vault) => changed(vault, 'cases.db', (file) => truncateSync(file, statSync(file).size - 1000)),
    says: 'Le fichier des dossiers est incomplet.',
  },
  {
    what: 'the seal of the journals is missing',
    breaks: (vault) => without(vault, 'seal.bin'),
    says: 'Le sceau des journaux est introuvable.',
  },
];

/** Seen only with the key, once somebody signs in. */
const AT_SIGN_IN: Trouble[] = [
  {
    what: 'one bit of the file of the cases changed',
    breaks: (vault) => changed(vault, 'cases.db', (file) => flipByte(file, 40_000)),
    says: 'Le fichier des dossiers a été altéré.',
  },
  {
    what: 'a file of another kind took the place of the cases',
    breaks: (vault) => changed(vault, 'cases.db', (file) => copyFileSync(join(vault, 'system.db'), file)),
    says: 'Le fichier des dossiers n’appartient pas à cette installation.',
  },
];

test('each trouble of the files is told apart, promises that nothing was deleted, and goes once it is mended', async ({
  relais,
  station,
}, info) => {
  test.setTimeout(90_000);
  const { page } = relais;
  const vault = join(relais.folder, 'vault');
  await expect(signInTitle(page)).toBeVisible();
  // A vault opens its small files once: the application is asked afresh, as after a start.
  for (const { what, breaks, says } of BEFORE) {
    const mend = breaks(vault);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: says }), what).toBeVisible();
    await expect(page.getByText('Rien n’a été effacé.', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: /supprimer|effacer|réinitialiser/i })).toHaveCount(0);
    if (what.includes('seal')) await look(relais, 'station-problem', info);
    mend();
    await page.getByRole('button', { name: 'Vérifier de nouveau' }).click();
    await expect(signInTitle(page)).toBeVisible();
  }
  for (const { what, breaks, says } of AT_SIGN_IN) {
    const mend = breaks(vault);
    const broken = readFileSync(join(vault, 'cases.db'));
    await trySignIn(page, station.accounts.worker1.login, station.accounts.worker1.password);
    await expect(page.getByRole('heading', { level: 1, name: says }), what).toBeVisible();
    await expect(page.getByText('Rien n’a été effacé.', { exact: false })).toBeVisible();
    // Not a byte of what was found was changed: it may serve to understand.
    expect(readFileSync(join(vault, 'cases.db')).equals(broken), what).toBe(true);
    mend();
    await page.getByRole('button', { name: 'Retour à l’ouverture de session' }).click();
    await expect(signInTitle(page)).toBeVisible();
  }
  await signIn(page, station.accounts.worker1);
});

test('without its secret, or with that of another station, nothing opens; in a folder that may only be read neither', async ({
  folder,
  start,
}) => {
  const vault = join(folder, 'vault');
  const mend = without(vault, 'station.bin');
  const relais = await start(folder);
  const again = relais.page.getByRole('button', { name: 'Vérifier de nouveau' });
  const says = (words: string) =>
    expect(relais.page.getByRole('heading', { level: 1, name: words })).toBeVisible();
  await says('Le secret de ce poste est introuvable.');
  await expect(
    relais.page.getByText(/le code de récupération, sous enveloppe, sera nécessaire/),
  ).toBeVisible();

  mend();
  // A secret that is whole, but not this one: as on another machine.
  const mendAgain = changed(vault, 'station.bin', (file) => {
    const secret = JSON.parse(readFileSync(file, 'utf8')) as { blob: string };
    const other = Buffer.from(Buffer.from(secret.blob, 'base64').map((byte) => byte ^ 0xff));
    writeFileSync(file, JSON.stringify({ ...secret, blob: other.toString('base64') }));
  });
  await again.click();
  await says('Le secret de ce poste ne correspond pas à ces fichiers.');
  mendAgain();

  await test.step('read only', async () => {
    // Nothing is forbidden to root.
    if (process.getuid?.() === 0) return;
    chmodSync(folder, 0o555);
    try {
      await again.click();
      await says('Le dossier des données ne peut être que lu.');
    } finally {
      chmodSync(folder, 0o755);
    }
  });
  await again.click();
  await expect(signInTitle(relais.page)).toBeVisible();
  await relais.close();
});

test('a file of a newer version is left as it is, and the screen asks for that version', async ({
  folder,
  start,
  station,
}) => {
  const { login, password } = station.accounts.worker1;
  await runInElectronNode('e2e/prepare.ts', folder, 'newer', login, password);
  const before = readFileSync(join(folder, 'vault', 'cases.db'));
  const relais = await start(folder);
  await expect(signInTitle(relais.page)).toBeVisible();
  await trySignIn(relais.page, login, password);
  await expect(
    relais.page.getByRole('heading', {
      name: 'Le fichier des dossiers vient d’une version plus récente de Relais.',
    }),
  ).toBeVisible();
  await expect(relais.page.getByText(/installer la version récente/)).toBeVisible();
  await relais.close();
  expect(readFileSync(join(folder, 'vault', 'cases.db')).equals(before)).toBe(true);
});

test('a wrong name and a wrong password are one answer; after three, the next try has to wait', async ({
  relais,
  station,
}) => {
  const { page } = relais;
  const { login, password } = station.accounts.worker2;
  await expect(signInTitle(page)).toBeVisible();
  const refusal = page.getByText('Le nom d’utilisateur ou le mot de passe ne correspond pas.');
  await trySignIn(page, 'personne.ici', password);
  await expect(refusal).toBeVisible();
  const said = await page.getByRole('alert').textContent();
  await trySignIn(page, login, 'ce-n-est-pas-le-bon-mot');
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('');
  await expect(refusal).toBeVisible();
  expect(await page.getByRole('alert').textContent()).toBe(said);

  for (let time = 0; time < 2; time++) {
    await trySignIn(page, login, 'ce-n-est-pas-le-bon-mot');
    await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('');
  }
  // The right password, too early: not even looked at.
  await trySignIn(page, login, password);
  await expect(page.getByText('Les essais sont trop rapprochés', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Attendre \d+/ })).toBeDisabled();
  // The wait belongs to one name.
  await signIn(page, station.accounts.worker1);
});

test('after too many passwords the name is locked out, in words that say until when and whom to ask', async ({
  folder,
  start,
  station,
}) => {
  const { login, password } = station.accounts.worker2;
  await runInElectronNode('e2e/prepare.ts', folder, 'refused', login, password);
  const relais = await start(folder);
  await expect(signInTitle(relais.page)).toBeVisible();
  await trySignIn(relais.page, login, password);
  const alert = relais.page.getByRole('alert');
  await expect(alert).toContainText('Trop d’essais avec ce nom d’utilisateur');
  await expect(alert).toContainText(/Nouvel essai possible dans 14\smin/);
  await expect(alert).toContainText('demander un mot de passe temporaire à la coordination');
  await relais.close();
  rmSync(folder, { recursive: true, force: true });
});
