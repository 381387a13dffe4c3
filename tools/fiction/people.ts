import { plusDays, type Birth, type CalendarDay } from '#shared/domain/calendar-day';
import type { Address, ContactPoint, NewPerson } from '#shared/domain/person';
import { familyName, namesOf, type GivenKind } from './names';
import { address, phone } from './places';
import type { Random } from './random';

/** What is wished of a person: where they live may be hidden, reaching them may be dangerous. */
export type PersonWish = { atRisk?: boolean; over?: Partial<NewPerson> };

/** An invented person, as known on a day. */
export function person(
  random: Random,
  today: CalendarDay,
  { atRisk = false, over = {} }: PersonWish = {},
): NewPerson {
  const kind: GivenKind = random.chance(0.03) ? 'other' : random.chance(0.52) ? 'woman' : 'man';
  const language = random.chance(0.8)
    ? 'french'
    : random.pick(['english', 'spanish', 'arabic', 'creole', 'atikamekw', 'other', 'unknown'] as const);
  return {
    id: random.id(),
    names: namesOf(random, kind),
    birth: birth(random, today),
    gender: kind,
    pronoun: kind === 'other' ? 'iel' : '',
    language,
    needsInterpreter: language !== 'french' && language !== 'english' && random.chance(0.5),
    accommodation: random.chance(0.05) ? 'Parler lentement, phrases courtes. Éviter les néons.' : '',
    identity: random.pick(['confirmed', 'declared', 'declared', 'unknown'] as const),
    addresses: addresses(random, today, atRisk),
    contactPoints: contacts(random, today, atRisk),
    ...over,
  };
}

function birth(random: Random, today: CalendarDay): Birth | null {
  const age = random.chance(0.12) ? random.between(9, 17) : random.between(18, 91);
  const day = plusDays(today, -age * 365 - random.between(0, 364));
  const kind = random.next();
  if (kind < 0.78) return { kind: 'day', day };
  if (kind < 0.82) return { kind: 'month', month: day.slice(0, 7) };
  if (kind < 0.88) return { kind: 'year', year: Number(day.slice(0, 4)) };
  if (kind < 0.94) return { kind: 'estimated_age', age, on: plusDays(today, -random.between(0, 200)) };
  return null;
}

function addresses(random: Random, today: CalendarDay, atRisk: boolean): Address[] {
  if (random.chance(0.06))
    return [address(random, { kind: 'no_fixed_address', civicNumber: '', street: '', unit: '' })];
  const current = address(random, { isProtected: atRisk && random.chance(0.5) });
  const all = [current];
  if (atRisk)
    all.push(
      address(random, {
        kind: 'secret_shelter',
        isProtected: true,
        since: plusDays(today, -random.between(2, 60)),
      }),
    );
  if (random.chance(0.15)) all.push(address(random, { until: plusDays(today, -random.between(30, 900)) }));
  return all;
}

function contacts(random: Random, today: CalendarDay, atRisk: boolean): ContactPoint[] {
  const blank = {
    hours: '',
    mayLeaveMessage: null,
    codeWord: '',
    whoMayAnswer: '',
    notes: '',
    verifiedOn: null,
  };
  const mobile: ContactPoint = {
    id: random.id(),
    kind: 'mobile',
    value: phone(random),
    ...blank,
    ...(atRisk
      ? {
          safety: 'yes',
          hours: 'Jours ouvrables, 9 h à 15 h',
          mayLeaveMessage: false,
          codeWord: random.pick(['Bibliothèque', 'Rendez-vous dentaire', 'Coopérative']),
          whoMayAnswer: 'Elle-même seulement',
          notes: 'Raccrocher si une autre personne répond.',
          verifiedOn: plusDays(today, -random.between(1, 30)),
        }
      : {
          safety: random.pick(['yes', 'unknown', 'unknown'] as const),
          mayLeaveMessage: random.pick([true, false, null]),
        }),
  };
  const all = [mobile];
  if (atRisk || random.chance(0.2))
    all.push({
      id: random.id(),
      kind: 'home_phone',
      value: phone(random),
      ...blank,
      safety: atRisk ? 'no' : 'unknown',
      whoMayAnswer: atRisk ? 'Le conjoint répond souvent' : '',
    });
  if (random.chance(0.2))
    all.push({
      id: random.id(),
      kind: 'relative_phone',
      value: phone(random),
      ...blank,
      safety: 'unknown',
      whoMayAnswer: `${random.pick(['Sœur', 'Frère', 'Mère', 'Voisin'])} : ${familyName(random)}`,
    });
  if (random.chance(0.15))
    all.push({
      id: random.id(),
      kind: 'email',
      value: `personne.fictive${random.between(1, 999)}@exemple.invalid`,
      ...blank,
      safety: 'unknown',
    });
  return all;
}
