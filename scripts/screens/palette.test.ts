import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sealImage } from '@/lib/proof/credential/bake'
import { readChunks, writeChunk } from '@/lib/proof/credential/png-chunk'
import { withPalette } from './palette'

/** Two rows of two pixels, the second row with each filter of PNG in turn. */
function pictureOf(filter: number, second: number[]): Buffer {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0])
  const raw = Buffer.from([0, 10, 20, 30, 40, 50, 60, filter, ...second])
  const parts = [writeChunk('IHDR', header), writeChunk('IDAT', deflateSync(raw)), writeChunk('IEND', new Uint8Array())]
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts])
}

function pixelsOf(png: Uint8Array): number[][] {
  const data = (type: string) => Buffer.from(readChunks(png)?.find((one) => one.type === type)?.data ?? [])
  const palette = data('PLTE')
  const lines = inflateSync(data('IDAT'))
  return [1, 2, 4, 5].map((at) => [...palette.subarray((lines[at] ?? 0) * 3, (lines[at] ?? 0) * 3 + 3)])
}

test.each([
  ['none', 0, [1, 2, 3, 4, 5, 6]],
  ['sub', 1, [1, 2, 3, 3, 3, 3]],
  ['up', 2, [247, 238, 229, 220, 211, 202]],
  ['average', 3, [252, 248, 244, 240, 235, 231]],
  ['Paeth', 4, [247, 238, 229, 220, 241, 232]],
] as const)('a row with the filter %s keeps its colors', (_, filter, second) => {
  expect(pixelsOf(withPalette(pictureOf(filter, [...second])))).toEqual([
    [10, 20, 30],
    [40, 50, 60],
    [1, 2, 3],
    [4, 5, 6],
  ])
})

test('any other picture is refused', () => {
  expect(() => withPalette(sealImage().subarray(0, 40))).toThrow()
})
