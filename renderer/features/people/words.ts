import { peopleEn } from '../../i18n/en/people';
import { peopleFr } from '../../i18n/fr/people';
import { addWords } from '../../i18n/index';

addWords('people', { fr: peopleFr, en: peopleEn });
