import { record } from '@/lib/audit/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db, isUniqueViolation } from '@/lib/platform/db'
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
  try {
    await db.$transaction(async (tx) => {
      await tx.organization.create({ data: { id, name, nameKey: name.toLowerCase(), timeZone, createdAt: now } })
      const about = { actor, object: `organization:${id}`, details: { timeZone }, values: { name } }
      await record(tx, { action: 'organization.created', ...about }, now)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Otherwise a duplicate submit.
    if ((await db.organization.count({ where: { id } })) === 0) return { ok: false, reason: 'name-taken' }
  }
  return { ok: true, organizationId: id }
}
