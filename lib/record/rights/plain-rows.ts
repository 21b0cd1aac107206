import type { Facts } from './compare-rows'

const isDay = /(?:On|until|effectiveFrom|effectiveUntil)$/

/** Moments and days as the log writes them. */
export function plainRows(rows: readonly object[]): Facts[] {
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [field, plain(field, value)])),
  )
}

function plain(field: string, value: unknown): unknown {
  if (!(value instanceof Date)) return value
  const moment = value.toISOString()
  return isDay.test(field) ? moment.slice(0, 10) : moment
}
