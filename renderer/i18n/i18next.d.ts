import 'i18next';
import type { commonFr } from './fr/common';
import type { entryFr } from './fr/entry';
import type { caseworkFr } from './fr/casework';
import type { deskFr } from './fr/desk';
import type { peopleFr } from './fr/people';
import type { intakesFr } from './fr/intakes';
import type { casesFr } from './fr/cases';
import type { interventionsFr } from './fr/interventions';
import type { failuresFr } from './fr/failures';
import type { setupFr } from './fr/setup';
import type { shellFr } from './fr/shell';
import type { territoryFr } from './fr/territory';
import type { accountsFr } from './fr/accounts';
import type { settingsFr } from './fr/settings';
import type { journalFr } from './fr/journal';
import type { summariesFr } from './fr/summaries';

// One line per area of words: the French file is the source of the keys.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof commonFr;
      entry: typeof entryFr;
      casework: typeof caseworkFr;
      desk: typeof deskFr;
      people: typeof peopleFr;
      intakes: typeof intakesFr;
      cases: typeof casesFr;
      interventions: typeof interventionsFr;
      failures: typeof failuresFr;
      setup: typeof setupFr;
      shell: typeof shellFr;
      territory: typeof territoryFr;
      accounts: typeof accountsFr;
      settings: typeof settingsFr;
      journal: typeof journalFr;
      summaries: typeof summariesFr;
    };
  }
}
