import { describe, expect, test } from 'vitest'
import {
  coordinator,
  course,
  encounter,
  lastEvent,
  lesson,
  notFound,
  own,
  quiz,
  reason,
  stateOf,
  world,
} from '@/fixtures/amendment'
import type { Encounter, Quiz } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { isLessonCompleted } from '@/lib/training/lesson/queries'
import { findEarned, findProgress } from '@/lib/training/progress/queries'
import { actionsAbout, organization, unitsDone } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { endWaiver } from './end-waiver'
import { listAmendments } from './queries'
import { reset } from './reset'
import { waive } from './waive'

const final: Quiz = { ...quiz, role: 'final' }
const pretest: Quiz = { ...quiz, role: 'pretest' }

describe('waive', () => {
  test('counts a unit as waived, never as done, until the waiver ends, and moves the completion', async () => {
    const person = await own()
    const { accountId } = person
    await unitsDone(person, course, { without: [lesson.id], world })
    world.pass(60)
    expect(await waive(coordinator, { accountId, unit: lesson, reason }, world)).toEqual({ ok: true })
    expect(await stateOf(person, lesson.id)).toBe('waived')
    expect(await findProgress(person, course)).toMatchObject({ satisfied: true, next: null, minutesLeft: 0 })
    expect((await findEarned(person, course)).completedAt).toEqual(world.now())
    expect(await isLessonCompleted(person, lesson)).toBe(false)
    const event = await lastEvent(accountId, 'amendment.waived')
    expect(event).toMatchObject({ actorId: coordinator.accountId, object: `unit:${lesson.id}` })
    expect(event?.values.map(({ field, value }) => [field, value])).toEqual([['reason', reason]])
    expect(JSON.stringify(event?.details)).not.toContain(reason)

    const [waiver] = await db.waiver.findMany({ where: { accountId } })
    const ending = { accountId, waiverId: waiver?.id ?? '', reason: 'By mistake' }
    const { coordinator: other } = await organization()
    await expect(endWaiver(other, ending, world)).rejects.toMatchObject(notFound)
    world.pass(1)
    expect(await endWaiver(coordinator, ending, world)).toEqual({ ok: true })
    expect(await endWaiver(coordinator, ending, world)).toEqual({ ok: true })
    const otherwise = { ...ending, reason: 'Another reason' }
    expect(await endWaiver(coordinator, otherwise, world)).toEqual({ ok: false, reason: 'ended-before' })
    expect((await actionsAbout(person)).filter((action) => action === 'amendment.waiver-ended')).toHaveLength(1)
    expect(await stateOf(person, lesson.id)).toBe('to do')
    const after = await db.waiver.findMany({ where: { accountId } })
    expect(after).toEqual([
      { ...waiver, endedAt: world.now(), endedById: coordinator.accountId, endReason: 'By mistake' },
    ])
    expect(await waive(coordinator, { accountId, unit: lesson, reason }, world)).toEqual({ ok: true })
  })

  test('makes one waiver of four concurrent calls, and none for a unit that is done', async () => {
    const person = await own()
    const { accountId } = person
    const outcomes = await Promise.all([0, 1, 2, 3].map(() => waive(coordinator, { accountId, unit: quiz, reason })))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'waived-before' })
    expect((await actionsAbout(person)).filter((action) => action === 'amendment.waived')).toHaveLength(1)
    await lessonDone(person, course, lesson, world)
    expect(await waive(coordinator, { accountId, unit: lesson, reason })).toEqual({ ok: false, reason: 'done' })
  })

  test('refuses a final, a pre-test and an optional unit', async () => {
    const person = await own()
    const { accountId } = person
    const offered: Encounter = { ...encounter, moveOn: 'offered' }
    for (const unit of [final, pretest, offered]) {
      await expect(waive(coordinator, { accountId, unit, reason })).rejects.toMatchObject({ code: 'invalid' })
    }
    await expect(reset(coordinator, { accountId, unit: pretest, reason })).rejects.toMatchObject({ code: 'invalid' })
    expect(await listAmendments(person)).toEqual([])
  })
})
