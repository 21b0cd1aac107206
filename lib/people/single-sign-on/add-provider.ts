import { record } from '@/lib/audit/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { columnsOf, keepDomainsApart, type ProviderKept, replaceDomains } from './provider-row'
import type { ProviderInput } from './schema'

/** `organizationId` null: the site's. The id is known before, since the provider needs our addresses first. */
export function addProvider(
  actor: Administrator | Operator,
  { id, organizationId, ...input }: ProviderInput & { id: string; organizationId: string | null },
  world = systemWorld,
): Promise<ProviderKept> {
  const now = world.now()
  const { kind, issuer, name, domains } = input
  const data = { id, kind, organizationId, issuer, createdAt: now, createdById: actor.accountId }
  return keepDomainsApart(id, domains, () =>
    db.$transaction(async (tx) => {
      await tx.signOnProvider.create({ data: { ...data, ...columnsOf(id, input) } })
      await replaceDomains(tx, id, domains)
      const details = { kind, organizationId, issuer, name, domains }
      await record(tx, { action: 'sign-on.provider-added', actor, object: `sign-on-provider:${id}`, details }, now)
    }),
  )
}
