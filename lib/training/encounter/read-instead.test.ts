import { beforeAll, expect, test } from 'vitest'
import { enrolledIn, sampleEncounterCourse } from '@/fixtures/encounter'
import type { Course, Encounter } from '@/lib/content/course/schema'
import { seenOf } from '@/lib/content/course/seen'
import { db } from '@/lib/platform/db'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { deedsAbout, learner, stillWorld } from '@/prisma/factories'
import { listEndedWalks } from './queries'
import { readInstead } from './read-instead'

let course: Course
let encounter: Encounter
beforeAll(async () => {
  ;({ course, encounter } = await sampleEncounterCourse())
})

test('an encounter that was read counts once, from when it was read first', async () => {
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
  expect((await deedsAbout(person)).filter((deed) => deed === 'encounter.read')).toHaveLength(1)
  expect(await listEndedWalks(person, encounter)).toEqual({ walks: [], readAt })
})

test('a text that changed since it was opened is read by nobody yet', async () => {
  const person = await enrolledIn(course)
  const read = (seen: string) => readInstead(person, { course, encounter, seen })
  expect(await read('0'.repeat(16))).toEqual({ ok: false, reason: 'changed' })
  expect(await listEndedWalks(person, encounter)).toEqual({ walks: [], readAt: null })
  expect(await read(seenOf(encounter))).toEqual({ ok: true })
  expect(await listEndedWalks(person, encounter)).toMatchObject({ readAt: expect.any(Date) })
})

test('eight readings at once are one', async () => {
  const person = await enrolledIn(course)
  await Promise.all(Array.from({ length: 8 }, () => readInstead(person, { course, encounter })))
  expect(await db.encounterReading.count({ where: { accountId: person.accountId } })).toBe(1)
  expect((await deedsAbout(person)).filter((deed) => deed === 'encounter.read')).toHaveLength(1)
})

test('whoever is not enrolled is refused', async () => {
  const person = await learner()
  await expect(readInstead(person, { course, encounter })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.encounterReading.count({ where: { accountId: person.accountId } })).toBe(0)
})
