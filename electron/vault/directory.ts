import type { Knex } from 'knex';
import { listAccounts, type StoredAccount } from '#db/repositories/accounts';
import type { Id } from '#shared/domain/id';
import { roleMay } from '#shared/domain/roles';

/** The names of the team, kept beside the session: cases carry account ids, screens and printouts carry names. */
export class Directory {
  readonly #accounts: ReadonlyMap<Id, StoredAccount>;

  private constructor(accounts: readonly StoredAccount[]) {
    this.#accounts = new Map(accounts.map((account) => [account.id, account]));
  }

  static async read(system: Knex): Promise<Directory> {
    return new Directory(await listAccounts(system));
  }

  find(id: Id): StoredAccount | undefined {
    return this.#accounts.get(id);
  }

  /** The name of an account, or a dash for one that never existed here. */
  nameOf(id: Id): string {
    return this.#accounts.get(id)?.identity.name ?? '—';
  }

  all(): StoredAccount[] {
    return [...this.#accounts.values()];
  }

  /** Whether a case may be entrusted to this account: active, and of a role that writes interventions. */
  takesCases(id: Id): boolean {
    const account = this.#accounts.get(id);
    return account !== undefined && account.isActive && roleMay(account.identity.role, 'intervention.sign');
  }
}
