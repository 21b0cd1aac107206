import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { publish } from './publish'

/** Versions never change, so what was looked up once holds for the life of the process. */
const pinned = new Map<string, Promise<string>>()

/**
 * The id of the immutable row that holds a course as it is now; publishes it on first use. Who asks meanwhile waits for the
 * same answer, and not for a connection: a change of law may take seconds, and a class is at work.
 */
export function pinVersion(course: Course, world = systemWorld): Promise<string> {
  const key = `${course.id} ${course.hash}`
  const known = pinned.get(key)
  if (known) return known
  const id = findVersion(course).then((found) => found ?? published(course, world))
  pinned.set(key, id)
  id.catch(() => pinned.delete(key))
  return id
}

async function published(course: Course, world: typeof systemWorld): Promise<string> {
  await publish(course, world)
  const id = await findVersion(course)
  if (!id) throw new Error(`${course.slug} was not published`)
  return id
}

async function findVersion({ id: courseId, hash }: Course): Promise<string | null> {
  const row = await db.courseVersion.findUnique({ where: { courseId_hash: { courseId, hash } }, select: { id: true } })
  return row?.id ?? null
}
