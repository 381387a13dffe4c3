import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { openDatabase, syncFolder } from '#db/connection';
import { migrate } from '#db/migrate';
import { casesMigrations } from '#db/migrations/cases/index';
import { systemMigrations } from '#db/migrations/system/index';
import { insertAccount, type StoredAccount } from '#db/repositories/accounts';
import { saveSettings } from '#db/repositories/settings';
import type { ParsedInputOf } from '#shared/contract/index';
import { ruleBroken } from '#shared/contract/result';
import { DEFAULT_PREFERENCES } from '#shared/domain/account';
import { NOBODY } from '#shared/domain/journal-entry';
import type { Role } from '#shared/domain/roles';
import { DEFAULT_PARAMETERS } from '#shared/domain/settings';
import { JournalKeeper, NO_ACTOR } from './journal-keeper';
import { calibrate, type KdfParams } from './keys/kdf';
import type { DatabaseKeys } from './keys/grants';
import { Keyring } from './keys/keyring';
import {
  formatRecoveryCode,
  journalKeyFrom,
  newRecoverySecret,
  parseRecoveryCode,
  recoveryKeyPair,
} from './keys/recovery-code';
import { createStationSecret, type Protector } from './keys/station-secret';
import { wipe } from './keys/wipe';
import { Seal } from './seal';
import { unfinishedFolderOf, vaultFilesIn, vaultFolderOf, type VaultFiles } from './vault-files';

type Request = ParsedInputOf<'setup.begin'>;

/** What making a vault needs from around it. */
export type SetupTools = {
  dataFolder: string;
  protector: Protector;
  acceptsDevelopment: boolean;
  /** Cost of the password derivation; measured on the station when absent. */
  kdf?: KdfParams;
  now: () => string;
};

/**
 * A set-up under way: what was typed and the recovery secret, in memory only. The files are written when the code was typed
 * back, under another name, and take their place by one rename: there is never a database without a confirmed recovery code,
 * and an interruption leaves nothing to resume but an empty start.
 */
export class Setup {
  readonly #request: Request;
  readonly #secret: Buffer;

  constructor(request: Request) {
    this.#request = request;
    this.#secret = newRecoverySecret();
  }

  get recoveryCode(): string {
    return formatRecoveryCode(this.#secret);
  }

  get serviceName(): string {
    return this.#request.identity.service;
  }

  /** Whether what was typed is the code that was printed. */
  isConfirmedBy(typed: string): boolean {
    let secret: Buffer;
    try {
      secret = parseRecoveryCode(typed);
    } catch {
      return false;
    }
    const isSame = secret.equals(this.#secret);
    wipe(secret);
    return isSame;
  }

  /**
   * Writes the vault.
   * @throws {AppError} RULE_BROKEN `confirmation_differs`; {StorageProblem} when the place is at fault.
   */
  async finish(typed: string, tools: SetupTools): Promise<void> {
    if (!this.isConfirmedBy(typed)) throw ruleBroken('confirmation_differs');
    const unfinished = unfinishedFolderOf(tools.dataFolder, randomUUID());
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    try {
      await this.#write(vaultFilesIn(unfinished), tools);
      await syncFolder(unfinished);
      await rename(unfinished, vaultFolderOf(tools.dataFolder));
      await syncFolder(dirname(unfinished));
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
    wipe(this.#secret);
  }

  async #write(files: VaultFiles, tools: SetupTools): Promise<void> {
    const stationSecret = await createStationSecret({
      file: files.station,
      protector: tools.protector,
      acceptsDevelopment: tools.acceptsDevelopment,
    });
    const databases = {
      cases: { uuid: randomUUID(), key: randomBytes(32) },
      system: { uuid: randomUUID(), key: randomBytes(32) },
    };
    const journalKey = journalKeyFrom(this.#secret);
    const opened: Knex[] = [];
    try {
      for (const kind of ['cases', 'system'] as const) {
        const db = await openDatabase({ file: files[kind], ...databases[kind], kind, mode: 'create' });
        opened.push(db);
        await migrate(db, kind === 'cases' ? casesMigrations : systemMigrations);
      }
      const [cases, system] = opened as [Knex, Knex];
      const seal = await Seal.create({
        file: files.seal,
        stationSecret,
        journalKey,
        databases: [cases, system],
      });
      const keyring = await Keyring.create({
        file: files.keyring,
        stationSecret,
        kdf: tools.kdf ?? (await calibrate()),
        databases,
        recoveryPublicKey: recoveryKeyPair(this.#secret).publicKey,
      });
      try {
        await this.#enrol(keyring, system, databases, tools);
        await keyring.confirmRecovery(this.#secret);
        await this.#record(system, seal, tools);
        await seal.anchor(system);
      } finally {
        await keyring.close();
        seal.close();
      }
    } finally {
      for (const db of opened) await db.destroy();
      wipe(journalKey, stationSecret, databases.cases.key, databases.system.key);
    }
  }

  /** The first two accounts: a coordinator who holds the keys of both files, an administrator who holds only the system's. */
  async #enrol(
    keyring: Keyring,
    system: Knex,
    databases: Required<DatabaseKeys>,
    tools: SetupTools,
  ): Promise<void> {
    const { coordinator, technicalAdmin } = this.#request;
    const firstId = randomUUID();
    const enrol = async (id: string, role: Role, first: Request['coordinator'], keys: DatabaseKeys) => {
      await keyring.createUser({
        userId: id,
        login: first.login,
        password: first.password,
        keys,
        grantedBy: firstId,
      });
      await insertAccount(system, newAccount(id, role, first, tools.now()), firstId);
    };
    await enrol(firstId, 'coordinator', coordinator, databases);
    await enrol(randomUUID(), 'technical_admin', technicalAdmin, { system: databases.system });
  }

  async #record(system: Knex, seal: Seal, { now }: SetupTools): Promise<void> {
    const { identity } = this.#request;
    await saveSettings(system, { identity, parameters: DEFAULT_PARAMETERS }, now(), NOBODY);
    await system.transaction((trx) =>
      new JournalKeeper(seal).append(trx, 'system', { ...NO_ACTOR, role: 'setup' }, now(), {
        action: 'setup',
        detail: { accounts: 2, recoveryConfirmed: true },
      }),
    );
  }
}

function newAccount(id: string, role: Role, first: Request['coordinator'], createdAt: string): StoredAccount {
  return {
    id,
    login: first.login,
    identity: {
      name: first.name,
      title: first.title,
      badge: null,
      role,
      isPeaceOfficer: false,
      isDesignatedCrisisWorker: false,
      professionalOrder: '',
      permitNumber: '',
    },
    isActive: true,
    temporaryPasswordBy: null,
    preferences: DEFAULT_PREFERENCES,
    createdAt,
  };
}
