import { unitsOf } from '@/lib/content/course/change'
import { loadCatalog } from '@/lib/content/course/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { applyLawChange } from './apply-law-change'
import { keepTexts, type TextOf } from './keep-texts'
import { publish } from './publish'

/** What this process has published. */
const done = new Set<string>()

/**
 * Publishes each course as it is now, and repeats its law changes for what an earlier release wrote meanwhile. Once a
 * process, and safe to repeat.
 */
export async function publishCatalog(world = systemWorld, textOf: TextOf = async () => null): Promise<void> {
  for (const course of (await loadCatalog()).courses) {
    if (done.has(course.hash)) continue
    await publish(course, world)
    await keepTexts(course, textOf, world)
    await repeatLawChanges(course, world)
    done.add(course.hash)
  }
}

/** Applies the law changes of a course once more, to what an earlier release wrote meanwhile. */
export async function repeatLawChanges(course: Course, world = systemWorld): Promise<void> {
  const rows = await db.lawChange.findMany({ where: { courseId: course.id }, orderBy: { publishedAt: 'asc' } })
  for (const { courseVersionId, changes } of rows) {
    const units = unitsOf(changes)
    await db.$transaction((tx) => applyLawChange(tx, { course, courseVersionId, units }, world.now()), {
      timeout: 60_000,
    })
  }
}
