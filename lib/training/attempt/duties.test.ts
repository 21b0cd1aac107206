import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { draw } from '@/lib/content/quiz/draw'
import { keyOf } from '@/lib/content/quiz/interaction'
import { seededRandom } from '@/lib/content/quiz/random'
import { dutiesDue } from '@/lib/content/quiz/scoring'
import { db } from '@/lib/platform/db'
import { finalOf, quizOf } from '@/prisma/course-parts'
import { enrolled, learner, wrongOf } from '@/prisma/factories'
import { dutiesLeft, dutyMissed, findDutiesLeft } from './duties'
import { respond } from './respond'
import { findReview } from './review'
import { findSitting } from './sitting'
import { startAttempt } from './start'
import { submit } from './submit'

const { courses } = await loadCatalog()
const [course] = courses as [Course]
const plain = quizOf(course)
const objective = Object.keys(plain.blueprint).sort()[0] ?? ''
const labeled = plain.bank.filter((item) => item.objective === objective).slice(0, 4)
const duties = [{ id: 'notice', title: 'Give notice', lesson: 'what-trafficking-is' }]
const quiz: Quiz = {
  ...plain,
  attempts: { limit: null, coolDownHours: null },
  duties,
  bank: plain.bank.map((item) =>
    labeled.includes(item)
      ? { ...item, duty: 'notice', hash: createHash('sha256').update(`${item.hash} duty`).digest('hex') }
      : item,
  ),
}
const lenient = { ...course, passRule: { masteryScore: 0.5 } }

/** Misses this many items of the duty and none of the others. */
async function attempt(person: Awaited<ReturnType<typeof learner>>, missed: number) {
  const started = await startAttempt(person, { course: lenient, quiz })
  if (!started.ok) throw new Error(started.reason)
  const { attemptId } = started
  const { form } = (await findSitting(person, attemptId)) ?? { form: [] }
  let left = missed
  for (const { position, item } of form) {
    const misses = item.duty === 'notice' && left-- > 0
    const value = misses ? wrongOf(item) : keyOf(item)
    await respond(person, quiz, { attemptId, position, value, flagged: false })
  }
  await submit(person, { attemptId })
  return { attemptId, form, review: await findReview(person, attemptId) }
}

test('missing both items of a duty leads to two new items on it alone, and those to passing', async () => {
  const person = await learner()
  await enrolled(person, course)
  const first = await attempt(person, 2)
  expect(first.form.filter(({ item }) => item.duty)).toHaveLength(2)
  expect(first.review).toMatchObject({ passed: false, raw: first.form.length - 2 })
  expect(first.review && dutiesLeft(quiz, first.review)).toEqual(duties)
  const earlier = await db.submission.findMany({ where: { attempt: { accountId: person.accountId } } })
  expect(await findDutiesLeft(person, quiz, earlier)).toEqual(duties)

  const second = await attempt(person, 1)
  expect(second.form.map(({ item }) => item.duty)).toEqual(['notice', 'notice'])
  const seen = first.form.map(({ item }) => item.id)
  expect(second.form.filter(({ item }) => seen.includes(item.id))).toEqual([])
  expect(second.review).toMatchObject({ passed: true, raw: 1, max: 2 })
  const { passRule } = await db.attempt.findUniqueOrThrow({ where: { id: second.attemptId } })
  expect(passRule).toEqual({ masteryScore: 0, dutyMissed: 2, duties: ['notice'] })
})

test('missing both again asks again; failing by anything else asks for the whole form', async () => {
  const person = await learner()
  await enrolled(person, course)
  await attempt(person, 2)
  const again = await attempt(person, 2)
  expect(again.review).toMatchObject({ passed: false, max: 2 })
  expect((await attempt(person, 2)).form).toHaveLength(2)

  const strict = { ...course, passRule: { masteryScore: 1 } }
  const other = await learner()
  await enrolled(other, course)
  const started = await startAttempt(other, { course: strict, quiz })
  if (!started.ok) throw new Error(started.reason)
  await submit(other, { attemptId: started.attemptId })
  const next = await startAttempt(other, { course: strict, quiz })
  expect(next.ok && (await db.attemptItem.count({ where: { attemptId: next.attemptId } }))).toBe(10)
})

test('one missed item of a duty fails nobody', async () => {
  const person = await learner()
  await enrolled(person, course)
  const { review } = await attempt(person, 1)
  expect(review).toMatchObject({ passed: true })
  expect(review && dutiesLeft(quiz, review)).toEqual([])
})

/** The share of people who must answer new items on a duty although they answer nine of ten items right. */
function shareSentBack(of: Course, missed: number): number {
  const final = finalOf(of)
  const duties = (final.duties ?? []).map(({ id }) => id)
  const people = Array.from({ length: 1000 }, (_, index) => {
    const random = seededRandom(`${of.id} ${index}`)
    const seed = `form ${index % 50}`
    const form = draw({ ...final, duties, seed, seen: new Set(), seenElsewhere: new Set() })
    const items = form.map(({ item }) => ({ item, value: random(10) === 0 ? wrongOf(item) : keyOf(item) }))
    return dutiesDue({ items, passRule: { ...of.passRule, dutyMissed: missed } })
  })
  return people.filter(({ length }) => length > 0).length / people.length
}

test.each(courses.map((one) => [one.slug, one] as const))(
  '%s: fails a duty for one miss unless that sends back more than 15% of competent people',
  (_slug, one) => {
    const strictest = shareSentBack(one, 1) > 0.15 ? 2 : 1
    expect(dutyMissed).toBe(strictest)
    expect(shareSentBack(one, dutyMissed)).toBeLessThanOrEqual(0.15)
  },
)
