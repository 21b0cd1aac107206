import { beforeAll, expect, test } from 'vitest'
import { enrolledIn, sampleEncounterCourse } from '@/fixtures/encounter'
import type { Course, Encounter } from '@/lib/content/course/schema'
import { seenOf } from '@/lib/content/course/seen'
import { db } from '@/lib/platform/db'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { actionsAbout, learner, stillWorld } from '@/prisma/factories'
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
  expect((await actionsAbout(person)).filter((action) => action === 'encounter.read')).toHaveLength(1)
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

test('eight concurrent calls make one reading', async () => {
  const person = await enrolledIn(course)
  await Promise.all(Array.from({ length: 8 }, () => readInstead(person, { course, encounter })))
  expect(await db.encounterReading.count({ where: { accountId: person.accountId } })).toBe(1)
  expect((await actionsAbout(person)).filter((action) => action === 'encounter.read')).toHaveLength(1)
})

test('readInstead is refused without an enrollment', async () => {
  const person = await learner()
  await expect(readInstead(person, { course, encounter })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.encounterReading.count({ where: { accountId: person.accountId } })).toBe(0)
})
