import { ruleBroken } from '#shared/contract/result';
import type { Actor } from '#shared/domain/access';
import { ageOn, dayOf, type CalendarDay } from '#shared/domain/calendar-day';
import type { CaseFile, Participant } from '#shared/domain/case-file';
import type { Language } from '#shared/domain/code-list';
import {
  caseStatus,
  comparedOutcome,
  confidentialityLevel,
  interventionPlace,
  interventionResult,
  interventionType,
  personRole,
  situationType,
} from '#shared/domain/code-lists';
import {
  ageText,
  birthText,
  clockText,
  durationText,
  longDayText,
  tableClockText,
} from '#shared/domain/format';
import type { Id } from '#shared/domain/id';
import { minutesBetween, type Instant } from '#shared/domain/instant';
import type { Addendum, Intervention } from '#shared/domain/intervention';
import { familyFirst, givenFirst, isProtectedAddress, type Address } from '#shared/domain/person';
import type { ServiceIdentity } from '#shared/domain/settings';
import {
  mayPrint,
  PROSE_FIELDS,
  PRINTABLE_FIELDS,
  shareOneCase,
  WHITELIST,
  type PrintableField,
  type RecipientProfile,
} from '#shared/domain/summary';
import { foldForSearch } from '#shared/domain/text';
import { findProtectedAddress, type AddressToHide } from './protected-address';
import { COPY, FINDING_WORDS, SCOPE, SUMMARY_WORDS } from './summary-words';

/** The frame of a case that a copy carries. A partner needs to know which file it is and whom to call, no more. */
const CASE_FIELDS: Record<RecipientProfile, readonly (keyof CaseFrame)[]> = {
  internal: ['situation', 'status', 'opened', 'responsible', 'confidentiality', 'nextReview', 'eventNumbers'],
  partner: ['responsible'],
  court: ['situation', 'opened', 'responsible', 'eventNumbers'],
};

type CaseFrame = {
  situation: string;
  status: string;
  opened: string;
  responsible: string;
  confidentiality: string;
  nextReview: string;
  eventNumbers: string[];
};

/** What was left out of a copy, as codes for the dialog: a field, a role whose name is withheld, a name to look at. */
export type WithheldCode =
  PrintableField | 'opinion_by_role' | `role:${Participant['role']}` | `named_in_text:${Id}`;

/** Everything that a summary is composed from. Values only; nothing of it reaches the paper but field by field. */
export type SummaryInput = {
  service: Pick<ServiceIdentity, 'service' | 'unit'>;
  caseFile: CaseFile;
  /** The people of the case, one line per role. */
  participants: readonly Participant[];
  interventions: readonly Intervention[];
  /** Who prints: decides with the profile whether opinion may be printed. */
  actor: Actor;
  profile: RecipientProfile;
  language: Language;
  printNumber: string;
  printedAt: Instant;
  /** All the addresses of the people of the case; those that are protected may stand in no text of the summary. */
  excludedProtectedAddresses: readonly (AddressToHide & Pick<Address, 'isProtected'>)[];
};

export type PrintedSection = { field: (typeof PROSE_FIELDS)[number]; text: string };
export type PrintedSignature = { by: string; at: string; hash: string; isLate: boolean };
export type PrintedAddendum = { text: string; reason: string; signature: PrintedSignature };

/** One intervention as it stands on paper: every string is final, absent means not for this copy. */
export type PrintedIntervention = {
  type: string;
  day: CalendarDay;
  clock: string;
  when: string;
  place?: string;
  present?: string[];
  patrol?: { badges: string };
  eventNumber?: string;
  purpose?: string;
  /** Sections with words; a section allowed but left empty by its author is in `emptySections`. */
  sections: PrintedSection[];
  emptySections: PrintedSection['field'][];
  results: string[];
  outcomes?: string[];
  patrolMinutesFreed?: string;
  findings?: string[];
  addenda?: PrintedAddendum[];
  signature: PrintedSignature;
};

export type PrintedPerson = { name: string; roles: string[]; birth: string; age: string };

/** A summary ready to be laid out: only what this copy lets out. */
export type SummaryModel = {
  language: Language;
  profile: RecipientProfile;
  service: string;
  unit: string;
  caseNumber: string;
  frame: Partial<CaseFrame>;
  period: string;
  count: string;
  copy: string;
  scope: string;
  printNumber: string;
  establishedBy: string;
  printedBy: string;
  /** Ages are told on this day, the last of the interventions (INV-06). */
  ageDay: CalendarDay;
  people: PrintedPerson[];
  interventions: PrintedIntervention[];
  withheld: WithheldCode[];
};

/**
 * Composes what goes on paper, field by field through the whitelist of the profile (`domain.md` 10, `users.md` 15): no
 * object is ever poured out. Interventions come in the order of time.
 * @throws AppError RULE_BROKEN `nothing_to_print`, `interventions_of_several_cases`, or `protected_address_in_text`
 *   with the ids of the interventions whose words name a protected address: such a summary is never made.
 */
export function composeSummary(input: SummaryInput): SummaryModel {
  if (input.interventions.length === 0) throw ruleBroken('nothing_to_print');
  if (!shareOneCase(input.interventions)) throw ruleBroken('interventions_of_several_cases');
  const naming = interventionsNamingProtectedAddress(input);
  if (naming.length > 0) throw ruleBroken('protected_address_in_text', naming);

  const { language, profile, actor } = input;
  const words = SUMMARY_WORDS[language];
  const interventions = inOrder(input.interventions);
  const ageDay = interventions.map((one) => dayOf(one.startedAt)).reduce((a, b) => (a > b ? a : b));
  const who = signatory(actor, language);
  const printed = words.at(
    longDayText(dayOf(input.printedAt), language),
    clockText(input.printedAt, language),
  );
  return {
    language,
    profile,
    service: input.service.service,
    unit: input.service.unit,
    caseNumber: input.caseFile.number,
    frame: frameOf(input, interventions),
    period: periodOf(interventions, language),
    count: words.count(interventions.length),
    copy: COPY[language][profile],
    scope: SCOPE[language][profile],
    printNumber: input.printNumber,
    establishedBy: `${who}, ${language === 'fr' ? `le\u00a0${printed}` : printed}`,
    printedBy: words.printedBy(who, language === 'fr' ? `le\u00a0${printed}` : printed),
    ageDay,
    people: printedPeople(input, ageDay),
    interventions: interventions.map((one) => printedIntervention(one, input)),
    withheld: withheldFrom(input),
  };
}

/**
 * The interventions of which some printed word names a protected address. Every string that this copy would print of an
 * intervention is read: a field added to the print model later is read too.
 */
export function interventionsNamingProtectedAddress(input: SummaryInput): Id[] {
  const hidden = input.excludedProtectedAddresses.filter(isProtectedAddress);
  if (hidden.length === 0) return [];
  return input.interventions
    .filter((one) =>
      textsIn(printedIntervention(one, input)).some((text) => findProtectedAddress(text, hidden)),
    )
    .map((one) => one.id);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

function inOrder(interventions: readonly Intervention[]): Intervention[] {
  return interventions.toSorted(
    (a, b) =>
      Temporal.Instant.compare(a.startedAt, b.startedAt) ||
      Temporal.Instant.compare(a.signedAt, b.signedAt) ||
      (a.id < b.id ? -1 : 1),
  );
}

function frameOf(input: SummaryInput, interventions: readonly Intervention[]): Partial<CaseFrame> {
  const { caseFile, language, profile, actor } = input;
  const allowed = (field: keyof CaseFrame) => CASE_FIELDS[profile].includes(field);
  const frame: Partial<CaseFrame> = {};
  if (allowed('situation')) frame.situation = situationType.labelOf(caseFile.category, language);
  if (allowed('status')) frame.status = caseStatus.labelOf(caseFile.status, language);
  if (allowed('opened')) frame.opened = longDayText(dayOf(caseFile.openedAt), language);
  if (allowed('responsible')) frame.responsible = caseFile.responsibleName;
  if (allowed('confidentiality'))
    frame.confidentiality = confidentialityLevel.labelOf(caseFile.confidentiality, language);
  if (allowed('nextReview')) frame.nextReview = longDayText(caseFile.nextReviewOn, language);
  if (allowed('eventNumbers') && mayPrint('eventNumber', profile, actor.role)) {
    const numbers = [
      ...caseFile.intakes.flatMap((intake) => intake.eventNumbers),
      ...interventions.map((one) => one.eventNumber),
    ];
    frame.eventNumbers = [...new Set(numbers.filter((number) => number !== ''))];
  }
  return frame;
}

function periodOf(interventions: readonly Intervention[], language: Language): string {
  const days = interventions.map((one) => longDayText(dayOf(one.startedAt), language));
  const [first = '', last = ''] = [days.at(0), days.at(-1)];
  return first === last ? first : SUMMARY_WORDS[language].fromDayTo(first, last);
}

/** One line per person, under the roles that may be told; a person whose every role is hidden is not there at all. */
function printedPeople(input: SummaryInput, ageDay: CalendarDay): PrintedPerson[] {
  const { language, profile } = input;
  const fields = WHITELIST[profile].person;
  const shown = new Map<Id, { participant: Participant; roles: Set<string> }>();
  for (const participant of input.participants) {
    if (isHidden(participant, profile)) continue;
    const line = shown.get(participant.personId) ?? { participant, roles: new Set() };
    line.roles.add(personRole.labelOf(participant.role, language));
    shown.set(participant.personId, line);
  }
  return [...shown.values()].map(({ participant: { name, birth }, roles }) => {
    const age = birth && ageOn(birth, ageDay);
    return {
      name: fields.includes('name') ? familyFirst(name) : '',
      roles: fields.includes('role') ? [...roles] : [],
      birth: fields.includes('birth') && birth ? birthText(birth, language) : '',
      age: fields.includes('birth') && age ? ageText(age, language) : '',
    };
  });
}

function isHidden(participant: Participant, profile: RecipientProfile): boolean {
  return WHITELIST[profile].hiddenRoles.includes(participant.role);
}

/** The people whose names may not stand in this copy: hidden in each of their roles. */
function hiddenPeople(input: SummaryInput): Participant[] {
  const named = new Set(
    input.participants.filter((one) => !isHidden(one, input.profile)).map((one) => one.personId),
  );
  return input.participants.filter((one) => !named.has(one.personId));
}

function printedIntervention(one: Intervention, input: SummaryInput): PrintedIntervention {
  const { language, profile, actor } = input;
  const may = (field: PrintableField) => mayPrint(field, profile, actor.role);
  const sections = PROSE_FIELDS.filter(may).map((field) => ({ field, text: (one[field] ?? '').trimEnd() }));
  const printed: PrintedIntervention = {
    type: may('type') ? interventionType.labelOf(one.type, language) : '',
    day: dayOf(one.startedAt),
    clock: tableClockText(one.startedAt),
    when: may('when') ? whenText(one, language) : '',
    sections: sections.filter(({ text }) => text.trim() !== ''),
    emptySections: sections.filter(({ text }) => text.trim() === '').map(({ field }) => field),
    results: may('results') ? one.results.map((code) => interventionResult.labelOf(code, language)) : [],
    signature: {
      by: signatory({ name: one.authorName, title: one.authorTitle, badge: one.authorBadge }, language),
      at: momentOf(one.signedAt, language),
      hash: one.hash.slice(0, 12),
      isLate: one.isLate,
    },
  };
  if (may('place')) {
    const detail = may('placeDetail') ? one.placeDetail : '';
    printed.place = [interventionPlace.labelOf(one.place, language), detail]
      .filter((part) => part !== '')
      .join(', ');
  }
  if (may('present')) printed.present = presentAt(one, input);
  if (may('patrol') && one.patrolPresent)
    printed.patrol = { badges: WHITELIST[profile].patrolBadges ? one.patrolBadges : '' };
  if (may('eventNumber')) printed.eventNumber = one.eventNumber;
  if (may('purpose')) printed.purpose = one.purpose;
  if (may('outcomes')) printed.outcomes = one.outcomes.map((code) => comparedOutcome.labelOf(code, language));
  if (may('patrolMinutesFreed'))
    printed.patrolMinutesFreed = one.patrolMinutesFreed === null ? '' : durationText(one.patrolMinutesFreed);
  if (may('findings')) printed.findings = one.findings.map(({ code }) => FINDING_WORDS[language][code]);
  if (may('addenda')) printed.addenda = one.addenda.map((addendum) => printedAddendum(addendum, language));
  return printed;
}

function printedAddendum(addendum: Addendum, language: Language): PrintedAddendum {
  return {
    text: addendum.text,
    reason: addendum.reason,
    signature: {
      by: signatory({ name: addendum.authorName, title: addendum.authorTitle, badge: null }, language),
      at: momentOf(addendum.signedAt, language),
      hash: addendum.hash.slice(0, 12),
      isLate: false,
    },
  };
}

/** Who was there: the people of the case who may be named, then the others as their author wrote them. */
function presentAt(one: Intervention, input: SummaryInput): string[] {
  const visible = input.participants.filter((participant) => !isHidden(participant, input.profile));
  const names = one.participantIds.flatMap((id) => {
    const participant = visible.find((candidate) => candidate.personId === id);
    return participant ? [givenFirst(participant.name)] : [];
  });
  return one.othersPresent === '' ? names : [...names, one.othersPresent];
}

function whenText(one: Intervention, language: Language): string {
  const words = SUMMARY_WORDS[language];
  const day = (instant: Instant) => longDayText(dayOf(instant), language);
  const clock = (instant: Instant) => clockText(instant, language);
  if (one.endedAt === null) return words.onDay(day(one.startedAt), clock(one.startedAt));
  const minutes = minutesBetween(one.startedAt, one.endedAt);
  const lasting = minutes > 0 ? ` (${durationText(minutes)})` : '';
  if (dayOf(one.startedAt) === dayOf(one.endedAt))
    return words.fromTo(day(one.startedAt), clock(one.startedAt), clock(one.endedAt)) + lasting;
  const from = words.onDay(day(one.startedAt), clock(one.startedAt));
  return words.fromDayTo(from, words.onDay(day(one.endedAt), clock(one.endedAt))) + lasting;
}

function momentOf(instant: Instant, language: Language): string {
  const words = SUMMARY_WORDS[language];
  return words.signedAt(words.at(longDayText(dayOf(instant), language), clockText(instant, language)));
}

function signatory(who: Pick<Actor, 'name' | 'title' | 'badge'>, language: Language): string {
  const badge = who.badge === null || who.badge === '' ? '' : SUMMARY_WORDS[language].badge(who.badge);
  return [who.name, who.title, badge].filter((part) => part !== '').join(', ');
}

/** What this copy leaves out although the interventions hold it, in the order of the page. */
function withheldFrom(input: SummaryInput): WithheldCode[] {
  const { profile, actor } = input;
  const fields = PRINTABLE_FIELDS.filter(
    (field) => !mayPrint(field, profile, actor.role) && input.interventions.some((one) => holds(one, field)),
  ).map((field) =>
    field === 'opinion' && WHITELIST[profile].intervention.includes(field) ? 'opinion_by_role' : field,
  );
  const roles = input.participants
    .filter((one) => isHidden(one, profile))
    .map((one): WithheldCode => `role:${one.role}`);
  const named = interventionsNamingHiddenPeople(input).map((id): WithheldCode => `named_in_text:${id}`);
  return [...new Set([...fields, ...roles, ...named])];
}

/** Whether an intervention says anything in a field. */
function holds(one: Intervention, field: PrintableField): boolean {
  switch (field) {
    case 'type':
    case 'when':
    case 'place':
      return true;
    case 'present':
      return one.participantIds.length > 0 || one.othersPresent !== '';
    case 'patrol':
      return one.patrolPresent;
    case 'opinion':
      return one.hasOpinion;
    case 'patrolMinutesFreed':
      return one.patrolMinutesFreed !== null;
    default:
      return one[field].length > 0;
  }
}

/**
 * The interventions whose printed words hold the name of somebody whose name stays out of this copy: the whole name, or
 * the family name when nobody who is named shares it. Words are printed as they were signed, so the person who prints is
 * told, and decides.
 */
function interventionsNamingHiddenPeople(input: SummaryInput): Id[] {
  const hidden = hiddenPeople(input);
  if (hidden.length === 0) return [];
  const hiddenIds = new Set(hidden.map((one) => one.personId));
  const sharedFamilies = new Set(
    input.participants
      .filter((one) => !hiddenIds.has(one.personId))
      .map((one) => foldForSearch(one.name.family)),
  );
  const names = hidden.flatMap(({ name }) => {
    const [given, family] = [foldForSearch(name.given), foldForSearch(name.family)];
    if (family === '') return given === '' ? [] : [given];
    if (!sharedFamilies.has(family) && family.length >= 3) return [family];
    return given === '' ? [] : [`${given} ${family}`, `${family} ${given}`];
  });
  return input.interventions
    .filter((one) => {
      const texts = textsIn(printedIntervention(one, input)).map((text) => ` ${foldForSearch(text)} `);
      return names.some((name) => texts.some((text) => text.includes(` ${name} `)));
    })
    .map((one) => one.id);
}
