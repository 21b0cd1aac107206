import { beforeAll, describe, expect, test } from 'vitest'
import { costlyLetters, enrolledIn, sampleEncounterCourse, walkedBy } from '@/fixtures/encounter'
import type { Course, Encounter } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { deedsAbout } from '@/prisma/factories'
import { keepReflection } from './keep-reflection'
import { requireRun } from './queries'
import { removeReflection } from './remove-reflection'
import { reflectionText } from './schema'

let course: Course
let encounter: Encounter
beforeAll(async () => {
  ;({ course, encounter } = await sampleEncounterCourse())
})

async function walked(letters = costlyLetters) {
  const person = await enrolledIn(course)
  return { person, walkId: await walkedBy(person, { course, encounter }, letters) }
}

describe('a reflection', () => {
  test('is stored, replaced, and removed by its learner', async () => {
    const { person, walkId } = await walked()
    const kept = async () => (await requireRun(person, walkId)).reflection
    expect(await kept()).toBeNull()
    await keepReflection(person, { walkId, text: 'Ask alone.' })
    expect(await kept()).toBe('Ask alone.')
    await keepReflection(person, { walkId, text: 'Ask first.' })
    expect(await kept()).toBe('Ask first.')
    expect(await db.reflection.count({ where: { walkId } })).toBe(1)
    await removeReflection(person, { walkId })
    await removeReflection(person, { walkId })
    expect(await kept()).toBeNull()
    expect(await db.reflection.count({ where: { walkId } })).toBe(0)
  })

  test('is stored once by eight concurrent calls', async () => {
    const { person, walkId } = await walked()
    await Promise.all(Array.from({ length: 8 }, (_, index) => keepReflection(person, { walkId, text: `${index}` })))
    expect(await db.reflection.count({ where: { walkId } })).toBe(1)
  })

  test('is refused before the run ends', async () => {
    const { person, walkId } = await walked('ab')
    await expect(keepReflection(person, { walkId, text: 'Early.' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.reflection.count({ where: { walkId } })).toBe(0)
  })

  test('can’t be stored, read or removed by another learner', async () => {
    const { person, walkId } = await walked()
    const other = await enrolledIn(course)
    const notFound = { code: 'not-found' }
    await expect(keepReflection(other, { walkId, text: 'Theirs.' })).rejects.toMatchObject(notFound)
    await keepReflection(person, { walkId, text: 'Mine.' })
    await expect(removeReflection(other, { walkId })).rejects.toMatchObject(notFound)
    await expect(requireRun(other, walkId)).rejects.toMatchObject(notFound)
    expect((await requireRun(person, walkId)).reflection).toBe('Mine.')
  })

  test('leaves no audit entry', async () => {
    const { person, walkId } = await walked()
    const before = await deedsAbout(person)
    await keepReflection(person, { walkId, text: 'Only for myself.' })
    await removeReflection(person, { walkId })
    expect(await deedsAbout(person)).toEqual(before)
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
    expect(issue?.message).toMatch(/^(Write something first, or leave it|Use 4,000 characters at most)\.$/)
  })

  test('is deleted when its learner’s account is closed, and the run stays', async () => {
    const { person, walkId } = await walked()
    const other = await walked()
    for (const one of [{ person, walkId }, other])
      await keepReflection(one.person, { walkId: one.walkId, text: 'Mine.' })
    await closeAccount(person, person.accountId, 'closed by the learner')
    expect(await db.reflection.findMany({ where: { walkId: { in: [walkId, other.walkId] } } })).toMatchObject([
      { walkId: other.walkId },
    ])
    expect(await db.walkEnd.count({ where: { walkId } })).toBe(1)
  })
})
