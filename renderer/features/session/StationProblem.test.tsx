import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StorageCode } from '#shared/contract/result';
import { i18n } from '../../i18n/index';
import { renderScreen } from '../../testing/render-screen';
import { StationProblem } from './StationProblem';

const FILES = ['folder', 'keyring', 'cases', 'system', 'station', 'seal'] as const;

afterEach(() => i18n.changeLanguage('fr'));

test.each(StorageCode.options.flatMap((problem) => FILES.map((file) => [problem, file] as const)))(
  '%s of the %s: plain words, what to do, and no way to delete',
  async (problem, file) => {
    for (const language of ['fr', 'en']) {
      await i18n.changeLanguage(language);
      const { unmount } = renderScreen(
        <StationProblem
          problem={problem}
          file={file}
          badPages={3}
          onCheckAgain={() => undefined}
          onBack={() => undefined}
        />,
      );
      expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^\p{Lu}.*\.$/u);
      expect(screen.getByRole('alert').textContent).not.toMatch(/\{\{|\b(storage|file|problem)\.[a-z]/);
      expect(screen.getByRole('alert').textContent).toContain(
        language === 'fr' ? 'Rien n’a été effacé.' : 'Nothing was erased.',
      );
      expect(screen.getByRole('alert').textContent).toContain(`${problem} / ${file} / 3`);
      expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(
        language === 'fr'
          ? ['Vérifier de nouveau', 'Retour à l’ouverture de session']
          : ['Check again', 'Back to sign-in'],
      );
      unmount();
    }
  },
);
