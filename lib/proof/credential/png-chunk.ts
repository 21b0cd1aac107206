/* Browsers use it too: no Node modules. */
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10]
/** Images have hundreds; an attacker could send hundreds of thousands of empty chunks to fill memory. */
const MOST = 20_000

export interface PngChunk {
  type: string
  data: Uint8Array
  at: number
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum
})

/** `zlib.crc32` came with Node 20.15 and 22.2, and no browser has it. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

/** Null when the file is not a PNG, is truncated or damaged, or has too many chunks. */
export function readChunks(file: Uint8Array): PngChunk[] | null {
  if (!SIGNATURE.every((byte, index) => file[index] === byte)) return null
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const chunks: PngChunk[] = []
  for (let at = SIGNATURE.length; at + 12 <= file.length && chunks.length < MOST; ) {
    const length = view.getUint32(at)
    const end = at + 8 + length
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== view.getUint32(end)) return null
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8))
    chunks.push({ type, data: file.subarray(at + 8, end), at })
    if (type === 'IEND') return chunks
    at = end + 4
  }
  return null
}

export function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + data.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(new TextEncoder().encode(type), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}
