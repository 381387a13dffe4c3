import { summariesEn } from '../../i18n/en/summaries';
import { summariesFr } from '../../i18n/fr/summaries';
import { addWords } from '../../i18n/index';

addWords('summaries', { fr: summariesFr, en: summariesEn });
