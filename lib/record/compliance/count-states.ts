import type { Coordinator } from '@/lib/people/account/actor'
import { type MandateState, mandateStates } from '@/lib/record/mandate/judge-mandate'
import type { MandateView } from '@/lib/record/mandate/queries'
import { type GridCursor, type GridFilter, listGridPage } from './grid'

export interface StateCounts {
  mandate: MandateView
  people: number
  counts: Record<MandateState, number>
}

const chunk = 250

/** Reads everyone, some at a time: memory holds one chunk. A mandate that is not in force has no people. */
export async function countStates(
  coordinator: Coordinator,
  mandates: readonly MandateView[],
  { cohortId, divisionId }: GridFilter,
  now: Date,
): Promise<StateCounts[]> {
  const none = Object.fromEntries(mandateStates.map((state) => [state, 0])) as StateCounts['counts']
  const totals = mandates.map((mandate): StateCounts => ({ mandate, people: 0, counts: { ...none } }))
  let after: GridCursor | null = null
  do {
    const page = await listGridPage(coordinator, mandates, { cohortId, divisionId }, { after, limit: chunk, now })
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
