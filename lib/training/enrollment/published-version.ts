import { db, query, type Statements } from '@/lib/platform/db'

export interface PublishedVersion {
  id: string
  courseId: string
  hash: string
  edition: string
  title: string
  lawAsOf: Date
  outline: unknown
  minutes: unknown
}

export async function listPublishedVersions(ids: readonly string[], on: Statements = db): Promise<PublishedVersion[]> {
  return query(on)<PublishedVersion>`
    select id::text, course_id as "courseId", hash, edition, title, law_as_of::timestamp at time zone 'UTC' as "lawAsOf",
      outline, minutes
    from published_version where id = any(${[...ids]}::uuid[]) order by published_at, published_version.id`
}

export async function findPublishedVersion(id: string): Promise<PublishedVersion> {
  const [version] = await listPublishedVersions([id])
  if (!version) throw new Error(`there is no course version ${id}`)
  return version
}

/** Reads a version's outline once: it never changes, and is too large to fetch for each page. */
export function makeOutlineReader<T>(read: (outline: unknown) => T): (id: string) => Promise<T> {
  const known = new Map<string, T>()
  return async (id) => {
    const found = known.get(id) ?? read((await findPublishedVersion(id)).outline)
    known.set(id, found)
    return found
  }
}
