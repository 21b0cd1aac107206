import { record } from '@/lib/audit/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { columnsOf, keepDomainsApart, type ProviderKept, replaceDomains } from './provider-row'
import type { ProviderInput } from './schema'

/** The issuer stays: people are known by it. Errors: not-found. */
export function changeProvider(
  actor: Administrator | Operator,
  { providerId, ...input }: ProviderInput & { providerId: string },
  world = systemWorld,
): Promise<ProviderKept> {
  const { kind, name, domains, groupsName, coordinatorGroups } = input
  return keepDomainsApart(providerId, domains, () =>
    db.$transaction(async (tx) => {
      const where = { id: providerId, kind, endedAt: null }
      const changed = await tx.signOnProvider.updateMany({ where, data: columnsOf(providerId, input) })
      if (changed.count === 0) throw notFound()
      await replaceDomains(tx, providerId, domains)
      const details = { name, domains, groupsName, coordinatorGroups }
      const object = `sign-on-provider:${providerId}`
      await record(tx, { action: 'sign-on.provider-changed', actor, object, details }, world.now())
    }),
  )
}
