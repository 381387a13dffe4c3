import { z } from 'zod';
import { Account, AccountIdentity, Colleague, Login, Password } from '#shared/domain/account';
import { Id } from '#shared/domain/id';
import { Parameters, ServiceIdentity } from '#shared/domain/settings';
import { command, query } from './procedure';

const OfAccount = z.strictObject({ accountId: Id });
const common = { store: 'system', object: 'none' } as const;

export const accounts = {
  'accounts.list': query({
    ...common,
    permission: 'account.manage',
    trace: 'none',
    input: z.strictObject({}),
    output: z.array(Account),
  }),
  'accounts.colleagues': query({
    ...common,
    permission: 'account.read',
    trace: 'none',
    input: z.strictObject({}),
    output: z.array(Colleague),
  }),
  /** A new account sees no case until the key is granted to it. */
  'accounts.create': command({
    ...common,
    permission: 'account.manage',
    trace: 'self',
    input: z.strictObject({ id: Id, login: Login, password: Password, identity: AccountIdentity }),
    output: Account,
  }),
  'accounts.change': command({
    ...common,
    permission: 'account.manage',
    trace: 'self',
    input: z.strictObject({ accountId: Id, identity: AccountIdentity }),
    output: Account,
  }),
  /** New keys and a temporary password: the account sees no case until granted again (`security.md` 2.5). */
  'accounts.reset': command({
    ...common,
    permission: 'account.manage',
    trace: 'self',
    input: z.strictObject({ accountId: Id, password: Password }),
    output: Account,
  }),
  /** Lets somebody who failed too often try again at once (`security.md` 2.3). */
  'accounts.release': command({
    ...common,
    permission: 'account.manage',
    trace: 'self',
    input: OfAccount,
    output: Account,
  }),
  'accounts.setActive': command({
    ...common,
    permission: 'account.manage',
    trace: 'self',
    input: z.strictObject({ accountId: Id, isActive: z.boolean() }),
    output: Account,
  }),
  /** Gives the key of the cases; only someone who holds it can. */
  'accounts.grant': command({
    ...common,
    permission: 'account.grant',
    trace: 'self',
    input: OfAccount,
    output: Account,
  }),
  'accounts.revoke': command({
    ...common,
    permission: 'account.grant',
    trace: 'self',
    input: OfAccount,
    output: Account,
  }),
};

export const settings = {
  'settings.read': query({
    ...common,
    permission: 'signed_in',
    trace: 'none',
    input: z.strictObject({}),
    output: z.object({ identity: ServiceIdentity, parameters: Parameters }),
  }),
  'settings.save': command({
    ...common,
    permission: 'settings.write',
    trace: 'self',
    input: z.strictObject({ identity: ServiceIdentity, parameters: Parameters }),
    output: z.object({ identity: ServiceIdentity, parameters: Parameters }),
  }),
};
