import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.svg'))

test('pictures are small, have colors for a dark page, and ask nobody else for anything', () => {
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) {
    const text = readFileSync(path.join(import.meta.dirname, name), 'utf8')
    expect([name, text.length < 12_000, text.includes('prefers-color-scheme:dark')]).toEqual([name, true, true])
    expect([name, text.match(/<script|\bhref=|\burl\(|@import|<image/g)]).toEqual([name, null])
  }
})
