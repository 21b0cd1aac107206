import type { DrawnItem } from '@/lib/content/quiz/draw'
import type { Item } from '@/lib/content/quiz/schema'
import { query } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { makeLru } from '@/lib/platform/lru'
import { storedItem, storedTokens } from './schema'

/** Several megabytes at most: forms share their items. */
function makeCache() {
  return { forms: makeLru<readonly DrawnItem[]>(1000), items: makeLru<Item>(2000) }
}

const globals = globalThis as typeof globalThis & { northlightDrawn?: ReturnType<typeof makeCache> }
/** Neither a form nor an item version ever changes. On `globalThis`: Next's bundles load this module more than once. */
const cache = globals.northlightDrawn ?? makeCache()
globals.northlightDrawn = cache

export function rememberForm(attemptId: string, form: readonly DrawnItem[]): void {
  cache.forms.set(attemptId, form)
}

/** The attempt's items by position, from 1; none for an unknown attempt. A query only after a restart. */
export async function findForm(attemptId: string): Promise<readonly DrawnItem[]> {
  if (!isUuid(attemptId)) return []
  const known = cache.forms.get(attemptId)
  if (known) return known
  const form = await loadForm(attemptId)
  if (form.length > 0) cache.forms.set(attemptId, form)
  return form
}

interface FormRow {
  position: number
  hash: string
  item: unknown
  optionOrder: unknown
  targetOrder: unknown
}

async function loadForm(attemptId: string): Promise<DrawnItem[]> {
  const rows = await query<FormRow>`
    select i.position, i.item_hash as hash, v.item, i.option_order as "optionOrder", i.target_order as "targetOrder"
    from attempt_item i join item_version v on v.hash = i.item_hash
    where i.attempt_id = ${attemptId}::uuid order by i.position`
  return rows.map(({ position, hash, item, optionOrder, targetOrder }) => ({
    position,
    item: versionOf(hash, item),
    optionOrder: storedTokens.parse(optionOrder),
    targetOrder: storedTokens.nullable().parse(targetOrder),
  }))
}

function versionOf(hash: string, stored: unknown): Item {
  const item = cache.items.get(hash) ?? { ...storedItem.parse(stored), hash }
  cache.items.set(hash, item)
  return item
}
