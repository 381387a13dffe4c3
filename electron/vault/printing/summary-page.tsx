import { SUMMARY_WORDS } from './summary-words';
import { Fact, Prose, renderPaper, Words, WordsList } from './paper';
import type { PrintedAddendum, PrintedIntervention, PrintedSignature, SummaryModel } from './summary-model';

type Said = { words: (typeof SUMMARY_WORDS)['fr'] };

/** The summary as one HTML document for the print window: what the pages say and in which order, not how they look. */
export function renderSummaryHtml(model: SummaryModel): string {
  const words = SUMMARY_WORDS[model.language];
  const { interventions } = model;
  return renderPaper({
    language: model.language,
    title: `${words.title} – ${model.caseNumber} – ${model.printNumber}`,
    sheet: 'summary',
    margins: {
      headLeft: [model.service, model.unit],
      headRight: [words.title, `${words.caseNumber} ${model.caseNumber}`],
      footLeft: [`${model.printNumber} · ${model.copy}`, model.printedBy, words.law],
      page: words.page,
      pageOf: words.pageOf,
    },
    children: (
      <>
        <FirstPage model={model} words={words} />
        <People model={model} words={words} />
        {interventions.length > 1 && <Overview interventions={interventions} words={words} />}
        {interventions.map((one, index) => (
          <InterventionPages
            // oxlint-disable-next-line react/no-array-index-key -- rendered once, to a string
            key={index}
            one={one}
            at={index + 1}
            of={interventions.length}
            words={words}
          />
        ))}
        <Closing model={model} words={words} />
      </>
    ),
  });
}

/** Who, what, when, for whom. Everything that stands in the margins is said here too. */
function FirstPage({ model, words }: Said & { model: SummaryModel }) {
  const { frame } = model;
  return (
    <header>
      <p className="service">
        <Words>{model.service}</Words>
        <br />
        <Words>{model.unit}</Words>
      </p>
      <h1>{words.title}</h1>
      <dl className="frame">
        <Fact label={words.caseNumber}>
          <strong>
            <Words>{model.caseNumber}</Words>
          </strong>
        </Fact>
        <Fact label={words.situation}>{frame.situation}</Fact>
        {frame.status ? (
          <Fact label={words.status}>
            {[
              frame.status,
              frame.opened && words.openedOn(frame.opened),
              frame.nextReview && words.reviewOn(frame.nextReview),
            ]
              .filter(Boolean)
              .join('; ')}
          </Fact>
        ) : (
          <Fact label={words.opened}>{frame.opened}</Fact>
        )}
        <Fact label={words.responsible}>{frame.responsible && <Words>{frame.responsible}</Words>}</Fact>
        <Fact label={words.confidentiality}>{frame.confidentiality}</Fact>
        <Fact label={words.eventNumbers}>
          {frame.eventNumbers && frame.eventNumbers.length > 0 && (
            <span className="numbers">
              <WordsList items={frame.eventNumbers} />
            </span>
          )}
        </Fact>
        <Fact label={words.period}>
          {model.period} ({model.count})
        </Fact>
        <Fact label={words.recipient}>
          <strong>{model.copy}</strong>
          <br />
          {model.scope}
        </Fact>
        <Fact label={words.establishedBy}>
          <Words>{model.establishedBy}</Words>
        </Fact>
        <Fact label={words.printNumber}>{model.printNumber}</Fact>
      </dl>
    </header>
  );
}

function People({ model, words }: Said & { model: SummaryModel }) {
  return (
    <section>
      <h2>{words.people}</h2>
      {model.people.length === 0 ? (
        <p className="nothing">{words.noPeople}</p>
      ) : (
        <table className="people">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.role}</th>
              <th scope="col">{words.birth}</th>
              <th scope="col">{words.ageOn(model.ageDay)}</th>
            </tr>
          </thead>
          <tbody>
            {model.people.map((person, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- rendered once, to a string
              <tr key={index}>
                <th scope="row">
                  <Words>{person.name}</Words>
                </th>
                <td>{person.roles.join(', ')}</td>
                <td>{person.birth || '–'}</td>
                <td>{person.age || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Overview({ interventions, words }: Said & { interventions: PrintedIntervention[] }) {
  return (
    <section>
      <h2>{words.interventions}</h2>
      <table className="overview">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.type}</th>
            <th scope="col">{words.results}</th>
          </tr>
        </thead>
        <tbody>
          {interventions.map((one, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rendered once, to a string
            <tr key={index}>
              <td>{index + 1}</td>
              <td>{one.day}</td>
              <td>{one.clock}</td>
              <th scope="row">
                <a href={`#intervention-${index + 1}`}>{one.type}</a>
              </th>
              <td>{one.results.join(' · ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type OneProps = Said & { one: PrintedIntervention; at: number; of: number };

function InterventionPages({ one, at, of, words }: OneProps) {
  return (
    <article id={`intervention-${at}`}>
      <h2>
        <span className="rank">{words.interventionOf(at, of)}</span> {one.type}
      </h2>
      <dl className="facts">
        <Fact label={words.when}>{one.when}</Fact>
        <Fact label={words.place}>{one.place && <Words>{one.place}</Words>}</Fact>
        <Fact label={words.present}>
          {one.present && one.present.length > 0 && <WordsList items={one.present} />}
        </Fact>
        <Fact label={words.patrol}>
          {one.patrol && (
            <>
              {words.patrolPresent}
              {one.patrol.badges !== '' && (
                <>
                  {', '}
                  <Words>{words.badges(one.patrol.badges)}</Words>
                </>
              )}
            </>
          )}
        </Fact>
        <Fact label={words.eventNumber}>{one.eventNumber && <Words>{one.eventNumber}</Words>}</Fact>
        <Fact label={words.purpose}>{one.purpose && <Words>{one.purpose}</Words>}</Fact>
      </dl>
      {one.sections.map(({ field, text }) => (
        <section key={field} className={`words ${field}`}>
          <h3>{words[field]}</h3>
          <Prose text={text} />
        </section>
      ))}
      <dl className="facts upshot">
        <Fact label={words.results}>{one.results.join(' · ')}</Fact>
        <Fact label={words.outcomes}>{one.outcomes?.join(' · ')}</Fact>
        <Fact label={words.patrolMinutesFreed}>{one.patrolMinutesFreed}</Fact>
      </dl>
      {one.sections.length === 0 && <p className="nothing">{words.nothingWritten}</p>}
      {one.sections.length > 0 && one.emptySections.length > 0 && (
        <p className="nothing">
          {words.withoutContent}
          {words.colon}
          {one.emptySections.map((field) => words[field]).join(', ')}
        </p>
      )}
      {one.findings && one.findings.length > 0 && (
        <section className="findings">
          <h3>{words.findings}</h3>
          <ul>
            {one.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        </section>
      )}
      <Signature signature={one.signature} words={words} />
      {one.addenda?.map((addendum, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rendered once, to a string
        <AddendumSection key={index} addendum={addendum} words={words} />
      ))}
      <hr />
    </article>
  );
}

function AddendumSection({ addendum, words }: Said & { addendum: PrintedAddendum }) {
  return (
    <section className="words addendum">
      <h3>{words.addendum}</h3>
      {addendum.reason !== '' && (
        <p className="reason">
          {words.reason}
          {words.colon}
          <Words>{addendum.reason}</Words>
        </p>
      )}
      <Prose text={addendum.text} />
      <Signature signature={addendum.signature} words={words} />
    </section>
  );
}

function Signature({ signature, words }: Said & { signature: PrintedSignature }) {
  return (
    <dl className="signature">
      <Fact label={words.signedBy}>
        <Words>{signature.by}</Words>
        <br />
        {signature.at} · {words.hash} {signature.hash}
        {signature.isLate && (
          <>
            {' '}
            <strong className="late">{words.lateEntry}</strong>
          </>
        )}
      </Fact>
    </dl>
  );
}

/** A place to sign by hand when the paper is handed over. */
function Closing({ model, words }: Said & { model: SummaryModel }) {
  return (
    <section className="closing">
      <div>
        <h2>{words.closing}</h2>
        <p>
          {words.closingBefore}
          <Words>{model.establishedBy}</Words>
          {words.closingAfter}
        </p>
        <p className="line">
          <span>{words.handSignature}</span>
          <span>{words.handDate}</span>
        </p>
      </div>
    </section>
  );
}
