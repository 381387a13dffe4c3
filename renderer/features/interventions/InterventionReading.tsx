import { IconEyeOff, IconHourglassHigh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '#shared/domain/case-file';
import { comparedOutcome, interventionPlace, interventionResult } from '#shared/domain/code-lists';
import { durationText, momentText } from '#shared/domain/format';
import type { Id } from '#shared/domain/id';
import type { Intervention } from '#shared/domain/intervention';
import { givenFirst } from '#shared/domain/person';
import { PROSE_FIELDS } from '#shared/domain/summary';
import { useLanguage } from '../../lib/language';
import { useQueryOf } from '../../lib/useQueryOf';
import { FailureAlert } from '../../ui/FailureAlert';
import { Facts } from '../../ui/casework/Facts';
import { Findings } from '../../ui/casework/Findings';
import { Mark } from '../../ui/casework/Mark';
import { Addenda } from './Addenda';
import classes from './InterventionReading.module.css';
import { periodOf } from './intervention-words';
import './words';

/**
 * A signed intervention, read in place: facts, observations, quoted words, opinion and measures apart, what came of it,
 * what supervision should look at, who signed. A role that does not read opinion is told that there is one.
 */
export function InterventionReading(props: {
  interventionId: Id;
  caseId: Id;
  participants: readonly Participant[];
  mayWrite: boolean;
  /** An addendum under way to take up again, if any. */
  addendumDraftId: Id | null;
}) {
  const read = useQueryOf('interventions.read', { interventionId: props.interventionId });
  if (read.error) return <FailureAlert failure={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return null;
  return (
    <article className={classes.reading}>
      <Words intervention={read.data} participants={props.participants} />
      <Addenda
        intervention={read.data}
        caseId={props.caseId}
        mayWrite={props.mayWrite}
        draftId={props.addendumDraftId}
      />
    </article>
  );
}

function Words({
  intervention: it,
  participants,
}: {
  intervention: Intervention;
  participants: readonly Participant[];
}) {
  const { t } = useTranslation('interventions');
  const language = useLanguage();
  const { day, start, end, minutes } = periodOf(it, language);
  const nameOf = (personId: Id) => {
    const found = participants.find((one) => one.personId === personId);
    return found ? givenFirst(found.name) : t('read.unknownPerson');
  };
  const when =
    end !== null && minutes !== null
      ? t('read.whenFromTo', { start, end, duration: durationText(Math.max(minutes, 0)) })
      : t('read.whenFrom', { start });
  const patrol = it.patrolPresent
    ? it.patrolBadges
      ? t('read.patrolBadges', { badges: it.patrolBadges })
      : t('read.patrolYes')
    : t('read.patrolNo');

  return (
    <>
      <Facts
        facts={[
          { name: t('read.when'), value: `${day}, ${when}` },
          {
            name: t('read.place'),
            value: [interventionPlace.labelOf(it.place, language), it.placeDetail].filter(Boolean).join(', '),
          },
          {
            name: t('read.present'),
            value: [...it.participantIds.map(nameOf), it.othersPresent].filter(Boolean).join(', '),
          },
          { name: t('read.patrol'), value: patrol },
          { name: t('read.eventNumber'), value: it.eventNumber },
          { name: t('read.purpose'), value: it.purpose },
        ]}
      />
      {PROSE_FIELDS.map((field) => {
        const text = it[field];
        if (field === 'opinion' && text === null && it.hasOpinion) {
          return (
            <section key={field}>
              <h3 className={classes.title}>{t('field.opinion')}</h3>
              <Mark icon={IconEyeOff} tone="quiet">
                {t('read.opinionWithheld')}
              </Mark>
            </section>
          );
        }
        if (!text?.trim()) return null;
        return (
          <section key={field}>
            <h3 className={classes.title}>{t(`field.${field}`)}</h3>
            <div className="prose">{text}</div>
          </section>
        );
      })}
      <h3 className={classes.title}>{t('write.outcome')}</h3>
      <Facts
        facts={[
          {
            name: t('read.results'),
            value: it.results.map((code) => interventionResult.labelOf(code, language)).join(', '),
          },
          {
            name: t('read.outcomes'),
            value:
              it.outcomes.map((code) => comparedOutcome.labelOf(code, language)).join(', ') ||
              t('read.noOutcome'),
          },
          {
            name: t('read.minutesFreed'),
            value: it.patrolMinutesFreed !== null && durationText(it.patrolMinutesFreed),
          },
        ]}
      />
      {it.findings.length > 0 && (
        <div style={{ marginTop: 14 }}>
          <Findings findings={it.findings} withoutExplanation />
        </div>
      )}
      <div className={classes.foot}>
        <div>
          {t('read.signedBy', {
            author: [it.authorName, it.authorTitle, it.authorBadge].filter(Boolean).join(', '),
            moment: momentText(it.signedAt),
          })}
        </div>
        {it.isLate && (
          <Mark icon={IconHourglassHigh} tone="attention">
            {t('read.late')}
          </Mark>
        )}
        <div className={classes.hash}>{t('read.hash', { hash: it.hash })}</div>
      </div>
    </>
  );
}
