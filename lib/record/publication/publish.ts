import { record } from '@/lib/audit/log/record'
import { changesSince } from '@/lib/content/course/change'
import type { DatedChange } from '@/lib/content/course/edition'
import { hashOf } from '@/lib/content/course/hash'
import { outlinePage } from '@/lib/content/course/outline-page'
import type { Course } from '@/lib/content/course/schema'
import { deliveredItems, deliveredTexts, outlineOf } from '@/lib/content/course/version'
import { system } from '@/lib/people/account/actor'
import { db, query, type Transaction } from '@/lib/platform/db'
import type { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'
import { applyLawChange } from './apply-law-change'

const json = (value: unknown) => value as Prisma.InputJsonValue

/** Collects all changes since the last published version. A concurrent publisher waits and finds the row. */
export async function publish(course: Course, world = systemWorld): Promise<void> {
  const { id: courseId, hash } = course
  if ((await db.courseVersion.count({ where: { courseId, hash } })) > 0) return
  const id = world.id()
  await db.$transaction(
    async (tx) => {
      await query(tx)`select from pg_advisory_xact_lock(hashtext('course_version'), hashtext(${course.id}))`
      const earlier = await tx.courseVersion.findMany({ where: { courseId: course.id }, select: { hash: true } })
      const hashes = earlier.map(({ hash }) => hash)
      if (hashes.includes(course.hash)) return
      const now = world.now()
      const changes = hashes.length > 0 ? changesSince(course, hashes) : null
      const { edition, title, lawAsOf, minutes } = course
      const outline = outlineOf(course)
      const rendered = outlinePage(course)
      const lessons = deliveredTexts(course)
      const items = deliveredItems(course)
      await tx.courseVersion.create({
        data: {
          id,
          courseId: course.id,
          hash: course.hash,
          edition,
          title,
          lawAsOf: new Date(lawAsOf),
          outline: json(outline),
          minutes: json(minutes),
          lessons: json(lessons),
          items: json(items),
          rendered,
          ...(changes && { changes: json(changes) }),
          publishedAt: now,
        },
      })
      const object = `course-version:${id}`
      // Hashes what was delivered, for comparison with the log; the course's own hash covers its sources.
      const content = hashOf({ title, edition, lawAsOf, minutes, outline, rendered, lessons, items })
      const details = { courseId: course.id, hash: course.hash, edition, content }
      await record(tx, { action: 'course.published', actor: system, object, details }, now)
      await changeLaw(tx, { id, course, changes: changes ?? [] }, now)
    },
    { timeout: 60_000 },
  )
}

async function changeLaw(
  tx: Transaction,
  version: { id: string; course: Course; changes: readonly DatedChange[] },
  now: Date,
): Promise<void> {
  const { id, course } = version
  const changes = version.changes.filter((one) => one.class === 'law')
  if (changes.length === 0) return
  await tx.lawChange.create({
    data: { courseVersionId: id, courseId: course.id, changes: json(changes), publishedAt: now },
  })
  const units = [...new Set(changes.flatMap((one) => one.units))]
  const object = `course-version:${id}`
  await record(
    tx,
    { action: 'course.law-changed', actor: system, object, details: { courseId: course.id, units } },
    now,
  )
  await applyLawChange(tx, { course, courseVersionId: id, units }, now)
}
