import { record } from '@/lib/audit/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'

export type OrganizationCreated = { ok: true; organizationId: string } | { ok: false; reason: 'name-taken' }

export async function createOrganization(
  actor: Administrator | Operator,
  input: { name: string },
  world = systemWorld,
): Promise<OrganizationCreated> {
  const now = world.now()
  const id = world.id()
  try {
    await db.$transaction(async (tx) => {
      await tx.organization.create({
        data: { id, name: input.name, nameKey: input.name.toLowerCase(), timeZone: siteTimeZone, createdAt: now },
      })
      await record(
        tx,
        { action: 'organization.created', actor, object: `organization:${id}`, values: { name: input.name } },
        now,
      )
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'name-taken' }
    throw error
  }
  return { ok: true, organizationId: id }
}
