import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { healthRegion } from '#shared/domain/code-lists';
import { fieldText } from '../../lib/failureText';
import { CodeSelect } from '../../ui/CodeSelect';
import { Notice } from '../../ui/Notice';
import classes from './SetupWizard.module.css';
import type { StepProblems, TerritoryLine } from './wizard-draft';

/** The municipalities served, each with the health region whose services answer there. */
export function TerritoryStep(props: {
  lines: TerritoryLine[];
  problems: StepProblems;
  onChange: (lines: TerritoryLine[]) => void;
}) {
  const { t } = useTranslation('setup');
  const { lines, problems, onChange } = props;
  const textOf = (code: string | undefined) =>
    code === undefined ? null : code === 'twice' ? t('territory.twice') : fieldText(code);
  const change = (key: number, part: Partial<TerritoryLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <Stack gap="xs">
      {lines.map((line, index) => (
        <div
          key={line.key}
          className={classes.line}
          role="group"
          aria-label={line.name || t('territory.municipality')}
        >
          <TextInput
            {...(index === 0
              ? { label: t('territory.municipality') }
              : { 'aria-label': t('territory.municipality') })}
            maxLength={80}
            autoFocus={index === 0}
            value={line.name}
            error={textOf(problems[`name-${line.key}`])}
            onChange={(event) => change(line.key, { name: event.currentTarget.value })}
          />
          <CodeSelect
            {...(index === 0 ? { label: t('territory.region') } : { 'aria-label': t('territory.region') })}
            list={healthRegion}
            value={line.healthRegion}
            error={textOf(problems[`region-${line.key}`])}
            onChange={(region) => change(line.key, { healthRegion: region })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            mt={index === 0 ? 24 : 0}
            aria-label={
              line.name === '' ? t('territory.removeUnnamed') : t('territory.remove', { name: line.name })
            }
            onClick={() => onChange(lines.filter((one) => one.key !== line.key))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {problems['territory'] && (
        <Notice tone="attention" role="alert">
          {t('territory.needOne')}
        </Notice>
      )}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange([
              ...lines,
              { key: Math.max(-1, ...lines.map((line) => line.key)) + 1, name: '', healthRegion: null },
            ])
          }
        >
          {t('territory.add')}
        </Button>
      </Group>
    </Stack>
  );
}
