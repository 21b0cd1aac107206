import { loadCatalog } from '@/lib/content/course/catalog/load'
import { unitsOf } from '@/lib/content/course/change'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { applyLawChange } from './apply-law-change'
import { publish } from './publish'
import { saveTexts, type TextOf } from './save-texts'

const done = new Set<string>()

/** Once per process. Repeats law changes, because an earlier release may have written rows meanwhile. */
export async function publishCatalog(world = systemWorld, textOf: TextOf = async () => null): Promise<void> {
  for (const course of (await loadCatalog()).courses) {
    if (done.has(course.hash)) continue
    await publish(course, world)
    await saveTexts(course, textOf, world)
    await repeatLawChanges(course, world)
    done.add(course.hash)
  }
}

export async function repeatLawChanges(course: Course, world = systemWorld): Promise<void> {
  const rows = await db.lawChange.findMany({ where: { courseId: course.id }, orderBy: { publishedAt: 'asc' } })
  for (const { courseVersionId, changes } of rows) {
    const units = unitsOf(changes)
    await db.$transaction((tx) => applyLawChange(tx, { course, courseVersionId, units }, world.now()), {
      timeout: 60_000,
    })
  }
}
