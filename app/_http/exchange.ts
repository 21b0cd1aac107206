import type { AsyncLocalStorage } from 'node:async_hooks'

/** Request and response body of the current request. scripts/front/serve.mjs reads the one and sends the other. */
interface Exchange {
  body: Uint8Array<ArrayBuffer> | null
  answer: Uint8Array | null
  requestId: string
}

const globals = globalThis as typeof globalThis & { northlightExchange?: AsyncLocalStorage<Exchange> }

/** Null when the front doesn't hold the body, as in development. */
export function heldBody(): Uint8Array<ArrayBuffer> | null {
  return globals.northlightExchange?.getStore()?.body ?? null
}

/** Next would copy a body through two web streams, which costs more than a query. */
export function respondWith(
  body: string | Uint8Array<ArrayBuffer>,
  status: number,
  headers: Record<string, string>,
): Response {
  const exchange = globals.northlightExchange?.getStore()
  if (!exchange) return new Response(body, { status, headers })
  exchange.answer = typeof body === 'string' ? Buffer.from(body) : body
  return new Response(null, { status, headers: { ...headers, 'X-Front-Body': 'held' } })
}
