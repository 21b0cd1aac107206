import { db } from '@/lib/platform/db'

/** Loads each item once per packet: a cohort draws the same items over and over. */
export function makeItemShelf() {
  const shelf = new Map<string, unknown>()
  return {
    async take(hashes: Iterable<string>): Promise<ReadonlyMap<string, unknown>> {
      const missing = [...new Set(hashes)].filter((hash) => !shelf.has(hash))
      const rows = missing.length > 0 ? await db.itemVersion.findMany({ where: { hash: { in: missing } } }) : []
      for (const { hash, item } of rows) shelf.set(hash, item)
      return shelf
    },
  }
}
