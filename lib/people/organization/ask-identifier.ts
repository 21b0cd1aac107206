import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/**
 * Has the organization ask its learners for an identifier before each final, by this label, or (null) for none any more.
 * What stood before is ended and stays. Harmless to repeat.
 */
export async function askIdentifier(
  coordinator: Coordinator,
  input: { label: string | null },
  world = systemWorld,
): Promise<void> {
  const { organizationId, accountId } = coordinator
  const { label } = input
  const now = world.now()
  await db.$transaction(async (tx) => {
    // Two at once take turns, so that each sees what stands.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 0))`
    const earlier = await tx.identifierRequest.findFirst({ where: { organizationId, endedAt: null } })
    if ((earlier?.label ?? null) === label) return
    const object = `organization:${organizationId}`
    if (earlier) {
      await tx.identifierRequest.update({ where: { id: earlier.id }, data: { endedAt: now, endedById: accountId } })
    }
    if (label !== null) {
      const id = world.id()
      await tx.identifierRequest.create({ data: { id, organizationId, label, askedAt: now, askedById: accountId } })
    }
    const action = label === null ? 'organization.identifier-ended' : 'organization.identifier-asked'
    const values = { label, 'label.old': earlier?.label ?? null }
    await record(tx, { action, actor: coordinator, object, values }, now)
  })
}
