import type { Coordinator } from '@/lib/people/account/actor'
import { createResetLink } from '@/lib/people/account/create-reset-link'
import { mayActOn } from '@/lib/people/account/may-act-on'
import { query, type Transaction } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Refuses a person with more than a learner's rights, which the link would give away. Errors: not-found, forbidden. */
export async function makeResetLink(
  coordinator: Coordinator,
  { accountId }: { accountId: string },
  world = systemWorld,
): Promise<{ token: string; expiresAt: Date }> {
  const check = (tx: Transaction) => requireOnlyLearner(tx, coordinator, accountId, world.now())
  return createResetLink(coordinator, accountId, world, check)
}

async function requireOnlyLearner(tx: Transaction, coordinator: Coordinator, accountId: string, now: Date) {
  const { organizationId } = coordinator
  const roles = await query(tx)<{ role: string }>`
    select m.role::text from membership m join open_account o on o.id = m.account_id
    where m.account_id = ${accountId}::uuid and m.organization_id = ${organizationId}::uuid and m.ended_at is null`
  if (!roles.some(({ role }) => role === 'learner')) throw notFound()
  const isColleague = roles.some(({ role }) => role === 'coordinator')
  if (!isColleague && (await mayActOn(tx, coordinator, { accountId }, now))) return
  // The same words whatever the reason: they would name a role elsewhere.
  throw new DomainError(
    'forbidden',
    'You can’t make a password link for this person. They can choose “Forgot your password?” on the sign-in page, or ask the people who run this site.',
  )
}
