import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Permission } from '#shared/domain/roles';

/** One place of the application. `needs`: the permission without which the page is not opened (the vault decides anyway). */
export type Place = {
  path: string;
  needs: Permission | null;
  Page: LazyExoticComponent<ComponentType>;
};

/** A page read when it is first opened. */
const page = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazy(async () => ({ default: (await load())[name] }));

/** Every place, by path: the first that matches is shown. Parameters are read with wouter's `useParams`. */
export const PLACES: readonly Place[] = [
  {
    path: '/desk',
    needs: 'desk.read',
    Page: page(() => import('../features/desk/DeskPage'), 'DeskPage'),
  },
  {
    path: '/intakes',
    needs: 'intake.read',
    Page: page(() => import('../features/intakes/IntakesPage'), 'IntakesPage'),
  },
  {
    path: '/intakes/new',
    needs: 'intake.write',
    Page: page(() => import('../features/intakes/NewIntakePage'), 'NewIntakePage'),
  },
  {
    path: '/intakes/drafts/:draftId',
    needs: 'intake.write',
    Page: page(() => import('../features/intakes/IntakeDraftPage'), 'IntakeDraftPage'),
  },
  {
    path: '/intakes/:intakeId',
    needs: 'intake.read',
    Page: page(() => import('../features/intakes/IntakePage'), 'IntakePage'),
  },
  {
    path: '/people',
    needs: 'person.read',
    Page: page(() => import('../features/people/PeoplePage'), 'PeoplePage'),
  },
  {
    path: '/people/:personId',
    needs: 'person.read',
    Page: page(() => import('../features/people/PersonPage'), 'PersonPage'),
  },
  {
    path: '/cases',
    needs: 'case.read',
    Page: page(() => import('../features/cases/CasesPage'), 'CasesPage'),
  },
  {
    path: '/cases/:caseId',
    needs: 'case.read',
    Page: page(() => import('./CasePlace'), 'CasePlace'),
  },
  {
    path: '/cases/:caseId/interventions/new',
    needs: 'intervention.write',
    Page: page(() => import('../features/interventions/NewInterventionPage'), 'NewInterventionPage'),
  },
  {
    path: '/cases/:caseId/interventions/drafts/:draftId',
    needs: 'intervention.write',
    Page: page(() => import('../features/interventions/InterventionDraftPage'), 'InterventionDraftPage'),
  },
  {
    path: '/accounts',
    needs: 'account.manage',
    Page: page(() => import('../features/accounts/AccountsPage'), 'AccountsPage'),
  },
  {
    path: '/settings',
    needs: null,
    Page: page(() => import('../features/settings/SettingsPage'), 'SettingsPage'),
  },
  {
    path: '/journal',
    needs: 'journal.read_technical',
    Page: page(() => import('../features/journal/JournalPage'), 'JournalPage'),
  },
  { path: '/welcome', needs: null, Page: page(() => import('./WelcomePage'), 'WelcomePage') },
];
