import type { Coordinator } from '@/lib/people/account/actor'
import { csvRow } from '@/lib/platform/csv'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { MandateState } from '@/lib/record/mandate/judge-mandate'
import { type MandateView, mandateTitle } from '@/lib/record/mandate/queries'
import { sumMinutes } from '@/lib/record/mandate/topics'
import { type GridCursor, type GridFilter, listGridPage } from './grid'

const chunk = 250

/** A CSV file, line by line. Memory holds one chunk of people. */
export async function* gridLines(
  coordinator: Coordinator,
  mandates: readonly MandateView[],
  filter: GridFilter,
  { now, textOf }: { now: Date; textOf: (state: MandateState) => string },
): AsyncGenerator<string> {
  const columns = mandates.flatMap((mandate) =>
    ['', ', met on', ', due on', ', hours', ', hours required'].map((part) => `${mandateTitle(mandate)}${part}`),
  )
  yield csvRow(['Name', 'Identifier', 'Division', ...columns])
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
      yield csvRow([name, identifier, division ?? '', ...cells])
    }
    after = page.next
  } while (after)
}
