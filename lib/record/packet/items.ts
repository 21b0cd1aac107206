import { findItems } from '@/lib/training/attempt/item-content'

/** Loads each item once per packet: a cohort draws the same items over and over. */
export function makeItemShelf() {
  const shelf = new Map<string, unknown>()
  return {
    async take(hashes: Iterable<string>): Promise<ReadonlyMap<string, unknown>> {
      const missing = [...new Set(hashes)].filter((hash) => !shelf.has(hash))
      for (const [hash, item] of missing.length > 0 ? await findItems(missing) : []) shelf.set(hash, item)
      return shelf
    },
  }
}
