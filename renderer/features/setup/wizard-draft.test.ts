import { describe, expect, it } from 'vitest';
import { emptyDraft, problemsOf, requestOf, type AccountDraft, type WizardDraft } from './wizard-draft';

const account = (login: string): AccountDraft => ({
  login,
  name: 'Ève Fictive',
  title: 'Coordonnatrice',
  password: { value: 'crayon-glacier-panier-tulipe', verdict: 'good' },
});

const aDraft = (part: Partial<WizardDraft> = {}): WizardDraft => ({
  ...emptyDraft(),
  service: 'Service de police de Rivière-Fictive',
  unit: 'Équipe d’intervention sociale',
  coordinator: account('e.fictive'),
  technicalAdmin: account('t.fictif'),
  ...part,
});

describe('the steps of the set-up', () => {
  it('offer the first territory, complete', () => {
    expect(emptyDraft().territory.map(({ name }) => name)).toEqual([
      'Terrebonne',
      'Sainte-Anne-des-Plaines',
      'Bois-des-Filion',
    ]);
    expect(problemsOf('territory', emptyDraft())).toEqual({});
  });

  it('say what is missing, field by field', () => {
    expect(problemsOf('service', emptyDraft())).toEqual({ service: 'required', unit: 'required' });
    expect(problemsOf('coordinator', emptyDraft())).toEqual({
      name: 'required',
      title: 'required',
      login: 'required',
      password: 'required',
    });
    expect(problemsOf('coordinator', aDraft({ coordinator: account('deux mots') }))).toEqual({
      login: 'login_form',
    });
    expect(problemsOf('coordinator', aDraft())).toEqual({});
  });

  it('want at least one municipality, each once, each with its region', () => {
    expect(problemsOf('territory', aDraft({ territory: [] }))).toEqual({ territory: 'needOne' });
    const territory = [
      { key: 0, name: 'Sainte-Fiction', healthRegion: 'laval' as const },
      { key: 1, name: 'ste fiction', healthRegion: null },
      { key: 2, name: ' ', healthRegion: 'laval' as const },
    ];
    expect(problemsOf('territory', aDraft({ territory }))).toEqual({
      'name-1': 'twice',
      'region-1': 'required',
      'name-2': 'required',
    });
  });

  it('refuse one login for both accounts, whatever its case', () => {
    const draft = aDraft({ technicalAdmin: account('E.Fictive') });
    expect(problemsOf('technicalAdmin', draft)).toEqual({ login: 'sameLogin' });
  });

  it('refuse a password that the vault refused', () => {
    const refused: AccountDraft = {
      ...account('e.fictive'),
      password: { value: 'court', verdict: 'refused' },
    };
    expect(problemsOf('coordinator', aDraft({ coordinator: refused }))).toEqual({ password: 'refused' });
  });

  it('make the request of `setup.begin`', () => {
    expect(requestOf(aDraft())).toMatchObject({
      identity: {
        service: 'Service de police de Rivière-Fictive',
        territory: [{ name: 'Terrebonne' }, {}, {}],
      },
      coordinator: { login: 'e.fictive', password: 'crayon-glacier-panier-tulipe' },
      technicalAdmin: { login: 't.fictif' },
    });
  });
});
