import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { anAddress, aContactPoint, anIntake, anInterventionContent, aPerson } from '#shared/testing/builders';
import { expect, test } from '../fixtures';
import { prepareSummary } from '../pages/summary';
import type { Relais } from '../relais';
import { goTo, settled } from '../screens';
import { textOfPdf } from './pdf-text';
import { XSS_CORPUS } from './xss-corpus';

// A person writes, or pastes from a mail, a text that is a program somewhere else. It goes through every text field of a
// request, a person and an intervention, to every screen that shows it and to the printed page; it must come out as text.

/** How many records of each kind: with these, every field of 120 letters or more shows the whole corpus. */
const RECORDS = 64;

/** The corpus packed into texts that fit a field. What is longer than the field is refused by the contract anyway. */
function fillsOf(max: number): string[] {
  const fills: string[] = [];
  for (const payload of XSS_CORPUS) {
    const last = fills.at(-1);
    if (payload.length > max) continue;
    if (last !== undefined && last.length + 1 + payload.length <= max)
      fills[fills.length - 1] = `${last} ${payload}`;
    else fills.push(payload);
  }
  return fills;
}
/** One filling of a field, by number; a field that has more fillings than there are records shows another part elsewhere. */
const fill = (max: number, n: number) => {
  const fills = fillsOf(max);
  return fills[n % fills.length] ?? '';
};
/** A word by which a record is known on the screen, so that the one looked at is not the one before. */
const mark = (kind: string, n: number) => `repère-${kind}-${n}.`;
const EVERYTHING = XSS_CORPUS.join('\n');

/** What a page would hold if any of it had become more than text. */
async function expectOnlyText(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const strange = [...document.querySelectorAll('*')].filter(
      (element) =>
        element
          .getAttributeNames()
          .some((name) => /^on|^(srcdoc|formaction|ping|background|xlink:href)$/.test(name)) ||
        /^(iframe|object|embed|applet|base|portal|frameset|marquee|math|video|audio|template|xss|x)$/i.test(
          element.tagName,
        ) ||
        (element.tagName === 'SCRIPT' &&
          !/^\.?\/assets\/[\w-]+\.js$/.test(element.getAttribute('src') ?? '')) ||
        (element.tagName === 'META' && element.hasAttribute('http-equiv')) ||
        /^\s*(javascript|data|vbscript|file|http)/i.test(
          element.getAttribute('href') ?? element.getAttribute('src') ?? '',
        ),
    );
    return {
      strange: strange.map((element) => element.outerHTML.slice(0, 200)),
      ran: 'alarm' in window && (window as unknown as { alarm: number }).alarm > 0,
      address: window.location.href.split('#')[0]?.split('?')[0],
      polluted: 'x' in {},
    };
  });
  expect(found, where).toEqual({
    strange: [],
    ran: false,
    address: 'app://relais/index.html',
    polluted: false,
  });
}

/** Any of them that ran would call one of these. */
async function setAlarm(page: Page): Promise<void> {
  await page.evaluate(() => {
    const alarm = () => void ((window as unknown as { alarm: number }).alarm += 1);
    Object.assign(window, {
      alarm: 0,
      alert: alarm,
      confirm: alarm,
      prompt: alarm,
      print: alarm,
      open: alarm,
    });
  });
}

/** Writes the whole corpus into the registry of persons, by calls as the screens make them. */
async function writePersons(relais: Relais): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < RECORDS; n++) {
    const person = aPerson({
      id: randomUUID(),
      names: Array.from({ length: n < 4 ? 20 : 1 }, (_, k) => ({
        kind: k === 0 ? 'usual' : 'alias',
        family: fill(120, n * 20 + k),
        given: fill(120, n * 20 + k + 7),
      })),
      pronoun: fill(40, n),
      accommodation: `${mark('person', n)} ${n === 0 ? EVERYTHING.slice(0, 1900) : fill(500, n)}`,
      addresses: Array.from({ length: n < 4 ? 40 : 1 }, (_, k) =>
        anAddress({
          id: randomUUID(),
          civicNumber: fill(20, n * 40 + k),
          street: fill(200, n * 40 + k),
          unit: fill(40, n * 40 + k),
          municipality: fill(80, n * 40 + k),
          postalCode: fill(10, n * 40 + k),
        }),
      ),
      contactPoints: Array.from({ length: n < 4 ? 40 : 1 }, (_, k) =>
        aContactPoint({
          id: randomUUID(),
          value: fill(120, n * 40 + k),
          hours: fill(120, n * 40 + k + 3),
          codeWord: fill(80, n * 40 + k),
          whoMayAnswer: fill(200, n * 40 + k),
          notes: fill(500, n * 40 + k),
        }),
      ),
    });
    await relais.ask('persons.create', person);
    ids.push(person.id);
  }
  return ids;
}

async function writeIntakes(relais: Relais, personIds: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < RECORDS; n++) {
    const intake = anIntake({
      id: randomUUID(),
      requester: {
        name: fill(120, n),
        badge: fill(20, n),
        organisation: fill(120, n + 11),
        phone: fill(60, 2 * n),
      },
      eventNumbers: Array.from({ length: 10 }, (_, k) => fill(40, n * 10 + k)),
      account: `${mark('intake', n)} ${n % 8 === 0 ? EVERYTHING : fill(500, n)}`,
      persons: [
        { personId: personIds[n] ?? null, described: '', role: 'concerned' },
        ...Array.from({ length: 5 }, (_, k) => ({
          personId: null,
          described: fill(300, n * 5 + k),
          role: 'witness' as const,
        })),
      ],
      municipality: fill(80, n),
    });
    await relais.ask('intakes.record', { intake, draftId: null });
    ids.push(intake.id);
  }
  return ids;
}

/** One case, whose interventions hold the whole corpus in each of their texts; and one draft of it under way. */
async function writeCase(relais: Relais, intakeId: string, responsibleId: string) {
  const caseId = randomUUID();
  await relais.ask('cases.open', {
    id: caseId,
    intakeId,
    category: 'other',
    responsibleId,
    confidentiality: 'standard',
    nextReviewOn: '2026-12-01',
  });
  const content = (n: number) => {
    const { startedAt: _s, endedAt: _e, ...words } = anInterventionContent();
    const texts = {
      placeDetail: fill(200, n),
      othersPresent: fill(500, n),
      patrolBadges: fill(120, n),
      eventNumber: fill(40, 2 * n),
      purpose: fill(500, n + 5),
      facts: `${mark('intervention', n)} ${n === 0 ? EVERYTHING : fill(500, n)}`,
      observations: n === 1 ? EVERYTHING : fill(500, n + 1),
      quotedWords: n === 2 ? EVERYTHING : fill(500, n + 2),
      opinion: n === 3 ? EVERYTHING : fill(500, n + 3),
      measures: n === 4 ? EVERYTHING : fill(500, n + 4),
      patrolPresent: true,
    };
    return { ...words, ...texts };
  };
  const draftOf = (n: number) => ({
    ...content(n),
    startedDay: '2026-03-15',
    startedTime: '14:00',
    endedDay: null,
    endedTime: '',
  });
  const interventionIds: string[] = [];
  for (let n = 0; n < RECORDS; n++) {
    const id = randomUUID();
    const saved = await relais.ask('drafts.save', {
      id,
      version: null,
      body: { kind: 'intervention', caseId, content: draftOf(n) },
    });
    await relais.ask('interventions.sign', {
      draftId: id,
      version: saved.version,
      content: { ...content(n), startedAt: '2026-03-15T14:00:00Z', endedAt: '2026-03-15T15:00:00Z' },
    });
    if (n % 8 === 0)
      await relais.ask('interventions.addAddendum', {
        id: randomUUID(),
        interventionId: id,
        text: n === 0 ? EVERYTHING : fill(500, n),
        reason: fill(300, n),
      });
    interventionIds.push(id);
  }
  const draftId = randomUUID();
  await relais.ask('drafts.save', {
    id: draftId,
    version: null,
    body: { kind: 'intervention', caseId, content: { ...draftOf(0), observations: EVERYTHING } },
  });
  return { caseId, interventionIds, draftId };
}

test('no text that anybody writes is ever more than text, on any screen or on paper', async ({
  relais,
  station,
}) => {
  test.setTimeout(240_000);
  expect(XSS_CORPUS.length).toBeGreaterThanOrEqual(150);
  const { page } = relais;
  const { worker1 } = station.accounts;
  await relais.enter(worker1);
  const persons = await writePersons(relais);
  const intakes = await writeIntakes(relais, persons);
  const { caseId, draftId, interventionIds } = await writeCase(relais, intakes[0] ?? '', worker1.id);
  await setAlarm(page);

  await test.step('the pages of each record', async () => {
    const places = [
      ...persons.map((id, n) => ({ at: `/people/${id}`, shows: mark('person', n) })),
      ...intakes.map((id, n) => ({ at: `/intakes/${id}`, shows: mark('intake', n) })),
      ...interventionIds.map((id, n) => ({
        at: `/cases/${caseId}?entry=${id}`,
        shows: mark('intervention', n),
      })),
    ];
    for (const { at, shows } of places) {
      // An entry is opened when its case is: each time from elsewhere.
      if (at.includes('?entry')) await goTo(page, '/settings');
      await goTo(page, at);
      await expect(page.getByText(shows).last()).toBeVisible();
      await expectOnlyText(page, shows);
    }
  });

  await test.step('lists, the desk, the journal, forms and searches', async () => {
    for (const at of ['/desk', '/intakes', '/cases', `/cases/${caseId}`, '/people'])
      await goTo(page, at).then(() => expectOnlyText(page, at));
    await goTo(page, `/cases/${caseId}/interventions/drafts/${draftId}`);
    await expect(page.getByLabel('Observations')).toHaveValue(new RegExp('<svg onload=alert'));
    await expectOnlyText(page, 'a draft');
    await goTo(page, '/people');
    const search = page.getByRole('combobox', { name: 'Nom de la personne' });
    for (const text of [
      '<img src=x onerror=alert(1)>',
      '{{7*7}}',
      '$t(signIn.title)',
      '__proto__',
      '"><svg/onload=alert(1)>',
    ]) {
      await search.fill(text);
      await expect(page.getByText(`« ${text} »`).or(page.getByRole('option').first())).toBeVisible();
      await expectOnlyText(page, `search of ${text}`);
    }
    await goTo(page, `/people/${persons[0] ?? ''}`);
    for (const form of [
      'Modifier : Identité',
      'Modifier : Noms',
      'Modifier : Adresses',
      'Modifier les moyens de joindre',
    ]) {
      await page.getByRole('button', { name: form }).click();
      await expect(page.getByRole('button', { name: 'Enregistrer la fiche' })).toBeVisible();
      await expectOnlyText(page, form);
      await page.getByRole('button', { name: 'Annuler' }).click();
    }
  });

  await test.step('the printed page', async () => {
    await goTo(page, `/cases/${caseId}`);
    const dialog = await prepareSummary(page);
    await expectOnlyText(page, 'the preview');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await settled(page);
    const { pdf } = await relais.page.evaluate(
      async ([id, ids]) => {
        const { bridge } = window as unknown as {
          bridge: { call(name: string, input: unknown): Promise<{ value: { pdf: Uint8Array } }> };
        };
        const { value } = await bridge.call('summaries.preview', {
          caseId: id,
          interventionIds: ids,
          profile: 'internal',
          language: 'fr',
        });
        return { pdf: Array.from(value.pdf) };
      },
      [caseId, interventionIds.slice(0, 8)] as const,
    );
    const bytes = Uint8Array.from(pdf);
    const raw = Buffer.from(bytes).toString('latin1');
    for (const door of [
      '/JavaScript',
      '/JS',
      '/Launch',
      '/URI',
      '/SubmitForm',
      '/EmbeddedFile',
      '/OpenAction',
      '/AA',
    ])
      expect(raw.includes(`${door} `) || raw.includes(`${door}(`) || raw.includes(`${door}<`), door).toBe(
        false,
      );
    const { text, annotations } = await textOfPdf(bytes);
    expect(annotations).toEqual([]);
    // Line ends and what no font shows are left out on both sides.
    const bare = (words: string) => words.normalize('NFKC').replace(/[\s\p{Cf}\p{M}]+/gu, '');
    const printed = bare(text);
    const plain = XSS_CORPUS.filter((payload) => /^[\x20-\x7E]+$/.test(payload));
    expect(plain.length).toBeGreaterThan(150);
    expect(plain.filter((payload) => !printed.includes(bare(payload)))).toEqual([]);
  });

  await test.step('the journal, as the coordinator reads it', async () => {
    await relais.leave();
    await relais.enter(station.accounts.coordinator);
    await setAlarm(relais.page);
    for (const at of ['/journal', `/cases/${caseId}`, '/desk']) {
      await goTo(relais.page, at);
      await expectOnlyText(relais.page, at);
    }
  });
});
