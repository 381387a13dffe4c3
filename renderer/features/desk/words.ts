import { deskEn } from '../../i18n/en/desk';
import { deskFr } from '../../i18n/fr/desk';
import { addWords } from '../../i18n/index';

addWords('desk', { fr: deskFr, en: deskEn });
