import { record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
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

/** `organizationId` null: the site's. The id is known before, since the provider needs our addresses first. */
export async function addProvider(
  actor: Administrator | Operator,
  { id, organizationId, ...input }: ProviderInput & { id: string; organizationId: string | null },
  world = systemWorld,
): Promise<ProviderOutcome> {
  const now = world.now()
  const { kind, issuer, name, domains } = input
  const data = { id, kind, organizationId, issuer, createdAt: now, createdById: actor.accountId }
  const groups = await groupRowsOf(organizationId === null ? input.roles : [])
  if (!groups.ok) return groups
  return refuseTakenDomains(id, domains, () =>
    db.$transaction(async (tx) => {
      await tx.signOnProvider.create({ data: { ...data, ...columnsOf(id, input) } })
      await replaceDomains(tx, id, domains)
      await replaceGroups(tx, id, groups.rows)
      const details = { kind, organizationId, issuer, name, domains, roles: groupLines(groups.rows) }
      await record(tx, { action: 'sign-on.provider-added', actor, object: `sign-on-provider:${id}`, details }, now)
    }),
  )
}
