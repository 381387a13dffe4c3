import type { Language } from '#shared/domain/code-list';
import type { Finding } from '#shared/domain/finding';
import type { RecipientProfile } from '#shared/domain/summary';

const NBSP = '\u00a0';

const french = {
  title: 'Sommaire d’intervention',
  caseNumber: 'Dossier',
  situation: 'Situation',
  status: 'Suivi',
  opened: 'Ouverture',
  openedOn: (day: string) => `ouverture le ${day}`,
  reviewOn: (day: string) => `révision le ${day}`,
  responsible: 'Responsable',
  confidentiality: 'Confidentialité',
  eventNumbers: 'Numéro d’événement',
  period: 'Période',
  recipient: 'Destinataire',
  establishedBy: 'Établi par',
  printNumber: 'Numéro d’impression',
  people: 'Personnes et rôles',
  name: 'Nom',
  role: 'Rôle',
  birth: 'Naissance',
  ageOn: (day: string) => `Âge au ${day}`,
  noPeople: 'Aucune personne n’est inscrite à ce sommaire.',
  interventions: 'Interventions',
  number: 'Nº',
  day: 'Date',
  time: 'Heure',
  type: 'Nature',
  results: 'Résultats',
  author: 'Signature',
  intervention: 'Intervention',
  interventionOf: (at: number, of: number) => (of === 1 ? 'Intervention' : `Intervention ${at} de ${of}`),
  when: 'Date et heure',
  place: 'Lieu',
  present: 'Personnes présentes',
  patrol: 'Patrouille',
  patrolPresent: 'Présente',
  badges: (badges: string) => `matricules${NBSP}: ${badges}`,
  eventNumber: 'Numéro d’événement',
  purpose: 'Motif',
  outcomes: 'Issue',
  patrolMinutesFreed: 'Patrouille libérée',
  facts: 'Faits',
  observations: 'Observations',
  quotedWords: 'Propos rapportés',
  opinion: 'Opinion professionnelle',
  measures: 'Mesures prises',
  nothingWritten: 'Rien n’est consigné.',
  withoutContent: 'Rubriques sans contenu',
  findings: 'À vérifier',
  signedBy: 'Signature',
  badge: (badge: string) => `matricule${NBSP}${badge}`,
  signedAt: (moment: string) => `le${NBSP}${moment}`,
  lateEntry: 'Saisie tardive',
  hash: 'Empreinte',
  addendum: 'Addenda',
  reason: 'Raison',
  closing: 'Signature et remise',
  closingBefore: 'Document établi par ',
  closingAfter: ', d’après les interventions signées au dossier.',
  handSignature: 'Signature',
  handDate: 'Date',
  at: (day: string, time: string) => `${day} à ${time}`,
  fromTo: (day: string, from: string, to: string) => `${day}, de ${from} à ${to}`,
  fromDayTo: (from: string, to: string) => `du ${from} au ${to}`,
  onDay: (day: string, time: string) => `${day}, ${time}`,
  count: (count: number) => `${count}${NBSP}${count > 1 ? 'interventions' : 'intervention'}`,
  printedBy: (who: string, when: string) => `Imprimé par ${who}, ${when}`,
  law: 'Confidentiel – renseignements personnels. Toute communication doit respecter la Loi sur l’accès (A-2.1).',
  colon: `${NBSP}: `,
  page: 'page',
  pageOf: 'de',
} as const;

type Words = {
  readonly [K in keyof typeof french]: (typeof french)[K] extends string ? string : (typeof french)[K];
};

const english: Words = {
  title: 'Intervention summary',
  caseNumber: 'Case file',
  situation: 'Situation',
  status: 'Status',
  opened: 'Opened',
  openedOn: (day) => `opened on ${day}`,
  reviewOn: (day) => `next review on ${day}`,
  responsible: 'Responsible',
  confidentiality: 'Confidentiality',
  eventNumbers: 'Event number',
  period: 'Period',
  recipient: 'Recipient',
  establishedBy: 'Prepared by',
  printNumber: 'Print number',
  people: 'People and roles',
  name: 'Name',
  role: 'Role',
  birth: 'Birth',
  ageOn: (day) => `Age on ${day}`,
  noPeople: 'No person is listed in this summary.',
  interventions: 'Interventions',
  number: 'No.',
  day: 'Date',
  time: 'Time',
  type: 'Kind',
  results: 'Results',
  author: 'Signature',
  intervention: 'Intervention',
  interventionOf: (at, of) => (of === 1 ? 'Intervention' : `Intervention ${at} of ${of}`),
  when: 'Date and time',
  place: 'Place',
  present: 'People present',
  patrol: 'Patrol',
  patrolPresent: 'Present',
  badges: (badges) => `badges: ${badges}`,
  eventNumber: 'Event number',
  purpose: 'Purpose',
  outcomes: 'Outcome',
  patrolMinutesFreed: 'Patrol time freed',
  facts: 'Facts',
  observations: 'Observations',
  quotedWords: 'Words reported',
  opinion: 'Professional opinion',
  measures: 'Measures taken',
  nothingWritten: 'Nothing is recorded.',
  withoutContent: 'Sections without content',
  findings: 'To be checked',
  signedBy: 'Signature',
  badge: (badge) => `badge ${badge}`,
  signedAt: (moment) => moment,
  lateEntry: 'Late entry',
  hash: 'Fingerprint',
  addendum: 'Addendum',
  reason: 'Reason',
  closing: 'Signature and delivery',
  closingBefore: 'Prepared by ',
  closingAfter: ', from the signed interventions of the case file.',
  handSignature: 'Signature',
  handDate: 'Date',
  at: (day, time) => `${day}, ${time}`,
  fromTo: (day, from, to) => `${day}, ${from} to ${to}`,
  fromDayTo: (from, to) => `${from} to ${to}`,
  onDay: (day, time) => `${day}, ${time}`,
  count: (count) => `${count} ${count > 1 ? 'interventions' : 'intervention'}`,
  printedBy: (who, when) => `Printed by ${who}, ${when}`,
  law: 'Confidential – personal information. Any disclosure must comply with the Act respecting access (A-2.1).',
  colon: ': ',
  page: 'page',
  pageOf: 'of',
};

/** The fixed words of the printed summary. */
export const SUMMARY_WORDS: Record<Language, Words> = { fr: french, en: english };

/** Which copy this is: in the footer of every page. */
export const COPY: Record<Language, Record<RecipientProfile, string>> = {
  fr: {
    internal: 'Exemplaire interne',
    partner: 'Exemplaire pour un partenaire',
    court: 'Exemplaire pour le tribunal',
  },
  en: { internal: 'Internal copy', partner: 'Copy for a partner', court: 'Copy for the court' },
};

/**
 * What a copy contains and leaves out, on its first page: the same words for every case, so that they reveal nothing of
 * what this one holds.
 */
export const SCOPE: Record<Language, Record<RecipientProfile, string>> = {
  fr: {
    internal:
      'Toutes les rubriques des interventions, selon les accès de la personne qui imprime. Aucune adresse protégée.',
    partner:
      'Extrait limité au motif, aux faits, aux mesures et aux résultats. Les observations, les propos rapportés, l’opinion professionnelle, les lieux et les coordonnées n’en font pas partie.',
    court:
      'Extrait sans opinion professionnelle ni coordonnées. Un nom dont la loi protège la confidentialité n’y figure pas.',
  },
  en: {
    internal:
      'All sections of the interventions, within the access of the person who prints. No protected address.',
    partner:
      'Extract limited to purpose, facts, measures and results. Observations, reported words, professional opinion, places and contact details are not part of it.',
    court:
      'Extract without professional opinion or contact details. A name that the law protects does not appear in it.',
  },
};

/** What a supervisor should look at, in words; for the internal copy only. */
export const FINDING_WORDS: Record<Language, Record<Finding['code'], string>> = {
  fr: {
    ends_before_start: 'La fin précède le début.',
    starts_in_future: 'Le début est postérieur à la signature.',
    starts_before_case: 'L’intervention précède l’ouverture du dossier.',
    longer_than_day: 'L’intervention dure plus de 24 heures.',
    late_entry: 'La saisie a été tardive.',
    facts_missing: 'Aucun fait n’est consigné.',
    nobody_present: 'Aucune personne présente n’est indiquée.',
    p38_without_estimation:
      'Un transport en vertu de la Loi P-38 est indiqué sans estimation de la dangerosité.',
    event_number_mask: 'Le numéro d’événement n’a pas la forme attendue.',
    received_in_future: 'La réception est postérieure à l’enregistrement.',
    case_closed: 'Le dossier était fermé au moment de la signature.',
  },
  en: {
    ends_before_start: 'The end comes before the start.',
    starts_in_future: 'The start comes after the signature.',
    starts_before_case: 'The intervention comes before the opening of the case file.',
    longer_than_day: 'The intervention lasts more than 24 hours.',
    late_entry: 'The entry was late.',
    facts_missing: 'No fact is recorded.',
    nobody_present: 'Nobody is recorded as present.',
    p38_without_estimation: 'A transport under the P-38 Act is recorded without a danger estimation.',
    event_number_mask: 'The event number does not have the expected form.',
    received_in_future: 'It was received after it was recorded.',
    case_closed: 'The case file was closed when this was signed.',
  },
};
