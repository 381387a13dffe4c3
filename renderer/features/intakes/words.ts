import { intakesEn } from '../../i18n/en/intakes';
import { intakesFr } from '../../i18n/fr/intakes';
import { addWords } from '../../i18n/index';

addWords('intakes', { fr: intakesFr, en: intakesEn });
