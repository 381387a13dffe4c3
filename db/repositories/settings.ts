import type { Knex } from 'knex';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import { Parameters, ServiceIdentity } from '#shared/domain/settings';

const SCHEMAS = { identity: ServiceIdentity, parameters: Parameters } as const;

export type Settings = { identity: ServiceIdentity; parameters: Parameters };

/** The settings in force. They exist from the set-up on. */
export async function readSettings(db: Knex): Promise<Settings> {
  const rows: { name: string; value: string }[] = await db('settings').select('name', 'value');
  const valueOf = (name: keyof Settings): unknown =>
    JSON.parse(rows.find((row) => row.name === name)?.value ?? 'null');
  return {
    identity: SCHEMAS.identity.parse(valueOf('identity')),
    parameters: SCHEMAS.parameters.parse(valueOf('parameters')),
  };
}

export async function saveSettings(db: Knex, settings: Settings, at: Instant, by: Id): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    await db('settings')
      .insert({ name, value: JSON.stringify(value), changed_at: at, changed_by: by })
      .onConflict('name')
      .merge();
  }
}
