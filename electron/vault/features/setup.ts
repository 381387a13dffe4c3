import { AppError, ruleBroken } from '#shared/contract/result';
import type { Handlers } from '../context';
import type { Os } from '../os';
import { renderRecoverySheetHtml } from '../printing/recovery-sheet';
import { Setup } from '../setup';
import { problemsOf, requireGoodPassword } from './passwords';

type SetupHandlers = Pick<
  Handlers,
  'setup.checkPassword' | 'setup.begin' | 'setup.printRecoveryCode' | 'setup.finish'
>;

export const setupHandlers = (os: Os): SetupHandlers => ({
  'setup.checkPassword': async ({ vault }, { login, password, words = [] }) => {
    const identity = vault.session()?.settings.identity ?? null;
    const [problem] = await problemsOf(password, identity, login, ...words);
    return { problem: problem ?? null };
  },

  'setup.begin': async ({ vault }, request) => {
    const { identity, coordinator, technicalAdmin } = request;
    if (coordinator.login === technicalAdmin.login) throw ruleBroken('login_taken', ['technicalAdmin']);
    for (const first of [coordinator, technicalAdmin])
      await requireGoodPassword(first.password, identity, first.login, first.name);
    const setup = new Setup(request);
    vault.beginSetup(setup);
    return { recoveryCode: setup.recoveryCode };
  },

  'setup.printRecoveryCode': async ({ vault, now }) => {
    const setup = vault.setup();
    if (!setup) throw ruleBroken('setup_not_begun');
    const html = renderRecoverySheetHtml({
      service: setup.serviceName,
      code: setup.recoveryCode,
      madeAt: now,
      language: 'fr',
    });
    const { handle } = await os.renderPdf(html);
    try {
      return { printed: (await os.printPdf(handle)) === 'printed' };
    } finally {
      await os.disposePdf(handle);
    }
  },

  'setup.finish': async ({ vault }, { recoveryCode }) => {
    const setup = vault.setup();
    if (!setup) throw ruleBroken('setup_not_begun');
    if (!setup.isConfirmedBy(recoveryCode))
      throw new AppError('RULE_BROKEN', { rule: 'confirmation_differs' });
    await vault.finishSetup(setup, recoveryCode);
    return {};
  },
});
