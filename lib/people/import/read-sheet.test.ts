import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { textCell as text, workbook, workbookOf, zipped } from '@/fixtures/workbook'
import { readSheet } from './read-sheet'

test('refuses an archive that is not a workbook, one that unpacks to too much, and a binary file', async () => {
  const refused = { ok: false, reason: 'not-a-list' }
  expect(await readSheet(await zipped({ 'a.txt': 'Email' }))).toMatchObject(refused)
  const bomb = await workbook(' '.repeat(65 * 1024 * 1024))
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await readSheet(bomb)).toMatchObject(refused)
  expect(await readSheet(new Uint8Array(Buffer.from('\u0001\0\u0002Email', 'latin1')))).toMatchObject(refused)
})

test.each(['XFD1048576', 'A9999999', 'xfd1048576', '&#88;FD1048576', ' XFD1048576'])(
  'refuses a cell at %s',
  async (at) => {
    const rows = `<row r="1">${text('A1', 'Email')}</row><row r="2">${text(at, 'a@b.example')}</row>`
    expect(await readSheet(await workbook(rows))).toMatchObject({ ok: false, reason: 'not-a-list' })
  },
)

test('counts the cells of all sheets together', async () => {
  const sheet = `<row r="1">${text('A1', 'Email')}</row><row r="200">${text('XFD200', 'a@b.example')}</row>`
  expect(await readSheet(await workbookOf({ One: sheet, Two: sheet }))).toMatchObject({ reason: 'not-a-list' })
})

test('refuses a small workbook that takes too much memory or time, and reads the next one', async () => {
  const row = `<row r="1">${text('A1', 'Email')}</row><row r="2">${text('A2', 'a@b.example')}</row>`
  const memory = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 }
  const bomb = await workbook(row.replace('</t>', `${'&amp;'.repeat(1_000_000)}</t>`))
  expect(bomb.length).toBeLessThan(64 * 1024)
  expect(await readSheet(bomb, {}, { seconds: 60, memory, isReused: false })).toMatchObject({
    ok: false,
    reason: 'not-a-list',
  })
  expect(await readSheet(bomb, {}, { seconds: 0, memory, isReused: false })).toMatchObject({
    ok: false,
    reason: 'not-a-list',
  })
  expect(await readSheet(await workbook(row), {}, { seconds: 60, memory, isReused: false })).toMatchObject({ ok: true })
})

test('refuses a file of two million rows in 128 MB of memory', () => {
  const program = `
    import { parseTable } from './lib/people/import/parse-table.ts'
    for (const row of ['a\\n', '""\\n', ',']) process.stdout.write((await parseTable(row.repeat(2_000_000))).reason + ' ')`
  const limits = ['--max-old-space-size=128', '--conditions=react-server', '--import', 'tsx', '--input-type=module']
  expect(String(execFileSync(process.execPath, [...limits, '--eval', program]))).toBe('too-long empty too-wide ')
})

test('drops what Postgres can’t store', async () => {
  const rows = `<row r="1">${text('A1', 'Email')}</row><row r="2">${text('A2', 'a&#0;_x0000_b_xD800_')}</row>`
  expect(await readSheet(await workbook(rows))).toMatchObject({ table: { rows: [{ cells: ['ab\ufffd'] }] } })
})

test('reads text, numbers, days and empty rows of a workbook, by the rows of the sheet', async () => {
  const rows = [
    `<row r="1">${text('A1', 'Email')}${text('B1', 'Badge')}${text('C1', 'Hired')}</row>`,
    `<row r="3">${text('A3', 'a@b.example')}<c r="B3"><v>4471</v></c><c r="C3" s="1"><v>43861</v></c></row>`,
  ]
  expect(await readSheet(await workbook(rows.join('')))).toEqual({
    ok: true,
    table: {
      header: ['Email', 'Badge', 'Hired'],
      headingLine: 1,
      rows: [{ line: 3, cells: ['a@b.example', '4471', '2020-01-31'] }],
    },
  })
})

const list = 'Email;Name\r\na@b.example;Renée Bouchard\r\n'
test.each([
  ['UTF-8', Buffer.from(list)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${list}`)],
  ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${list}`, 'utf16le')],
  ['UTF-16 without one', Buffer.from(list, 'utf16le')],
  ['UTF-16, the larger byte first', Buffer.from(`\ufeff${list}`, 'utf16le').swap16()],
  ['Windows-1252', Buffer.from(list, 'latin1')],
])('reads %s', async (_, bytes) => {
  expect(await readSheet(new Uint8Array(bytes))).toMatchObject({
    table: { header: ['Email', 'Name'], rows: [{ cells: ['a@b.example', 'Renée Bouchard'] }] },
  })
})
