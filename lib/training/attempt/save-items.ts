import type { Item } from '@/lib/content/quiz/schema'
import { query, type Statements } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

export async function saveItems(tx: Statements, items: readonly Item[], now: Date): Promise<void> {
  await query(tx)`${insertItems(items, now)}`
}

/** For a common table expression. Inserts in order of hashes, so that two drawings don't deadlock. */
export function insertItems(items: readonly Item[], now: Date): Prisma.Sql {
  return Prisma.sql`
    insert into item_version (hash, item_id, item, first_drawn_at)
    select item->>'hash', item->>'id', item, ${now}::timestamptz
    from jsonb_array_elements(${JSON.stringify(items)}::jsonb) item
    order by 1 on conflict do nothing`
}
