/** Inflates zlib data up to a limit, against decompression bombs. No Node modules: browsers use it too. */
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
    // Frees the rest; a damaged stream rejects and has nothing to free.
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
