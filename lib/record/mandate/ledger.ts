import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dayOf } from '@/lib/platform/words'
import { type CountedCredit, countCredit, type HoursTally, tallyOf } from './credit'
import type { OrganizationZone } from './credits'
import { type ExceptionView, listExceptions } from './exceptions'
import type { Judgment } from './judge-mandate'
import { judgePeople } from './judge-people'
import { listPlanned } from './planned'
import { listMandates, type MandateView } from './queries'

/** A person's hours for one mandate, in the cycle of today. */
export interface LedgerEntry {
  mandate: MandateView
  judgment: Judgment
  tally: HoursTally[]
  /** Courses under way that would count. */
  planned: CountedCredit[]
  /** The hours with these courses. */
  forecast: HoursTally[]
  exceptions: ExceptionView[]
}

export interface Ledger {
  organization: OrganizationZone & { name: string }
  entries: LedgerEntry[]
}

interface Member {
  accountId: string
  name: string
  startedAt: Date
}

/** Errors: not-found (not a current learner of the coordinator's organization). */
export async function findLedger(
  coordinator: Coordinator,
  accountId: string,
  now: Date,
): Promise<Ledger & { person: Member }> {
  const { organizationId, organizationName: name, timeZone } = coordinator
  const [person] = isUuid(accountId)
    ? await query<Member>`
        select l.account_id::text as "accountId", p.name, l.started_at as "startedAt"
        from current_learner l join person p on p.id = l.account_id
        where l.organization_id = ${organizationId}::uuid and l.account_id = ${accountId}::uuid`
    : []
  if (!person) throw notFound()
  const organization = { organizationId, timeZone, name }
  return { person, organization, entries: await listEntries(organization, person, now) }
}

/** One for each organization that the learner is in. */
export async function listOwnLedgers({ accountId }: Learner, now: Date): Promise<Ledger[]> {
  const organizations = await query<OrganizationZone & Member>`
    select l.organization_id::text as "organizationId", o.time_zone as "timeZone", o.name, l.account_id::text as "accountId",
      l.started_at as "startedAt"
    from current_learner l join organization_name o on o.id = l.organization_id
    where l.account_id = ${accountId}::uuid order by o.name, o.id`
  return Promise.all(
    organizations.map(async (one) => ({ organization: one, entries: await listEntries(one, one, now) })),
  )
}

async function listEntries(organization: OrganizationZone, person: Member, now: Date): Promise<LedgerEntry[]> {
  const mandates = await listMandates(organization)
  const [[judgments = new Map<string, Judgment>()], exceptions, planned] = await Promise.all([
    judgePeople(organization, mandates, [person], now),
    listExceptions(organization, person),
    listPlanned(organization, person, now),
  ])
  const today = dayOf(now, organization.timeZone)
  return mandates.flatMap((mandate): LedgerEntry[] => {
    const judgment = judgments.get(mandate.id)
    if (!judgment) return []
    const { rule, counted } = judgment
    const known = new Set([...counted, ...judgment.others].map(({ credit }) => credit.courseId))
    const more = planned.flatMap((course) => {
      const one = known.has(course.courseId) ? null : countCredit(mandate.versions, { ...course, on: today })
      return one?.counting === 'counts' ? one : []
    })
    const own = exceptions.filter(({ mandateId }) => mandateId === mandate.id)
    const tally = tallyOf(rule, counted)
    return [
      { mandate, judgment, tally, planned: more, forecast: tallyOf(rule, [...counted, ...more]), exceptions: own },
    ]
  })
}
