import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../lib/language';
import classes from './EntryFrame.module.css';

/** The calm page of everything before sign-in: the name of the application, the other language, one thing to do. */
export function EntryFrame(props: {
  children: ReactNode;
  width?: 'narrow' | 'medium' | 'wide';
  foot?: ReactNode;
}) {
  const { t, i18n } = useTranslation('entry');
  return (
    <div className={classes.page}>
      <div className={classes.sheet} data-width={props.width ?? 'narrow'}>
        <header className={classes.head}>
          <span className={classes.name}>{t('product')}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            lang={i18n.language === 'en' ? 'fr' : 'en'}
            title={t('otherLanguageHint')}
            onClick={() => void speak(i18n.language === 'en' ? 'fr' : 'en')}
          >
            {t('otherLanguage')}
          </Button>
        </header>
        <main className={classes.main}>{props.children}</main>
        {props.foot && <footer className={classes.foot}>{props.foot}</footer>}
      </div>
    </div>
  );
}
