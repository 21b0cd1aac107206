import { z } from 'zod'
import { uuid } from '@/lib/platform/id'
import { type AnomalyCursor, type AnomalyFilter, anomalyStates } from '@/lib/record/anomaly/queries'
import { anomalyKindNames } from '@/lib/record/anomaly/thresholds'

/** Ignores invalid query values. */
const query = z.object({
  kind: z.enum(anomalyKindNames).optional().catch(undefined),
  state: z.enum(anomalyStates).optional().catch(undefined),
  cohort: uuid().optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
})

const cursor = z
  .tuple([z.enum(anomalyStates), z.iso.datetime(), z.uuid()])
  .transform(([state, happenedAt, id]) => ({ state, happenedAt: new Date(happenedAt), id }))

export function readAnomalyFilter(params: Record<string, unknown>): {
  filter: AnomalyFilter
  after: AnomalyCursor | null
} {
  const { kind, state, cohort, after } = query.parse(params)
  return { filter: { kind, state, cohortId: cohort }, after: cursor.safeParse(after?.split('_')).data ?? null }
}

/** A query string, for links and the download. */
export function anomalyQuery({ kind, state, cohortId }: AnomalyFilter, after?: AnomalyCursor): string {
  const params = new URLSearchParams()
  if (kind) params.set('kind', kind)
  if (state) params.set('state', state)
  if (cohortId) params.set('cohort', cohortId)
  if (after) params.set('after', [after.state, after.happenedAt.toISOString(), after.id].join('_'))
  return params.toString()
}
