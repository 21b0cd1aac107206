import { createHash } from 'node:crypto'
import { record } from '@/lib/audit/log/record'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Lesson } from '@/lib/content/course/schema'
import { system } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findVersion } from '@/lib/training/enrollment/find-version'

/** Returns HTML, or null when the lesson has none. */
export type TextOf = (course: Course, lesson: Lesson) => Promise<string | null>

/** Skips HTML made from another version of the lesson. */
export async function saveTexts(course: Course, textOf: TextOf, world = systemWorld): Promise<void> {
  const courseVersionId = await findVersion(course)
  const lessons = listUnits(course).filter((unit) => unit.kind === 'lesson')
  const saved = await db.deliveredPage.findMany({ where: { courseVersionId }, select: { unitId: true } })
  const missing = lessons.filter(({ id }) => !saved.some(({ unitId }) => unitId === id))
  const pages = await Promise.all(
    missing.map(async (lesson) => {
      const html = await textOf(course, lesson)
      return html?.includes(lesson.version) ? [{ courseVersionId, unitId: lesson.id, html }] : []
    }),
  )
  const data = pages.flat()
  if (data.length === 0) return
  await db.$transaction(async (tx) => {
    const added = await tx.deliveredPage.createManyAndReturn({ data, skipDuplicates: true })
    if (added.length === 0) return
    const object = `course-version:${courseVersionId}`
    const units = added.map(({ unitId }) => unitId)
    const details = { courseId: course.id, units, sha256: added.map(({ html }) => sha256(html)) }
    await record(tx, { action: 'course.pages-kept', actor: system, object, details }, world.now())
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
