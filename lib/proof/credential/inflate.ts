/**
 * Unpacks what zlib packed, and stops at a limit: a few kilobytes can stand for gigabytes. No node modules: browsers do
 * the same.
 */
export async function inflate(packed: Uint8Array, limit: number): Promise<Uint8Array | 'damaged' | 'too-large'> {
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate'))
  const reader = stream.getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length
      if (size > limit) return 'too-large'
      pieces.push(piece.value)
    }
  } catch {
    return 'damaged'
  } finally {
    // Lets go of what is still to be unpacked; of a damaged stream there is nothing to let go.
    reader.cancel().catch(() => {})
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
