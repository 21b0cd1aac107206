import { beforeAll, describe, expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { costlyLetters, enrolledIn, expertLetters, playedBy, sampleEncounterCourse } from '@/fixtures/encounter'
import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { actionsAbout, stillWorld } from '@/prisma/factories'
import { choose } from './choose'
import { requireRun } from './queries'
import { startRun } from './start'

let course: Course
let encounter: Encounter
beforeAll(async () => {
  ;({ course, encounter } = await sampleEncounterCourse())
})

async function begun(letters = '') {
  const person = await enrolledIn(course)
  return { person, runId: await playedBy(person, { course, encounter }, letters) }
}

const stepsOf = async (runId: string) =>
  (await db.step.findMany({ where: { runId }, orderBy: { position: 'asc' } })).map(
    ({ position, nodeId, choiceId }) => `${position} ${nodeId} ${choiceId}`,
  )

describe('choose', () => {
  test('moves from node to node, and the last choice ends the run', async () => {
    const world = stillWorld()
    const person = await enrolledIn(course)
    const { runId } = await startRun(person, { course, encounter }, world)
    for (const [index, choiceId] of [...expertLetters].entries()) {
      world.pass(1)
      const chosen = await choose(person, { runId, position: index + 1, choiceId }, world)
      expect(chosen).toEqual({ ok: true, ended: index === 3 })
    }
    expect(await stepsOf(runId)).toEqual(['1 road a', '2 talk b', '3 keep b', '4 pay a'])
    const endedAt = new Date('2026-11-25T12:04:00Z')
    expect(await requireRun(person, runId)).toMatchObject({ path: { at: { id: 'led' } }, endedAt })
    expect(await db.runEnd.findUnique({ where: { runId } })).toEqual({
      runId,
      nodeId: 'led',
      outcome: 'sound',
      situation: 'look-alike',
      acts: 'refer',
      endedAt,
    })
    const actions = await actionsAbout(person)
    expect(actions.filter((action) => action.startsWith('encounter.'))).toEqual(['encounter.done'])
  })

  test('tells no costly ending where the course of the run asks for a sound one, as the record does', async () => {
    const entriesOf = (person: Learner) =>
      db.auditEvent.findMany({ where: { subjectId: person.accountId, action: { startsWith: 'encounter.' } } })
    const told = await enrolledIn(course)
    await playedBy(told, { course, encounter }, costlyLetters)
    expect(await entriesOf(told)).toMatchObject([{ action: 'encounter.done', object: `unit:${encounter.id}` }])
    const asking = await sampleCourse([sampleFiles.course, /$/, 'moveOn: { encounters: sound }\n'])
    const person = await enrolledIn(asking)
    await playedBy(person, { course: asking, encounter }, costlyLetters)
    expect(await entriesOf(person)).toEqual([])
  })

  test('repeating a choice is a no-op, and another choice is refused', async () => {
    const { person, runId } = await begun('ab')
    expect(await choose(person, { runId, position: 1, choiceId: 'a' })).toEqual({ ok: true, ended: false })
    for (const choiceId of ['b', 'z']) {
      const before = { ok: false, reason: 'chosen-before' }
      expect(await choose(person, { runId, position: 1, choiceId })).toEqual(before)
    }
    expect(await stepsOf(runId)).toEqual(['1 road a', '2 talk b'])
  })

  test.each([
    ['a position ahead', 3, 'a'],
    ['a position far ahead', 1000, 'a'],
    ['no position', 0, 'a'],
    ['a position before the first', -1, 'a'],
    ['a choice that is not there', 2, 'z'],
    ['an empty choice', 2, ''],
  ])('refuses %s', async (_name, position, choiceId) => {
    const { person, runId } = await begun('a')
    await expect(choose(person, { runId, position, choiceId })).rejects.toMatchObject({ code: 'invalid' })
    expect(await stepsOf(runId)).toEqual(['1 road a'])
  })

  test('doesn’t find another learner’s run and changes nothing', async () => {
    const { runId } = await begun('a')
    const other = await enrolledIn(course)
    await expect(choose(other, { runId, position: 2, choiceId: 'a' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await stepsOf(runId)).toEqual(['1 road a'])
  })

  test('refuses a choice after the end', async () => {
    const { person, runId } = await begun(costlyLetters)
    expect(await stepsOf(runId)).toEqual(['1 road b', '2 boss a', '3 talk a', '4 keep a'])
    await expect(choose(person, { runId, position: 5, choiceId: 'a' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await choose(person, { runId, position: 4, choiceId: 'a' })).toEqual({ ok: true, ended: true })
    expect(await choose(person, { runId, position: 4, choiceId: 'b' })).toMatchObject({ ok: false })
    expect((await stepsOf(runId)).length).toBe(4)
  })
})

describe('eight concurrent submissions', () => {
  const eight = (person: Parameters<typeof choose>[0], runId: string, position: number, letters: string) =>
    Promise.all([...letters].map((choiceId) => choose(person, { runId, position, choiceId })))

  test('make one step when they have one choice', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { person, runId } = await begun('a')
      const chosen = await eight(person, runId, 2, 'bbbbbbbb')
      expect(chosen).toEqual(Array(8).fill({ ok: true, ended: false }))
      expect(await stepsOf(runId)).toEqual(['1 road a', '2 talk b'])
    }
  })

  test('make one step when they differ, and refuse the others', async () => {
    const { person, runId } = await begun('a')
    const chosen = await eight(person, runId, 2, 'abababab')
    const [, second = ''] = await stepsOf(runId)
    expect(await stepsOf(runId)).toHaveLength(2)
    expect(chosen.map(({ ok }) => ok)).toEqual([...'abababab'].map((letter) => second.endsWith(letter)))
  })

  test('make one ending when they have one last choice', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { person, runId } = await begun('abb')
      const chosen = await eight(person, runId, 4, 'aaaaaaaa')
      expect(chosen).toEqual(Array(8).fill({ ok: true, ended: true }))
      expect(await stepsOf(runId)).toHaveLength(4)
      expect(await db.runEnd.count({ where: { runId } })).toBe(1)
      expect((await actionsAbout(person)).filter((action) => action === 'encounter.done')).toHaveLength(1)
    }
  })

  test('make one ending when one has the last choice and one another, in either order', async () => {
    const { person, runId } = await begun('abb')
    const chosen = await eight(person, runId, 4, 'abababab')
    const end = await db.runEnd.findUniqueOrThrow({ where: { runId } })
    const taken = end.outcome === 'sound' ? 'a' : 'b'
    expect(chosen.map(({ ok }) => ok)).toEqual([...'abababab'].map((letter) => letter === taken))
  })
})
