import type { Coordinator } from '@/lib/people/account/actor'
import { createResetLink as makeLink } from '@/lib/people/account/create-reset-link'
import { query } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Refuses a person with more than a learner's rights, which the link would give away. Errors: not-found, forbidden. */
export async function makeResetLink(
  coordinator: Coordinator,
  input: { accountId: string },
  world = systemWorld,
): Promise<{ token: string; expiresAt: Date }> {
  const { organizationId } = coordinator
  const { accountId } = input
  const [member] = await query<{ hasMore: boolean }>`
    select exists (select from membership x where x.account_id = m.account_id and x.ended_at is null
      and (x.role = 'coordinator' or x.organization_id <> m.organization_id))
      or exists (select from current_administrator c where c.account_id = m.account_id) as "hasMore"
    from membership m join open_account o on o.id = m.account_id
    where m.account_id = ${accountId}::uuid and m.organization_id = ${organizationId}::uuid and m.role = 'learner'
      and m.ended_at is null`
  if (!member) throw notFound()
  if (member.hasMore) {
    throw new DomainError(
      'forbidden',
      'This person belongs to more than your organization. An administrator has to make the link.',
    )
  }
  return makeLink(coordinator, accountId, world)
}
