import { z } from 'zod'

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isUuid(text: string): boolean {
  return pattern.test(text)
}

/** Lower case only: Postgres accepts capitals, but the log would record a different text. */
export function uuid(message?: string) {
  return z.string().regex(pattern, message)
}
