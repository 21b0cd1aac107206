import type { Course } from '@/lib/content/course/schema'
import { query } from '@/lib/platform/db'

/** Course versions never change, so a cached id is good for the life of the process. */
const found = new Map<string, Promise<string>>()

/** `npm start` publishes course versions before it serves. */
export function findVersion({ id: courseId, hash, slug }: Course): Promise<string> {
  const key = `${courseId} ${hash}`
  const known = found.get(key)
  if (known) return known
  const id = query<{ id: string }>`
    select id::text from published_version where course_id = ${courseId} and hash = ${hash}`.then(([row]) => {
    if (!row) throw new Error(`${slug} ${hash.slice(0, 12)} is not published`)
    return row.id
  })
  found.set(key, id)
  id.catch(() => found.delete(key))
  return id
}
