import { db, query, type Statements } from '@/lib/platform/db'

export async function findItems(hashes: readonly string[], on: Statements = db): Promise<Map<string, unknown>> {
  const rows = await query(on)<{ hash: string; item: unknown }>`
    select hash, item from item_version where hash = any(${[...hashes]})`
  return new Map(rows.map(({ hash, item }) => [hash, item]))
}
