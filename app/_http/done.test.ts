import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isTest, root, sources } from '@/fixtures/sources'
import { doneWords } from './done'

const inherited = [...Object.getOwnPropertyNames(Object.prototype), '', 'unknown']

test('a word of ?done= shows its notice, and any other word shows none', () => {
  const doneIn = doneWords({ saved: 'Saved.' })
  const shown = (word: string) => doneIn(new URLSearchParams({ done: word }))
  expect(shown('saved')).toBe('Saved.')
  expect(inherited).toEqual(expect.arrayContaining(['constructor', 'toString', 'valueOf', '__proto__']))
  expect(inherited.filter((word) => shown(word) !== null)).toEqual([])
  expect(doneIn(new URLSearchParams())).toBeNull()
})

test('every page looks words of ?done= up by doneWords, compares them, or matches them whole', () => {
  const pages = sources.filter((file) => file.startsWith('app/') && !isTest(file) && file !== 'app/_http/done.ts')
  const readings = pages.flatMap((file) => {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n')
    return lines.flatMap((line) => (/query\.(get|has|getAll)\('done'\)/.test(line) ? [`${file}: ${line.trim()}`] : []))
  })
  const isSafe = (line: string) =>
    /query\.get\('done'\) ===|const done = query\.get\('done'\)$|\.exec\(query\.get\('done'\) \?\? ''\)/.test(line)
  expect(readings.length).toBeGreaterThan(10)
  expect(readings.filter((line) => !isSafe(line))).toEqual([])
  const lookups = pages.filter((file) =>
    /\w\[(done\b(?!\.)|\w+\.get\('done'\))/.test(readFileSync(path.join(root, file), 'utf8')),
  )
  expect(lookups).toEqual([])
})
