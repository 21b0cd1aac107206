import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { readCount } from '@/lib/record/cached-count/cached-count'
import { type CountedDivision, countDesk, type DeskCounts, type ListedPerson } from './count-desk'

export interface DeskPerson extends ListedPerson {
  name: string
}

export interface DivisionCounts extends CountedDivision {
  division: string | null
}

interface Desk {
  /** Sorted by name, people without a division last. */
  divisions: DivisionCounts[]
  people: DeskPerson[]
  /** Null: just now. */
  countedAt: Date | null
}

/** Someone who left since the count is not listed. */
export async function readDesk(coordinator: Coordinator, course: Course, now: Date): Promise<Desk> {
  const { organizationId } = coordinator
  const { content, countedAt } = await readCount(coordinator, countDesk(coordinator, course), now)
  const ids = content.listed.map(({ accountId }) => accountId)
  const [names, divisionNames] = await Promise.all([
    query<{ id: string; name: string }>`
      select p.id::text, p.name from current_learner m join person p on p.id = m.account_id
      where m.organization_id = ${organizationId}::uuid and m.account_id = any(${ids}::uuid[])`,
    query<{ id: string; name: string }>`
      select id::text, name from division_name where organization_id = ${organizationId}::uuid order by lower(name)`,
  ])
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const countsOf = new Map(content.divisions.map((one) => [one.divisionId, one]))
  const without = countsOf.get(null)
  return {
    divisions: [
      ...divisionNames.flatMap(({ id, name }) => {
        const counts = countsOf.get(id)
        return counts ? { ...counts, division: name } : []
      }),
      ...(without ? [{ ...without, division: null }] : []),
    ],
    people: content.listed.flatMap((one) => {
      const name = nameOf.get(one.accountId)
      return name === undefined ? [] : { ...one, name }
    }),
    countedAt,
  }
}

export function sumOf(divisions: readonly DeskCounts[]): DeskCounts {
  const total = (key: keyof DeskCounts) => divisions.reduce((sum, one) => sum + one[key], 0)
  return {
    people: total('people'),
    certified: total('certified'),
    notStarted: total('notStarted'),
    inProgress: total('inProgress'),
    failed: total('failed'),
    overdue: total('overdue'),
    expiring: total('expiring'),
  }
}
