import type { Coordinator } from '@/lib/people/account/actor'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { MandateState } from '@/lib/record/mandate/judge-mandate'
import { type MandateView, mandateTitle } from '@/lib/record/mandate/queries'
import { sumMinutes } from '@/lib/record/mandate/topics'
import { type GridCursor, type GridFilter, listGridPage } from './grid'

const chunk = 250

const parts = ['', ', met on', ', due on', ', hours', ', hours required']
const detailColumns = ['Name', 'Identifier', 'Division']

/** The columns of hours, from 0. */
export function numericInGrid(mandates: readonly MandateView[]): number[] {
  return mandates.flatMap((_, index) => [3, 4].map((part) => detailColumns.length + index * parts.length + part))
}

/** Yields the header, then a line per person. Reads in chunks to bound memory. */
export async function* gridLines(
  coordinator: Coordinator,
  mandates: readonly MandateView[],
  filter: GridFilter,
  { now, textOf }: { now: Date; textOf: (state: MandateState) => string },
): AsyncGenerator<string[]> {
  const columns = mandates.flatMap((mandate) => parts.map((part) => `${mandateTitle(mandate)}${part}`))
  yield [...detailColumns, ...columns]
  let after: GridCursor | null = null
  do {
    const page = await listGridPage(coordinator, mandates, filter, { after, limit: chunk, now })
    for (const { name, identifier, division, judgments } of page.rows) {
      const cells = mandates.flatMap(({ id }) => {
        const judgment = judgments.get(id)
        if (!judgment) return ['', '', '', '', '']
        const { state, metOn, dueOn, counted, rule } = judgment
        return [textOf(state), metOn ?? '', dueOn, hoursOf({ minutes: sumMinutes(counted) }), hoursOf(rule)]
      })
      yield [name, identifier, division ?? '', ...cells]
    }
    after = page.next
  } while (after)
}
