import { expect, type Locator, type Page } from '@playwright/test';
import type { Relais } from '../relais';

/** The dialog in which a summary is chosen, seen, printed and saved. */

export const summaryDialog = (page: Page) => page.getByRole('dialog');

/** Opens the dialog from the page of a case and has the real pages made. */
export async function prepareSummary(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Imprimer un sommaire' }).click();
  const dialog = summaryDialog(page);
  await dialog.getByRole('button', { name: /^Préparer/ }).click();
  await expect(dialog.getByText(/^Document prêt/)).toBeVisible({ timeout: 20_000 });
  const firstPage = dialog.getByRole('img', { name: /^Page 1 de/ });
  await expect(firstPage).toBeVisible();
  // The page is really drawn: a canvas of one colour shows nothing.
  await expect
    .poll(() =>
      firstPage.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const pixels =
          canvas.width > 0
            ? canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
            : [];
        return new Set(pixels).size;
      }),
    )
    .toBeGreaterThan(2);
  return dialog;
}

/** Answers the system's dialog « Save as » in the place of the person: the one thing that is not ours. */
export async function answerSaveDialog(relais: Relais, filePath: string): Promise<void> {
  await relais.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

/** Reads the warning and saves a copy where the stubbed dialog says. */
export async function saveCopy(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Enregistrer une copie…' }).click();
  await dialog.getByLabel('Cet avertissement est lu et la copie est nécessaire.').check();
  await dialog.getByRole('button', { name: 'Choisir l’emplacement' }).click();
  await expect(dialog.getByText('La copie est enregistrée à l’endroit choisi.')).toBeVisible();
}
