import { expect, test } from 'vitest'
import { csvRow } from './csv'

test.each([
  ['plain', 'Ann Example', 'Ann Example'],
  ['a comma', 'Example, Ann', '"Example, Ann"'],
  ['quotes', 'Ann "A" Example', '"Ann ""A"" Example"'],
  ['a line break', 'Ann\nExample', '"Ann\nExample"'],
  ['a formula', '=HYPERLINK("http://evil.example","x")', '"\'=HYPERLINK(""http://evil.example"",""x"")"'],
  ['a plus', '+1 207 555 0100', "'+1 207 555 0100"],
  ['a minus', '-2+3', "'-2+3"],
  ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab', '\t=1', "'\t=1"],
  ['a carriage return', '\r=1', '"\'\r=1"'],
  ['a line feed', '\n=1', '"\'\n=1"'],
  ['a full-width equals sign', '＝1+1', "'＝1+1"],
  ['a full-width plus', '＋1+1', "'＋1+1"],
  ['a full-width minus', '－1+1', "'－1+1"],
  ['a full-width at sign', '＠SUM(A1)', "'＠SUM(A1)"],
  ['a sign inside', 'Ann =1', 'Ann =1'],
  ['nothing', '', ''],
])('a cell with %s', (_what, text, cell) => {
  expect(csvRow([text])).toBe(`${cell}\r\n`)
})

test('a row is its cells', () => {
  expect(csvRow(['a', '', 'b,c'])).toBe('a,,"b,c"\r\n')
})
