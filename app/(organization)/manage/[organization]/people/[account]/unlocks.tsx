import type { Flash } from '@/app/_http/flash'
import type { Quiz } from '@/lib/content/course/schema'
import type { LearnerRecord } from '@/lib/training/attempt/learner-record'
import { UnlockForm } from './unlock-form'

type Props = Flash & {
  here: string
  record: LearnerRecord
  quizzes: readonly Quiz[]
  day: (at: Date) => string
}

export function Unlocks({ here, record, quizzes, day, values, errors }: Props) {
  const passed = new Set(record.attempts.flatMap((attempt) => (attempt.passed && !attempt.reset ? attempt.unitId : [])))
  const failed = new Set(
    record.attempts.flatMap((attempt) => (attempt.passed === false && !attempt.reset ? attempt.unitId : [])),
  )
  const waiting = quizzes.filter(({ id, role }) => failed.has(id) && !passed.has(id) && role !== 'pretest')
  const once = [...new Map(waiting.map((quiz) => [quiz.id, quiz])).values()]
  return (
    <>
      <UnlockForm here={here} quizzes={once} values={values} errors={errors} />
      {record.unlocks.length > 0 && (
        <ul>
          {record.unlocks.map((one) => (
            <li key={one.unlockedAt.toISOString()}>
              {day(one.unlockedAt)}: {quizzes.find(({ id }) => id === one.unitId)?.title ?? one.unitId}. {one.reason}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
