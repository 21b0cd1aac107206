import { currentExchange } from '@/lib/platform/http/exchange.mjs'

/** Null when the front doesn't hold the body, as in development. */
export function heldBody(): Uint8Array<ArrayBuffer> | null {
  return currentExchange()?.body ?? null
}

/** Next would copy a body through two web streams, which costs more than a query. */
export function respondWith(
  body: string | Uint8Array<ArrayBuffer>,
  status: number,
  headers: Record<string, string>,
): Response {
  const exchange = currentExchange()
  if (!exchange) return new Response(body, { status, headers })
  exchange.answer = typeof body === 'string' ? Buffer.from(body) : body
  return new Response(null, { status, headers: { ...headers, 'X-Front-Body': 'held' } })
}
