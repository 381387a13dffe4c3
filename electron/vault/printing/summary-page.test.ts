import { describe, expect, it } from 'vitest';
import { RecipientProfile } from '#shared/domain/summary';
import { composeSummary, type SummaryInput } from './summary-model';
import { renderSummaryHtml } from './summary-page';
import { renderRecoverySheetHtml } from './recovery-sheet';
import { HOSTILE_TEXTS } from './testing/hostile-texts';
import {
  aCaseFile,
  anActor,
  anIntervention,
  aParticipant,
  aSummaryInput,
  sampleId,
} from './testing/sample-summary';

const printed = (over: Partial<SummaryInput> = {}) => renderSummaryHtml(composeSummary(aSummaryInput(over)));

/** The markup without its words: names of elements and attributes, in order, whatever the values. */
const skeletonOf = (html: string) =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, ''));

/** Every text that somebody may have typed, set to one text. */
function filledWith(text: string): Partial<SummaryInput> {
  const participants = [aParticipant({ number: 11, name: { kind: 'usual', family: text, given: text } })];
  return {
    service: { service: text, unit: text },
    participants,
    caseFile: aCaseFile({
      number: text,
      responsibleName: text,
      participants,
      intakes: [{ id: sampleId(2), number: text, receivedAt: '2026-02-10T23:40:00Z', eventNumbers: [text] }],
    }),
    actor: anActor({ name: text, title: text, badge: text }),
    printNumber: text,
    interventions: [
      anIntervention({
        number: 101,
        placeDetail: text,
        participantIds: [sampleId(11)],
        othersPresent: text,
        patrolBadges: text,
        eventNumber: text,
        purpose: text,
        facts: text,
        observations: text,
        quotedWords: text,
        opinion: text,
        measures: text,
        authorName: text,
        authorTitle: text,
        authorBadge: text,
        hash: text,
        addenda: [
          {
            id: sampleId(700),
            text,
            reason: text,
            signedAt: '2026-03-18T13:00:00Z',
            authorName: text,
            authorTitle: text,
            hash: text,
          },
        ],
      }),
    ],
  };
}

describe('the markup of a summary', () => {
  const plain = skeletonOf(printed(filledWith('mot')));

  it.each(HOSTILE_TEXTS)('gains no element and no attribute from « %s »', (text) => {
    const html = printed(filledWith(text));
    expect(skeletonOf(html)).toEqual(plain);
    expect(html).not.toMatch(/<(?:script|style|img|svg|iframe|form|base|template|!--)/i);
  });

  it('opens and closes every element', () => {
    const open: string[] = [];
    const mistakes: string[] = [];
    for (const tag of printed().match(/<\/?[a-z][a-z0-9]*/g) ?? []) {
      const name = tag.replace(/[</]/g, '');
      if (['meta', 'link', 'br', 'hr'].includes(name)) continue;
      if (!tag.startsWith('</')) open.push(name);
      else if (open.pop() !== name) mistakes.push(name);
    }
    expect({ open, mistakes }).toEqual({ open: [], mistakes: [] });
  });

  it('asks for its style sheet and for nothing else', () => {
    expect([...printed().matchAll(/(?:src|href|url|action)="?([^"\s>]*)/g)].map((match) => match[1])).toEqual(
      ['app://print/print.css'],
    );
    expect(printed()).not.toMatch(/\sstyle=/);
  });

  it('says its language, its title and its headings', () => {
    const html = printed();
    expect(html).toMatch(/^<!doctype html><html lang="fr-CA"/);
    expect(html).toContain('<title>Sommaire d’intervention – D-2026-000123 – I-2026-000123</title>');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<th scope="col">Nom</th>');
    expect(printed({ language: 'en' })).toContain('lang="en-CA"');
  });

  it('names no person in the title of the document', () => {
    const title = /<title>(.*)<\/title>/.exec(printed())?.[1];
    expect(title).not.toContain('Heureux');
  });

  it('keeps paragraphs and lines as they were written', () => {
    const html = printed({
      interventions: [anIntervention({ number: 101, facts: 'un\n  deux  espaces\n \n\n\ntrois' })],
    });
    expect(html).toContain(
      '<p class="prose"><span dir="auto">un</span><span dir="auto">  deux  espaces</span></p>' +
        '<p class="prose"><span dir="auto">trois</span></p>',
    );
  });

  it('lists the interventions first when there are several', () => {
    const several = [anIntervention({ number: 101 }), anIntervention({ number: 102 })];
    expect(printed({ interventions: several })).toContain('<a href="#intervention-2">Visite à domicile</a>');
    expect(printed()).not.toContain('<table class="overview">');
  });

  it('marks a late entry, and says which sections are empty', () => {
    const html = printed({
      interventions: [anIntervention({ number: 101, isLate: true, observations: ' ', quotedWords: '' })],
    });
    expect(html).toContain('<strong class="late">Saisie tardive</strong>');
    expect(html).toContain('Rubriques sans contenu\u00a0: Observations, Propos rapportés');
  });

  it('says so when nothing is written and nobody is named', () => {
    const html = printed({
      participants: [],
      interventions: [
        anIntervention({
          number: 101,
          facts: '',
          observations: '',
          quotedWords: '',
          opinion: '',
          measures: '',
        }),
      ],
    });
    expect(html).toContain('Rien n’est consigné.');
    expect(html).toContain('Aucune personne n’est inscrite à ce sommaire.');
    expect(html).not.toContain('Rubriques sans contenu');
  });

  it('carries in its margins the service, the unit, the case, the print number, who printed, when, and the law', () => {
    const html = printed({ actor: anActor({ name: 'Zoé "Łuç" O’Neill' }) });
    expect(html).toContain(
      'data-head-left="Service de police de Val-des-Érables\nÉquipe d’intervention sociale et de concertation"',
    );
    expect(html).toContain('data-head-right="Sommaire d’intervention\nDossier D-2026-000123"');
    expect(html).toContain(
      'data-foot-left="I-2026-000123 · Exemplaire interne\n' +
        'Imprimé par Zoé &quot;Łuç&quot; O’Neill, coordonnatrice de l’équipe d’intervention sociale, matricule\u00a00420, ' +
        'le\u00a020\u00a0mars\u00a02026 à 9\u00a0h\u00a005\n' +
        'Confidentiel – renseignements personnels. Toute communication doit respecter la Loi sur l’accès (A-2.1)."',
    );
  });

  it.each(RecipientProfile.options)('says on each page which copy it is: %s', (profile) => {
    const copies = {
      internal: 'Exemplaire interne',
      partner: 'Exemplaire pour un partenaire',
      court: 'Exemplaire pour le tribunal',
    };
    expect(printed({ profile })).toContain(`I-2026-000123 · ${copies[profile]}\n`);
  });

  it('shows in its text, in the font of the margins, all that stands in the margins', () => {
    const html = printed({ actor: anActor({ name: 'Łucja Nguyễn' }) });
    const hidden = /<div class="margin-fonts" aria-hidden="true">(.*?)<\/div>/s.exec(html)?.[1];
    const margins = [...html.matchAll(/data-(?:head-left|head-right|foot-left)="([^"]*)"/g)].map(
      (match) => match[1],
    );
    expect(margins).toHaveLength(3);
    expect(hidden).toBe(margins.join('\n'));
  });

  it('puts no ordinary space where French wants a fixed one', () => {
    // What is typed is printed as typed; these are the words of the template.
    const html = printed(filledWith('mot'));
    expect(html.replace(/<[^>]*>/g, '\n')).not.toMatch(/\S [:;!?»%]|« /);
  });
});

describe('the recovery sheet', () => {
  const sheet = renderRecoverySheetHtml({
    service: 'Service de police de Val-des-Érables <b>',
    code: '7Q4X-0M2P-ZK9T-1VBC-HH08-W3YN-5DRS-J6GE-AF20',
    madeAt: '2026-03-20T13:05:00Z',
    language: 'fr',
  });

  it('gives the code twice, once for each envelope, in groups', () => {
    expect(sheet.match(/<article>/g)).toHaveLength(2);
    expect(sheet.match(/<span>7Q4X<\/span>/g)).toHaveLength(2);
    expect(sheet.match(/<p class="code">(?:<span>[0-9A-Z]{4}<\/span>){9}<\/p>/g)).toHaveLength(2);
    expect(sheet).toContain('Exemplaire 1 de 2');
    expect(sheet).toContain('Exemplaire 2 de 2');
  });

  it('puts the code neither in its title nor in its margins', () => {
    expect(/<html[^>]*>.*<\/title>/s.exec(sheet)?.[0]).not.toContain('7Q4X');
    expect(sheet).toContain('&lt;b&gt;');
  });
});
