import { Anchor, Text } from '@mantine/core';
import {
  IconPhoneCheck,
  IconShieldCheck,
  IconShieldQuestion,
  IconShieldX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SafeContact } from '#shared/domain/case-file';
import type { CalendarDay } from '#shared/domain/calendar-day';
import { contactKind } from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import { useLanguage } from '../../lib/language';
import { Mark, type MarkTone } from './Mark';
import classes from './SafeContactCard.module.css';
import './words';

/** One way of reaching a person, with its rules. */
export type SafeWay = Pick<
  SafeContact,
  'value' | 'safety' | 'hours' | 'mayLeaveMessage' | 'codeWord' | 'whoMayAnswer' | 'notes'
> & { kind: string; verifiedOn?: CalendarDay | null };

const SAFETY: Record<SafeWay['safety'], { icon: Icon; tone: MarkTone; rank: number }> = {
  yes: { icon: IconShieldCheck, tone: 'done', rank: 0 },
  no: { icon: IconShieldX, tone: 'danger', rank: 1 },
  unknown: { icon: IconShieldQuestion, tone: 'attention', rank: 2 },
};

/**
 * How to reach people without putting them in danger, read in two seconds: what is safe first, then what never to use,
 * then what must be checked (INV-60). Red here is danger to a person. `link`: leads to the person's record.
 */
export function SafeContactCard(props: {
  people: readonly { personId: Id; name: string; ways: readonly SafeWay[] }[];
  hasNames: boolean;
  hasLinks: boolean;
}) {
  const { t } = useTranslation('casework');
  return (
    <section className={classes.card} aria-label={t('safe.title')}>
      <h2 className={classes.title}>
        <IconPhoneCheck size={18} aria-hidden />
        {t('safe.title')}
      </h2>
      {props.people.map((person) => (
        <div key={person.personId}>
          {props.hasNames && <h3 className={classes.person}>{person.name}</h3>}
          {person.ways.length === 0 && (
            <Text size="sm">
              {t('safe.none')}{' '}
              <Text span c="dimmed">
                {t('safe.noneAct')}
              </Text>
            </Text>
          )}
          {person.ways
            .toSorted((a, b) => SAFETY[a.safety].rank - SAFETY[b.safety].rank)
            .map((way) => (
              <Way key={`${way.kind} ${way.value}`} way={way} />
            ))}
          {props.hasLinks && (
            <Anchor
              component={Link}
              href={`/people/${person.personId}`}
              size="sm"
              mt={6}
              display="inline-block"
            >
              {t('safe.toFile')}
            </Anchor>
          )}
        </div>
      ))}
    </section>
  );
}

function Way({ way }: { way: SafeWay }) {
  const { t } = useTranslation('casework');
  const language = useLanguage();
  const { icon, tone } = SAFETY[way.safety];
  const kind = contactKind.codes.find((code) => code === way.kind);
  const rules = [
    way.safety === 'no' && t('safe.noText'),
    way.safety === 'unknown' && t('safe.unknownText'),
    way.hours && `${t('safe.hours')}${t('colon')}${way.hours}`,
    way.safety !== 'no' && message(way.mayLeaveMessage),
    way.codeWord && `${t('safe.codeWord')}${t('colon')}${way.codeWord}`,
    way.whoMayAnswer && `${t('safe.whoMayAnswer')}${t('colon')}${way.whoMayAnswer}`,
    way.notes && `${t('safe.notes')}${t('colon')}${way.notes}`,
    way.verifiedOn && t('safe.verified', { day: way.verifiedOn }),
  ].filter((rule) => typeof rule === 'string' && rule !== '');
  return (
    <div className={classes.way} data-safety={way.safety}>
      <Mark icon={icon} tone={tone}>
        {t(`safe.${way.safety}`)}
      </Mark>
      <div className={classes.value}>{way.value}</div>
      <ul className={classes.rules}>
        {kind && <li>{contactKind.labelOf(kind, language)}</li>}
        {rules.map((rule) => (
          <li key={rule as string}>{rule}</li>
        ))}
      </ul>
    </div>
  );

  function message(may: boolean | null) {
    return may === null ? t('safe.messageUnknown') : t(may ? 'safe.mayMessage' : 'safe.noMessage');
  }
}
