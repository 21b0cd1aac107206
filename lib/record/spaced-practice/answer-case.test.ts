import { expect, test } from 'vitest'
import { candidate, casesOf, courses, oneDay, plansOf, practiceDeeds, settings } from '@/fixtures/spaced-practice'
import { keyOf } from '@/lib/content/quiz/interaction'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { revoke } from '@/lib/record/certificate/revoke'
import { learner, wrongOf } from '@/prisma/factories'
import { answerCase } from './answer-case'
import { changePlan } from './change-plan'
import { findCase, findPracticeOverview } from './queries'
import { casesOfPlan } from './schedule'

test('answerCase freezes the choice and makes the next case for a week later', async () => {
  const { world, person, asks, answers } = await candidate()
  await asks()
  world.pass(2 * oneDay)
  expect(await answers(false)).toEqual({ ok: true, correct: false })
  const [first, second] = await casesOf(person)
  expect(first).toMatchObject({ correct: false, answeredAt: world.now() })
  expect(second).toMatchObject({ ordinal: 2, createdAt: world.now(), answeredAt: null })
  expect(second?.dueAt.getTime()).toBe(world.now().getTime() + 7 * oneDay * 60_000)
  expect(second?.itemId).not.toBe(first?.itemId)
  expect(await practiceDeeds(person)).toEqual(['opted-in', 'answered'])
  const { details } = await db.auditEvent.findFirstOrThrow({
    where: { subjectId: person.accountId, action: 'practice.answered' },
  })
  expect(details).toEqual({})
})

test('answerCase keeps the first answer on repeated and concurrent calls', async () => {
  const { person, asks, openCase } = await candidate()
  await asks()
  const { id, item } = await openCase()
  const values = [keyOf(item), wrongOf(item), keyOf(item), wrongOf(item)]
  const outcomes = await Promise.all(values.map((value) => answerCase(person, { caseId: id, value, courses })))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array(3).fill({ ok: false, reason: 'already-answered' }))
  expect(await casesOf(person)).toHaveLength(2)
  expect(await practiceDeeds(person)).toEqual(['opted-in', 'answered'])
})

test('answerCase refuses another learner and an unknown option', async () => {
  const { person, asks, openCase } = await candidate()
  await asks()
  const { id, item } = await openCase()
  const stranger = await learner()
  await expect(answerCase(stranger, { caseId: id, value: keyOf(item), courses })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(findCase(stranger, id)).rejects.toMatchObject({ code: 'not-found' })
  for (const value of [[], ['z'], item.options.map((option) => option.id)]) {
    await expect(answerCase(person, { caseId: id, value, courses })).rejects.toMatchObject({ code: 'invalid' })
  }
  expect(await casesOf(person)).toMatchObject([{ answeredAt: null }])
})

test('answerCase uses the frozen wording, not the course’s current one', async () => {
  const { person, asks, openCase } = await candidate()
  await asks()
  const { id, item } = await openCase()
  expect(await answerCase(person, { caseId: id, value: keyOf(item), courses: [] })).toEqual({
    ok: true,
    correct: true,
  })
  expect((await findCase(person, id)).item).toEqual(item)
})

test('answerCase ends the plan when the certificate is no longer valid', async () => {
  const { person, serial, asks, answers } = await candidate()
  await asks()
  await revoke(operator, { serial, reason: 'issued in error' })
  expect(await answers()).toMatchObject({ ok: true })
  expect(await plansOf(person)).toMatchObject([{ endedBy: 'finished' }])
  expect(await casesOf(person)).toHaveLength(1)
})

test('a plan has twenty-six cases, counted across changes, and starts over after opting in again', async () => {
  const { world, person, asks, answers } = await candidate()
  await asks()
  for (let answered = 1; answered <= casesOfPlan; answered += 1) {
    world.pass(7 * oneDay)
    await answers(answered % 3 > 0)
    if (answered === 10) await changePlan(person, { ...settings, byMail: false }, world)
  }
  expect(await plansOf(person)).toMatchObject([{ endedBy: 'changed' }, { endedBy: 'finished', endedAt: world.now() }])
  expect(await casesOf(person)).toHaveLength(casesOfPlan)
  expect(await practiceDeeds(person)).toContain('finished')
  expect(await findPracticeOverview(person, world.now())).toMatchObject({
    plan: null,
    lastEnd: 'finished',
    open: null,
    answered: casesOfPlan,
    right: casesOfPlan - 8,
  })
  world.pass(1)
  expect(await asks()).toEqual({ ok: true })
  expect((await findPracticeOverview(person, world.now())).open?.dueAt.getTime()).toBe(
    world.now().getTime() + (7 * oneDay - 1) * 60_000,
  )
})
