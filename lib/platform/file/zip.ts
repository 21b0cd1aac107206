import { Unreadable } from './unreadable'

type ReadFile = () => Promise<Uint8Array<ArrayBuffer>>

/** A ZIP's end record with the longest comment. */
const longestEnd = 22 + 65_535
/** Larger than any file of a packet; anything more is not unpacked. */
const largestFile = 256 * 1024 * 1024
/** A data descriptor: signature, CRC-32, and two sizes of 8 bytes (APPNOTE 4.3.9). */
const longestSum = 24
const signs = { end: 0x06054b50, listed: 0x02014b50, file: 0x04034b50 }
const broken = 'This ZIP is damaged or was not downloaded whole.'

/** Files by name, each read on demand. Supports only the ZIPs that packets use. Throws `Unreadable`, also for a file that unpacks to more than `largest`. */
export async function readZip(zip: Blob, largest = largestFile): Promise<Map<string, ReadFile>> {
  const tail = await viewOf(zip, Math.max(0, zip.size - longestEnd), zip.size)
  let end = tail.byteLength - 22
  while (end >= 0 && tail.getUint32(end, true) !== signs.end) end -= 1
  if (end < 0 || tail.getUint16(end + 20, true) !== tail.byteLength - end - 22) throw new Unreadable(broken)
  const count = tail.getUint16(end + 10, true)
  const size = tail.getUint32(end + 12, true)
  const start = tail.getUint32(end + 16, true)
  if (count === 0xffff || start === 0xffffffff)
    throw new Unreadable('This ZIP is larger than a page can check: unpack it and run check.mjs.')
  if (start + size !== zip.size - tail.byteLength + end) throw new Unreadable(broken)
  const list = await viewOf(zip, start, start + size)
  const files = new Map<string, ReadFile>()
  const places: Place[] = []
  const decoder = new TextDecoder()
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > list.byteLength || list.getUint32(at, true) !== signs.listed) throw new Unreadable(broken)
    const method = list.getUint16(at + 10, true)
    const [packed, unpacked, offset] = [20, 24, 42].map((place) => list.getUint32(at + place, true)) as [
      number,
      number,
      number,
    ]
    const [nameLength, ...others] = [28, 30, 32].map((place) => list.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ]
    if (at + 46 + nameLength > list.byteLength) throw new Unreadable(broken)
    const name = decoder.decode(new Uint8Array(list.buffer, at + 46, nameLength))
    // With duplicate names, other programs may unpack the one that we don't check.
    if (files.has(name))
      throw new Unreadable(`This ZIP has two files named ${name}, so it is unclear which one counts.`)
    if (unpacked > largest) throw new Unreadable(broken)
    const place = { name, method, packed, unpacked, offset, next: start }
    places.push(place)
    files.set(name, () => readFile(zip, place))
    at += 46 + nameLength + others[0] + others[1]
  }
  places.sort((a, b) => a.offset - b.offset)
  for (const [index, place] of places.entries()) place.next = places[index + 1]?.offset ?? start
  if (places[0] && places[0].offset !== 0) throw new Unreadable(broken)
  return files
}

interface Place {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
  next: number
}

async function readFile(
  zip: Blob,
  { name, method, packed, unpacked, offset, next }: Place,
): Promise<Uint8Array<ArrayBuffer>> {
  const head = await viewOf(zip, offset, offset + 30)
  if (head.byteLength < 30 || head.getUint32(0, true) !== signs.file || unpacked > largestFile)
    throw new Unreadable(broken)
  const named = head.getUint16(26, true)
  const extra = head.getUint16(28, true)
  const start = offset + 30 + named + extra
  // Streaming programs also unpack files that the central directory leaves out.
  if (next - (start + packed) > longestSum) throw new Unreadable(broken)
  // And they use this name.
  if ((await zip.slice(offset + 30, offset + 30 + named).text()) !== name) throw new Unreadable(broken)
  const bytes = zip.slice(start, start + packed)
  if (method === 0) return new Uint8Array(await bytes.arrayBuffer())
  const stream = bytes.stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const whole = new Uint8Array(unpacked)
  let filled = 0
  try {
    for (const reader = stream.getReader(); ; ) {
      const { value, done } = await reader.read()
      if (done) break
      // `set` throws if the data exceeds the declared size, and no memory is allocated for it.
      whole.set(value, filled)
      filled += value.length
    }
  } catch {
    throw new Unreadable(broken)
  }
  if (filled !== unpacked) throw new Unreadable(broken)
  return whole
}

async function viewOf(zip: Blob, from: number, to: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await zip.slice(from, to).arrayBuffer())
}
