import { Button, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Confidentiality } from '#shared/domain/access';
import { dayOf, plusDays, type CalendarDay } from '#shared/domain/calendar-day';
import { confidentialityLevel, situationType } from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import type { Intake } from '#shared/domain/intake';
import { fieldId, focusField } from '../../lib/field-focus';
import { useKeys } from '../../lib/keys';
import { navigate } from '../../lib/location';
import { useSeat } from '../../lib/seat';
import { nowInstant } from '../../lib/station-clock';
import { useCommand } from '../../lib/useCommand';
import { CodeSelect } from '../../ui/CodeSelect';
import { DayInput } from '../../ui/DayInput';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { ColleagueSelect } from '../../ui/casework/ColleagueSelect';

const takesCases = (role: string) => ['worker', 'liaison_officer', 'coordinator'].includes(role);

/** Situations of violence that a designated team handles (`model.md` 10, « Victime VC/VS »). */
const isHeldClosely = (category: Intake['situationTypes'][number] | null) =>
  category === 'domestic_violence' || category === 'sexual_violence';

/** Opens a case from a request: its category, one responsible (INV-13), who may see it, a review date from the first day (INV-16). */
export function OpenCaseForm(props: { intake: Intake; onCancel: () => void }) {
  const { intake } = props;
  const { t } = useTranslation('intakes');
  const { t: common } = useTranslation();
  const seat = useSeat();
  const [id] = useState(() => crypto.randomUUID());
  const [category, setCategory] = useState(intake.situationTypes[0] ?? null);
  const [responsibleId, setResponsible] = useState<Id | null>(takesCases(seat.role) ? seat.accountId : null);
  // Nothing chosen: what the category asks for.
  const [chosenLevel, setLevel] = useState<Confidentiality | null>(null);
  const [nextReviewOn, setReview] = useState<CalendarDay | null>(() =>
    plusDays(dayOf(nowInstant()), seat.parameters.firstReviewDays),
  );
  const [wasAsked, setAsked] = useState(false);
  const open = useCommand('cases.open', {
    refreshes: ['intakes.list', 'intakes.read', 'cases.list', 'desk.read', 'persons.read'],
  });

  const proposedLevel: Confidentiality = isHeldClosely(category) ? 'restricted' : 'standard';
  const confidentiality = chosenLevel ?? proposedLevel;
  const needed = (value: unknown) => (wasAsked && value === null ? t('open.needed') : undefined);

  const submit = () => {
    setAsked(true);
    if (category === null) return focusField('open', 'category');
    if (responsibleId === null) return focusField('open', 'responsible');
    if (nextReviewOn === null) return focusField('open', 'review');
    if (open.isPending) return;
    open.mutate(
      { id, intakeId: intake.id, category, responsibleId, confidentiality, nextReviewOn },
      { onSuccess: (file) => navigate(`/cases/${file.id}`) },
    );
  };
  useKeys([
    { keys: 'mod+Enter', label: t('open.confirm'), run: submit },
    { keys: 'Escape', label: common('cancel'), run: props.onCancel },
  ]);

  return (
    <Stack gap="sm">
      <Title order={2}>{t('open.title')}</Title>
      <CodeSelect
        id={fieldId('open', 'category')}
        label={t('open.category')}
        list={situationType}
        autoFocus
        value={category}
        onChange={setCategory}
        error={needed(category)}
      />
      <ColleagueSelect
        id={fieldId('open', 'responsible')}
        label={t('open.responsible')}
        only={(one) => one.takesCases && one.isActive}
        value={responsibleId}
        onChange={setResponsible}
        error={needed(responsibleId)}
      />
      <CodeSelect
        label={t('open.confidentiality')}
        description={
          chosenLevel === null && proposedLevel === 'restricted' ? t('open.restrictedProposed') : undefined
        }
        list={confidentialityLevel}
        value={confidentiality}
        onChange={setLevel}
      />
      <DayInput
        id={fieldId('open', 'review')}
        label={t('open.review')}
        lean="future"
        value={nextReviewOn}
        onChange={setReview}
        error={needed(nextReviewOn)}
      />
      <FailureAlert failure={open.error} />
      <Group gap="xs">
        <Button onClick={submit} loading={open.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
          {t('open.confirm')}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {common('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
