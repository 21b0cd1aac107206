import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { xlsxStream } from './xlsx'

async function* linesOf(lines: string[][]) {
  yield* lines
}

async function bytesOf(lines: string[][], numeric: number[] = []): Promise<Buffer> {
  return Buffer.from(await new Response(xlsxStream(linesOf(lines), { sheet: 'Report', numeric })).arrayBuffer())
}

test('a workbook has the lines, with numbers where the column has numbers', async () => {
  const lines = [
    ['Name', 'Hours', 'Identifier'],
    ['Ann Example', '1.50', '0042'],
    ['Bo Example', 'none', '7'],
  ]
  expect(await readSheet(await bytesOf(lines, [1]))).toEqual([
    ['Name', 'Hours', 'Identifier'],
    ['Ann Example', 1.5, '0042'],
    ['Bo Example', 'none', '7'],
  ])
})

test('a day is a day, and what is none is text', async () => {
  const [row] = await readSheet(await bytesOf([['2026-11-05', '2026-02-31', '1850-01-01', '2026-11-05 10:00']]))
  expect(row).toEqual([new Date('2026-11-05T00:00:00Z'), '2026-02-31', '1850-01-01', '2026-11-05 10:00'])
})

test.each([
  ['a formula', '=HYPERLINK("http://evil.example","x")'],
  ['a plus', '+1 207 555 0100'],
  ['an at sign', '@SUM(A1)'],
  ['full-width signs', '＝1＋1－＠A1'],
  ['a tag', '<f>1+1</f>&amp;'],
  ['an escape of Excel', '_x0041_'],
  ['a control character', 'Ann\u0001Example'],
])('a cell with %s comes back as the same text', async (_what, text) => {
  expect(await readSheet(await bytesOf([[text]], [0]))).toEqual([[text]])
})

test('a character that XML forbids is replaced', async () => {
  expect(await readSheet(await bytesOf([['Ann\uFFFF']]))).toEqual([['Ann\uFFFD']])
})

test('lines are read as the client takes bytes, and no longer once it leaves', async () => {
  let read = 0
  async function* endless() {
    for (;;) {
      read += 1
      yield [`${read} ${Math.random()}`]
    }
  }
  const reader = xlsxStream(endless(), { sheet: 'Report', numeric: [] }).getReader()
  for (let chunk = 0; chunk < 20; chunk += 1) await reader.read()
  await reader.cancel()
  const taken = read
  expect(taken).toBeLessThan(200_000)
  await new Promise((resolve) => setImmediate(resolve))
  expect(read).toBe(taken)
})

test('an error while reading ends the download with that error', async () => {
  async function* broken() {
    yield ['Name']
    throw new Error('the database ended')
  }
  const stream = xlsxStream(broken(), { sheet: 'Report', numeric: [] })
  await expect(new Response(stream).arrayBuffer()).rejects.toThrow('the database ended')
})
