import type { Handlers } from '../context';
import type { Os } from '../os';
import { accountHandlers } from './accounts';
import { caseHandlers } from './cases';
import { deskHandlers } from './desk';
import { draftHandlers } from './drafts';
import { intakeHandlers } from './intakes';
import { interventionHandlers } from './interventions';
import { journalHandlers } from './journal';
import { peopleHandlers } from './people';
import { sessionHandlers } from './session';
import { settingsHandlers } from './settings';
import { setupHandlers } from './setup';
import { summaryHandlers } from './summaries';

/** All handlers, spread. The type says « every call of the contract, no more »: otherwise this file does not compile. */
export const handlersOf = (os: Os, version: string) =>
  ({
    ...sessionHandlers(version),
    ...setupHandlers(os),
    ...accountHandlers,
    ...settingsHandlers,
    ...journalHandlers,
    ...deskHandlers,
    ...peopleHandlers,
    ...intakeHandlers,
    ...caseHandlers,
    ...draftHandlers,
    ...interventionHandlers,
    ...summaryHandlers(),
  }) satisfies Handlers;
