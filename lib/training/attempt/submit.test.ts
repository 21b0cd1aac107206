import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { score } from '@/lib/content/quiz/scoring'
import { db } from '@/lib/platform/db'
import { quizOf } from '@/prisma/course-parts'
import { actionsAbout, answeredAttempt, enrolled, learner, wrongOf } from '@/prisma/factories'
import { listSubmittedAttempts } from './queries'
import { respond } from './respond'
import { findReview } from './review'
import { objectiveScores, storedCredits, storedItem, storedPassRule, storedTokens } from './schema'
import { startAttempt } from './start'
import { submit } from './submit'

const [course] = (await loadCatalog()).courses as [Course]
const quiz = quizOf(course)

async function enrolledPerson() {
  const person = await learner()
  await enrolled(person, course)
  return person
}

/** The expected score, recomputed from the rows. */
async function scoreOfRows(attemptId: string) {
  const attempt = await db.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    include: { items: { include: { response: true, version: true }, orderBy: { position: 'asc' } } },
  })
  return score({
    items: attempt.items.map(({ version, response }) => ({
      item: storedItem.parse(version.item),
      value: storedTokens.parse(response?.value ?? []),
    })),
    passRule: storedPassRule.parse(attempt.passRule),
  })
}

async function storedScore(attemptId: string) {
  const row = await db.submission.findUniqueOrThrow({ where: { attemptId } })
  const { raw, max, passed } = row
  const objectives = objectiveScores.parse(row.objectives)
  const credits = storedCredits.parse(row.credits)
  return { raw, max, scaled: row.scaled.toNumber(), passed, objectives, credits }
}

describe('submit', () => {
  test.each([
    [0, true],
    [1, true],
    [10, false],
  ])('with %i wrong it stores the score of the frozen items', async (wrong, passed) => {
    const person = await enrolledPerson()
    const attemptId = await answeredAttempt(person, course, { wrong })
    const submitted = await submit(person, { attemptId })
    expect(submitted).toMatchObject({ ok: true, result: { raw: 10 - wrong, max: 10, passed } })
    expect(await storedScore(attemptId)).toEqual(await scoreOfRows(attemptId))
    expect(await findReview(person, attemptId)).toMatchObject({ raw: 10 - wrong, max: 10, passed })
    expect(await listSubmittedAttempts(person, quiz)).toMatchObject([{ id: attemptId, passed }])
    const { credits } = await storedScore(attemptId)
    expect(credits).toEqual(Array.from({ length: 10 }, (_, index) => (index < wrong ? 0 : 1)))
  })

  test('items without an answer count as missed', async () => {
    const person = await enrolledPerson()
    const started = await startAttempt(person, { course, quiz })
    if (!started.ok) throw new Error(started.reason)
    expect(await submit(person, started)).toMatchObject({ result: { raw: 0, max: 10, passed: false } })
  })

  test('eight concurrent calls make one submission with one result and one audit row', async () => {
    const person = await enrolledPerson()
    const attemptId = await answeredAttempt(person, course, { wrong: 1 })
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => submit(person, { attemptId })))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'already-submitted')).toHaveLength(7)
    expect(await storedScore(attemptId)).toMatchObject({ raw: 9, max: 10, scaled: 0.9, passed: true })
    expect((await actionsAbout(person)).filter((action) => action === 'attempt.submitted')).toHaveLength(1)
    const attempt = await db.attempt.findUniqueOrThrow({ where: { id: attemptId }, include: { submission: true } })
    expect(attempt.submittedAt).toEqual(attempt.submission?.submittedAt)
  })

  test('another learner’s attempt is not found', async () => {
    const person = await enrolledPerson()
    const stranger = await enrolledPerson()
    const attemptId = await answeredAttempt(person, course)
    await expect(submit(stranger, { attemptId })).rejects.toMatchObject({ code: 'not-found' })
    expect(await findReview(person, attemptId)).toBeNull()
    await submit(person, { attemptId })
    await expect(submit(stranger, { attemptId })).rejects.toMatchObject({ code: 'not-found' })
    expect(await findReview(stranger, attemptId)).toBeNull()
  })

  test('the pass rule is the one at the start', async () => {
    const person = await enrolledPerson()
    const lenient = { ...course, passRule: { masteryScore: 0.1, objectiveMissed: 50, objectiveScore: 0 } }
    const attemptId = await answeredAttempt(person, lenient, { wrong: 9 })
    expect(await submit(person, { attemptId })).toMatchObject({ result: { raw: 1, passed: true } })
  })
})

describe('a save that races the submission', () => {
  test('is in the score, or is refused and not stored', async () => {
    const tally = { counted: 0, refused: 0 }
    for (let round = 0; round < 20; round++) {
      const person = await enrolledPerson()
      const attemptId = await answeredAttempt(person, course)
      const rows = await db.attemptItem.findMany({
        where: { attemptId },
        orderBy: { position: 'asc' },
        include: { version: true },
      })
      // Sends the submission first, in the middle or last: on a fast machine order decides the race.
      const turn = round % 10
      const save = async ({ position, version }: (typeof rows)[number]) => {
        const value = wrongOf(storedItem.parse(version.item))
        const outcome = await respond(person, quiz, { attemptId, position, value, flagged: false }).catch(
          (error: unknown) => error,
        )
        return { position, wrong: value.join(), outcome }
      }
      const saves = [
        ...rows.slice(0, turn).map(save),
        submit(person, { attemptId }).then(() => null),
        ...rows.slice(turn).map(save),
      ]
      const done = (await Promise.all(saves)).filter((one) => one !== null)
      const stored = await db.response.findMany({ where: { attemptId } })
      const after = new Map(stored.map((row) => [row.position, storedTokens.parse(row.value).join()]))
      expect(await storedScore(attemptId)).toEqual(await scoreOfRows(attemptId))
      for (const { position, wrong, outcome } of done) {
        const there = after.get(position) === wrong
        if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'conflict' })
        expect(there).toBe(!(outcome instanceof Error))
        tally[there ? 'counted' : 'refused'] += 1
      }
    }
    expect(tally.counted).toBeGreaterThan(0)
    expect(tally.refused).toBeGreaterThan(0)
  }, 60_000)
})
