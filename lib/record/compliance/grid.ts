import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import type { Judgment, MandateState } from '@/lib/record/mandate/judge-mandate'
import { judgePeople } from '@/lib/record/mandate/judge-people'
import type { MandateView } from '@/lib/record/mandate/queries'

export interface GridFilter {
  cohortId?: string | undefined
  /** With its parts. */
  divisionId?: string | undefined
  /** Only people with this state. */
  state?: MandateState | undefined
  /** For the state; any mandate without it. */
  mandateId?: string | undefined
}

export interface GridCursor {
  nameKey: string
  accountId: string
}

interface GridPerson extends GridCursor {
  name: string
  identifier: string
  division: string | null
  startedAt: Date
}

export interface GridRow extends GridPerson {
  /** By the mandate's id. */
  judgments: Map<string, Judgment>
}

interface Page {
  after: GridCursor | null
  limit: number
  now: Date
}

/** Bounds a page's work: otherwise a rare state would read a large organization for one page. */
const readAtMost = 1000
const readAtOnce = 250

export interface GridPage {
  rows: GridRow[]
  /** Null: there are no more people. */
  next: GridCursor | null
}

/** People by name, each judged by the mandates. With a state, a page may have fewer rows although more follow. */
export async function listGridPage(
  organization: OrganizationZone,
  mandates: readonly MandateView[],
  filter: GridFilter,
  { after, limit, now }: Page,
): Promise<GridPage> {
  const rows: GridRow[] = []
  let cursor = after
  for (let read = 0; read < readAtMost; ) {
    const atOnce = filter.state ? readAtOnce : limit
    const people = await listGridPeople(organization, filter, { after: cursor, limit: atOnce + 1 })
    const some = people.slice(0, atOnce)
    const judged = await judgePeople(organization, mandates, some, now)
    for (const [index, person] of some.entries()) {
      const judgments = judged[index] ?? new Map<string, Judgment>()
      if (hasState(judgments, filter)) rows.push({ ...person, judgments })
      cursor = person
      const isLast = index === some.length - 1 && people.length <= atOnce
      if (rows.length === limit) return { rows, next: isLast ? null : person }
    }
    if (people.length <= atOnce) return { rows, next: null }
    read += some.length
  }
  return { rows, next: cursor }
}

function hasState(judgments: Map<string, Judgment>, { state, mandateId }: GridFilter): boolean {
  if (!state) return true
  if (mandateId) return judgments.get(mandateId)?.state === state
  return [...judgments.values()].some((one) => one.state === state)
}

/** Limits before it joins, so that a page costs the same in every organization. */
function listGridPeople(
  { organizationId }: Pick<OrganizationZone, 'organizationId'>,
  filter: GridFilter,
  { after, limit }: Omit<Page, 'now'>,
): Promise<GridPerson[]> {
  const beyond = after
    ? Prisma.sql`and (l.name_key, l.account_id) > (${after.nameKey}, ${after.accountId}::uuid)`
    : Prisma.empty
  return query<GridPerson>`
    select m.account_id::text as "accountId", m.name_key as "nameKey", p.name, m.identifier, d.name as division,
      m.started_at as "startedAt"
    from (
      select l.account_id, l.name_key, l.identifier, l.division_id, l.started_at from current_learner l
      where l.organization_id = ${organizationId}::uuid ${beyond} ${within(filter)}
      order by l.name_key, l.account_id limit ${limit}
    ) m join person p on p.id = m.account_id left join division_name d on d.id = m.division_id
    order by m.name_key, m.account_id`
}

function within({ cohortId, divisionId }: GridFilter): Prisma.Sql {
  const division = divisionId
    ? Prisma.sql`and l.division_id in (select part_id from parts_of_division(${divisionId}::uuid))`
    : Prisma.empty
  const cohort = cohortId
    ? Prisma.sql`and exists (select from cohort_membership c where c.membership_id = l.membership_id
        and c.cohort_id = ${cohortId}::uuid and c.organization_id = l.organization_id)`
    : Prisma.empty
  return Prisma.sql`${division} ${cohort}`
}

/** The people whom a file or a total reads, for its entry in the log. */
export function listGridSubjects(
  { organizationId }: Pick<OrganizationZone, 'organizationId'>,
  filter: GridFilter,
): Promise<{ accountId: string }[]> {
  return query<{ accountId: string }>`
    select l.account_id::text as "accountId" from current_learner l
    where l.organization_id = ${organizationId}::uuid ${within(filter)}`
}
