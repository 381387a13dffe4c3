import { interventionsEn } from '../../i18n/en/interventions';
import { interventionsFr } from '../../i18n/fr/interventions';
import { addWords } from '../../i18n/index';

addWords('interventions', { fr: interventionsFr, en: interventionsEn });
