import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'

/** Null: none. Ends the earlier request and keeps it. */
export async function askIdentifier(
  coordinator: Coordinator,
  input: { label: string | null },
  world = systemWorld,
): Promise<void> {
  const { organizationId, accountId } = coordinator
  const { label } = input
  const now = world.now()
  await db.$transaction(async (tx) => {
    // Race: two calls take turns, so each sees the current request.
    await takeTurn(tx, `identifier request ${organizationId}`)
    const earlier = await tx.identifierRequest.findFirst({ where: { organizationId, endedAt: null } })
    if ((earlier?.label ?? null) === label) return
    const object = `organization:${organizationId}`
    const endEarlier = async () => {
      const ended = { endedAt: now, endedById: accountId }
      await tx.identifierRequest.updateMany({ where: { organizationId, endedAt: null }, data: ended })
      return null
    }
    if (label === null) await endEarlier()
    else {
      const row = { id: world.id(), organizationId, label, askedAt: now, askedById: accountId }
      if ((await insertOnce(tx, tx.identifierRequest, row, endEarlier)) !== 'new') return
    }
    const action = label === null ? 'organization.identifier-ended' : 'organization.identifier-asked'
    const values = { label, 'label.old': earlier?.label ?? null }
    await record(tx, { action, actor: coordinator, object, values }, now)
  })
}
