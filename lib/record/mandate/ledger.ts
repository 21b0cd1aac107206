import type { Coordinator, Learner, OrganizationZone } from '@/lib/people/account/actor'
import { listLearnerOrganizations } from '@/lib/people/organization/organization-zone'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dayOf } from '@/lib/platform/words'
import { type CountedCredit, countCredit, type HoursTally, tallyOf } from './credit'
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
  organization: { organizationId: string; timeZone: string; name: string }
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
  return { person, organization, entries: await listEntries(coordinator, person, now) }
}

/** One for each organization that the learner is in. */
export async function listOwnLedgers(learner: Learner, now: Date): Promise<Ledger[]> {
  return Promise.all(
    (await listLearnerOrganizations(learner)).map(async ({ organization, name, startedAt }) => ({
      organization: { ...organization, name },
      entries: await listEntries(organization, { accountId: learner.accountId, startedAt }, now),
    })),
  )
}

async function listEntries(
  organization: OrganizationZone,
  person: Omit<Member, 'name'>,
  now: Date,
): Promise<LedgerEntry[]> {
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
