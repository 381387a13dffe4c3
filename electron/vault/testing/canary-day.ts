import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index';
import {
  aContactPoint,
  anAddress,
  anIntake,
  anInterventionContent,
  anInterventionDraft,
  aPerson,
} from '#shared/testing/builders';
import type { Os } from '../os';
import { anIdentity, composeAt, paperOs } from './station';

// A day of work in which every text is a canary: a word that exists nowhere else. Run in a process of its own, which tells the
// words and the keys on its output, and then waits to be killed. Whoever started it looks for them on the disk.

const [folder = ''] = process.argv.slice(2);
const canaries: Record<string, string> = {};
const secrets: Record<string, string> = {};

/** A word for one place: letters only, so that it is the same however it is folded, glued or indexed. */
function canary(place: string): string {
  const word = `canari${randomBytes(12)
    .toString('hex')
    .replace(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;
  canaries[place] = word;
  return word;
}

/** A password that the rules accept, with a canary in it. */
const password = (place: string) => `${canary(place)} boréal tuile`;

/** An operating system that really protects: the secret of the station must not lie about either. */
function protectingOs(): Os {
  const tray = { html: [], printed: [], saved: [], printer: 'printed' as const, target: 'chosen' };
  const os = paperOs(tray);
  const key = randomBytes(32);
  return {
    ...os,
    protection: 'os',
    protect: (bytes) => {
      secrets['station secret'] = bytes.toString('hex');
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
      return Promise.resolve(sealed);
    },
    unprotect: (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(-16));
      return Promise.resolve(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]));
    },
    renderPdf: (html) =>
      html.includes(canaries['facts that cannot be printed'] ?? '\u0000')
        ? Promise.reject(new Error(`no page for ${canary('error of the system')}`))
        : os.renderPdf(html),
  };
}

const clock = { now: '2026-03-16T13:00:00.000Z' };
const os = protectingOs();
let running = composeAt(folder, clock, os);

async function ask<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const result = await running.dispatch(name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value as OutputOf<N>;
}
async function signIn(login: string, typed: string): Promise<string> {
  const answer = await ask('session.signIn', { login, password: typed });
  if (answer.outcome !== 'signed_in') throw new Error(JSON.stringify(answer));
  for (const [kind, { key }] of Object.entries(running.vault.session()?.keys ?? {}))
    secrets[`key of ${kind}`] = Buffer.from(key).toString('hex');
  return answer.seat.accountId;
}

// --- set-up, accounts ---
const first = {
  login: canary('login of the coordinator'),
  password: password('password of the coordinator'),
};
const { recoveryCode } = await ask('setup.begin', {
  identity: {
    service: canary('service'),
    unit: canary('unit'),
    territory: [{ name: canary('municipality of the territory'), healthRegion: 'lanaudiere' }],
  },
  coordinator: {
    ...first,
    name: canary('name of the coordinator'),
    title: canary('title of the coordinator'),
  },
  technicalAdmin: {
    login: canary('login of the administrator'),
    password: password('password of the administrator'),
    name: canary('name of the administrator'),
    title: canary('title of the administrator'),
  },
});
canaries['recovery code'] = recoveryCode;
canaries['recovery code without its dashes'] = recoveryCode.replace(/[^0-9A-Za-z]/g, '');
await running.dispatch('setup.finish', { recoveryCode: canary('recovery code typed wrong') });
await ask('setup.finish', { recoveryCode });
await running.dispatch('session.signIn', {
  login: canary('login of nobody'),
  password: password('password of nobody'),
});
await signIn(first.login, first.password);
await ask('journal.verify', { recoveryCode });
const workerId = randomUUID();
const worker = { login: canary('login of the worker'), password: password('temporary password') };
await ask('accounts.create', {
  id: workerId,
  ...worker,
  identity: {
    ...anIdentity('worker'),
    name: canary('name of the worker'),
    title: canary('title of the worker'),
    badge: canary('badge').slice(0, 20),
    professionalOrder: canary('order'),
    permitNumber: canary('permit'),
  },
});
canaries['badge'] = (canaries['badge'] ?? '').slice(0, 20);
await ask('accounts.grant', { accountId: workerId });
await signIn(worker.login, worker.password);
const chosen = password('password of the worker');
await ask('session.changePassword', { current: worker.password, next: chosen });

// --- a case ---
const personId = randomUUID();
await ask('persons.search', { text: canary('search of a person'), limit: 10 });
await ask(
  'persons.create',
  aPerson({
    id: personId,
    names: [
      { kind: 'usual', family: canary('family name'), given: canary('given name') },
      { kind: 'alias', family: canary('alias'), given: '' },
    ],
    pronoun: canary('pronoun'),
    accommodation: canary('accommodation'),
    addresses: [
      anAddress({
        id: randomUUID(),
        kind: 'secret_shelter',
        street: canary('street'),
        unit: canary('unit of an address'),
        municipality: canary('municipality of an address'),
      }),
    ],
    contactPoints: [
      aContactPoint({
        id: randomUUID(),
        value: canary('contact'),
        hours: canary('hours'),
        codeWord: canary('code word'),
        whoMayAnswer: canary('who may answer'),
        notes: canary('notes'),
      }),
    ],
  }),
);
const intakeDraftId = randomUUID();
const {
  id: _id,
  receivedAt: _at,
  ...words
} = anIntake({ account: canary('request under way'), eventNumbers: [] });
const intakeDraft = { ...words, receivedDay: '2026-03-16', receivedTime: '08:00' };
await ask('drafts.save', {
  id: intakeDraftId,
  version: null,
  body: { kind: 'intake', content: intakeDraft },
});
const intake = anIntake({
  id: randomUUID(),
  account: canary('account of the facts'),
  requester: {
    name: canary('requester'),
    badge: '',
    organisation: canary('organisation'),
    phone: canary('phone of the requester'),
  },
  eventNumbers: [canary('event number')],
  municipality: canary('municipality of a request'),
  persons: [
    { personId, described: '', role: 'concerned' },
    { personId: null, described: canary('person described'), role: 'witness' },
  ],
});
await ask('intakes.record', { intake, draftId: intakeDraftId });
await ask('intakes.list', { which: 'all', text: canary('search of a request'), limit: 50 });
const caseId = randomUUID();
await ask('cases.open', {
  id: caseId,
  intakeId: intake.id,
  category: 'domestic_violence',
  responsibleId: workerId,
  confidentiality: 'restricted',
  nextReviewOn: '2026-04-15',
});
await ask('cases.list', { scope: 'readable', text: canary('search of a case'), withClosed: true, limit: 50 });

// --- interventions: under way, signed, corrected ---
const words5 = (what: string) => ({
  placeDetail: canary(`place of ${what}`),
  othersPresent: canary(`present at ${what}`),
  patrolBadges: canary(`badges at ${what}`),
  purpose: canary(`purpose of ${what}`),
  facts: canary(`facts of ${what}`),
  observations: canary(`observations of ${what}`),
  quotedWords: canary(`words quoted in ${what}`),
  opinion: canary(`opinion in ${what}`),
  measures: canary(`measures of ${what}`),
});
const draftOf = (what: string) =>
  ({ kind: 'intervention', caseId, content: anInterventionDraft(words5(what)) }) as const;
const draftId = randomUUID();
const first1 = await ask('drafts.save', { id: draftId, version: null, body: draftOf('a first draft') });
const second = await ask('drafts.save', {
  id: draftId,
  version: first1.version,
  body: draftOf('a second draft'),
});
await running.dispatch('drafts.save', { id: draftId, version: 1, body: draftOf('a draft that was refused') });
await ask('interventions.sign', {
  draftId,
  version: second.version,
  content: anInterventionContent(words5('what was signed')),
});
await ask('interventions.addAddendum', {
  id: randomUUID(),
  interventionId: draftId,
  text: canary('addendum'),
  reason: canary('reason of the addendum'),
});
const thrownAway = randomUUID();
await ask('drafts.save', { id: thrownAway, version: null, body: draftOf('a draft thrown away') });
await ask('drafts.discard', { draftId: thrownAway });
await ask('cases.read', { caseId });
await ask('persons.read', { personId });

// --- print, with what goes wrong ---
const preview = (interventionIds: string[]) =>
  ({ caseId, interventionIds, profile: 'internal', language: 'fr' }) as const;
const shown = await ask('summaries.preview', preview([draftId]));
await ask('summaries.print', { printId: shown.printId });
await ask('summaries.save', { printId: shown.printId, warningRead: true });
const unprintable = randomUUID();
const cannot = { ...words5('what cannot be printed'), facts: canary('facts that cannot be printed') };
const body = { kind: 'intervention', caseId, content: anInterventionDraft(cannot) } as const;
const third = await ask('drafts.save', { id: unprintable, version: null, body });
await ask('interventions.sign', {
  draftId: unprintable,
  version: third.version,
  content: anInterventionContent(cannot),
});
await running.dispatch('summaries.preview', preview([unprintable]));
await running.dispatch('persons.create', {
  ...aPerson(),
  pronoun: { wrong: canary('input that is refused') },
});
await running.dispatch(canary('name of no call'), { [canary('field of no call')]: 1 });

// --- the coordinator lets in and keeps out ---
await signIn(first.login, first.password);
const other = await ask('accounts.colleagues', {});
const accountId = other.find((one) => one.role === 'technical_admin')?.id ?? '';
await ask('cases.exclude', { caseId, accountId, reason: canary('reason of an exclusion') });
await ask('journal.list', {
  subject: { kind: 'case', id: caseId },
  actorId: null,
  actions: [],
  from: null,
  to: null,
  beforeSeq: null,
  limit: 500,
});

// --- enough to make the engine want room to sort, then a lock, another process, and words under the hand ---
for (let n = 0; n < 60; n++) {
  const account = `${canaries['account of the facts'] ?? ''} `.repeat(500);
  await ask('intakes.record', { intake: anIntake({ id: randomUUID(), account }), draftId: null });
}
await ask('intakes.list', { which: 'all', text: '', limit: 200 });
await ask('session.lock', {});
await running.vault.close();
running = composeAt(folder, clock, os);
await signIn(worker.login, chosen);
await ask('drafts.save', { id: randomUUID(), version: null, body: draftOf('words under the hand') });
const found = await ask('persons.search', { text: canaries['family name'] ?? '', limit: 10 });
if (found.lines.length !== 1) throw new Error('the canary is not in the files: nothing was proved');

console.log(JSON.stringify({ canaries, secrets }));
process.stdin.resume();
