import { Anchor } from '@mantine/core';
import { IconAlarm, IconCalendarDue } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dayOf } from '#shared/domain/calendar-day';
import { isOpen } from '#shared/domain/case-file';
import { personRole } from '#shared/domain/code-lists';
import { longDayText } from '#shared/domain/format';
import { familyFirst } from '#shared/domain/person';
import { ageTodayText } from '../../lib/ages';
import { useLanguage } from '../../lib/language';
import { nowInstant } from '../../lib/station-clock';
import { CaseContacts } from '../../ui/casework/CaseContacts';
import { Mark } from '../../ui/casework/Mark';
import { PersonLink } from '../../ui/casework/NamedPerson';
import type { CaseRead } from './CasePage';
import classes from './CaseSide.module.css';

/** What stays beside the work: safe contact, the next review, the people, the requests. */
export function CaseSide({ read }: { read: CaseRead }) {
  const { caseFile: file, safeContacts } = read;
  const { t } = useTranslation('cases');
  const { t: shared } = useTranslation('casework');
  const language = useLanguage();
  const isOverdue = isOpen(file.status) && file.nextReviewOn < dayOf(nowInstant());
  return (
    <div className={classes.side}>
      <CaseContacts participants={file.participants} contacts={safeContacts} hasLinks={false} />
      <section>
        <h2 className={classes.title}>{t('page.review')}</h2>
        <Mark icon={isOverdue ? IconAlarm : IconCalendarDue} tone={isOverdue ? 'attention' : 'plain'}>
          {longDayText(file.nextReviewOn, language)}
          {isOverdue && `. ${t('page.reviewOverdue')}`}
        </Mark>
        <div className={classes.about}>
          {t('page.responsible')}
          {shared('colon')}
          {file.responsibleName}
        </div>
        <div className={classes.about}>{t('page.openedOn', { day: dayOf(file.openedAt) })}</div>
      </section>
      <section>
        <h2 className={classes.title}>{t('page.participants')}</h2>
        {file.participants.length === 0 && <div className={classes.about}>{t('page.noParticipant')}</div>}
        <ul className={classes.list}>
          {file.participants.map((one) => (
            <li key={`${one.personId} ${one.role}`}>
              <PersonLink personId={one.personId} name={familyFirst(one.name)} />
              <div className={classes.about}>
                {[personRole.labelOf(one.role, language), ageTodayText(one.birth, language)]
                  .filter(Boolean)
                  .join(', ')}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className={classes.title}>{t('page.intakes')}</h2>
        <ul className={classes.list}>
          {file.intakes.map((intake) => (
            <li key={intake.id}>
              <Anchor component={Link} href={`/intakes/${intake.id}`}>
                {intake.number}
              </Anchor>
              <div className={classes.about}>
                {[
                  dayOf(intake.receivedAt),
                  intake.eventNumbers.length > 0 &&
                    t('page.events', { numbers: intake.eventNumbers.join(', ') }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
