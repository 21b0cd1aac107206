import type { StageSummary } from '@/lib/training/discrimination/stages'
import { inTenths, ofHundred } from './words'

const quizzes = { before: 'pre-test', final: 'final' }

/** The result of choosing by the options alone. */
export function BlindChoice({ summaries }: { summaries: readonly StageSummary[] }) {
  const blind = summaries.flatMap(({ stage, blind: { found, falseAlarms, dPrime } }) =>
    stage in quizzes && found !== null && falseAlarms !== null && dPrime !== null
      ? [{ stage: quizzes[stage as keyof typeof quizzes], found, falseAlarms, dPrime }]
      : [],
  )
  if (blind.length === 0) return null
  return (
    <details>
      <summary>Someone who chooses without reading</summary>
      <ul>
        {blind.map(({ stage, found, falseAlarms, dPrime }) => (
          <li key={stage}>
            In the {stage}, this person would have acted on {ofHundred(found)} of 100 cases of trafficking and raised
            the alarm in {ofHundred(falseAlarms)} of 100 look-alikes: a d′ of {inTenths(dPrime)} without any knowledge.
          </li>
        ))}
      </ul>
      <p>
        Where these figures differ, part of a change comes from the options. We say “finds more” and “accuses less” only
        if the change is larger than that part.
      </p>
    </details>
  )
}
