import type { Item } from './schema'

interface Shown {
  id: string
  text: string
}

/** Safe to show before the answer: nothing here reveals the key. */
export interface PresentedItem {
  id: string
  stem: string
  contentNote: string | null
  interaction: Item['interaction']
  multiple: boolean
  options: Shown[]
  /** Match targets, or the places of an order; empty for a choice. */
  targets: Shown[]
}

export function present(
  item: Item,
  orders: { options: readonly string[]; targets: readonly string[] | null },
): PresentedItem {
  const texts = item.interaction === 'match' ? item.targets : (orders.targets ?? []).map((id) => ({ id, text: id }))
  return {
    id: item.id,
    stem: item.stem,
    contentNote: item.contentNote ?? null,
    interaction: item.interaction,
    multiple: item.interaction === 'choice' && item.cardinality === 'multiple',
    options: inOrder(item.options, orders.options),
    targets: inOrder(texts, orders.targets ?? []),
  }
}

function inOrder(all: readonly Shown[], order: readonly string[]): Shown[] {
  return order.flatMap((id) => {
    const found = all.find((one) => one.id === id)
    return found ? [{ id, text: found.text }] : []
  })
}
