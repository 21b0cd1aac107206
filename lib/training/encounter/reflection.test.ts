import { beforeAll, describe, expect, test } from 'vitest'
import { costlyLetters, enrolledIn, playedBy, sampleEncounterCourse } from '@/fixtures/encounter'
import type { Course, Encounter } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout } from '@/prisma/factories'
import { requireRun } from './queries'
import { removeReflection } from './remove-reflection'
import { saveReflection } from './save-reflection'
import { reflectionText } from './schema'

let course: Course
let encounter: Encounter
beforeAll(async () => {
  ;({ course, encounter } = await sampleEncounterCourse())
})

async function endedRun(letters = costlyLetters) {
  const person = await enrolledIn(course)
  return { person, runId: await playedBy(person, { course, encounter }, letters) }
}

describe('a reflection', () => {
  test('is stored, replaced, and removed by its learner', async () => {
    const { person, runId } = await endedRun()
    const kept = async () => (await requireRun(person, runId)).reflection
    expect(await kept()).toBeNull()
    await saveReflection(person, { runId, text: 'Ask alone.' })
    expect(await kept()).toBe('Ask alone.')
    await saveReflection(person, { runId, text: 'Ask first.' })
    expect(await kept()).toBe('Ask first.')
    expect(await db.reflection.count({ where: { runId } })).toBe(1)
    await removeReflection(person, { runId })
    await removeReflection(person, { runId })
    expect(await kept()).toBeNull()
    expect(await db.reflection.count({ where: { runId } })).toBe(0)
  })

  test('is stored once by eight concurrent calls', async () => {
    const { person, runId } = await endedRun()
    await Promise.all(Array.from({ length: 8 }, (_, index) => saveReflection(person, { runId, text: `${index}` })))
    expect(await db.reflection.count({ where: { runId } })).toBe(1)
  })

  test('is refused before the run ends', async () => {
    const { person, runId } = await endedRun('ab')
    await expect(saveReflection(person, { runId, text: 'Early.' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.reflection.count({ where: { runId } })).toBe(0)
  })

  test('can’t be stored, read or removed by another learner', async () => {
    const { person, runId } = await endedRun()
    const other = await enrolledIn(course)
    const notFound = { code: 'not-found' }
    await expect(saveReflection(other, { runId, text: 'Theirs.' })).rejects.toMatchObject(notFound)
    await saveReflection(person, { runId, text: 'Mine.' })
    await expect(removeReflection(other, { runId })).rejects.toMatchObject(notFound)
    await expect(requireRun(other, runId)).rejects.toMatchObject(notFound)
    expect((await requireRun(person, runId)).reflection).toBe('Mine.')
  })

  test('leaves no audit entry', async () => {
    const { person, runId } = await endedRun()
    const before = await actionsAbout(person)
    await saveReflection(person, { runId, text: 'Only for myself.' })
    await removeReflection(person, { runId })
    expect(await actionsAbout(person)).toEqual(before)
    const rows = await db.auditEvent.findMany({ where: { subjectId: person.accountId } })
    expect(JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
      'myself',
    )
  })
})

describe('a note', () => {
  test('has the length that its field allowed: a line break counts once', () => {
    const lines = Array.from({ length: 100 }, () => 'x'.repeat(39)).join('\r\n')
    expect(reflectionText.parse(`  ${lines}\r\n`)).toBe(lines.replaceAll('\r', ''))
    expect(reflectionText.safeParse('x'.repeat(4000)).success).toBe(true)
  })

  test.each([null, '', ' \r\n ', 'x'.repeat(4001)])('can’t be %j', (text) => {
    const [issue] = reflectionText.safeParse(text).error?.issues ?? []
    expect(issue?.message).toMatch(/^(Write a note first|Use 4,000 characters at most)\.$/)
  })

  test('is deleted when its learner’s account is closed, and the run stays', async () => {
    const { person, runId } = await endedRun()
    const other = await endedRun()
    for (const one of [{ person, runId }, other]) await saveReflection(one.person, { runId: one.runId, text: 'Mine.' })
    await closeAccount(person, person.accountId, 'closed by the learner')
    expect(await db.reflection.findMany({ where: { runId: { in: [runId, other.runId] } } })).toMatchObject([
      { runId: other.runId },
    ])
    expect(await db.runEnd.count({ where: { runId } })).toBe(1)
  })
})
