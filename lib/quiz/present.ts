import type { Item } from './schema'

/** An item as it may be shown before it is answered: nothing here tells the key. */
export interface PresentedItem {
  id: string
  stem: string
  options: { id: string; text: string }[]
}

/** Strips an item for showing, its options in a given order. */
export function present(item: Pick<Item, 'id' | 'stem' | 'options'>, optionOrder: readonly string[]): PresentedItem {
  const options = optionOrder.flatMap((id) => {
    const option = item.options.find((candidate) => candidate.id === id)
    return option ? [{ id, text: option.text }] : []
  })
  return { id: item.id, stem: item.stem, options }
}
