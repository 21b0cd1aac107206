import type { Learner } from '@/lib/people/account/actor'
import { lockCohort } from '@/lib/people/organization/lock-cohort'
import { lockOpenOrganization } from '@/lib/people/organization/lock-open-organization'
import type { Joined } from '@/lib/people/organization/membership/join'
import { type InvitedDetails, joinInvited } from '@/lib/people/organization/membership/join-invited'
import { db, isUniqueViolation, query, type Transaction } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'

/** A code works once, for anyone who has it: printed sheets are for people without a known address. */
export async function acceptMemberInvitation(
  learner: Learner,
  { code }: { code: string },
  world = systemWorld,
): Promise<Joined> {
  const accepting = () => db.$transaction((tx) => accept(tx, learner, code, world))
  try {
    return await accepting()
  } catch (error) {
    // Race: someone else just got the identifier. The retry sees that and leaves it out.
    if (!isUniqueViolation(error)) throw error
    return accepting()
  }
}

/** For a person who joined by a join link: gives them the details of an invitation to their confirmed address. */
export async function acceptByAddress(
  learner: Learner,
  { organizationId }: { organizationId: string },
  world = systemWorld,
): Promise<void> {
  const [found] = await query<{ code: string }>`
    select i.code from member_invitation i join account_address a on a.email_key = i.email_key
    where i.organization_id = ${organizationId}::uuid and a.id = ${learner.accountId}::uuid
      and i.accepted_at is null and i.ended_at is null
      and exists (select from confirmed_account c where c.id = a.id)`
  if (found) await acceptMemberInvitation(learner, found, world)
}

interface Found extends InvitedDetails {
  invitationId: string
  organizationId: string
  cohortId: string | null
  invitedById: string
}

async function accept(tx: Transaction, learner: Learner, code: string, world: World): Promise<Joined> {
  const now = world.now()
  const unusable = { ok: false, reason: 'code-unusable' } as const
  const [seen] = await query(tx)<{ organizationId: string; cohortId: string | null }>`
    select organization_id::text as "organizationId", cohort_id::text as "cohortId" from member_invitation
    where code = ${code} and accepted_at is null and ended_at is null and expires_at > ${now}`
  if (!seen) return (await acceptedBefore(tx, learner, code)) ?? unusable
  if (!(await lockOpenOrganization(tx, seen.organizationId))) return unusable
  const { organizationId, cohortId } = seen
  if (cohortId && !(await lockCohort(tx, { organizationId, cohortId }))) return unusable
  const [found] = await query(tx)<Found>`
    update member_invitation set accepted_at = ${now}, accepted_by_id = ${learner.accountId}::uuid
    where code = ${code} and accepted_at is null and ended_at is null and expires_at > ${now}
    returning id::text as "invitationId", organization_id::text as "organizationId", cohort_id::text as "cohortId",
      invited_by_id::text as "invitedById", rank, identifier, hired_on::text as "hiredOn", supervisor,
      division_id::text as "divisionId"`
  // Race: the same person pressed Join twice, and the other request was first.
  if (!found) return (await acceptedBefore(tx, learner, code)) ?? unusable
  const { invitationId, invitedById, ...details } = found
  const joining = { organizationId, cohortId, invitationId, invitedById, details }
  const leftOut = await joinInvited(tx, learner, joining, world)
  await query(tx)`update member_invitation set left_out = ${leftOut} where id = ${invitationId}::uuid`
  return { ok: true, organizationId }
}

/** Null unless this person accepted it and is still a learner there. */
async function acceptedBefore(tx: Transaction, { accountId }: Learner, code: string): Promise<Joined | null> {
  const [found] = await query(tx)<{ organizationId: string }>`
    select i.organization_id::text as "organizationId" from member_invitation i
    join current_learner l on l.organization_id = i.organization_id and l.account_id = i.accepted_by_id
    where i.code = ${code} and i.accepted_by_id = ${accountId}::uuid`
  return found ? { ok: true, organizationId: found.organizationId } : null
}
