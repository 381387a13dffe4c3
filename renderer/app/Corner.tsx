import { Button, Menu, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconChevronDown,
  IconCircleDashed,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconPassword,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { role as roleList } from '#shared/domain/code-lists';
import { clockText } from '#shared/domain/format';
import { useLanguage } from '../lib/language';
import { navigate } from '../lib/location';
import { lockNow } from '../lib/lock';
import { useCurrentPlace } from '../lib/place';
import { useSaving } from '../lib/saving';
import { useSeat } from '../lib/seat';
import { KeyHint } from '../ui/KeyHint';
import classes from './Corner.module.css';
import { useLockClock } from './useLockClock';
import { usePreferences } from '../lib/usePreferences';

/** Always in the same corner: where am I, is it saved, when does it lock, who am I. */
export function Corner(props: { onFind: () => void; onShowKeys: () => void }) {
  const { t } = useTranslation('shell');
  const seat = useSeat();
  const place = useCurrentPlace();
  return (
    <header className={classes.corner}>
      <Button
        variant="default"
        size="compact-md"
        className={classes.find ?? ''}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<KeyHint keys="mod+K" />}
        onClick={props.onFind}
      >
        {t('find')}
      </Button>
      <div className={classes.state} role="group" aria-label={t('station')}>
        <span className={classes.where}>
          {seat.service.unit}
          {place === '' ? '' : ` · ${place}`}
        </span>
        <SavedSign />
        <LockSign />
        <Who onShowKeys={props.onShowKeys} />
        <Button
          variant="subtle"
          size="compact-md"
          className={classes.lock ?? ''}
          leftSection={<IconLock size={16} aria-hidden />}
          rightSection={<KeyHint keys="mod+L" />}
          onClick={() => void lockNow()}
        >
          {t('lock')}
        </Button>
      </div>
    </header>
  );
}

function SavedSign() {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const saving = useSaving();
  switch (saving.state) {
    case 'saved':
      return (
        <span className={classes.sign} role="status">
          <IconCheck size={16} aria-hidden />
          {saving.at === null ? t('saved') : t('savedAt', { time: clockText(saving.at, language) })}
        </span>
      );
    case 'saving':
    case 'unsaved':
      return (
        <span className={classes.sign} role="status">
          <IconCircleDashed size={16} aria-hidden />
          {t(saving.state)}
        </span>
      );
    case 'failed':
      return (
        <span className={classes.sign} data-tone="attention" role="status">
          <IconAlertTriangle size={16} aria-hidden />
          {t('saveFailed')}
        </span>
      );
  }
}

function LockSign() {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const seat = useSeat();
  const { locksAt, secondsLeft } = useLockClock();
  if (locksAt === null) return null;
  const isSoon = secondsLeft !== null;
  return (
    <>
      {/* Told once to those who hear the screen; the count is for the eye. */}
      <VisuallyHidden role="status">{isSoon ? t('locksSoonTold') : ''}</VisuallyHidden>
      <Tooltip label={t('locksHint', { minutes: seat.parameters.idleLockMinutes })}>
        <span className={classes.sign} data-tone={isSoon ? 'attention' : undefined}>
          {isSoon
            ? t('locksSoon', { seconds: secondsLeft })
            : t('locksAt', { time: clockText(locksAt, language) })}
        </span>
      </Tooltip>
    </>
  );
}

function Who(props: { onShowKeys: () => void }) {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const seat = useSeat();
  const { preferences, choose } = usePreferences();
  return (
    <Menu position="bottom-end" width={280} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.who} aria-label={`${seat.name}. ${t('account')}`}>
          <span className={classes.name}>{seat.name}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {seat.name}
          </Text>
          <Text size="xs">{seat.title}</Text>
          <Text size="xs">{roleList.labelOf(seat.role, language)}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={() => navigate('/settings')}>
          {t('mySettings')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPassword size={16} aria-hidden />}
          onClick={() => navigate('/settings?part=password')}
        >
          {t('changePassword')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={16} aria-hidden />}
          onClick={() => choose({ language: language === 'fr' ? 'en' : 'fr' })}
        >
          {t('language')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} aria-hidden />}
          rightSection={<KeyHint keys="F1" />}
          onClick={props.onShowKeys}
        >
          {t('keys.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('appearance')}</Menu.Label>
        <Menu.RadioGroup
          value={preferences.colorScheme}
          onChange={(scheme) =>
            choose({ colorScheme: scheme === 'light' || scheme === 'dark' ? scheme : 'auto' })
          }
        >
          <Menu.RadioItem value="light">{t('light')}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{t('dark')}</Menu.RadioItem>
          <Menu.RadioItem value="auto">{t('auto')}</Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
