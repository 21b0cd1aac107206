import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { record } from '@/lib/audit/record'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { system } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { pinVersion } from './pin-version'

/**
 * Keeps with a course version what is sent of its lessons: the main part of each page as it was built, once. Nothing
 * without a build, and nothing of a page that shows another version of its lesson.
 */
export async function keepPages(
  course: Course,
  world = systemWorld,
  build = join(process.cwd(), '.next'),
): Promise<void> {
  const courseVersionId = await pinVersion(course, world)
  const lessons = listUnits(course).filter((unit) => unit.kind === 'lesson')
  const kept = await db.deliveredPage.findMany({ where: { courseVersionId }, select: { unitId: true } })
  const missing = lessons.filter(({ id }) => !kept.some(({ unitId }) => unitId === id))
  const pages = await Promise.all(
    missing.map(async ({ id, slug, version }) => {
      const file = join(build, 'plain', 'learn', course.slug, `${slug}.html`)
      const page = await readFile(file, 'utf8').catch(() => '')
      const html = page.match(/<main\b[\s\S]*<\/main>/)?.[0]
      return html?.includes(version) ? [{ courseVersionId, unitId: id, html }] : []
    }),
  )
  const data = pages.flat()
  if (data.length === 0) return
  await db.$transaction(async (tx) => {
    const added = await tx.deliveredPage.createManyAndReturn({ data, skipDuplicates: true })
    if (added.length === 0) return
    const [object, units] = [`course-version:${courseVersionId}`, added.map(({ unitId }) => unitId)]
    const details = { courseId: course.id, units, sha256: added.map(({ html }) => sha256(html)) }
    await record(tx, { action: 'course.pages-kept', actor: system, object, details }, world.now())
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
