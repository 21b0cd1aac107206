import type { LoggedEntry } from '@/lib/audit/log/logged-entries'

/** Null: the entry has none. Undefined: it was erased. */
export function valueIn({ entry, values }: LoggedEntry, field: string): string | null | undefined {
  return values[field]?.value ?? (field in entry.digests ? undefined : null)
}

export function detailsIn({ entry }: LoggedEntry): Record<string, unknown> {
  return entry.details as Record<string, unknown>
}

/** The id in an object such as `organization:…`. */
export function idIn({ entry }: LoggedEntry): string {
  return entry.object?.slice(entry.object.indexOf(':') + 1) ?? ''
}

/** In entries from before rows were named in them, the clock was read again for the row. A demonstration's clock moves by minutes. */
export const mostApartMs = 600_000

export function isNear(moment: unknown, { entry }: LoggedEntry): boolean {
  return typeof moment === 'string' && Math.abs(Date.parse(moment) - Date.parse(entry.at)) <= mostApartMs
}
