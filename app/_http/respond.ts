import { type ZodType, z } from 'zod'
import { DomainError } from '@/lib/platform/error'
import { respondWith } from './exchange'

export const privately = { 'Cache-Control': 'private, no-store' }

interface ResponseOptions {
  status?: number | undefined
  headers?: Record<string, string> | undefined
}

export function htmlResponse(
  html: string | Uint8Array<ArrayBuffer>,
  { status = 200, headers }: ResponseOptions = {},
): Response {
  return respondWith(html, status, { ...privately, 'Content-Type': 'text/html; charset=utf-8', ...headers })
}

export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...privately, Location: path, ...headers } })
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return respondWith(JSON.stringify(body), status, { ...privately, 'Content-Type': 'application/json', ...headers })
}

/** Errors: invalid, with the schema's first message. */
export function parse<T>(schema: ZodType<T>, value: unknown): T {
  // For schemas without a message.
  const parsed = schema.safeParse(value, { error: () => 'This form could not be read.' })
  if (parsed.success) return parsed.data
  throw new DomainError('invalid', z.treeifyError(parsed.error).errors[0] ?? parsed.error.issues[0]?.message ?? '')
}
