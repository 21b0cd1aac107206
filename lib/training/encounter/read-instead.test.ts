import { beforeAll, describe, expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import {
  costlyLetters,
  enrolledIn,
  expertLetters,
  playedBy,
  rightAnswers,
  sampleEncounterCourse,
} from '@/fixtures/encounter'
import type { Course, Encounter } from '@/lib/content/course/schema'
import { seenOf } from '@/lib/content/course/seen'
import { db } from '@/lib/platform/db'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { encountersOf } from '@/prisma/course-parts'
import { actionsAbout, learner, stillWorld } from '@/prisma/factories'
import { listUntoldRuns } from './on-record'
import { listEndedRuns } from './queries'
import { readInstead } from './read-instead'

let course: Course
let encounter: Encounter
beforeAll(async () => {
  ;({ course, encounter } = await sampleEncounterCourse())
})

test('a read encounter counts once, from the first reading', async () => {
  const person = await enrolledIn(course)
  const world = stillWorld()
  const readAt = world.now()
  await readInstead(person, { course, encounter }, world)
  world.pass(5)
  await Promise.all(Array.from({ length: 8 }, () => readInstead(person, { course, encounter }, world)))
  const { accountId } = person
  expect(await db.encounterReading.findMany({ where: { accountId } })).toMatchObject([
    { unitId: encounter.id, readAt, courseVersionId: await findVersion(course) },
  ])
  expect((await actionsAbout(person)).filter((action) => action === 'encounter.done')).toHaveLength(1)
  expect(await listEndedRuns(person, encounter)).toEqual({ runs: [], readAt })
})

test('a text that changed since it was opened does not count as read', async () => {
  const person = await enrolledIn(course)
  const read = (seen: string) => readInstead(person, { course, encounter, seen })
  expect(await read('0'.repeat(16))).toEqual({ ok: false, reason: 'changed' })
  expect(await listEndedRuns(person, encounter)).toEqual({ runs: [], readAt: null })
  expect(await read(seenOf(encounter))).toEqual({ ok: true })
  expect(await listEndedRuns(person, encounter)).toMatchObject({ readAt: expect.any(Date) })
})

describe('in a course that asks for a sound ending', () => {
  const ofSound = async () => {
    const course = await sampleCourse([sampleFiles.course, /$/, 'moveOn: { encounters: sound }\n'])
    const [encounter] = encountersOf(course) as [Encounter]
    return { course, encounter }
  }

  test('a reading counts only with both questions answered, and stores no answer', async () => {
    const place = await ofSound()
    const person = await enrolledIn(place.course)
    for (const [answers, missed] of [
      [[], [1, 2]],
      [
        [null, null],
        [1, 2],
      ],
      [['b'], [2]],
      [['a', 'c'], [1]],
      [
        ['c', 'b'],
        [1, 2],
      ],
      [['b', 'c\n'], [2]],
    ] as const) {
      expect(await readInstead(person, { ...place, answers })).toEqual({ ok: false, reason: 'missed', missed })
    }
    expect(await listEndedRuns(person, place.encounter)).toEqual({ runs: [], readAt: null })
    expect(await readInstead(person, { ...place, answers: rightAnswers })).toEqual({ ok: true })
    expect(await listEndedRuns(person, place.encounter)).toMatchObject({ readAt: expect.any(Date) })
    const [entry] = await db.auditEvent.findMany({ where: { subjectId: person.accountId, action: 'encounter.done' } })
    expect(Object.keys(entry?.details as object).sort()).toEqual(['courseId', 'courseVersionId'])
  })

  test('learners who enrolled before it are asked nothing', async () => {
    const place = await ofSound()
    const person = await enrolledIn(course)
    expect(await readInstead(person, place)).toEqual({ ok: true })
  })

  test('others learn of a sound ending, and of no other', async () => {
    const place = await ofSound()
    const person = await enrolledIn(place.course)
    await playedBy(person, place, costlyLetters)
    await playedBy(person, place, expertLetters)
    expect((await actionsAbout(person)).filter((action) => action.startsWith('encounter.'))).toEqual(['encounter.done'])
    const untold = await db.$transaction((tx) => listUntoldRuns(tx, person))
    const { runs } = await listEndedRuns(person, place.encounter)
    expect(runs.map(({ id, outcome }) => [outcome, untold.has(id)])).toEqual([
      ['sound', false],
      ['costly', true],
    ])
  })
})

test('eight concurrent calls make one reading', async () => {
  const person = await enrolledIn(course)
  await Promise.all(Array.from({ length: 8 }, () => readInstead(person, { course, encounter })))
  expect(await db.encounterReading.count({ where: { accountId: person.accountId } })).toBe(1)
  expect((await actionsAbout(person)).filter((action) => action === 'encounter.done')).toHaveLength(1)
})

test('readInstead is refused without an enrollment', async () => {
  const person = await learner()
  await expect(readInstead(person, { course, encounter })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.encounterReading.count({ where: { accountId: person.accountId } })).toBe(0)
})
