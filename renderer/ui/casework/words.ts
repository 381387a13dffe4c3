import { caseworkEn } from '../../i18n/en/casework';
import { caseworkFr } from '../../i18n/fr/casework';
import { addWords } from '../../i18n/index';

addWords('casework', { fr: caseworkFr, en: caseworkEn });
