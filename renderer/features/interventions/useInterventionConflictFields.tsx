import { useTranslation } from 'react-i18next';
import type { Participant } from '#shared/domain/case-file';
import {
  comparedOutcome,
  interventionPlace,
  interventionResult,
  interventionType,
} from '#shared/domain/code-lists';
import type { InterventionDraft } from '#shared/domain/intervention';
import { givenFirst } from '#shared/domain/person';
import { useLanguage } from '../../lib/language';
import type { ConflictField } from '../../ui/casework/ConflictScreen';

/** How each field of an intervention is told when two versions of it differ. */
export function useInterventionConflictFields(
  participants: readonly Participant[],
): ConflictField<InterventionDraft>[] {
  const { t } = useTranslation('interventions');
  const { t: shared } = useTranslation('casework');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const text = { show: (value: string | number | null) => value ?? '' };
  const prose = { show: (value: string) => value, isJoinable: true };
  const nameOf = (personId: string) => {
    const found = participants.find((one) => one.personId === personId);
    return found ? givenFirst(found.name) : shared('person.hidden');
  };
  const fields: {
    [F in keyof InterventionDraft]: Omit<ConflictField<InterventionDraft>, 'field' | 'label'>;
  } = {
    type: {
      show: (code: InterventionDraft['type']) => (code ? interventionType.labelOf(code, language) : ''),
    },
    startedDay: text,
    startedTime: text,
    endedDay: text,
    endedTime: text,
    place: { show: (code: InterventionDraft['place']) => interventionPlace.labelOf(code, language) },
    placeDetail: text,
    participantIds: { show: (ids: string[]) => ids.map(nameOf).join(', '), isJoinable: true },
    othersPresent: text,
    patrolPresent: { show: (isPresent: boolean) => common(isPresent ? 'yes' : 'no') },
    patrolBadges: text,
    eventNumber: text,
    purpose: text,
    facts: prose,
    observations: prose,
    quotedWords: prose,
    opinion: prose,
    measures: prose,
    results: {
      show: (codes: InterventionDraft['results']) =>
        codes.map((code) => interventionResult.labelOf(code, language)).join(', '),
      isJoinable: true,
    },
    outcomes: {
      show: (codes: InterventionDraft['outcomes']) =>
        codes.map((code) => comparedOutcome.labelOf(code, language)).join(', '),
      isJoinable: true,
    },
    patrolMinutesFreed: text,
  };
  return (Object.keys(fields) as (keyof InterventionDraft)[]).map((field) => ({
    field,
    label: t(`field.${field}`),
    ...fields[field],
  }));
}
