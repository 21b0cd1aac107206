import type { OrganizationZone } from '@/lib/people/account/actor'
import { dayOf } from '@/lib/platform/words'
import { type Count, readCount } from '@/lib/record/cached-count/cached-count'
import { type MandateState, mandateStates } from '@/lib/record/mandate/judge-mandate'
import { listMandatesOn, type MandateView } from '@/lib/record/mandate/queries'
import { type GridCursor, type GridFilter, listGridPage } from './grid'

export interface StateCounts {
  mandate: MandateView
  people: number
  counts: Record<MandateState, number>
}

const chunk = 250

/** Reads everyone in chunks to bound memory. A mandate that is not in force applies to no one. */
export async function countStates(
  organization: OrganizationZone,
  mandates: readonly MandateView[],
  { cohortId, divisionId }: GridFilter,
  now: Date,
): Promise<StateCounts[]> {
  const none = Object.fromEntries(mandateStates.map((state) => [state, 0])) as StateCounts['counts']
  const totals = mandates.map((mandate): StateCounts => ({ mandate, people: 0, counts: { ...none } }))
  let after: GridCursor | null = null
  do {
    const page = await listGridPage(organization, mandates, { cohortId, divisionId }, { after, limit: chunk, now })
    for (const { judgments } of page.rows) {
      for (const total of totals) {
        const state = judgments.get(total.mandate.id)?.state
        if (!state) continue
        total.counts[state]++
        total.people++
      }
    }
    after = page.next
  } while (after)
  return totals.filter(({ people }) => people > 0)
}

interface Share {
  mandateId: string
  people: number
  counts: StateCounts['counts']
}

/** Everyone, by the mandates in force. */
export function countShares(organization: OrganizationZone): Count<Share[]> {
  const make = async (now: Date) => {
    const columns = await listMandatesOn(organization, dayOf(now, organization.timeZone))
    const mandates = columns.map(({ mandate }) => mandate)
    const totals = await countStates(organization, mandates, {}, now)
    return totals.map(({ mandate, ...counted }) => ({ mandateId: mandate.id, ...counted }))
  }
  return { about: 'shares', make }
}

/** Kept for a whole organization; counted anew for a division or cohort. */
export async function readShares(
  organization: OrganizationZone,
  mandates: readonly MandateView[],
  filter: GridFilter,
  now: Date,
): Promise<{ totals: StateCounts[]; countedAt: Date | null }> {
  if (filter.cohortId || filter.divisionId)
    return { totals: await countStates(organization, mandates, filter, now), countedAt: null }
  const { content, countedAt } = await readCount(organization, countShares(organization), now)
  const totals = content.flatMap(({ mandateId, ...counted }) => {
    const mandate = mandates.find(({ id }) => id === mandateId)
    return mandate ? { mandate, ...counted } : []
  })
  return { totals, countedAt }
}
