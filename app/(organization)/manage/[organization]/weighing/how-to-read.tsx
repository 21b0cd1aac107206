import { fewestLearners, type StageSummary } from '@/lib/training/discrimination/stages'
import { inTenths, ofHundred } from './words'

const quizzes = { before: 'pre-test', final: 'final' }

export function HowToReadCalls({ summaries }: { summaries: readonly StageSummary[] }) {
  const blind = summaries.flatMap(({ stage, blind: { found, falseAlarms, dPrime } }) =>
    stage in quizzes && found !== null && falseAlarms !== null && dPrime !== null
      ? [{ stage: quizzes[stage as keyof typeof quizzes], found, falseAlarms, dPrime }]
      : [],
  )
  return (
    <>
      <h2>How to read this</h2>
      <dl className="how-to-read">
        <dt>Found, acted on (a hit)</dt>
        <dd>A case of trafficking, and the person chose to escalate or to ask further.</dd>
        <dt>False alarm</dt>
        <dd>
          A case that only looks like trafficking, and the person chose to escalate. It costs an innocent person trust,
          safety or work; asking further is none.
        </dd>
        <dt>d′, “d prime”</dt>
        <dd>
          How far apart the two kinds of case are for the class, whether it is quick or slow to raise an alarm. 0: both
          are treated alike. 1: for example 69 of 100 found, with 31 false alarms. 2: 84 with 16. 3: 93 with 7. Half a
          case is added on each side, so that all or none can be told too. Told of {fewestLearners} people and more.
        </dd>
        <dt>Likely range</dt>
        <dd>
          Of 100 classes like this one, about 95 would have the true figure in such a range. The answers of one person
          hang together, and that is allowed for.
        </dd>
        <dt>Which cases</dt>
        <dd>
          Those that ask whether to act: one choice, and a case that can be told. The first attempt at each quiz counts;
          what was not answered does not. In an encounter the first run counts. The last run is a separate line, for
          people who played the case again, mostly because the first run went wrong. Stages ask different cases, so look
          at where the lines go more than at one step.
        </dd>
        {blind.length > 0 && (
          <>
            <dt>Choosing without reading</dt>
            {blind.map(({ stage, found, falseAlarms, dPrime }) => (
              <dd key={stage}>
                In the {stage} it would have acted on {ofHundred(found)} of 100 cases of trafficking and raised the
                alarm in {ofHundred(falseAlarms)} of 100 look-alikes: a d′ of {inTenths(dPrime)} for nothing.
              </dd>
            ))}
            <dd>
              Where these figures differ, a part of a change comes from the options. “Finds more” and “accuses less” are
              said only of more than that.
            </dd>
          </>
        )}
      </dl>
    </>
  )
}
