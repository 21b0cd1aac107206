import { db } from '@/lib/platform/db'

/**
 * The items that attempts drew, by hash. A cohort draws the same ones over and over: each is asked for once a packet, and
 * they are no more than the courses hold.
 */
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
