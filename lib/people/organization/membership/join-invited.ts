import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { lockDivision } from '@/lib/people/organization/division/lock-division'
import { query, type Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { detailFields } from './details-schema'
import { enterCohort } from './enter-cohort'
import { lockMembers } from './lock-members'
import { startMembership } from './membership'

export interface InvitedDetails {
  rank: string
  identifier: string
  /** `2027-01-31`. */
  hiredOn: string | null
  /** An address or identifier in lower case; empty: none. */
  supervisor: string
  divisionId: string | null
}

interface Joining {
  organizationId: string
  cohortId: string | null
  invitationId: string
  invitedById: string
  details: InvitedDetails
}

type Stored = Record<(typeof detailFields)[number], string | null>
type Given = Partial<Record<keyof Stored, string>>

/**
 * Details that a learner has already stay. Returns the names of those that could not be given. Call with `lockOpenOrganization` and
 * `lockCohort`. Errors: a unique violation when someone else gets the identifier at this moment.
 */
export async function joinInvited(
  tx: Transaction,
  learner: Learner,
  { organizationId, cohortId, invitationId, invitedById, details }: Joining,
  world: World,
): Promise<string[]> {
  const now = world.now()
  const { accountId } = learner
  const started = await startMembership(tx, learner, { organizationId, accountId, role: 'learner' }, world)
  await lockMembers(tx, { organizationId }, [accountId])
  const [membership] = await query(tx)<Stored & { id: string }>`
    select id::text, rank, identifier, hired_on::text as "hiredOn", supervisor_id::text as "supervisorId",
      division_id::text as "divisionId"
    from membership where organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid
      and role = 'learner' and ended_at is null`
  if (!membership) throw new Error('a started membership is not there')
  if (cohortId) await enterCohort(tx, { cohortId, membershipId: membership.id, accountId }, now)
  const free = await freeOf(tx, { organizationId, accountId, details })
  const to: Given = {}
  for (const field of detailFields) {
    const value = free[field]
    if (value && !membership[field]) to[field] = value
  }
  const given = Object.keys(to)
  const wish = { ...details, supervisorId: details.supervisor }
  const after = { ...membership, ...to }
  const leftOut = detailFields.filter((field) => wish[field] && (!free[field] || after[field] !== free[field]))
  if (given.length > 0) await giveDetails(tx, membership.id, { to, invitedById }, now)
  const about = { actor: learner, subjectId: accountId, object: `organization:${organizationId}`, values: to }
  const joined = { membershipId: membership.id, ...started }
  const entry = { cohortId, memberInvitationId: invitationId, fields: given, leftOut, ...joined }
  await record(tx, { action: 'organization.joined', ...about, details: entry }, now)
  return leftOut
}

/** Without an identifier that someone else has, an archived division, and a supervisor who is not here. */
async function freeOf(
  tx: Transaction,
  { organizationId, accountId, details }: { organizationId: string; accountId: string; details: InvitedDetails },
): Promise<Stored> {
  const { rank, identifier, hiredOn, supervisor, divisionId } = details
  const taken = await query(tx)`
    select from membership where organization_id = ${organizationId}::uuid and role = 'learner' and ended_at is null
      and lower(identifier) = lower(${identifier}) and account_id <> ${accountId}::uuid limit 1`
  const [found] = await query(tx)<{ accountId: string }>`
    select m.account_id::text as "accountId" from membership m join account_address a on a.id = m.account_id
    where m.organization_id = ${organizationId}::uuid and m.ended_at is null and m.account_id <> ${accountId}::uuid
      and ${supervisor} <> '' and (a.email_key = ${supervisor} or lower(m.identifier) = ${supervisor})
    order by a.email_key = ${supervisor} desc limit 1`
  const isLocked = divisionId !== null && (await lockDivision(tx, { organizationId }, divisionId))
  return {
    rank,
    identifier: taken.length > 0 ? null : identifier,
    hiredOn,
    supervisorId: found?.accountId ?? null,
    divisionId: isLocked ? divisionId : null,
  }
}

async function giveDetails(
  tx: Transaction,
  membershipId: string,
  { to, invitedById }: { to: Given; invitedById: string },
  now: Date,
): Promise<void> {
  const { hiredOn, ...rest } = to
  await tx.membership.update({
    where: { id: membershipId },
    data: {
      ...rest,
      ...(hiredOn && { hiredOn: new Date(hiredOn) }),
      detailsVersion: { increment: 1 },
      detailsChangedAt: now,
      detailsChangedById: invitedById,
    },
    select: { id: true },
  })
}
