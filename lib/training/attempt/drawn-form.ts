import { type ItemShape, itemShape } from '@/lib/content/quiz/interaction'
import { query } from '@/lib/platform/db'

/** About 2 MB at most. */
const mostAttempts = 1000

const globals = globalThis as typeof globalThis & { northlightDrawn?: Map<string, ItemShape[]> }
/** LRU by attempt; drawn items never change. On `globalThis`: Next's bundles load this module more than once. */
const drawn = globals.northlightDrawn ?? new Map<string, ItemShape[]>()
globals.northlightDrawn = drawn

export function rememberShapes(attemptId: string, shapes: ItemShape[]): void {
  drawn.delete(attemptId)
  drawn.set(attemptId, shapes)
  const [oldest = ''] = drawn.keys()
  if (drawn.size > mostAttempts) drawn.delete(oldest)
}

/** The shapes of an attempt's items by position, from 1; none for an unknown attempt. A query only after a restart. */
export async function findShapes(attemptId: string): Promise<ItemShape[]> {
  const shapes = drawn.get(attemptId) ?? (await loadShapes(attemptId))
  if (shapes.length > 0) rememberShapes(attemptId, shapes)
  return shapes
}

async function loadShapes(attemptId: string): Promise<ItemShape[]> {
  const rows = await query<{ item: unknown }>`
    select v.item from attempt_item i join item_version v on v.hash = i.item_hash
    where i.attempt_id = ${attemptId}::uuid order by i.position`
  return rows.map(({ item }) => itemShape.parse(item))
}
