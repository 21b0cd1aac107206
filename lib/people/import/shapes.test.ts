import { expect, test } from 'vitest'
import { textCell, workbookOf } from '@/fixtures/workbook'
import { guessColumns } from './columns'
import { newDivisionNames, withNewDivisions } from './new-divisions'
import { rowPlanner } from './plan-rows'
import { nameExample, readCells } from './read-cells'
import { readSheet } from './read-sheet'
import type { ReadAs } from './table'
import { refuseTakenIdentifiers } from './taken-identifiers'
import { templateHeadings } from './template'
import type { NameStyle } from './tidy-name'

/* Rosters as personnel systems export them, read for an organization that has nobody and no division. */

const empty = {
  ...{ learners: [], invited: [], named: [], rule: null },
  ...{
    byEmail: new Map(),
    byIdentifier: new Map(),
    anyone: new Map(),
    divisions: new Map(),
    names: new Map(),
    byName: new Map(),
    invitedBy: new Map(),
  },
}

async function plan(bytes: Uint8Array<ArrayBuffer>, readAs: ReadAs = {}, nameStyle: NameStyle = 'tidied') {
  const parsed = await readSheet(bytes, readAs)
  if (!parsed.ok) throw new Error(parsed.reason)
  const { table } = parsed
  const lines = readCells({
    table,
    mapping: guessColumns(table.header, null, new Map(), table.rows),
    nameStyle,
  })
  return { table, rows: lines.map(rowPlanner(withNewDivisions(empty, lines), lines).planRow) }
}

type Planned = Awaited<ReturnType<typeof plan>>['rows']
type Field = 'name' | 'email' | 'identifier' | 'rank' | 'hiredOn' | 'supervisor'
const saved = (rows: Planned, ...fields: Field[]) =>
  rows.map(({ state, invitation }) =>
    [...(state === 'new' ? [] : [state]), ...fields.map((field) => invitation?.to[field] ?? '')].join(' | '),
  )
const warned = (rows: Planned) => [...new Set(rows.flatMap(({ warnings }) => warnings.map(({ field }) => field)))]

const text = (lines: string) => new Uint8Array(Buffer.from(lines))
/** A string is a text, a number one in the style after it. */
function sheet(...rows: (string | [number, number] | { formula: string; value: string })[][]): string {
  return rows
    .map((cells, row) => {
      const inside = cells.map((cell, column) => {
        const at = `${'ABCDEFG'.charAt(column)}${row + 1}`
        if (typeof cell === 'string') return cell === '' ? '' : textCell(at, cell)
        if (Array.isArray(cell)) return `<c r="${at}" s="${cell[1]}"><v>${cell[0]}</v></c>`
        return `<c r="${at}" t="str"><f>${cell.formula}</f><v>${cell.value}</v></c>`
      })
      return `<row r="${row + 1}">${inside.join('')}</row>`
    })
    .join('')
}

test('last name first in capitals, with a suffix', async () => {
  const { rows } = await plan(
    text(`EMPLOYEE NAME,BADGE,JOB TITLE,DEPT,HIRE DT,E-MAIL
"ROWE, ADA M",00100,LIEUTENANT,PATROL,9/2/2013,
"DE LA FUENTE JR., JOSÉ",00107,K9 DEPUTY,PATROL,11/5/2025,JOSE@POLICE.EXAMPLE.ORG
"O'DEA-MCPHEE, ÉVA, III",00108,SRO,PATROL,11/5/2025,
`),
  )
  expect(saved(rows, 'name', 'identifier', 'rank', 'hiredOn', 'email')).toEqual([
    'Ada M Rowe | 00100 | Lieutenant | 2013-09-02 | ',
    'José De La Fuente Jr. | 00107 | K9 Deputy | 2025-11-05 | jose@police.example.org',
    "Éva O'Dea-McPhee III | 00108 | SRO | 2025-11-05 | ",
  ])
  expect(newDivisionNames(rows)).toEqual(['Patrol'])
  expect(warned(rows)).toEqual([])
})

test('a title above the headings and a total below the people', async () => {
  const { table, rows } = await plan(
    await workbookOf({
      Roster: sheet(
        ['Penquis County Sheriff’s Office'],
        ['Active roster as of December 1, 2026'],
        [],
        ['Name', 'Badge', 'Hire Date', 'Email'],
        ['Rowe, Ada', '01815', [43861, 1], 'ada@example.org'],
        ['Pike, Bo', '01822', [43862, 1], 'bo@example.org'],
        ['TOTAL', [2, 0]],
      ),
    }),
  )
  expect(saved(rows, 'name', 'hiredOn')).toEqual(['Ada Rowe | 2020-01-31', 'Bo Pike | 2020-02-01'])
  expect(table.skipped?.map(({ line }) => line)).toEqual([1, 2, 7])
})

test('semicolons and Windows-1252', async () => {
  const list =
    'Last Name;First Name;Badge No.;Unit;Date of Hire;Work Email\nNúñez;François;00590;Jail;2018-11-17;f@example.org\n'
  const { rows } = await plan(new Uint8Array(Buffer.from(list, 'latin1')))
  expect(saved(rows, 'name', 'identifier', 'email')).toEqual(['François Núñez | 00590 | f@example.org'])
})

test('tabs, and a supervisor with a rank who is not in the list', async () => {
  const { rows } = await plan(
    text(
      'Name\tEmployee ID\tPosition\tStart Date\tEmail\tSupervisor\nBo Pike\t00800\tDeputy\t12/11/2005\tbo@example.org\tSgt. Rowe, Ada',
    ),
  )
  expect(saved(rows, 'name', 'identifier', 'hiredOn', 'supervisor')).toEqual(['Bo Pike | 00800 | 2005-12-11 | '])
  expect(warned(rows)).toEqual(['supervisor'])
})

test('people on the second sheet', async () => {
  const people = sheet(['Name', 'Badge', 'Email'], ['Ada Rowe', '01955', 'ada@example.org'])
  const { table, rows } = await plan(
    await workbookOf({ 'Read me': sheet(['Exported on 12/01/2026'], ['Questions: 207-555-0100']), People: people }),
  )
  expect(table.sheet).toBe('People')
  expect(saved(rows, 'name')).toEqual(['Ada Rowe'])
})

test('a sheet per division: one is read, and the others are named', async () => {
  const people = (name: string) => sheet(['Name', 'Badge'], [name, '1'])
  const { table, rows } = await plan(await workbookOf({ Patrol: people('Ada Rowe'), Jail: people('Bo Pike') }))
  expect([table.sheet, table.alike, saved(rows, 'name')]).toEqual(['Patrol', ['Jail'], ['Ada Rowe']])
})

test('another sheet or other headings, when asked', async () => {
  const people = (name: string) => sheet(['Name', 'Badge'], [name, '1'])
  const workbook = await workbookOf({ Patrol: people('Ada Rowe'), Jail: people('Bo Pike') })
  const { table, rows } = await plan(workbook, { sheet: 'Jail' })
  expect([table.sheet, table.sheets, saved(rows, 'name')]).toEqual(['Jail', ['Patrol', 'Jail'], ['Bo Pike']])
  const list = text('Name,Badge\nRoster,Number\nAda Rowe,1\n')
  expect((await plan(list, { headingLine: 2 })).table).toMatchObject({ header: ['Roster', 'Number'], headingLine: 2 })
  expect((await plan(list, { headingLine: 0 })).table).toMatchObject({ headingLine: 0, rows: [{}, {}, {}] })
  expect(await readSheet(list, { headingLine: 3 })).toMatchObject({ ok: false, reason: 'empty' })
  expect(await readSheet(list, { headingLine: 99 })).toMatchObject({ ok: false, reason: 'empty' })
})

test('names as the coordinator wants them written', async () => {
  const list = text('Name,Badge\n"O’BRIEN JR., JOHN Q",1\n')
  const inStyle = async (style: NameStyle) => saved((await plan(list, {}, style)).rows, 'name')
  expect(await inStyle('tidied')).toEqual(['John Q O’Brien Jr.'])
  expect(await inStyle('turned')).toEqual(['JOHN Q O’BRIEN Jr.'])
  expect(await inStyle('typed')).toEqual(['O’BRIEN JR., JOHN Q'])
  const { table } = await plan(list)
  expect(nameExample({ table, mapping: ['name', 'identifier'] })).toEqual({
    tidied: 'John Q O’Brien Jr.',
    turned: 'JOHN Q O’BRIEN Jr.',
    typed: 'O’BRIEN JR., JOHN Q',
  })
  const plain = await plan(text('Name,Badge\nAda Rowe,1\n'))
  expect(nameExample({ table: plain.table, mapping: ['name', 'identifier'] })).toBeNull()
})

test('formulas, and badge numbers that their format fills with zeros', async () => {
  const { rows } = await plan(
    await workbookOf({
      Roster: sheet(
        ['First Name', 'Last Name', 'Name', 'Badge', 'Email'],
        ['Ada', 'Rowe', { formula: 'B2', value: 'Rowe, Ada' }, [2060, 2], { formula: 'A2', value: 'ada@example.org' }],
        ['Éva', 'Pike', { formula: 'B3', value: 'Pike, Éva' }, [12345, 3], { formula: 'A3', value: 'éva@example.org' }],
      ),
    }),
  )
  expect(saved(rows, 'name', 'identifier', 'email')).toEqual([
    'Ada Rowe | 02060 | ada@example.org',
    'Éva Pike | B012-345 | ',
  ])
  expect(warned(rows)).toEqual(['email'])
})

test.each([
  ['43831', '2020-01-01'],
  ['5-Jan-19', '2019-01-05'],
  ['"January 5, 2019"', '2019-01-05'],
  ['2019-01-05 00:00:00', '2019-01-05'],
  ['5.1.2019', '2019-01-05'],
  ['1/5/19 8:00 AM', '2019-01-05'],
  ['"Saturday, Jan. 5th, 2019"', '2019-01-05'],
  ['soon', ''],
])('a hire date written %s', async (written, day) => {
  const { rows } = await plan(text(`Name,Badge,Hire Date\nAda Rowe,1010,${written}\n`))
  expect(saved(rows, 'hiredOn')).toEqual([day])
  expect(warned(rows)).toEqual(day ? [] : ['hiredOn'])
})

test('no mail, with initials, suffixes, telephone numbers and shifts', async () => {
  const { rows } = await plan(
    text(
      'Last Name,First Name,MI,Suffix,Badge Number,Rank,Shift,Cell Phone\nRowe,Ada,Q,,01500,Deputy,Day,207-555-0101\nPike,Bo,,Jr.,01507,Deputy,Day,207-555-0102\n',
    ),
  )
  expect(saved(rows, 'name', 'identifier')).toEqual(['Ada Q Rowe | 01500', 'Bo Pike Jr. | 01507'])
  expect(warned(rows)).toEqual([])
})

test('supervisors by name', async () => {
  const { rows } = await plan(
    text(`Name,Badge,Supervisor,Email
Zoé Rowe,01605,,zoe@example.org
Bo Pike,01612,zoe@example.org,bo@example.org
Cy Dow,01619,"Rowe, Zoe M.",cy@example.org
Di Fay,01620,Sgt. Z. Rowe,di@example.org
Ed Gray,01621,01605,ed@example.org
Flo Pike,01622,Pike,flo@example.org
`),
  )
  const zoe = 'zoe@example.org'
  expect(saved(rows, 'supervisor')).toEqual(['', zoe, zoe, zoe, '01605', ''])
  expect(rows.map(({ warnings }) => warnings.length)).toEqual([0, 0, 0, 0, 0, 1])
})

test('nicknames, ranks before names, and other scripts', async () => {
  const { rows } = await plan(
    text(`Name,Badge,Email
"Albert ""Al"" Rowe",00001,a@example.org
Beatrice "Bea" Rowe,00002,b@example.org
LT JOHN MCPHEE III,00003,c@example.org
"Pike,Bo",00004,d@example.org
"Dow, Jane, LCSW",00005,e@example.org
Nguyễn Thị An,00006,f@example.org
ليلى حداد,00007,g@example.org
`),
  )
  expect(saved(rows, 'name', 'rank')).toEqual([
    'Albert "Al" Rowe | ',
    'Beatrice "Bea" Rowe | ',
    'John McPhee III | Lieutenant',
    'Bo Pike | ',
    'Dow, Jane, LCSW | ',
    'Nguyễn Thị An | ',
    'ليلى حداد | ',
  ])
})

test('three hundred people in divisions that do not exist yet', async () => {
  const people = Array.from({ length: 300 }, (_, n) => `Ada,Rowe${n},${n},Patrol,a${n}@example.org`)
  const { rows } = await plan(text(['First Name,Last Name,Badge,Division,Email', ...people].join('\n')))
  expect(rows.filter(({ state }) => state === 'new')).toHaveLength(300)
  expect(newDivisionNames(rows)).toEqual(['Patrol'])
  expect(warned(rows)).toEqual([])
})

test('a report in groups, with subtotals, repeated headings and page footers', async () => {
  const { table, rows } = await plan(
    text(`"Penquis County, Maine",,
Personnel by Division,,
Name,Emp #,E-mail Address
Patrol,,
"Rowe, Ada",17,ada@example.org
"Pike, Bo",18,
Patrol Subtotal: 2,,
Page 1 of 2,,
Name,Emp #,E-mail Address
Jail (1),,
"Dow, Cy",19,N/A
Subtotal,1,
Grand Total,3,
Printed 12/1/2026 by HR,,
`),
  )
  expect(saved(rows, 'name', 'identifier', 'email')).toEqual([
    'Ada Rowe | 17 | ada@example.org',
    'Bo Pike | 18 | ',
    'Cy Dow | 19 | ',
  ])
  expect([table.header.at(-1), ...table.rows.map(({ cells }) => cells.at(-1))]).toEqual([
    'Division',
    'Patrol',
    'Patrol',
    'Jail',
  ])
})

test('a list without headings, and one that declares its delimiter', async () => {
  const people = 'Ada Rowe,ada@example.org,4471,1/31/2020\nBo Pike,bo@example.org,4472,2/1/2020\n'
  const found = ['Ada Rowe | ada@example.org | 4471 | 2020-01-31', 'Bo Pike | bo@example.org | 4472 | 2020-02-01']
  const fields = ['name', 'email', 'identifier', 'hiredOn'] as const
  expect(saved((await plan(text(people))).rows, ...fields)).toEqual(found)
  const declared = `sep=;\nName;Mail;No.;Hired\n${people.replaceAll(',', ';')}`
  expect(saved((await plan(text(declared))).rows, ...fields)).toEqual(found)
})

test('first and last names without headings, and senders copied from a mail', async () => {
  const words = await plan(text('Ada,Rowe,00101,Deputy\nBo,Pike,00102,Deputy\nCy,Dow,00103,Deputy\n'))
  expect(saved(words.rows, 'name', 'identifier', 'rank')).toEqual([
    'Ada Rowe | 00101 | Deputy',
    'Bo Pike | 00102 | Deputy',
    'Cy Dow | 00103 | Deputy',
  ])
  const senders = await plan(text('Ada Rowe <ada@example.org>\nBo Pike <bo@example.org>\n'))
  expect(saved(senders.rows, 'name', 'email')).toEqual(['Ada Rowe | ada@example.org', 'Bo Pike | bo@example.org'])
})

test('of two columns the clearer one is used, and a count of rows is no identifier', async () => {
  const { table, rows } = await plan(
    text(`Generated by: HRIS
No.,Officer,Badge #,Employee ID,Rank/Title,Address,Reports To
1,Ofc. Ada Rowe,B-101,9001,Patrol Officer,1 Main St,Lt. Bo Pike
2,Lt. Bo Pike,B-102,9002,Lieutenant,2 Main St,
3,Cy Dow,B-103,9003,Patrol Officer,3 Main St,B. Pike
Total officers: 3
*** End of Report ***
`),
  )
  expect(saved(rows, 'name', 'identifier', 'email', 'supervisor')).toEqual([
    'Ada Rowe | B-101 |  | b-102',
    'Bo Pike | B-102 |  | ',
    'Cy Dow | B-103 |  | b-102',
  ])
  expect(table.skipped).toHaveLength(3)
})

test.each([
  ['Rowe, Jr., Ada', 'Ada Rowe Jr.'],
  ['Rowe, Ada, Jr.', 'Ada Rowe Jr.'],
  ['Ada Rowe, Jr.', 'Ada Rowe Jr.'],
  ['Rowe III, Ada B.', 'Ada B. Rowe III'],
  ['van der Berg, Ada', 'Ada van der Berg'],
  ['MCADAMS, TJ', 'TJ McAdams'],
  ['ROWE , ADA "BUD"', 'Ada "Bud" Rowe'],
  ['Ada ROWE', 'Ada Rowe'],
  ['Dr. Ada Rowe', 'Ada Rowe'],
  ['Jennifer Null', 'Jennifer Null'],
])('the name %s', async (typed, name) => {
  const { rows } = await plan(text(`Full Name\tEmployee Number\n${typed}\t7\n`))
  expect(saved(rows, 'name')).toEqual([name])
})

test('a name is enough; a row of nothing, and a repeated person, are refused plainly', async () => {
  const people = 'Ada Rowe,\nBo Pike,bo@example.org\nBo Pike,BO@example.org\nCy Dunn,n/a\nDee Fox,none\n,—\n'
  const { rows } = await plan(text(`Name,Email\n${people}`))
  expect(rows.map(({ problems }) => problems.map(({ message }) => message).join())).toEqual([
    '',
    '',
    'The same person is in line 3.',
    '',
    '',
    'This row has no name, email address or identifier.',
  ])
})

test('a namesake is pointed out, and comes in', async () => {
  const { rows } = await plan(text('Name,Badge\nAda Rowe,1\n"ROWE, ADA M",2\nBo Pike,3\n'))
  expect(rows.map(({ state }) => state)).toEqual(['new', 'new', 'new'])
  expect(rows.flatMap(({ warnings }) => warnings.map(({ message }) => message))).toEqual(['Line 2 has the same name.'])
})

test('an identifier that two rows want is refused with the other line', async () => {
  const { rows } = await plan(text('Name,Badge,Email\nAda Rowe,1,ada@example.org\nBo Pike,1,bo@example.org\n'))
  refuseTakenIdentifiers(empty, rows)
  expect(rows.map(({ problems }) => problems.map(({ message }) => message).join())).toEqual([
    'Line 3 has the same identifier.',
    'Line 2 has the same identifier.',
  ])
})

test('refuses a PDF with the name of a list', async () => {
  expect(await readSheet(text('%PDF-1.7\nName,Email\n'))).toMatchObject({ ok: false, reason: 'not-a-list' })
})

test.each([null, 'Star no.'])('each heading of the template is understood, with %s as the identifier', (label) => {
  const fields = ['name', 'email', 'identifier', 'rank', 'division', 'hiredOn', 'supervisor']
  expect(guessColumns(templateHeadings(label), label)).toEqual(fields)
})
