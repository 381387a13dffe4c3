import type { Language } from '#shared/domain/code-list';
import { dayOf } from '#shared/domain/calendar-day';
import { clockText, longDayText } from '#shared/domain/format';
import type { Instant } from '#shared/domain/instant';
import { renderPaper, Words } from './paper';

const french = {
  title: 'Code de récupération',
  copyOf: (at: number) => `Exemplaire ${at} de 2`,
  madeOn: (moment: string) => `Établi le ${moment}`,
  secret: 'Secret. À garder sous enveloppe scellée.',
  whatTitle: 'À quoi il sert',
  what: 'Ce code rend lisibles les dossiers de Relais lorsque plus aucun compte ne le peut : mots de passe perdus, poste volé ou remplacé, restauration d’une copie de sauvegarde. Relais n’en garde aucune trace. Qui détient ce code et les données peut tout lire.',
  codeTitle: 'Le code',
  reading:
    'Le code ne contient jamais les lettres I, L, O et U. Le signe 0 est toujours un zéro, le signe 1 toujours le chiffre un.',
  doTitle: 'À faire',
  steps: [
    'Recopier le code à l’écran, d’après cette feuille, pour terminer la mise en service.',
    'Glisser chaque exemplaire dans une enveloppe opaque. La sceller, puis dater et signer en travers du rabat.',
    'Garder les deux enveloppes dans deux lieux différents, sous clé, hors du poste où Relais est installé.',
    'Ne pas photographier, photocopier, numériser ni transcrire cette feuille.',
    'Vérifier les scellés une fois par an. Si une enveloppe a été ouverte ou manque, aviser la direction sans délai.',
  ],
  openings: 'Ouvertures de l’enveloppe',
  day: 'Date',
  who: 'Nom et signature',
  why: 'Motif',
  page: 'page',
  pageOf: 'de',
  at: (day: string, time: string) => `${day} à ${time}`,
};

const english: typeof french = {
  title: 'Recovery code',
  copyOf: (at) => `Copy ${at} of 2`,
  madeOn: (moment) => `Made on ${moment}`,
  secret: 'Secret. To be kept in a sealed envelope.',
  whatTitle: 'What it is for',
  what: 'This code makes the files of Relais readable when no account can any longer: passwords lost, workstation stolen or replaced, backup restored. Relais keeps no trace of it. Whoever holds this code and the data can read everything.',
  codeTitle: 'The code',
  reading:
    'The code never contains the letters I, L, O and U. The sign 0 is always a zero, the sign 1 always the digit one.',
  doTitle: 'What to do',
  steps: [
    'Copy the code onto the screen, from this sheet, to finish setting up.',
    'Slip each copy into an opaque envelope. Seal it, then date and sign across the flap.',
    'Keep the two envelopes in two different places, under lock, away from the workstation that runs Relais.',
    'Do not photograph, photocopy, scan or transcribe this sheet.',
    'Check the seals once a year. If an envelope was opened or is missing, tell the management at once.',
  ],
  openings: 'Openings of the envelope',
  day: 'Date',
  who: 'Name and signature',
  why: 'Reason',
  page: 'page',
  pageOf: 'of',
  at: (day, time) => `${day}, ${time}`,
};

/**
 * The recovery code on paper, one page for each of the two sealed envelopes (`security.md` 2.4).
 * Takes the name of the service, the code as it is shown (groups joined by hyphens), and when it was made.
 */
export function renderRecoverySheetHtml(sheet: {
  service: string;
  code: string;
  madeAt: Instant;
  language: Language;
}): string {
  const { service, code, madeAt, language } = sheet;
  const words = language === 'fr' ? french : english;
  const madeOn = words.madeOn(words.at(longDayText(dayOf(madeAt), language), clockText(madeAt, language)));
  return renderPaper({
    language,
    title: `Relais – ${words.title}`,
    sheet: 'recovery',
    margins: {
      headLeft: [],
      headRight: [],
      footLeft: [`Relais · ${words.title}`, `${madeOn}. ${words.secret}`],
      page: words.page,
      pageOf: words.pageOf,
    },
    children: [1, 2].map((at) => (
      <article key={at}>
        <p className="service">
          <Words>{service}</Words>
          <br />
          {words.copyOf(at)}
        </p>
        <h1>{words.title}</h1>
        <h2>{words.whatTitle}</h2>
        <p>{words.what}</p>
        <h2>{words.codeTitle}</h2>
        <p className="code">
          {code.split('-').map((group, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rendered once, to a string
            <span key={index}>{group}</span>
          ))}
        </p>
        <p className="reading">{words.reading}</p>
        <h2>{words.doTitle}</h2>
        <ol>
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h2>{words.openings}</h2>
        <table className="openings">
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.why}</th>
            </tr>
          </thead>
          <tbody>
            {[1, 2, 3].map((row) => (
              <tr key={row}>
                <td>{'\u00a0'}</td>
                <td>{'\u00a0'}</td>
                <td>{'\u00a0'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </article>
    )),
  });
}
