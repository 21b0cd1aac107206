import type { Item } from './schema'

interface Shown {
  id: string
  text: string
}

/** An item as it may be shown before it is answered: nothing here tells the key. */
export interface PresentedItem {
  id: string
  stem: string
  interaction: Item['interaction']
  /** Whether several options may be chosen. */
  multiple: boolean
  options: Shown[]
  /** What options are matched with, or the places of an order by their numbers; empty for a choice. */
  targets: Shown[]
}

/** Strips an item for showing, its options and targets in a given order. */
export function present(
  item: Item,
  orders: { options: readonly string[]; targets: readonly string[] | null },
): PresentedItem {
  const texts = item.interaction === 'match' ? item.targets : (orders.targets ?? []).map((id) => ({ id, text: id }))
  return {
    id: item.id,
    stem: item.stem,
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
