import { deflateSync, inflateSync } from 'node:zlib'
import { readChunks, writeChunk } from '@/lib/proof/credential/png-chunk'

/* Rewrites a screenshot (8 bits, RGB or RGBA, opaque) with a palette of 256 colors, which takes a third of the bytes. */
const most = 256
const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

export function withPalette(png: Uint8Array): Buffer {
  const chunks = readChunks(png) ?? []
  const header = Buffer.from(chunks.find(({ type }) => type === 'IHDR')?.data ?? [])
  const [width, height, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]]
  if (header[8] !== 8 || (kind !== 2 && kind !== 6) || header[12] !== 0) throw new Error('It is not a plain screenshot')
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const colors = colorsOf(inflateSync(packed), { width, height, depth: kind === 6 ? 4 : 3 })
  const { palette, placeOf } = paletteOf(colors)
  const lines = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row += 1)
    for (let at = 0; at < width; at += 1)
      lines[row * (width + 1) + 1 + at] = placeOf.get(colors[row * width + at] ?? 0) ?? 0
  const parts = [
    writeChunk('IHDR', Buffer.concat([header.subarray(0, 9), Buffer.from([3, 0, 0, 0])])),
    writeChunk('PLTE', Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]))),
    writeChunk('IDAT', deflateSync(lines, { level: 9 })),
    writeChunk('IEND', new Uint8Array()),
  ]
  return Buffer.concat([signature, ...parts])
}

/** Undoes the filters of PNG (W3C PNG, 9.2). */
function colorsOf(raw: Buffer, { width, height, depth }: Record<'width' | 'height' | 'depth', number>): Uint32Array {
  const size = width * depth
  const colors = new Uint32Array(width * height)
  let above = new Uint8Array(size)
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (size + 1)] ?? 0
    const line = Uint8Array.from(raw.subarray(row * (size + 1) + 1, (row + 1) * (size + 1)))
    for (let at = 0; at < size; at += 1) {
      const left = at < depth ? 0 : (line[at - depth] ?? 0)
      const up = above[at] ?? 0
      const corner = at < depth ? 0 : (above[at - depth] ?? 0)
      line[at] = (line[at] ?? 0) + predicted(filter, left, up, corner)
    }
    for (let at = 0; at < width; at += 1) {
      const [red = 0, green = 0, blue = 0] = line.subarray(at * depth, at * depth + 3)
      colors[row * width + at] = (red << 16) | (green << 8) | blue
    }
    above = line
  }
  return colors
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)] as const
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** The most frequent colors; each other one takes the nearest of them. */
function paletteOf(colors: Uint32Array): { palette: number[]; placeOf: Map<number, number> } {
  const counts = new Map<number, number>()
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1)
  const sorted = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  const palette = sorted.slice(0, most)
  const placeOf = new Map(palette.map((color, place) => [color, place]))
  for (const color of sorted.slice(most)) {
    const distances = palette.map((other) => distance(color, other))
    placeOf.set(color, distances.indexOf(Math.min(...distances)))
  }
  return { palette, placeOf }
}

function distance(one: number, other: number): number {
  const parts = [16, 8, 0].map((shift) => ((one >> shift) & 255) - ((other >> shift) & 255))
  return parts.reduce((sum, part) => sum + part * part, 0)
}
