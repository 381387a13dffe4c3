import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { healthRegion } from '#shared/domain/code-lists';
import { territoryEn } from '../i18n/en/territory';
import { territoryFr } from '../i18n/fr/territory';
import { addWords } from '../i18n/index';
import { fieldText } from '../lib/failureText';
import type { TerritoryLine } from '../lib/territory';
import { CodeSelect } from './CodeSelect';
import { Notice } from './Notice';
import classes from './TerritoryFields.module.css';

addWords('territory', { fr: territoryFr, en: territoryEn });

/** The municipalities served, each with the health region whose services answer there. */
export function TerritoryFields(props: {
  lines: TerritoryLine[];
  problems: Record<string, string>;
  autoFocus?: boolean;
  onChange: (lines: TerritoryLine[]) => void;
}) {
  const { t } = useTranslation('territory');
  const { lines, problems, onChange } = props;
  const textOf = (code: string | undefined) =>
    code === undefined ? null : code === 'twice' ? t('twice') : fieldText(code);
  const change = (key: number, part: Partial<TerritoryLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <Stack gap="xs">
      {lines.map((line, index) => (
        <div key={line.key} className={classes.line} role="group" aria-label={line.name || t('municipality')}>
          <TextInput
            {...(index === 0 ? { label: t('municipality') } : { 'aria-label': t('municipality') })}
            maxLength={80}
            autoFocus={props.autoFocus === true && index === 0}
            value={line.name}
            error={textOf(problems[`name-${line.key}`])}
            onChange={(event) => change(line.key, { name: event.currentTarget.value })}
          />
          <CodeSelect
            {...(index === 0 ? { label: t('region') } : { 'aria-label': t('region') })}
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
            aria-label={line.name === '' ? t('removeUnnamed') : t('remove', { name: line.name })}
            onClick={() => onChange(lines.filter((one) => one.key !== line.key))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {problems['territory'] && (
        <Notice tone="attention" role="alert">
          {t('needOne')}
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
          {t('add')}
        </Button>
      </Group>
    </Stack>
  );
}
