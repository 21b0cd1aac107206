import type { Coordinator } from '@/lib/people/account/actor'
import { createResetLink as makeLink } from '@/lib/people/account/create-reset-link'
import { db } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Refuses a person with more than a learner's rights, which the link would give away. Errors: not-found, forbidden. */
export async function makeResetLink(
  coordinator: Coordinator,
  input: { accountId: string },
  world = systemWorld,
): Promise<{ token: string; expiresAt: Date }> {
  const member = await db.membership.findFirst({
    where: {
      organizationId: coordinator.organizationId,
      accountId: input.accountId,
      role: 'learner',
      endedAt: null,
      account: { closure: null },
    },
    select: {
      account: {
        select: {
          memberships: {
            where: {
              endedAt: null,
              OR: [{ role: 'coordinator' }, { organizationId: { not: coordinator.organizationId } }],
            },
            select: { id: true },
          },
          administratorships: { where: { endedAt: null }, select: { id: true } },
        },
      },
    },
  })
  if (!member) throw notFound()
  if (member.account.memberships.length > 0 || member.account.administratorships.length > 0) {
    throw new DomainError(
      'forbidden',
      'This person belongs to more than your organization. An administrator has to make the link.',
    )
  }
  return makeLink(coordinator, input.accountId, world)
}
