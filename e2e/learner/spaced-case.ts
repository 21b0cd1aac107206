import { keyOf } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import { db } from '@/lib/platform/db'
import { storedItem } from '@/lib/training/attempt/schema'
import { wrongOf } from '@/prisma/factories'

/** Reads a learner's open case with its key from the database; no page has the key before the answer. */
export async function openCaseOf(person: {
  accountId: string
}): Promise<{ id: string; item: Item; right: string[]; wrong: string[] }> {
  const row = await db.spacedCase.findFirstOrThrow({
    where: { accountId: person.accountId, answeredAt: null },
    include: { version: true },
  })
  const item = storedItem.parse(row.version.item)
  return { id: row.id, item, right: keyOf(item), wrong: wrongOf(item) }
}
