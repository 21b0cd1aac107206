import { record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'

export type OrganizationCreated = { ok: true; organizationId: string } | { ok: false; reason: 'name-taken' }

export async function createOrganization(
  actor: Administrator | Operator,
  input: { name: string; timeZone: string },
  world = systemWorld,
): Promise<OrganizationCreated> {
  const { name, timeZone } = input
  const now = world.now()
  const id = world.id()
  return db.$transaction(async (tx): Promise<OrganizationCreated> => {
    const row = { id, name, nameKey: name.toLowerCase(), timeZone, createdAt: now }
    const inserted = await insertOnce(tx, tx.organization, row)
    if (inserted === 'taken') return { ok: false, reason: 'name-taken' }
    if (inserted === 'new') {
      const about = { actor, object: `organization:${id}`, details: { timeZone }, values: { name } }
      await record(tx, { action: 'organization.created', ...about }, now)
    }
    return { ok: true, organizationId: id }
  })
}
