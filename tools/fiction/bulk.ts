import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { canonicalJson } from '#db/canonical-json';
import { checkpoint, openDatabase } from '#db/connection';
import {
  databaseIdentity,
  headOf,
  linkOf,
  type JournalRow,
  type JournalSubject,
  type Sealer,
} from '#db/repositories/journal';
import { dayOf, plusDays, type CalendarDay } from '#shared/domain/calendar-day';
import { situationType } from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import { canonicalContent, type InterventionContent } from '#shared/domain/intervention';
import { searchWordsOfPerson, type NewPerson, type PersonName } from '#shared/domain/person';
import { openStationSecret } from '../../electron/vault/keys/station-secret';
import { wipe } from '../../electron/vault/keys/wipe';
import { excerptOf } from '../../electron/vault/features/lines';
import { Seal } from '../../electron/vault/seal';
import { vaultFilesIn, vaultFolderOf } from '../../electron/vault/vault-files';
import { WINDOWLESS, type FictionalStation } from './fictional-station';
import { GIVEN_NAMES, rareFamilyName } from './names';
import { note } from './notes';
import { person } from './people';
import type { Random } from './random';
import { request } from './requests';
import type { TeamMember } from './team';

/** How much to write. */
export type BulkPlan = {
  cases: number;
  /** In each case. */
  interventions: number;
  /** Cases beside those, to be opened by measures: each with so many interventions. */
  long: { cases: number; interventions: number };
  /** The part of cases still open: the others are closed, as most are after some years. */
  openShare: number;
};

/** Who writes in the fiction, and who holds the cases. */
export type Author = Pick<TeamMember, 'identity'> & { id: Id };

/** What a measure needs to know of what was written. */
export type BulkFacts = { caseIds: Id[]; longCaseIds: Id[]; names: PersonName[]; journalEntries: number };

/** Cases per transaction: enough for the pages of random keys to be written once, few enough for the log to stay small. */
const PAGE = 2_000;
/** Rows per statement. */
const ROWS = 200;
/** How many ids and names are kept for the measures. */
const SAMPLE = 2_000;

/**
 * Fills a vault by its tables rather than by its calls: a hundred thousand cases in minutes. What is written is what the
 * calls would have written, journal included: its chain and its seals verify since the first entry.
 * The station must be signed in as someone who holds the key of the cases; it is locked here, and stays so.
 */
export async function fillInBulk(
  station: FictionalStation,
  random: Random,
  {
    plan,
    authors,
    onProgress,
  }: { plan: BulkPlan; authors: readonly Author[]; onProgress: (done: number, total: number) => void },
): Promise<BulkFacts> {
  const held = station.vault.session()?.keys.cases;
  if (!held) throw new Error('somebody who holds the key of the cases must be signed in');
  const database = { uuid: held.uuid, key: Buffer.from(held.key) };
  await station.vault.close();

  const files = vaultFilesIn(vaultFolderOf(station.folder));
  const secret = await openStationSecret({
    file: files.station,
    protector: { kind: 'development', protect: WINDOWLESS.protect, unprotect: WINDOWLESS.unprotect },
    acceptsDevelopment: true,
  });
  const seal = await Seal.open({ file: files.seal, stationSecret: secret });
  const db = await openDatabase({ file: files.cases, ...database, kind: 'cases', mode: 'open' });
  wipe(database.key, secret);
  try {
    // For the filling only: keys are drawn at random, so that their pages are touched again and again.
    await db.raw('PRAGMA cache_size = -600000');
    const uuid = await databaseIdentity(db);
    const filler = new Filler(random, { authors, sealer: seal.sealerFor(uuid), uuid });
    const total = plan.cases + plan.long.cases;
    for (let done = 0; done < plan.cases; done += PAGE) {
      const count = Math.min(PAGE, plan.cases - done);
      await db.transaction((trx) => filler.write(trx, count, plan.interventions, plan.openShare));
      onProgress(done + count, total);
    }
    await db.transaction((trx) => filler.write(trx, plan.long.cases, plan.long.interventions, 1));
    onProgress(total, total);
    await checkpoint(db);
    await seal.anchor(db);
    return filler.facts(plan.long.cases);
  } finally {
    await db.destroy();
    seal.close();
  }
}

class Filler {
  readonly #random: Random;
  readonly #authors: readonly Author[];
  readonly #sealer: Sealer;
  readonly #uuid: string;
  readonly #boot = randomUUID();
  readonly #today: CalendarDay;
  #written = 0;
  readonly #caseIds: Id[] = [];
  readonly #names: PersonName[] = [];
  #head: { seq: number; h: Buffer } = { seq: 0, h: Buffer.alloc(0) };
  #rows = new Rows();

  constructor(random: Random, around: { authors: readonly Author[]; sealer: Sealer; uuid: string }) {
    this.#random = random;
    this.#authors = around.authors;
    this.#sealer = around.sealer;
    this.#uuid = around.uuid;
    this.#today = dayOf(Temporal.Now.instant().toString());
  }

  facts(long: number): BulkFacts {
    const stride = Math.max(1, Math.floor(this.#caseIds.length / SAMPLE));
    return {
      caseIds: this.#caseIds.slice(0, -long || undefined).filter((_, index) => index % stride === 0),
      longCaseIds: long === 0 ? [] : this.#caseIds.slice(-long),
      names: this.#names.filter((_, index) => index % stride === 0),
      journalEntries: this.#head.seq,
    };
  }

  /** So many cases, in the transaction given. */
  async write(trx: Knex.Transaction, cases: number, interventions: number, openShare: number): Promise<void> {
    this.#head = await headOf(trx);
    this.#rows = new Rows();
    const [last] = await trx('persons').max({ n: 'row' });
    let personRow = Number(last?.['n'] ?? 0);
    for (let n = 0; n < cases; n++) this.#case(++personRow, interventions, this.#random.chance(openShare));
    await this.#rows.insert(trx);
    const year = Number(this.#today.slice(0, 4));
    for (const name of ['case', 'intake'])
      await trx('counters').insert({ name, year, value: this.#written }).onConflict(['name', 'year']).merge();
  }

  #case(personRow: number, interventions: number, isOpen: boolean): void {
    const random = this.#random;
    const author = random.pick(this.#authors);
    const number = String(++this.#written).padStart(4, '0');
    // Ten years of cases, the open ones in the last three months.
    const openedAt = this.#ago(isOpen ? random.between(1, 90) : random.between(91, 3650));
    const someone = this.#person(personRow, openedAt, author);
    const intake = request(random, {
      receivedAt: openedAt,
      persons: [{ personId: someone.id, described: '', role: 'concerned' }],
    });
    const caseId = random.id();
    this.#caseIds.push(caseId);
    const year = openedAt.slice(0, 4);
    const lastEntryAt = later(openedAt, interventions * 7 * 60);
    this.#rows.add('case_files', {
      id: caseId,
      number: `DOS-${year}-${number}`,
      status: isOpen ? 'open' : 'closed',
      category: random.pick(situationType.codes),
      responsible_id: author.id,
      confidentiality: random.chance(0.03) ? 'restricted' : 'standard',
      opened_at: openedAt,
      opened_by: author.id,
      next_review_on: plusDays(this.#today, random.between(-10, 80)),
      last_entry_at: lastEntryAt,
      version: 1,
    });
    this.#rows.add('intakes', {
      id: intake.id,
      number: `DEM-${year}-${number}`,
      status: 'accepted',
      received_at: intake.receivedAt,
      received_by: author.id,
      origin: intake.origin,
      requester: JSON.stringify(intake.requester),
      event_numbers: JSON.stringify(intake.eventNumbers),
      situation_types: JSON.stringify(intake.situationTypes),
      account: intake.account,
      urgency: intake.urgency,
      municipality: intake.municipality,
      patrol_officers: intake.patrolOfficers,
      patrol_minutes: intake.patrolMinutes,
      findings: '[]',
      case_id: caseId,
      recorded_at: openedAt,
    });
    this.#rows.add('intake_persons', {
      intake_id: intake.id,
      position: 0,
      person_id: someone.id,
      described: '',
      role: 'concerned',
    });
    this.#rows.add('case_participants', {
      case_id: caseId,
      person_id: someone.id,
      role: 'concerned',
      since: openedAt.slice(0, 10),
      position: 0,
    });
    this.#trace(
      author,
      openedAt,
      'create',
      [
        { kind: 'case', id: caseId },
        { kind: 'intake', id: intake.id },
      ],
      {
        responsible: author.id,
        confidentiality: 'standard',
      },
    );
    for (let n = 0; n < interventions; n++)
      this.#intervention(
        caseId,
        author,
        note(random, { startedAt: later(openedAt, n * 7 * 60), participantIds: [someone.id] }),
      );
  }

  #person(row: number, at: Instant, author: Author): NewPerson {
    const random = this.#random;
    const name: PersonName = {
      kind: 'usual',
      family: rareFamilyName(random),
      given: random.pick(GIVEN_NAMES),
    };
    const someone = person(random, this.#today, { over: random.chance(0.5) ? { names: [name] } : {} });
    this.#names.push(...someone.names.slice(0, 1));
    this.#rows.add('persons', {
      row,
      id: someone.id,
      birth: someone.birth === null ? null : JSON.stringify(someone.birth),
      gender: someone.gender,
      pronoun: someone.pronoun,
      language: someone.language,
      needs_interpreter: Number(someone.needsInterpreter),
      accommodation: someone.accommodation,
      identity: someone.identity,
      version: 1,
      created_at: at,
      created_by: author.id,
      updated_at: at,
      updated_by: author.id,
    });
    for (const [position, one] of someone.names.entries())
      this.#rows.add('person_names', { person_id: someone.id, position, ...one });
    for (const [position, address] of someone.addresses.entries())
      this.#rows.add('addresses', {
        id: address.id,
        person_id: someone.id,
        position,
        kind: address.kind,
        civic_number: address.civicNumber,
        street: address.street,
        unit: address.unit,
        municipality: address.municipality,
        postal_code: address.postalCode,
        since: address.since,
        until: address.until,
        is_protected: Number(address.isProtected),
      });
    for (const [position, contact] of someone.contactPoints.entries())
      this.#rows.add('contact_points', {
        id: contact.id,
        person_id: someone.id,
        position,
        kind: contact.kind,
        value: contact.value,
        safety: contact.safety,
        hours: contact.hours,
        may_leave_message: contact.mayLeaveMessage === null ? null : Number(contact.mayLeaveMessage),
        code_word: contact.codeWord,
        who_may_answer: contact.whoMayAnswer,
        notes: contact.notes,
        verified_on: contact.verifiedOn,
      });
    this.#rows.add('person_words', { rowid: row, words: searchWordsOfPerson(someone.names).join(' ') });
    this.#trace(author, at, 'create', [{ kind: 'person', id: someone.id }], {});
    return someone;
  }

  #intervention(caseId: Id, author: Author, content: InterventionContent): void {
    const id = this.#random.id();
    const canonical = canonicalContent(content);
    const signedAt = later(content.startedAt, 120);
    const hash = createHash('sha256')
      .update(JSON.stringify([id, caseId, author.id, signedAt, canonical]))
      .digest('hex');
    const { name, title, badge } = author.identity;
    this.#rows.add('interventions', {
      id,
      case_id: caseId,
      type: content.type,
      started_at: content.startedAt,
      ended_at: content.endedAt,
      results: JSON.stringify(content.results),
      outcomes: JSON.stringify(content.outcomes),
      excerpt: excerptOf(content.purpose, content.facts),
      content: canonical,
      is_late: 0,
      findings: '[]',
      author_id: author.id,
      author_name: name,
      author_title: title,
      author_badge: badge,
      signed_at: signedAt,
      hash,
    });
    this.#trace(
      author,
      signedAt,
      'sign',
      [
        { kind: 'intervention', id },
        { kind: 'case', id: caseId },
      ],
      {
        hash,
        late: false,
        findings: [],
      },
    );
  }

  #trace(
    author: Author,
    at: Instant,
    action: string,
    subjects: JournalSubject[],
    detail: Record<string, unknown>,
  ): void {
    const unsealed: Omit<JournalRow, 'h' | 'mac'> = {
      seq: this.#head.seq + 1,
      at: Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' }),
      mono_ms: this.#head.seq,
      boot: this.#boot,
      actor: author.id,
      role: author.identity.role,
      action,
      outcome: 'done',
      reason: null,
      reference: null,
      subjects: `[${subjects
        .map((subject) => canonicalJson(subject))
        .sort()
        .join(',')}]`,
      detail: canonicalJson(detail),
      epoch: this.#sealer.epoch,
      prev: this.#head.h,
    };
    const h = linkOf(this.#uuid, unsealed);
    this.#rows.add('journal', { ...unsealed, h, mac: this.#sealer.mac(h) });
    this.#head = { seq: unsealed.seq, h };
  }

  #ago(days: number): Instant {
    return Temporal.Now.instant()
      .subtract({ hours: days * 24, minutes: this.#random.between(0, 24 * 60) })
      .toString({ smallestUnit: 'second' });
  }
}

function later(at: Instant, minutes: number): Instant {
  return Temporal.Instant.from(at).add({ minutes }).toString({ smallestUnit: 'second' });
}

/** The tables in the order of their insertion: parents come before children. */
const TABLES = [
  'persons',
  'person_names',
  'addresses',
  'contact_points',
  'person_words',
  'case_files',
  'case_participants',
  'intakes',
  'intake_persons',
  'interventions',
  'journal',
] as const;

/** Rows waiting to be inserted. */
class Rows {
  readonly #rows = new Map<string, object[]>(TABLES.map((table) => [table, []]));

  add(table: (typeof TABLES)[number], row: object): void {
    this.#rows.get(table)?.push(row);
  }

  async insert(trx: Knex.Transaction): Promise<void> {
    for (const [table, rows] of this.#rows)
      for (let at = 0; at < rows.length; at += ROWS) await trx(table).insert(rows.slice(at, at + ROWS));
  }
}
