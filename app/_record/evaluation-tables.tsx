import { DataTable } from '@/app/_ui/data-table'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import type { EvaluationCounts } from '@/lib/measurement/evaluation/queries'
import { paces, readinessLevels } from '@/lib/measurement/evaluation/schema'
import { paceWords, readinessWords } from '@/lib/measurement/evaluation/words'
import { dayInWords } from '@/lib/platform/words'

export function EvaluationTables({ counts }: { counts: readonly EvaluationCounts[] }) {
  if (counts.length === 0) return <p>No version has {fewestInSum} evaluations yet. Totals appear from then on.</p>
  return (
    <>
      <CountsTable
        caption="Ready to use it on a call or a shift"
        counts={counts}
        answers={readinessLevels}
        words={readinessWords}
        of={({ readiness }, level) => readiness[level]}
      />
      <CountsTable
        caption="Length of the course"
        counts={counts}
        answers={paces}
        words={paceWords}
        of={({ pace }, one) => pace[one]}
      />
    </>
  )
}

type Props<Answer extends string> = {
  caption: string
  counts: readonly EvaluationCounts[]
  answers: readonly Answer[]
  words: Record<Answer, string>
  of: (counts: EvaluationCounts, answer: Answer) => number
}

function CountsTable<Answer extends string>({ caption, counts, answers, words, of }: Props<Answer>) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'version', label: 'Version' },
        { key: 'people', label: 'People', numeric: true },
        ...answers.map((key) => ({ key, label: words[key], numeric: true })),
      ]}
      rows={counts.map((one) => ({
        key: one.versionId,
        cells: [
          `Edition ${one.edition}, ${dayInWords(one.publishedAt, 'UTC')}`,
          one.people,
          ...answers.map((answer) => of(one, answer)),
        ],
      }))}
      empty=""
    />
  )
}
