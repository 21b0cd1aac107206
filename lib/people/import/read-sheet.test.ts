import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { readSheet } from './read-sheet'

async function zipped(files: Record<string, string | Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** The parts that every workbook has, with the rows of its first sheet. */
const workbook = (rows: string) =>
  zipped({
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Roster" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  })
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

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
    table: { header: ['Email', 'Badge', 'Hired'], rows: [{ line: 3, cells: ['a@b.example', '4471', '2020-01-31'] }] },
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
