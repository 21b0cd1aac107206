import { describe, expect, test } from 'vitest'
import { coordinator, course, encounter, lastEvent, lesson, own, quiz, reason, world } from '@/fixtures/amendment'
import type { Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { listRoster } from '@/lib/record/roster/roster'
import { findEligibility } from '@/lib/training/attempt/eligibility'
import { listSubmittedAttempts } from '@/lib/training/attempt/queries'
import { findReview } from '@/lib/training/attempt/review'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { readInstead } from '@/lib/training/encounter/read-instead'
import { markAsRead } from '@/lib/training/lesson/mark-as-read'
import { isLessonCompleted, listPracticeResponses } from '@/lib/training/lesson/queries'
import { listCompletions } from '@/lib/training/progress/completions'
import { findEarned, findProgress } from '@/lib/training/progress/queries'
import { answeredAttempt, unitsDone } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { played } from '@/prisma/played'
import { reset } from './reset'

const rosterState = async ({ accountId, name }: Learner) => {
  const rows = await listRoster(coordinator, { course, text: name }, { after: null, limit: 9, now: world.now() })
  return rows.find((row) => row.accountId === accountId)?.state
}

async function rowsOf({ accountId }: Learner) {
  const where = { accountId }
  return {
    practice: await db.practiceResponse.findMany({ where, orderBy: { id: 'asc' } }),
    completions: await db.lessonCompletion.findMany({ where, orderBy: { ordinal: 'asc' } }),
    attempts: await db.attempt.findMany({
      where,
      orderBy: [{ unitId: 'asc' }, { ordinal: 'asc' }],
      include: { items: true, responses: true, submission: true },
    }),
    runs: await db.encounterRun.findMany({ where, orderBy: { ordinal: 'asc' }, include: { steps: true, end: true } }),
    readings: await db.encounterReading.findMany({ where, orderBy: { ordinal: 'asc' } }),
  }
}

describe('reset', () => {
  test('reopens a lesson, a quiz and an encounter; earlier work stays on record', async () => {
    const person = await own()
    const { accountId } = person
    await unitsDone(person, course, { world })
    await readInstead(person, { course, encounter }, world)
    const before = await rowsOf(person)
    const stateBefore = await rosterState(person)
    const first = await findEarned(person, course)
    world.pass(60)
    for (const unit of [lesson, quiz, encounter]) {
      expect(await reset(coordinator, { accountId, unit, reason }, world)).toEqual({ ok: true })
    }
    expect(await findProgress(person, course)).toMatchObject({ doneCount: 0, satisfied: false })
    expect(await isLessonCompleted(person, lesson)).toBe(false)
    expect(await listPracticeResponses(person, lesson)).toEqual([])
    expect(await markAsRead(person, { course, lesson }, world)).toMatchObject({ reason: 'practice-missing' })
    const eligibility = await findEligibility(person, course, quiz, world.now())
    expect(eligibility).toMatchObject({ submitted: [], attempts: 1 })
    expect(eligibility?.seen.size).toBeGreaterThan(0)
    const [attempt] = await listSubmittedAttempts(person, quiz)
    expect(attempt).toMatchObject({ reset: true, passed: true })
    expect((await findReview(person, attempt?.id ?? ''))?.earlier.submitted).toEqual([])
    expect(await rowsOf(person)).toEqual(before)
    expect([await rosterState(person), stateBefore]).toEqual(['started', 'passed'])
    expect((await lastEvent(accountId, 'amendment.reset'))?.values).toMatchObject([{ field: 'reason', value: reason }])

    world.pass(60)
    await unitsDone(person, course, { world })
    await readInstead(person, { course, encounter }, world)
    expect(await findProgress(person, course)).toMatchObject({ satisfied: true })
    const second = await findEarned(person, course)
    expect([first.completedAt < second.completedAt, second.completedAt]).toEqual([true, world.now()])
    const after = await rowsOf(person)
    for (const kind of ['completions', 'attempts', 'runs', 'readings'] as const) {
      expect(
        after[kind].map(({ ordinal }) => ordinal),
        kind,
      ).toEqual([1, 2])
      expect(after[kind][0]).toEqual(before[kind][0])
    }
    const actions = await listCompletions(coordinator, person, [lesson, quiz, encounter])
    for (const { doneAt, doneBefore } of actions)
      expect([doneAt, doneBefore]).toEqual([second.completedAt, first.completedAt])
    expect(actions).toHaveLength(3)
  })

  test('is refused while an attempt or a run is open', async () => {
    const person = await own()
    const { accountId } = person
    const timed: Quiz = { ...quiz, timeLimitMinutes: 30 }
    const attemptId = await answeredAttempt(person, course, { quiz, world })
    expect(await reset(coordinator, { accountId, unit: quiz, reason }, world)).toEqual({ ok: false, reason: 'open' })
    await submit(person, { attemptId }, world)
    world.pass(1)
    expect(await reset(coordinator, { accountId, unit: quiz, reason }, world)).toEqual({ ok: true })
    world.pass(1)
    expect(await startAttempt(person, { course, quiz: timed }, world)).toMatchObject({ ok: true })
    world.pass(31)
    expect(await reset(coordinator, { accountId, unit: quiz, reason }, world)).toEqual({ ok: true })
    const half = played(person, course, encounter, { chooses: () => 'no such choice', world })
    await expect(half).rejects.toThrow()
    expect(await reset(coordinator, { accountId, unit: encounter, reason }, world)).toMatchObject({ reason: 'open' })
  })

  test('serializes with a concurrent mark-as-read', async () => {
    for (let round = 0; round < 2; round += 1) {
      const person = await own()
      const { accountId } = person
      await lessonDone(person, course, lesson)
      await reset(coordinator, { accountId, unit: lesson, reason })
      for (const { id } of lesson.practice) {
        const [given] = await db.practiceResponse.findMany({ where: { accountId, itemId: id }, take: 1 })
        if (!given) throw new Error('no answer')
        await db.practiceResponse.create({
          data: {
            ...given,
            id: crypto.randomUUID(),
            value: given.value as string[],
            revision: 2,
            answeredAt: new Date(),
          },
        })
      }
      await Promise.all([
        ...[0, 1, 2].map(() => markAsRead(person, { course, lesson })),
        reset(coordinator, { accountId, unit: lesson, reason }),
      ])
      const { completions } = await rowsOf(person)
      expect(await isLessonCompleted(person, lesson)).toBe(false)
      expect(completions.length).toBeLessThanOrEqual(2)
      expect(await markAsRead(person, { course, lesson })).toMatchObject({ reason: 'practice-missing' })
    }
  })
})
