import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearch } from 'wouter';
import { intakeOrigin, personRole, situationType } from '#shared/domain/code-lists';
import { durationText, momentText } from '#shared/domain/format';
import { mayOpenCaseFrom, type Intake } from '#shared/domain/intake';
import { useKeys } from '../../lib/keys';
import { useLanguage } from '../../lib/language';
import { navigate } from '../../lib/location';
import { useMay } from '../../lib/seat';
import { useQueryOf } from '../../lib/useQueryOf';
import { KeyHint } from '../../ui/KeyHint';
import { Notice } from '../../ui/Notice';
import { PageHeader } from '../../ui/PageHeader';
import { Facts } from '../../ui/casework/Facts';
import { Findings } from '../../ui/casework/Findings';
import { HealthServices } from '../../ui/casework/HealthServices';
import { IntakeStatusMark, Mark, UrgencyMark } from '../../ui/casework/Mark';
import { HiddenPerson, PersonLink } from '../../ui/casework/NamedPerson';
import { Section } from '../../ui/casework/Section';
import { Unreadable } from '../../ui/casework/Unreadable';
import { Notices, WorkPage } from '../../ui/casework/WorkPage';
import { DecideIntake } from './DecideIntake';
import classes from './IntakePage.module.css';
import './words';

/** A request as it was recorded, to be read and decided. */
export function IntakePage() {
  const { t } = useTranslation('intakes');
  const { intakeId } = useParams<{ intakeId: string }>();
  const read = useQueryOf('intakes.read', { intakeId });
  if (read.error) {
    const list = { title: t('title'), href: '/intakes' };
    return <Unreadable list={list} failure={read.error} onRetry={() => void read.refetch()} />;
  }
  if (!read.data) return null;
  return <Reading {...read.data} />;
}

function Reading(props: {
  intake: Intake;
  persons: { personId: string; name: string }[];
  caseNumber: string | null;
}) {
  const { intake } = props;
  const { t } = useTranslation('intakes');
  const language = useLanguage();
  const mayOpen = useMay('case.open');
  const wasJustRecorded = useSearch() === 'recorded';
  const isUndecided = mayOpenCaseFrom(intake);
  useKeys([{ keys: 'Escape', label: t('title'), run: () => navigate('/intakes') }]);

  const { name, badge, organisation, phone } = intake.requester;
  const nameOf = (personId: string) => props.persons.find((one) => one.personId === personId)?.name ?? '';

  return (
    <WorkPage
      sideLabel={t('page.side')}
      head={
        <PageHeader
          title={t('page.title', { number: intake.number })}
          over={
            <Anchor component={Link} href="/intakes" size="xs">
              {t('title')}
            </Anchor>
          }
          under={
            <Group gap="md">
              <Text span fw={600} c="var(--mantine-color-text)">
                {intake.situationTypes.map((code) => situationType.labelOf(code, language)).join(', ')}
              </Text>
              <UrgencyMark urgency={intake.urgency} />
              <IntakeStatusMark status={intake.status} />
            </Group>
          }
        />
      }
      side={
        <Stack gap="md">
          {intake.caseId !== null ? (
            <div>
              <Text>{t(props.caseNumber ? 'page.linkedTo' : 'page.linkedHidden')}</Text>
              {props.caseNumber && (
                <Anchor component={Link} href={`/cases/${intake.caseId}`} fw={600}>
                  {props.caseNumber}
                </Anchor>
              )}
            </div>
          ) : !isUndecided ? (
            <Text>{t('page.decided')}</Text>
          ) : mayOpen ? (
            <DecideIntake intake={intake} />
          ) : (
            <Text>{t('page.readOnly')}</Text>
          )}
          <Findings findings={intake.findings} />
        </Stack>
      }
    >
      {wasJustRecorded && (
        <Notices>
          <Notice tone="done" role="status" title={t('page.recorded', { number: intake.number })}>
            <div>{t('page.whatNext')}</div>
            <Group gap="xs" mt={8}>
              <Button variant="default" size="compact-md" component={Link} href="/desk">
                {t('page.toDesk')}
              </Button>
              <Button
                variant="default"
                size="compact-md"
                component={Link}
                href="/intakes/new"
                rightSection={<KeyHint keys="mod+N" />}
              >
                {t('page.another')}
              </Button>
            </Group>
          </Notice>
        </Notices>
      )}
      <Section title={t('page.account')}>
        <div className="prose">{intake.account}</div>
      </Section>
      <Section title={t('page.persons')}>
        {intake.persons.length === 0 ? (
          <Text c="dimmed">{t('page.noPerson')}</Text>
        ) : (
          <ul className={classes.persons}>
            {intake.persons.map((person, index) => (
              <li key={person.personId ?? `${index} ${person.described}`}>
                <span>
                  {person.isHidden ? (
                    <HiddenPerson />
                  ) : person.personId === null ? (
                    <Mark icon={IconUserQuestion}>{person.described}</Mark>
                  ) : (
                    <PersonLink personId={person.personId} name={nameOf(person.personId)} />
                  )}
                </span>
                <Text span c="dimmed">
                  {personRole.labelOf(person.role, language)}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('form.reception')}>
        <Facts
          facts={[
            { name: t('page.received'), value: <time>{momentText(intake.receivedAt)}</time> },
            { name: t('page.receivedBy'), value: intake.receivedByName },
            { name: t('page.origin'), value: intakeOrigin.labelOf(intake.origin, language) },
            {
              name: t('page.requester'),
              value: [name, badge && t('page.badge', { badge }), organisation].filter(Boolean).join(', '),
            },
            { name: t('page.phone'), value: phone },
            { name: t('page.events'), value: intake.eventNumbers.join(', ') },
            {
              name: t('page.municipality'),
              value: (
                <>
                  {intake.municipality} · <HealthServices municipality={intake.municipality} />
                </>
              ),
            },
            { name: t('page.patrol'), value: patrolText(intake) },
          ]}
        />
      </Section>
    </WorkPage>
  );

  function patrolText({ patrolOfficers: officers, patrolMinutes: minutes }: Intake): string {
    if (!officers || !minutes) return '';
    const [each, total] = [durationText(minutes), durationText(officers * minutes)];
    return t('page.patrolOf', { officers, minutes: each, total });
  }
}
