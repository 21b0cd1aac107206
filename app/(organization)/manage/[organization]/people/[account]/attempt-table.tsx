import { DataTable } from '@/app/_ui/data-table'
import type { Quiz } from '@/lib/content/course/schema'
import type { LearnerRecord } from '@/lib/training/attempt/learner-record'

type Props = { attempts: LearnerRecord['attempts']; quizzes: readonly Quiz[]; day: (at: Date) => string }

function passedWords(passed: boolean, reset: boolean): string {
  return `${passed ? 'Yes' : 'No'}${reset ? ', no longer counts' : ''}`
}

/** Includes attempts from before a reset. */
export function AttemptTable({ attempts, quizzes, day }: Props) {
  const quizOf = new Map(quizzes.map((quiz) => [quiz.id, quiz]))
  return (
    <DataTable
      caption="Attempts at quizzes, newest first"
      columns={[
        { key: 'quiz', label: 'Quiz' },
        { key: 'passed', label: 'Passed' },
        { key: 'score', label: 'Score', numeric: true },
        { key: 'submitted', label: 'Submitted on' },
      ]}
      rows={attempts.map(({ id, unitId, submittedAt, reset, passed, raw, max }) => ({
        key: id,
        cells: [
          quizOf.get(unitId)?.title ?? unitId,
          passed === null || quizOf.get(unitId)?.role === 'pretest' ? '' : passedWords(passed, reset),
          raw === null ? '' : `${Math.round(raw * 100) / 100} of ${max}`,
          submittedAt ? day(submittedAt) : 'Open',
        ],
      }))}
      empty="No attempt yet."
    />
  )
}
