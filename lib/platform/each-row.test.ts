import { expect, test } from 'vitest'
import { eachRow } from './each-row'

test.each([
  [0, [0]],
  [499, [499]],
  [500, [500, 0]],
  [1100, [500, 500, 100]],
])('yields all %i rows in order, by chunks of %j', async (count, chunks) => {
  const all = Array.from({ length: count }, (_, index) => index)
  const read: number[] = []
  const rows = eachRow<number>(async ({ after, limit }) => {
    const start = after === null ? 0 : after + 1
    const chunk = all.slice(start, start + limit)
    read.push(chunk.length)
    return chunk
  })
  const found: number[] = []
  for await (const row of rows) found.push(row)
  expect(found).toEqual(all)
  expect(read).toEqual(chunks)
})
