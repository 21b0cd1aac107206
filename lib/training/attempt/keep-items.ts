import type { Item } from '@/lib/content/quiz/schema'
import { query, type Statements } from '@/lib/platform/db'

/** Inserts in order of hashes, so that two drawings don't deadlock. */
export async function keepItems(tx: Statements, items: readonly Item[], now: Date): Promise<void> {
  await query(tx)`
    insert into item_version (hash, item_id, item, first_drawn_at)
    select item->>'hash', item->>'id', item, ${now} from jsonb_array_elements(${JSON.stringify(items)}::jsonb) item
    order by 1 on conflict do nothing`
}
