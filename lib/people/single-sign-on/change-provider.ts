import { record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import {
  columnsOf,
  groupLines,
  groupRowsOf,
  type ProviderOutcome,
  refuseTakenDomains,
  replaceDomains,
  replaceGroups,
} from './provider-row'
import type { ProviderInput } from './schema'

/** The issuer stays: people are known by it. Errors: not-found. */
export async function changeProvider(
  actor: Administrator | Operator,
  { providerId, ...input }: ProviderInput & { providerId: string },
  world = systemWorld,
): Promise<ProviderOutcome> {
  const { kind, name, domains, groupsName, coordinatorGroups } = input
  const groups = await groupRowsOf(input.roles)
  if (!groups.ok) return groups
  return refuseTakenDomains(providerId, domains, () =>
    db.$transaction(async (tx) => {
      const where = { id: providerId, kind, endedAt: null }
      const [changed] = await tx.signOnProvider.updateManyAndReturn({
        where,
        data: columnsOf(providerId, input),
        select: { organizationId: true },
      })
      if (!changed) throw notFound()
      await replaceDomains(tx, providerId, domains)
      const roles = changed.organizationId === null ? groups.rows : []
      await replaceGroups(tx, providerId, roles)
      const details = { name, domains, groupsName, coordinatorGroups, roles: groupLines(roles) }
      const object = `sign-on-provider:${providerId}`
      await record(tx, { action: 'sign-on.provider-changed', actor, object, details }, world.now())
    }),
  )
}
