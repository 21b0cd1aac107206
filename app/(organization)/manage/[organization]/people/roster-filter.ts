import { z } from 'zod'
import { findCourse } from '@/lib/content/course/lookup'
import type { Catalog } from '@/lib/content/course/schema'
import { isUuid, uuid } from '@/lib/platform/id'
import { marks } from '@/lib/record/roster/marks'
import { type RosterFilter, rosterStates } from '@/lib/record/roster/roster'
import { type RosterCursor, type RosterSort, rosterSorts } from '@/lib/record/roster/roster-order'
import { type ColumnKey, chosenColumns, isUsual } from './roster-columns'

/** A form has at most 200 fields. */
export const mostPeople = 150

/** Postgres text can't store null characters. */
const noNul = /^[^\0]*$/

/** Ignores invalid query values. */
const fields = z.object({
  course: z.string().optional().catch(undefined),
  state: z.enum(rosterStates).optional().catch(undefined),
  cohort: uuid().optional().catch(undefined),
  division: z
    .union([z.literal('none'), uuid()])
    .optional()
    .catch(undefined),
  parts: z.literal('no').optional().catch(undefined),
  mark: z.enum(marks).optional().catch(undefined),
  due: z.iso
    .date()
    .refine((day) => !day.startsWith('0000'))
    .optional()
    .catch(undefined),
  q: z.string().trim().max(120).regex(noNul).optional().catch(undefined),
  who: z.literal('former').optional().catch(undefined),
  sort: z.enum(rosterSorts).optional().catch(undefined),
  order: z.literal('down').optional().catch(undefined),
  after: z.string().max(600).optional().catch(undefined),
})

const cursor = z.tuple([z.string().regex(noNul), z.string().regex(noNul), z.uuid()])

/** As Postgres writes it. It has no year 0. */
const hireDate = z.union([z.literal('infinity'), z.iso.date().refine((day) => !day.startsWith('0000'))])

export interface RosterView {
  filter: RosterFilter
  after: RosterCursor | null
  columns: readonly ColumnKey[]
}

export function readRosterView(catalog: Catalog, query: URLSearchParams): RosterView | null {
  const {
    course: slug,
    state,
    mark,
    due,
    cohort,
    division,
    parts,
    q,
    who,
    sort,
    order,
    after,
  } = fields.parse(Object.fromEntries(query))
  const course = (slug && findCourse(catalog, slug)) || catalog.courses[0]
  if (!course) return null
  const by = { sort, isDescending: order === 'down' }
  const people = query.getAll('person').filter(isUuid).slice(0, mostPeople)
  const isFormer = who === 'former'
  const chosen = people.length > 0 && !isFormer ? { accountIds: people } : {}
  const filter = {
    course,
    state,
    ...(isFormer ? {} : { mark, dueOn: due }),
    cohortId: cohort,
    divisionId: division === 'none' ? null : division,
    withoutParts: parts === 'no',
    text: q || undefined,
    isFormer,
    ...by,
    ...chosen,
  }
  return { filter, after: readCursor(after, sort), columns: chosenColumns(query.getAll('col')) }
}

function readCursor(text: string | undefined, sort: RosterSort | undefined): RosterCursor | null {
  if (!text) return null
  try {
    const parsed = cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    if (!parsed.success) return null
    const [sorted, nameKey, accountId] = parsed.data
    if (sort === 'hired' && !hireDate.safeParse(sorted).success) return null
    return { sorted, nameKey, accountId }
  } catch {
    return null
  }
}

function writeCursor({ sorted, nameKey, accountId }: RosterCursor): string {
  return Buffer.from(JSON.stringify([sorted, nameKey, accountId])).toString('base64url')
}

/** A query string, for links and the download. */
export function rosterQuery(
  { filter, columns }: Pick<RosterView, 'filter' | 'columns'>,
  change: Pick<RosterFilter, 'sort' | 'isDescending'> & { after?: RosterCursor } = filter,
): string {
  const params = new URLSearchParams({ course: filter.course.slug })
  if (filter.state) params.set('state', filter.state)
  if (filter.cohortId) params.set('cohort', filter.cohortId)
  if (filter.mark) params.set('mark', filter.mark)
  if (filter.dueOn) params.set('due', filter.dueOn)
  if (filter.divisionId !== undefined) params.set('division', filter.divisionId ?? 'none')
  if (filter.withoutParts) params.set('parts', 'no')
  if (filter.text) params.set('q', filter.text)
  if (filter.isFormer) params.set('who', 'former')
  if (change.sort) params.set('sort', change.sort)
  if (change.isDescending) params.set('order', 'down')
  if (!isUsual(columns)) for (const column of columns) params.append('col', column)
  if (change.after) params.set('after', writeCursor(change.after))
  return params.toString()
}
