import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '#shared/contract/index';
import type { Failure, Result } from '#shared/contract/result';
import type { Id } from '#shared/domain/id';
import { Providers } from '../../app/providers';
import { speak } from '../../lib/language';
import type { SignedEntry } from './InterventionChoice';
import { SummaryDialog } from './SummaryDialog';

const id = (number: number): Id => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const ENTRIES: SignedEntry[] = ['2026-01-05', '2026-02-10', '2026-03-14'].map((day, index) => ({
  kind: 'intervention',
  id: id(101 + index),
  at: `${day}T15:30:00Z`,
  endedAt: null,
  by: 'Anne-Sophie Côté',
  type: index === 0 ? 'home_visit' : 'phone_call',
  results: [],
  outcomes: [],
  excerpt: '',
  isLate: index === 1,
  findings: [],
  addenda: 0,
}));

/** Two blank Letter pages: the smallest file that is a PDF. */
function blankPdf(): Uint8Array {
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>>',
    ...[3, 4].map(() => '<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources <<>>>>'),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

type Answers = {
  preview?: Partial<OutputOf<'summaries.preview'>> | Failure;
  print?: undefined | OutputOf<'summaries.print'> | Failure;
  save?: OutputOf<'summaries.save'> | Failure;
};

/** What was asked over the bridge, in order; the answers are those of the vault's contract. */
let asked: [string, unknown][];

function answerWith(answers: Answers): void {
  asked = [];
  let number = 122;
  const wrap = (value: object): Result<unknown> =>
    'code' in value ? { ok: false, error: value as Failure } : { ok: true, value };
  Object.defineProperty(window, 'bridge', {
    configurable: true,
    value: {
      on: () => () => undefined,
      call: (name: string, input: unknown): Promise<Result<unknown>> => {
        asked.push([name, input]);
        number += 1;
        if (name === 'summaries.print') return Promise.resolve(wrap(answers.print ?? { printed: true }));
        if (name === 'summaries.save') return Promise.resolve(wrap(answers.save ?? { saved: true }));
        const pages = {
          printId: id(500),
          printNumber: `I-2026-000${number}`,
          pages: 2,
          pdf: blankPdf(),
          withheld: [],
        };
        return Promise.resolve(
          wrap(
            answers.preview && 'code' in answers.preview ? answers.preview : { ...pages, ...answers.preview },
          ),
        );
      },
    },
  });
}

/** Shows the dialog, and gives the person who uses it. */
function open(over: Partial<Parameters<typeof SummaryDialog>[0]> = {}) {
  const closed: true[] = [];
  render(
    <Providers env="test">
      <SummaryDialog caseId={id(1)} interventions={ENTRIES} onClose={() => closed.push(true)} {...over} />
    </Providers>,
  );
  return { user: userEvent.setup(), closed };
}

const button = (name: RegExp | string) => screen.getByRole('button', { name });
const lastAsked = <N extends 'summaries.preview'>() => asked.at(-1)?.[1] as InputOf<N>;
const ready = () => screen.findByText(/^Document prêt/);

beforeEach(() => speak('fr'));
afterEach(cleanup);

describe('the dialog of a summary', () => {
  it('asks for all the interventions in order, for the team, in French, until told otherwise', async () => {
    answerWith({});
    const { user } = open();
    await user.click(button(/^Préparer les pages/));
    expect((await ready()).textContent).toBe(
      'Document prêt\u00a0: 2 pages, numéro d’impression I-2026-000123.',
    );
    expect(asked).toEqual([
      [
        'summaries.preview',
        {
          caseId: id(1),
          interventionIds: ENTRIES.map((entry) => entry.id),
          profile: 'internal',
          language: 'fr',
        },
      ],
    ]);
  });

  it('starts from the interventions that were preselected', async () => {
    answerWith({});
    const { user } = open({ preselected: [id(103)] });
    expect(screen.getByText('1 choisie sur 3')).toBeTruthy();
    await user.click(button(/^Préparer les pages/));
    await ready();
    expect(lastAsked().interventionIds).toEqual([id(103)]);
  });

  it('takes what is chosen by hand, and prepares nothing when nothing is', async () => {
    answerWith({});
    const { user } = open();
    await user.click(button('Aucune'));
    expect(screen.getByText('Choisir au moins une intervention.')).toBeTruthy();
    expect(button(/^Préparer les pages/)).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('checkbox', { name: /2026-02-10 10:30 · Appel téléphonique/ }));
    await user.click(screen.getByRole('radio', { name: 'Tribunal' }));
    await user.click(screen.getByRole('radio', { name: 'English' }));
    expect(screen.getByText(/motif inscrit au dossier/)).toBeTruthy();
    await user.click(button(/^Préparer les pages/));
    await ready();
    expect(lastAsked()).toMatchObject({ interventionIds: [id(102)], profile: 'court', language: 'en' });
  });

  it('lets nothing out that was not seen: after a change, the pages are prepared again', async () => {
    answerWith({});
    const { user } = open();
    expect(button(/^Imprimer/)).toHaveProperty('disabled', true);
    await user.click(button(/^Préparer les pages/));
    await ready();
    expect(button(/^Imprimer/)).toHaveProperty('disabled', false);
    await user.click(screen.getByRole('radio', { name: 'Partenaire' }));
    expect(screen.getByText('Les choix ont changé depuis cet aperçu')).toBeTruthy();
    expect(button(/^Imprimer/)).toHaveProperty('disabled', true);
    expect(button(/^Enregistrer/)).toHaveProperty('disabled', true);
    await user.click(button(/^Préparer de nouveau/));
    await ready();
    expect(button(/^Imprimer/)).toHaveProperty('disabled', false);
  });

  it('does it all by the keyboard', async () => {
    answerWith({});
    const { user } = open();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await ready();
    await user.keyboard('{Control>}p{/Control}');
    expect(await screen.findByText('Le document a été remis à l’imprimante.')).toBeTruthy();
    expect(asked.map(([name]) => name)).toEqual(['summaries.preview', 'summaries.print']);
    expect(asked.at(-1)?.[1]).toEqual({ printId: id(500) });
  });

  it('gives each page a name, for those who do not see it', async () => {
    answerWith({});
    const { user } = open();
    await user.click(button(/^Préparer les pages/));
    expect(await screen.findByRole('img', { name: 'Page 2 de 2' })).toBeTruthy();
    await user.click(button('Page suivante'));
    expect(screen.getByRole('textbox', { name: 'Page' })).toHaveProperty('value', '2');
  });

  it.each<[Answers['print'], string]>([
    [{ printed: false }, 'L’impression a été annulée. Le document est toujours prêt.'],
    [
      { code: 'RULE_BROKEN', rule: 'no_printer', reference: 'R-1' },
      'Aucune imprimante n’est installée sur ce poste.',
    ],
    [{ code: 'RULE_BROKEN', rule: 'print_expired', reference: 'R-1' }, 'L’aperçu n’est plus disponible.'],
  ])('says how printing ended: %o', async (print, words) => {
    answerWith({ print });
    const { user } = open();
    await user.click(button(/^Préparer les pages/));
    await ready();
    await user.click(button(/^Imprimer/));
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('saves a copy only once the warning was read', async () => {
    answerWith({});
    const { user } = open();
    await user.click(button(/^Préparer les pages/));
    await ready();
    await user.click(button(/^Enregistrer une copie/));
    const warning = await screen.findByRole('alert');
    expect(within(warning).getByText(/ne sera plus protégée par Relais/)).toBeTruthy();
    const choose = within(warning).getByRole('button', { name: 'Choisir l’emplacement' });
    expect(choose).toHaveProperty('disabled', true);
    await user.click(within(warning).getByRole('checkbox', { name: /Cet avertissement est lu/ }));
    await user.click(choose);
    expect(await screen.findByText('La copie est enregistrée à l’endroit choisi.')).toBeTruthy();
    expect(asked.at(-1)).toEqual(['summaries.save', { printId: id(500), warningRead: true }]);
  });

  it('says in which intervention a protected address was found, and lets it be left out', async () => {
    const where = [id(102)];
    answerWith({
      preview: { code: 'RULE_BROKEN', rule: 'protected_address_in_text', reference: 'R-7', where },
    });
    const { user, closed } = open();
    await user.click(button(/^Préparer les pages/));
    const list = await screen.findByRole('list', {
      name: 'Interventions dont un texte nomme une adresse protégée',
    });
    expect(within(list).getByText('2026-02-10 10:30 · Appel téléphonique')).toBeTruthy();
    await user.click(within(list).getByRole('button', { name: 'Retirer de la sélection' }));
    expect(screen.getByText('2 choisies sur 3')).toBeTruthy();
    await user.click(within(list).getByRole('button', { name: 'Ouvrir' }));
    expect(closed).toHaveLength(1);
    expect(window.location.hash).toBe(`#/cases/${id(1)}?entry=${id(102)}`);
  });

  it('says what stays at the station, in words', async () => {
    const withheld = ['observations', 'opinion_by_role', 'role:reporter', `named_in_text:${id(101)}`];
    answerWith({ preview: { withheld } });
    const { user } = open();
    await user.click(button(/^Préparer les pages/));
    await ready();
    expect(screen.getByText(/Rubriques non imprimées/).textContent).toBe(
      'Ce qui reste au poste. Rubriques non imprimées\u00a0: observations. ' +
        'L’opinion professionnelle n’est pas imprimée\u00a0: votre rôle ne la lit pas. ' +
        'Noms non imprimés, selon le rôle\u00a0: Déclarant ou signalant (protégé).',
    );
    const alert = screen.getByRole('alert');
    expect(within(alert).getByText('2026-01-05 10:30 · Visite à domicile')).toBeTruthy();
    await user.click(within(alert).getByRole('button', { name: 'Retirer de la sélection' }));
    expect(screen.getByText('2 choisies sur 3')).toBeTruthy();
  });

  it('says so when the pages cannot be shown, and prints nothing unseen', async () => {
    answerWith({ preview: { pdf: new TextEncoder().encode('not a PDF') } });
    const { user } = open();
    await user.click(button(/^Préparer les pages/));
    expect(await screen.findByText('Les pages ne peuvent pas être montrées.')).toBeTruthy();
    await waitFor(() => expect(button(/^Imprimer/)).toHaveProperty('disabled', true));
  });

  it('chooses the interventions of a period', async () => {
    answerWith({});
    const many = [...ENTRIES, ...ENTRIES].map((entry, index) => ({ ...entry, id: id(200 + index) }));
    const { user } = open({ interventions: many });
    await user.type(screen.getByRole('textbox', { name: 'Du' }), '2026-02-01');
    await user.type(screen.getByRole('textbox', { name: 'Au' }), '2026-02-28');
    await user.click(button('Choisir cette période'));
    expect(screen.getByText('2 choisies sur 6')).toBeTruthy();
  });
});
