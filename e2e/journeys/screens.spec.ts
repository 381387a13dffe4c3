import { expect, test } from '../fixtures';
import { goTo, lookThrice, settled, type Screen } from '../screens';
import { known } from '../station';

test.setTimeout(240_000);

test('tour as worker', async ({ relais, station }, info) => {
  await relais.page.emulateMedia({ colorScheme: 'light' });
  await relais.page.getByRole('heading', { name: 'Ouvrir une session' }).waitFor();
  await lookThrice(relais, 'sign-in', info);
  await relais.enter(station.accounts.worker1);
  const c = (name: string) => known(station.cases, name).id;
  const screens: Screen[] = [
    { name: 'desk', at: '/desk' },
    { name: 'intakes', at: '/intakes' },
    { name: 'intake', at: `/intakes/${known(station.intakes, 'waiting').id}` },
    { name: 'intake-new', at: '/intakes/new' },
    { name: 'intake-draft', at: `/intakes/drafts/${known(station.drafts, 'intakeDraft').id}` },
    { name: 'people', at: '/people' },
    { name: 'person', at: `/people/${known(station.persons, 'everyAccent').id}` },
    { name: 'cases', at: '/cases' },
    { name: 'case', at: `/cases/${c('everyType')}` },
    { name: 'case-long', at: `/cases/${c('long')}` },
    { name: 'case-bare', at: `/cases/${c('overdue')}` },
    { name: 'intervention-new', at: `/cases/${c('overdue')}/interventions/new` },
    {
      name: 'intervention-draft',
      at: `/cases/${c('withDraft')}/interventions/drafts/${known(station.drafts, 'interventionDraft').id}`,
    },
    { name: 'settings', at: '/settings' },
  ];
  for (const { name, at } of screens) {
    try {
      await goTo(relais.page, at);
    } catch (e) {
      console.log(name, String(e).slice(0, 300));
    }
    await lookThrice(relais, name, info);
  }
});
