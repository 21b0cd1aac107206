import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'
import type { IdentifierRuleView } from './identifier-rule'

/** Ends the earlier rule and keeps it; identifiers already entered stay. Null: no rule. No-op for an equal one. */
export async function setIdentifierRule(
  coordinator: Coordinator,
  rule: IdentifierRuleView | null,
  world = systemWorld,
): Promise<void> {
  const { organizationId, accountId } = coordinator
  const now = world.now()
  const id = world.id()
  await db.$transaction(async (tx) => {
    // Race: two calls take turns, so each sees the current rule.
    await takeTurn(tx, `identifier rule ${organizationId}`)
    const where = { organizationId, endedAt: null }
    const earlier = await tx.identifierRule.findFirst({ where })
    if (isEqual(earlier, rule)) return
    const endEarlier = async () => {
      await tx.identifierRule.updateMany({ where, data: { endedAt: now, endedById: accountId } })
      return null
    }
    if (!rule) await endEarlier()
    else {
      const row = { id, organizationId, ...rule, beganAt: now, beganById: accountId }
      if ((await insertOnce(tx, tx.identifierRule, row, endEarlier)) !== 'new') return
    }
    const about = { actor: coordinator, object: `organization:${organizationId}` }
    const details = { isRequired: rule?.isRequired ?? false }
    const values = { label: rule?.label ?? null, pattern: rule?.pattern ?? null, 'label.old': earlier?.label ?? null }
    await record(tx, { action: 'organization.identifier-rule-set', ...about, details, values }, now)
  })
}

function isEqual(one: IdentifierRuleView | null, other: IdentifierRuleView | null): boolean {
  if (!one || !other) return one === other
  return one.label === other.label && one.pattern === other.pattern && one.isRequired === other.isRequired
}
