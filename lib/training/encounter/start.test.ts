import { beforeAll, describe, expect, test } from 'vitest'
import { costlyLetters, enrolledIn, expertLetters, playedBy, sampleEncounterCourse } from '@/fixtures/encounter'
import type { Course, Encounter } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { learner } from '@/prisma/factories'
import { choose } from './choose'
import { findOpenRun, listEndedRuns, requireRun } from './queries'
import { startRun } from './start'

let course: Course
let encounter: Encounter
beforeAll(async () => {
  ;({ course, encounter } = await sampleEncounterCourse())
})

const runsOf = (accountId: string) => db.encounterRun.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' } })

describe('start', () => {
  test('begins at the first node, and finds the open run when called again', async () => {
    const person = await enrolledIn(course)
    expect(await findOpenRun(person, encounter)).toBeNull()
    const { runId } = await startRun(person, { course, encounter })
    expect(await startRun(person, { course, encounter })).toEqual({ runId })
    expect(await findOpenRun(person, encounter)).toEqual({ runId })
    const run = await requireRun(person, runId)
    expect(run).toMatchObject({ unitId: 'enc-met', ordinal: 1, endedAt: null, reflection: null })
    expect(run.path).toMatchObject({ steps: [], at: { id: 'road' } })
    expect(run.encounter).toEqual(encounter)
  })

  test('eight concurrent calls make one run', async () => {
    for (let round = 0; round < 3; round += 1) {
      const person = await enrolledIn(course)
      const started = await Promise.all(Array.from({ length: 8 }, () => startRun(person, { course, encounter })))
      expect(new Set(started.map(({ runId }) => runId)).size).toBe(1)
      expect(await runsOf(person.accountId)).toHaveLength(1)
    }
  })

  test('begins another run after an ending, with the next number', async () => {
    const person = await enrolledIn(course)
    const first = await playedBy(person, { course, encounter }, costlyLetters)
    const second = await playedBy(person, { course, encounter }, expertLetters)
    const third = await startRun(person, { course, encounter })
    expect((await runsOf(person.accountId)).map(({ id, ordinal }) => [id, ordinal])).toEqual([
      [first, 1],
      [second, 2],
      [third.runId, 3],
    ])
    expect(await listEndedRuns(person, encounter)).toEqual({
      runs: [
        { id: second, ordinal: 2, endedAt: expect.any(Date), outcome: 'sound' },
        { id: first, ordinal: 1, endedAt: expect.any(Date), outcome: 'costly' },
      ],
      readAt: null,
    })
    expect(await listEndedRuns(await enrolledIn(course), encounter)).toEqual({ runs: [], readAt: null })
  })

  test('is refused without an enrollment', async () => {
    await expect(startRun(await learner(), { course, encounter })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('an edit of the encounter leaves an open run unchanged and applies to the next', async () => {
  const person = await enrolledIn(course)
  const runId = await playedBy(person, { course, encounter }, 'a')
  const nodes = encounter.nodes.map((node) => ({ ...node, title: 'Another', id: `new-${node.id}` }))
  const edited = { ...encounter, title: 'Edited', nodes: nodes.slice(2), hash: 'of-the-edited-one' }
  expect(await startRun(person, { course, encounter: edited })).toEqual({ runId })
  await choose(person, { runId, position: 2, choiceId: 'b' })
  const run = await requireRun(person, runId)
  expect(run.encounter).toEqual(encounter)
  expect(run.path.at).toMatchObject({ id: 'keep', title: 'What keeps him' })
  await playedBy(person, { course, encounter: edited }, expertLetters)
  const { runId: next } = await startRun(person, { course, encounter: edited })
  expect((await requireRun(person, next)).encounter).toEqual(edited)
  expect((await requireRun(person, runId)).encounter).toEqual(encounter)
})

test('a run is visible only to its learner, and a malformed id finds none', async () => {
  const person = await enrolledIn(course)
  const other = await enrolledIn(course)
  const { runId } = await startRun(person, { course, encounter })
  expect(await findOpenRun(other, encounter)).toBeNull()
  for (const id of [runId, '', 'x', "' or true --"]) {
    await expect(requireRun(other, id)).rejects.toMatchObject({ code: 'not-found' })
  }
})
