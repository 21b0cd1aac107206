import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { countInvited } from '@/lib/people/member-invitation/open-invitations'
import { query } from '@/lib/platform/db'
import { readCount } from '@/lib/record/cached-count/cached-count'
import { type CountedDeadline, countDesk, type DeskCounts, deskKeys } from './count-desk'

export interface DivisionCounts extends DeskCounts {
  /** Null: people without a division. */
  divisionId: string | null
  division: string | null
}

/** One day, with its divisions, the largest first. */
export interface Deadline {
  /** `2027-01-31`. */
  on: string
  people: number
  since: string | null
  divisions: { divisionId: string | null; division: string | null; people: number }[]
}

export interface Desk {
  /** Sorted by name, people without a division last. */
  divisions: DivisionCounts[]
  /** The earliest first. */
  deadlines: Deadline[]
  /** Null: just now. Invitations are always counted just now. */
  countedAt: Date | null
}

export const noCounts = Object.fromEntries(deskKeys.map((key) => [key, 0])) as unknown as DeskCounts

export async function readDesk(coordinator: Coordinator, course: Course, now: Date): Promise<Desk> {
  const { organizationId } = coordinator
  const [{ content, countedAt }, invited, names] = await Promise.all([
    readCount(coordinator, countDesk(coordinator, course), now),
    countInvited(coordinator, now),
    query<{ id: string; name: string }>`
      select id::text, name from division_name where organization_id = ${organizationId}::uuid order by lower(name)`,
  ])
  const countsOf = new Map(content.divisions.map((one) => [one.divisionId, one]))
  const invitedOf = new Map(invited.map((one) => [one.divisionId, one.people]))
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const divisions = [...names, { id: null, name: null }].flatMap(({ id, name }) => {
    const [counts, waiting] = [countsOf.get(id), invitedOf.get(id) ?? 0]
    return counts || waiting > 0 ? { ...noCounts, ...counts, invited: waiting, divisionId: id, division: name } : []
  })
  return { divisions, deadlines: byDay(content.deadlines, nameOf), countedAt }
}

function byDay(counted: readonly CountedDeadline[], nameOf: ReadonlyMap<string, string>): Deadline[] {
  return [...new Set(counted.map(({ on }) => on))].map((on) => {
    const parts = counted.filter((one) => one.on === on)
    return {
      on,
      people: parts.reduce((sum, { people }) => sum + people, 0),
      since: parts.flatMap(({ since }) => since ?? []).toSorted()[0] ?? null,
      divisions: parts.map(({ divisionId, people }) => ({
        divisionId,
        division: (divisionId && nameOf.get(divisionId)) ?? null,
        people,
      })),
    }
  })
}

export function sumOf(divisions: readonly DeskCounts[]): DeskCounts {
  return Object.fromEntries(
    deskKeys.map((key) => [key, divisions.reduce((sum, one) => sum + one[key], 0)]),
  ) as unknown as DeskCounts
}

/** Everyone who is asked to finish: who joined, and who is invited. */
export const everyoneIn = ({ people, invited }: DeskCounts): number => people + invited

/** The day by which most of those who are not done are due. */
export function mainDeadline(deadlines: readonly Deadline[]): Deadline | undefined {
  return deadlines.toSorted((a, b) => b.people - a.people)[0]
}
