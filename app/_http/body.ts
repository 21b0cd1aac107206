import { heldBody } from './exchange'

/** Null for more than `most` bytes. Drains up to `drained` bytes, or the browser would show no response. */
export async function readBody(
  request: Request,
  { most, drained = most }: { most: number; drained?: number },
): Promise<Buffer<ArrayBuffer> | null> {
  const held = heldBody()
  if (held) return held.length > most ? null : Buffer.from(held)
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > drained) return null
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length
    if (size <= most) chunks.push(part.value)
    else chunks.length = 0
    if (size > drained) {
      await reader?.cancel()
      return null
    }
  }
  // The front may have dropped the bytes and left their number.
  return Math.max(size, declared) > most ? null : Buffer.concat(chunks)
}
