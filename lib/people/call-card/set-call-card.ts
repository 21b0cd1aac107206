import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'
import { type CallCardView, findCallCard } from './queries'
import type { CallNumbers } from './schema'

export type CardSet = { ok: true } | { ok: false; reason: 'changed'; current: CallCardView }

/** Refuses when another card replaced the one that the coordinator saw. No-op for the same numbers. */
export async function setCallCard(
  coordinator: Coordinator,
  { numbers, replacesId }: { numbers: CallNumbers; replacesId: string | null },
  world = systemWorld,
): Promise<CardSet> {
  const { organizationId, accountId: setById } = coordinator
  const now = world.now()
  return db.$transaction(async (tx) => {
    // Race: two calls take turns, so each sees the newest card.
    await takeTurn(tx, `call card ${organizationId}`)
    const before = await findCallCard(coordinator, tx)
    const lines = Object.keys(numbers) as (keyof CallNumbers)[]
    const changed = lines.filter((line) => numbers[line] !== (before?.[line] ?? null))
    if (changed.length === 0) return { ok: true }
    if (before && before.id !== replacesId) return { ok: false, reason: 'changed', current: before }
    const card = { id: world.id(), organizationId, replacesId: before?.id ?? null, ...numbers, setAt: now, setById }
    await tx.callCard.create({ data: card })
    const entry = {
      action: 'organization.call-card-set' as const,
      actor: coordinator,
      object: `organization:${organizationId}`,
      details: { callCardId: card.id, changed },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}
