import { DataTable } from '@/app/_ui/data-table'
import { GainPlot } from '@/app/_ui/gain-plot'
import { type Confidence, confidences } from '@/lib/content/quiz/schema'
import type { CohortCalibration } from '@/lib/measurement/discrimination/calibration'
import { fewestLearners } from '@/lib/measurement/discrimination/stages'
import { ofHundred } from './words'

const confidenceWords: Record<Confidence, string> = { sure: 'Sure', 'think-so': 'Think so', guess: 'Guess' }
const stageWords = { before: 'pre-test', final: 'final' }

/** Pre-test and final each need enough people to be shown. */
export function Calibration({ calibrations }: { calibrations: readonly CohortCalibration[] }) {
  const shown = calibrations.filter(({ learners }) => learners >= fewestLearners)
  const level = (stage: 'before' | 'final', confidence: Confidence) =>
    shown.find((one) => one.stage === stage)?.levels.find((one) => one.confidence === confidence)
  const share = (stage: 'before' | 'final', confidence: Confidence) => {
    const found = level(stage, confidence)
    return found ? found.correct / found.answers : null
  }
  const rows = confidences.flatMap((confidence) => {
    const before = share('before', confidence)
    const after = share('final', confidence)
    return before === null || after === null ? [] : [{ label: confidenceWords[confidence], before, after }]
  })
  return (
    <>
      <h2>How sure, and how often right</h2>
      {shown.length === 0 ? (
        <p>Shown once {fewestLearners} people have said in a pre-test or a final how sure they were.</p>
      ) : (
        <>
          {shown.flatMap(({ stage }) => {
            const sure = share(stage, 'sure')
            return sure === null
              ? []
              : [
                  <p key={stage}>
                    In the {stageWords[stage]}, of 100 answers that the class was sure of, {ofHundred(sure)} were fully
                    right.
                  </p>,
                ]
          })}
          {rows.length > 0 && <GainPlot title="Fully right, by how sure" rows={rows} />}
          <DataTable
            caption="How sure, and how often fully right"
            columns={[
              { key: 'confidence', label: 'They said' },
              ...shown.flatMap(({ stage }) => [
                { key: `${stage}-answers`, label: `Answers, ${stageWords[stage]}`, numeric: true },
                { key: `${stage}-share`, label: `Fully right, ${stageWords[stage]}`, numeric: true },
              ]),
            ]}
            rows={confidences.map((confidence) => ({
              key: confidence,
              cells: [
                confidenceWords[confidence],
                ...shown.flatMap(({ stage }) => {
                  const right = share(stage, confidence)
                  return [level(stage, confidence)?.answers ?? 0, right === null ? '–' : `${ofHundred(right)}%`]
                }),
              ],
            }))}
            empty=""
          />
          <p>
            A class judges itself well if it is nearly always right when sure, and right about as often as chance when
            guessing. In class, talk about answers that were sure but not right: people would have acted on them.
          </p>
        </>
      )}
    </>
  )
}
