import type { SameKeys } from '../index';
import type { setupFr } from '../fr/setup';

export const setupEn: SameKeys<typeof setupFr> = {
  title: 'Setting up Relais',
  intro:
    'A few screens, some ten minutes. Nothing is written on the disk before the last one: an interrupted set-up simply starts again.',
  step: 'Step {{step}} of {{total}}',
  steps: 'Steps',
  done: 'done',
  current: 'under way',
  begin: 'Begin',
  service: {
    name: 'Service',
    title: 'The service and the unit',
    why: 'These names head the printed documents. The coordinator can change them later.',
    service: 'Name of the police service',
    serviceHint: 'For example Service de police de Rivière-Fictive',
    unit: 'Name of the unit',
    unitHint: 'For example Équipe d’intervention sociale',
  },
  territory: {
    name: 'Territory',
    title: 'The municipalities served',
    why: 'The municipality of residence decides which regional services are offered to a person.',
  },
  coordinator: {
    name: 'Coordinator',
    title: 'The first coordinator',
    why: 'The coordinator reads all cases, creates the accounts of the team and grants them the key of the cases.',
  },
  technicalAdmin: {
    name: 'Technical administrator',
    title: 'The first technical administrator',
    why: 'The technical administrator creates accounts and hands out passwords, but can read no case: this is not a rule to follow, the key is not given.',
    sameLogin: 'This sign-in name is already the coordinator’s: two separate accounts are needed.',
  },
  account: {
    personName: 'First and last name',
    jobTitle: 'Title',
    jobTitleHint: 'As written on documents, for example coordinator',
    login: 'Sign-in name',
    loginHint: 'Lower case, without spaces, for example m.tremblay',
    password: 'Password',
    passwordMissing: 'Choose a password.',
  },
  code: {
    name: 'Recovery code',
    title: 'The recovery code',
    why: 'If the station is replaced or all passwords are lost, this code is the only way to open the cases again. It will never be shown again.',
    making: 'Making the keys',
    print: 'Print the code',
    printAgain: 'Print again',
    printed: 'The code was sent to the printer.',
    noPrinter: 'No printer printed it. Copy the code by hand, legibly, on two sheets.',
    envelopes:
      'Prepare two sealed envelopes: one for the safe of the service, the other for a separate place chosen by the direction.',
    noPhoto: 'Do not photograph it or save it in a file.',
    next: 'Both envelopes are ready',
    label: 'Recovery code',
    changed: 'Something was changed: the code was made anew. Destroy any sheet printed before.',
  },
  confirm: {
    name: 'Check',
    title: 'Write the code from the paper',
    why: 'Take one of the two sheets and write the code. It proves that the paper is legible and complete.',
    field: 'Recovery code',
    hint: 'Spaces, hyphens and capitals do not matter.',
    finish: 'Finish the set-up',
    finishing: 'Writing the encrypted files',
    finishingText: 'This can take a minute. Do not turn the station off.',
  },
};
