import type { Knex } from 'knex';
import { findCase } from '#db/repositories/case-files';
import { findDraft } from '#db/repositories/drafts';
import { findIntake } from '#db/repositories/intakes';
import { findIntervention, listAddenda } from '#db/repositories/interventions';
import { countEntries } from '#db/repositories/journal';
import { findPerson } from '#db/repositories/persons';
import type { Id } from '#shared/domain/id';
import { hashOf, type Act, type Heard } from './acts';

/** What must be found of a draft: its last acknowledged words, or the ones that were being saved at the kill. */
type DraftState = { version: number; hash: string };

/** Everything that was acknowledged in a folder since its first round. */
export class Ledger {
  readonly #written: Act[] = [];
  readonly #drafts = new Map<Id, DraftState>();
  readonly #views = new Map<Id, number>();
  acknowledged = 0;

  /**
   * Checks what a round left, then takes it in.
   * @returns whether what was in doubt at the kill was kept.
   * @throws an error that says what is missing or altered.
   */
  async settle(db: Knex, { acknowledged, inDoubt }: Heard): Promise<'kept' | 'absent' | 'none'> {
    for (const act of acknowledged) this.#take(act);
    this.acknowledged += acknowledged.length;
    const isKept = inDoubt !== undefined && (await isThere(db, inDoubt));
    if (inDoubt && isKept) this.#take(inDoubt);
    await this.#check(db, [...acknowledged, ...(inDoubt && isKept ? [inDoubt] : [])]);
    if (inDoubt && !isKept) await checkAbsent(db, inDoubt);
    if (!inDoubt || !isWrite(inDoubt)) return 'none';
    return isKept ? 'kept' : 'absent';
  }

  /** Checks everything since the first round again. */
  async checkAll(db: Knex): Promise<void> {
    await this.#check(db, this.#written);
  }

  #take(act: Act): void {
    if (act.kind === 'draft') this.#drafts.set(act.id, { version: act.version, hash: act.hash });
    if (act.kind === 'sign') this.#drafts.delete(act.id);
    if (act.kind === 'view') this.#views.set(act.id, (this.#views.get(act.id) ?? 0) + 1);
    if (isWrite(act)) this.#written.push(act);
  }

  async #check(db: Knex, acts: readonly Act[]): Promise<void> {
    for (const act of acts) {
      if (act.kind === 'draft') continue;
      if (isWrite(act)) demand(await isThere(db, act), 'lost or altered', act);
    }
    for (const [id, { version, hash }] of this.#drafts) {
      const draft = await findDraft(db, id);
      demand(draft !== undefined, 'draft lost', { id });
      demand(draft?.version === version && hashOf(draft.body) === hash, 'draft not the last saved', {
        id,
        version,
      });
    }
    for (const [id, times] of this.#views) {
      const told = await countEntries(db, { subject: { kind: 'case', id }, actions: ['view'] });
      demand(told >= times, 'a reading left no trace', { id, times, told });
    }
  }
}

const isWrite = (act: Act) => ['person', 'intake', 'case', 'draft', 'sign', 'addendum'].includes(act.kind);

function demand(condition: boolean, what: string, about: unknown): void {
  if (!condition) throw new Error(`${what}: ${JSON.stringify(about)}`);
}

/** Whether an act is in the file whole, with its line in the journal; and throws when only a part of it is. */
async function isThere(db: Knex, act: Act): Promise<boolean> {
  switch (act.kind) {
    case 'person': {
      const found = await findPerson(db, act.id);
      if (!found) return false;
      const { version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...words } = found;
      demand(hashOf(words) === act.hash, 'person altered', act);
      return hasTrace(db, 'person', act.id, 'create');
    }
    case 'intake': {
      const found = await findIntake(db, act.id);
      if (!found) return false;
      const {
        number: _number,
        status: _status,
        receivedBy: _by,
        caseId: _case,
        findings: _findings,
        ...words
      } = found;
      demand(hashOf(words) === act.hash, 'request altered', act);
      return hasTrace(db, 'intake', act.id, 'create');
    }
    case 'case': {
      if (!(await findCase(db, act.id))) return false;
      demand((await findIntake(db, act.intakeId))?.caseId === act.id, 'case without its request', act);
      return hasTrace(db, 'case', act.id, 'create');
    }
    case 'draft': {
      const found = await findDraft(db, act.id);
      if (found?.version !== act.version) return false;
      demand(hashOf(found.body) === act.hash, 'draft altered', act);
      return hasTrace(db, 'draft', act.id, 'draft');
    }
    case 'sign': {
      const found = await findIntervention(db, act.id);
      if (!found) return false;
      demand(hashOf(found.content) === act.hash, 'note altered', act);
      demand((await findDraft(db, act.id)) === undefined, 'signed and still a draft', act);
      return hasTrace(db, 'intervention', act.id, 'sign');
    }
    case 'addendum': {
      const addenda = (await listAddenda(db, [act.interventionId])).get(act.interventionId) ?? [];
      const found = addenda.find(({ id }) => id === act.id);
      if (!found) return false;
      demand(hashOf({ text: found.text, reason: found.reason }) === act.hash, 'addendum altered', act);
      return hasTrace(db, 'intervention', act.interventionId, 'addendum');
    }
    default:
      return false;
  }
}

async function hasTrace(db: Knex, kind: string, id: Id, action: string): Promise<boolean> {
  const lines = await countEntries(db, { subject: { kind, id }, actions: [action] });
  demand(lines > 0, `a ${action} without a line in the journal`, { kind, id });
  return true;
}

/** What did not happen left no line that says it did. */
async function checkAbsent(db: Knex, act: Act): Promise<void> {
  const subjectOf = {
    person: ['person', 'create'],
    intake: ['intake', 'create'],
    case: ['case', 'create'],
    sign: ['intervention', 'sign'],
  } as const;
  if (!(act.kind in subjectOf) || !('id' in act)) return;
  const [kind, action] = subjectOf[act.kind as keyof typeof subjectOf];
  const lines = await countEntries(db, { subject: { kind, id: act.id }, actions: [action] });
  demand(lines === 0, 'a line in the journal for what did not happen', act);
}
