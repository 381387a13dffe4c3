import { casesEn } from '../../i18n/en/cases';
import { casesFr } from '../../i18n/fr/cases';
import { addWords } from '../../i18n/index';

addWords('cases', { fr: casesFr, en: casesEn });
