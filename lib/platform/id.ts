import { z } from 'zod'

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a piece of an address can be an id of ours; asked before a query, which would choke on anything else. */
export function isUuid(text: string): boolean {
  return pattern.test(text)
}

/** The same in a form or a query. No capitals: Postgres finds the same by them, and the log would name what nobody looks for. */
export function uuid(message?: string) {
  return z.string().regex(pattern, message)
}
