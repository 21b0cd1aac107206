import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'

/** Course versions never change, so a cached id is good for the life of the process. */
const found = new Map<string, Promise<string>>()

/** `npm start` publishes course versions before it serves. */
export function findVersion({ id: courseId, hash, slug }: Course): Promise<string> {
  const key = `${courseId} ${hash}`
  const known = found.get(key)
  if (known) return known
  const id = db.courseVersion
    .findUnique({ where: { courseId_hash: { courseId, hash } }, select: { id: true } })
    .then((row) => {
      if (!row) throw new Error(`${slug} ${hash.slice(0, 12)} is not published`)
      return row.id
    })
  found.set(key, id)
  id.catch(() => found.delete(key))
  return id
}
