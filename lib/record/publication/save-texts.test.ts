import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { lessonsOf } from '@/prisma/course-parts'
import { publish } from './publish'
import { saveTexts } from './save-texts'

const [course] = (await loadCatalog()).courses as [Course]

test('keeps each lesson text once and logs its hash', async () => {
  const own = { ...course, id: `pages-${randomUUID()}`, hash: randomUUID() }
  const [lesson, elder] = lessonsOf(own) as [ReturnType<typeof lessonsOf>[0], ReturnType<typeof lessonsOf>[0]]
  await publish(own)
  const main = `<main>As sent ${lesson.version}</main>`
  const textOf = async (_: Course, { id }: { id: string }) =>
    id === lesson.id ? main : id === elder.id ? '<main>Of another version</main>' : null
  await Promise.all([0, 1].map(() => saveTexts(own, textOf)))
  const object = `course-version:${await findVersion(own)}`
  const entries = await db.auditEvent.findMany({ where: { object, action: 'course.pages-kept' } })
  const sha256 = createHash('sha256').update(main).digest('hex')
  expect(entries.map(({ actorRole, details }) => [actorRole, details])).toEqual([
    ['system', { courseId: own.id, units: [lesson.id], sha256: [sha256] }],
  ])
})
