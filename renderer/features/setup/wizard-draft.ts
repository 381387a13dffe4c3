import type { InputOf } from '#shared/contract/index';
import { Login } from '#shared/domain/account';
import { FIRST_TERRITORY, ServiceIdentity } from '#shared/domain/settings';
import { linesOf, territoryOf, territoryProblems, type TerritoryLine } from '../../lib/territory';
import { NO_PASSWORD, type ChosenPassword } from '../../ui/NewPassword';

export type AccountDraft = { login: string; name: string; title: string; password: ChosenPassword };

/** Everything typed during set-up; kept while one goes back and forth, in memory only. */
export type WizardDraft = {
  service: string;
  unit: string;
  territory: TerritoryLine[];
  coordinator: AccountDraft;
  technicalAdmin: AccountDraft;
};

const emptyAccount = (): AccountDraft => ({ login: '', name: '', title: '', password: NO_PASSWORD });

export const emptyDraft = (): WizardDraft => ({
  service: '',
  unit: '',
  territory: linesOf(FIRST_TERRITORY),
  coordinator: emptyAccount(),
  technicalAdmin: emptyAccount(),
});

export const STEPS = ['service', 'territory', 'coordinator', 'technicalAdmin', 'code', 'confirm'] as const;
export type Step = (typeof STEPS)[number];

/** What is still wrong on a step: the field, and a code that the screen puts into words. Empty: one may go on. */
export type StepProblems = Record<string, string>;

/** Judges one step with the same schemas as the vault. */
export function problemsOf(step: Step, draft: WizardDraft): StepProblems {
  switch (step) {
    case 'service':
      return present({
        service: ServiceIdentity.shape.service.safeParse(draft.service).success ? null : 'required',
        unit: ServiceIdentity.shape.unit.safeParse(draft.unit).success ? null : 'required',
      });
    case 'territory':
      return territoryProblems(draft.territory);
    case 'coordinator':
      return accountProblems(draft.coordinator, null);
    case 'technicalAdmin':
      return accountProblems(draft.technicalAdmin, draft.coordinator);
    case 'code':
    case 'confirm':
      return {};
  }
}

function accountProblems(account: AccountDraft, other: AccountDraft | null): StepProblems {
  const login = Login.safeParse(account.login);
  const isSame = login.success && other !== null && Login.safeParse(other.login).data === login.data;
  return present({
    name: account.name.trim() === '' ? 'required' : null,
    title: account.title.trim() === '' ? 'required' : null,
    login:
      account.login.trim() === '' ? 'required' : !login.success ? 'login_form' : isSame ? 'sameLogin' : null,
    password:
      account.password.value === '' ? 'required' : account.password.verdict === 'refused' ? 'refused' : null,
  });
}

function present(all: Record<string, string | null>): StepProblems {
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** What `setup.begin` asks, once every step is right. */
export function requestOf(draft: WizardDraft): InputOf<'setup.begin'> {
  const account = ({ login, name, title, password }: AccountDraft) => ({
    login,
    name,
    title,
    password: password.value,
  });
  return {
    identity: {
      service: draft.service,
      unit: draft.unit,
      territory: territoryOf(draft.territory),
    },
    coordinator: account(draft.coordinator),
    technicalAdmin: account(draft.technicalAdmin),
  };
}
