import { answersOf, attemptsOf } from '@/lib/record/packet/content/attempts'
import { makeItemCache } from '@/lib/record/packet/content/items'
import type { PersonRecord } from '@/lib/record/packet/content/read-person'
import { makeVersionCache } from '@/lib/record/packet/content/versions'

/** With the words that the person chose. Without keys and points per item: others still take these quizzes. */
export async function ownAttempts(record: PersonRecord) {
  const versions = await makeVersionCache().load(record.attempts.map(({ courseVersionId }) => courseVersionId))
  const items = await makeItemCache().load(
    record.attempts.flatMap((attempt) => attempt.items.map(({ itemHash }) => itemHash)),
  )
  const read = attemptsOf(
    record,
    (id) => versions.find((one) => one.id === id),
    (hash) => items.get(hash),
  )
  return read.map((attempt, index) => {
    const { title, courseId, unitId, ordinal, quizRole, startedAt, submittedAt, timeLimitMinutes, result } = attempt
    const answers = answersOf(attempt).flatMap(({ stem, given }, at) => {
      const response = attempt.items[at]?.response
      if (!response) return []
      const { confidence, flagged, shownAt, answeredAt } = response
      return { position: at + 1, question: stem, given, confidence, flagged, shownAt, answeredAt }
    })
    const { credits: _, ...score } = result ?? { credits: null }
    const about = { title, courseId, unitId, ordinal, quizRole, startedAt, submittedAt, timeLimitMinutes }
    return { ...about, result: result && score, answers, attested: record.attempts[index]?.attestation ?? null }
  })
}
