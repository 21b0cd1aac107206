import { unitsOf } from '@/lib/content/course/change'
import { loadCatalog } from '@/lib/content/course/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { applyLawChange } from './apply-law-change'
import { keepPages } from './keep-pages'
import { pinVersion } from './pin-version'

/** What this process has published. */
const done = new Set<string>()

/**
 * Publishes each course as it is now, with its pages as built, and finds what was written under earlier law while a change
 * of law came. Once a process, and harmless to repeat.
 */
export async function publishCourses(world = systemWorld): Promise<void> {
  for (const course of (await loadCatalog()).courses) {
    if (done.has(course.hash)) continue
    await pinVersion(course, world)
    await keepPages(course, world)
    await repeatLawChanges(course, world)
    done.add(course.hash)
  }
}

/** Puts the law changes of a course into effect once more, for what an earlier release wrote meanwhile. */
export async function repeatLawChanges(course: Course, world = systemWorld): Promise<void> {
  const rows = await db.lawChange.findMany({ where: { courseId: course.id }, orderBy: { publishedAt: 'asc' } })
  for (const { courseVersionId, changes } of rows) {
    const units = unitsOf(changes)
    await db.$transaction((tx) => applyLawChange(tx, { course, courseVersionId, units }, world.now()), {
      timeout: 60_000,
    })
  }
}
