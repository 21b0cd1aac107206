import { describe, expect, test } from 'vitest'
import { guessColumns } from './columns'
import { parseTable } from './parse-table'
import { dayOfCell } from './read-day'

const tableOf = async (text: string) => {
  const parsed = await parseTable(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.table
}

describe('parseTable', () => {
  test('refuses an empty list, headings alone, and an open quotation mark', async () => {
    expect(await parseTable('')).toMatchObject({ reason: 'empty' })
    expect(await parseTable(' \n\t\t\n')).toMatchObject({ reason: 'empty' })
    expect(await parseTable('Email\tRank\n\t\n')).toMatchObject({ reason: 'empty' })
    expect(await parseTable('Email,Rank\na@b.example,"Sergeant')).toMatchObject({ reason: 'unreadable' })
  })

  test('refuses more than fifty columns', async () => {
    const wide = (columns: number) => Array.from({ length: columns }, (_, index) => `c${index}`).join(',')
    expect(await parseTable(`${wide(51)}\n${wide(51)}\n`)).toMatchObject({ reason: 'too-wide' })
    expect(await parseTable(`${wide(50)}\n${wide(51)}\n`)).toMatchObject({ ok: true })
  })

  test('cuts long headings, and refuses a row longer than any person’s', async () => {
    const heading = `${'h'.repeat(199)}😀`
    expect((await tableOf(`Email,${heading}\na@b.example,x`)).header).toEqual(['Email', `${'h'.repeat(199)}\ufffd`])
    expect(await parseTable(`Email,Name\na@b.example,A\nc@d.example,${'n'.repeat(20_001)}`)).toMatchObject({
      reason: 'unreadable',
      line: 3,
    })
  })

  test.each([
    ['tabs', 'Email\tRank\r\na@b.example\tSergeant\r\n'],
    ['semicolons', 'Email;Rank\na@b.example;Sergeant\n'],
    ['commas and a byte order mark', '\ufeffEmail,Rank\ra@b.example,Sergeant\r'],
    ['blank tails', 'Email,Rank,,,\n,,,,\n a@b.example , Sergeant,,,\n,,,,\n\n\n'],
  ])('reads %s', async (_, text) => {
    const { header, rows } = await tableOf(text)
    expect([header, rows.map(({ cells }) => cells)]).toEqual([['Email', 'Rank'], [['a@b.example', 'Sergeant']]])
  })

  test('keeps delimiters, quotation marks and line breaks inside quotes, and short rows', async () => {
    const { rows } = await tableOf('Email,"Rank, or\nrole"\na@b.example,"Chief ""of""\npolice, acting"\nb@b.example\n')
    expect(rows.map(({ cells }) => cells)).toEqual([['a@b.example', 'Chief "of"\npolice, acting'], ['b@b.example']])
    expect(rows.map(({ line }) => line)).toEqual([4, 5])
  })
})

test('headings tell what a column is, each field once', () => {
  expect(guessColumns(['E-mail', 'Badge number', 'Shirt', 'Title', 'Unit', 'Hire Date', 'Reports to'], null)).toEqual([
    ...(['email', 'identifier', null, 'rank', 'division', 'hiredOn', 'supervisor'] as const),
  ])
  expect(guessColumns(['Email', 'Email', 'Star no.'], 'Star No.')).toEqual(['email', null, 'identifier'])
})

test('a day is written as in a spreadsheet or as ISO', () => {
  for (const [text, day] of [
    ['2020-02-29', '2020-02-29'],
    ['2/9/2020', '2020-02-09'],
    ['12/31/99', '1999-12-31'],
    ['2021-02-29', null],
    ['31/12/2020', null],
    ['1/31/0000', null],
    ['0000-01-31', null],
    ['soon', null],
  ] as const)
    expect(dayOfCell(text)).toBe(day)
})
