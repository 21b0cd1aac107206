import { seededRandom, shuffle } from '@/lib/content/quiz/random'
import type { Learner } from '@/lib/people/account/actor'
import { query, type Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { saveItems } from '@/lib/training/attempt/save-items'
import type { Material } from './material'
import { nextCase, type PastCase } from './schedule'

/** Returns the due date, or null when nothing is left to ask. Call it with the plan locked and no case open. */
export async function makeNextCase(
  tx: Transaction,
  { accountId }: Learner,
  material: Material,
  world: World,
): Promise<Date | null> {
  const now = world.now()
  const history = await listPastCases(tx, accountId)
  const asked = await countAsked(tx, accountId, history)
  const next = nextCase({ ...material, history, asked, seed: accountId, now })
  if (!next) return null
  const { courseId, item, dueAt } = next
  const ordinal = history.length + 1
  const optionOrder = shuffle(
    item.options.map(({ id }) => id),
    seededRandom(`${accountId}:options:${ordinal}`),
  )
  await saveItems(tx, [item], now)
  await tx.spacedCase.create({
    data: {
      id: world.id(),
      accountId,
      ordinal,
      courseId,
      itemId: item.id,
      itemHash: item.hash,
      optionOrder,
      createdAt: now,
      dueAt,
    },
  })
  return dueAt
}

function listPastCases(tx: Transaction, accountId: string): PromiseLike<PastCase[]> {
  return query(tx)<PastCase>`
    select c.item_id as "itemId", v.item ->> 'situation' as situation, c.correct, c.answered_at as "answeredAt"
    from spaced_case c join item_content v on v.hash = c.item_hash
    where c.account_id = ${accountId}::uuid and c.answered_at is not null order by c.ordinal`
}

/** Counts from the learner's last opt-in; a changed plan does not start over. */
async function countAsked(tx: Transaction, accountId: string, history: readonly PastCase[]): Promise<number> {
  const stopped = await tx.practicePlan.findFirst({
    where: { accountId, endedAt: { not: null }, NOT: { endedBy: 'changed' } },
    orderBy: { endedAt: 'desc' },
    select: { endedAt: true },
  })
  const since = stopped?.endedAt ?? null
  return history.filter(({ answeredAt }) => since === null || answeredAt > since).length
}
