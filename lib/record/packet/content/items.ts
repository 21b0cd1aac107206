import { findItems } from '@/lib/training/attempt/item-content'

/** Loads each item once per packet: a cohort draws the same items over and over. */
export function makeItemCache() {
  const cache = new Map<string, unknown>()
  return {
    async load(hashes: Iterable<string>): Promise<ReadonlyMap<string, unknown>> {
      const missing = [...new Set(hashes)].filter((hash) => !cache.has(hash))
      for (const [hash, item] of missing.length > 0 ? await findItems(missing) : []) cache.set(hash, item)
      return cache
    },
  }
}
