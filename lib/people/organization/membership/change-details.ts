import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { lockDivision } from '@/lib/people/organization/division/lock-division'
import { db, isUniqueViolation, query, type Transaction } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { identifierProblem } from '../identifier-pattern'
import { findIdentifierRule } from '../identifier-rule'
import { detailsEntry } from './details-entry'
import { type DetailsInput, detailFields } from './details-schema'
import { lockMembers } from './lock-members'
import { findMemberDetails, type MemberDetails } from './member-details'

export type DetailsChanged =
  | { ok: true }
  /** Another coordinator saved first: these are the details now. */
  | { ok: false; reason: 'changed-meanwhile'; now: MemberDetails }
  | { ok: false; reason: 'identifier-taken' | 'identifier-missing' | 'identifier-pattern' | 'supervisor' | 'division' }

interface Change extends DetailsInput {
  accountId: string
  /** The version that the coordinator saw. */
  version: number
}

/** No-op for the same details. Errors: not-found (not their learner). */
export async function changeDetails(
  coordinator: Coordinator,
  change: Change,
  world = systemWorld,
): Promise<DetailsChanged> {
  try {
    return await db.$transaction((tx) => changeIn(tx, coordinator, change, world.now()))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { ok: false, reason: 'identifier-taken' }
  }
}

async function changeIn(
  tx: Transaction,
  coordinator: Coordinator,
  { accountId, version, ...wanted }: Change,
  now: Date,
): Promise<DetailsChanged> {
  // Race: of two coordinators who save together, the second sees what the first saved. An import locks memberships only.
  await lockAccount(tx, accountId)
  await lockMembers(tx, coordinator, [accountId])
  const before = await findMemberDetails(coordinator, accountId, tx)
  const changed = detailFields.filter((field) => before[field] !== wanted[field])
  if (changed.length === 0) return { ok: true }
  if (before.version !== version) return { ok: false, reason: 'changed-meanwhile', now: before }
  const problem = await problemOf(tx, coordinator, { accountId, ...wanted }, before)
  if (problem) return { ok: false, reason: problem }
  const { hiredOn, ...rest } = wanted
  await tx.membership.update({
    where: { id: before.membershipId },
    data: {
      ...rest,
      hiredOn: hiredOn ? new Date(hiredOn) : null,
      detailsVersion: { increment: 1 },
      detailsChangedAt: now,
      detailsChangedById: coordinator.accountId,
    },
    select: { id: true },
  })
  const pick = (from: DetailsInput) => Object.fromEntries(changed.map((field) => [field, from[field]]))
  await record(tx, detailsEntry(coordinator, { accountId, to: pick(wanted), from: pick(before) }), now)
  return { ok: true }
}

async function problemOf(
  tx: Transaction,
  coordinator: Coordinator,
  { accountId, identifier, supervisorId, divisionId }: DetailsInput & { accountId: string },
  before: MemberDetails,
) {
  const { organizationId } = coordinator
  const rule = await findIdentifierRule(coordinator, tx)
  const wrong = identifierProblem(rule, { identifier, before: before.identifier })
  if (wrong) return wrong
  if (divisionId && divisionId !== before.divisionId && !(await lockDivision(tx, coordinator, divisionId))) {
    return 'division'
  }
  if (supervisorId === null || supervisorId === before.supervisorId) return null
  if (supervisorId === accountId) return 'supervisor'
  const found = await query(tx)`
    select from membership where organization_id = ${organizationId}::uuid and account_id = ${supervisorId}::uuid
      and ended_at is null limit 1`
  return found.length > 0 ? null : 'supervisor'
}
