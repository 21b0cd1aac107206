import { z } from 'zod'
import { uuid } from '@/lib/platform/id'
import type { GridCursor, GridFilter } from '@/lib/record/compliance/grid'
import { mandateStates } from '@/lib/record/mandate/judge-mandate'
import { writePersonCursor } from '../person-cursor'

/** Ignores invalid query values. */
const gridFields = z.object({
  state: z.enum(mandateStates).optional().catch(undefined),
  mandate: uuid().optional().catch(undefined),
  cohort: uuid().optional().catch(undefined),
  division: uuid().optional().catch(undefined),
})

export function readGridFilter(query: URLSearchParams): GridFilter {
  const { state, mandate, cohort, division } = gridFields.parse(Object.fromEntries(query))
  return { state, mandateId: mandate, cohortId: cohort, divisionId: division }
}

/** A query string, for links and the download. */
export function gridQuery({ state, mandateId, cohortId, divisionId }: GridFilter, after?: GridCursor): string {
  const params = new URLSearchParams()
  if (state) params.set('state', state)
  if (mandateId) params.set('mandate', mandateId)
  if (cohortId) params.set('cohort', cohortId)
  if (divisionId) params.set('division', divisionId)
  if (after) params.set('after', writePersonCursor(after))
  return params.toString()
}
