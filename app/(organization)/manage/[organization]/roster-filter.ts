import { z } from 'zod'
import { findCourse } from '@/lib/content/course/lookup'
import type { Catalog } from '@/lib/content/course/schema'
import { uuid } from '@/lib/platform/id'
import { type RosterCursor, type RosterFilter, rosterStates } from '@/lib/record/certificate/roster'

/** Postgres text can't store null characters. */
const noNul = /^[^\0]*$/

/** Ignores invalid query values. */
const query = z.object({
  course: z.string().optional().catch(undefined),
  state: z.enum(rosterStates).optional().catch(undefined),
  cohort: uuid().optional().catch(undefined),
  name: z.string().trim().max(120).regex(noNul).optional().catch(undefined),
  who: z.literal('former').optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
})

const cursor = z.tuple([z.string().regex(noNul), z.uuid()])

export function readRosterFilter(
  catalog: Catalog,
  params: Record<string, unknown>,
): { filter: RosterFilter; after: RosterCursor | null } | null {
  const { course: slug, state, cohort, name, who, after } = query.parse(params)
  const course = (slug && findCourse(catalog, slug)) || catalog.courses[0]
  if (!course) return null
  const filter = { course, state, cohortId: cohort, name: name || undefined, isFormer: who === 'former' }
  return { filter, after: readCursor(after) }
}

function readCursor(text: string | undefined): RosterCursor | null {
  if (!text) return null
  try {
    const parsed = cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return parsed.success ? { nameKey: parsed.data[0], accountId: parsed.data[1] } : null
  } catch {
    return null
  }
}

function writeCursor(row: RosterCursor): string {
  return Buffer.from(JSON.stringify([row.nameKey, row.accountId])).toString('base64url')
}

/** A query string, for links and the download. */
export function rosterQuery(filter: RosterFilter, after?: RosterCursor): string {
  const params = new URLSearchParams({ course: filter.course.slug })
  if (filter.state) params.set('state', filter.state)
  if (filter.cohortId) params.set('cohort', filter.cohortId)
  if (filter.name) params.set('name', filter.name)
  if (filter.isFormer) params.set('who', 'former')
  if (after) params.set('after', writeCursor(after))
  return params.toString()
}
