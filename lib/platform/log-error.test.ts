import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { logError } from './log-error'

afterEach(() => vi.restoreAllMocks())

function logged(error: unknown): string {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {})
  logError('a job failed', error)
  return print.mock.calls.flat().join(' ')
}

test('a logged error has its stack and no address', () => {
  const cause = new Error('550 no such person: <bo@town.example>')
  const error = new Error('invalid input: "Ann.O\'Neil+test@town.example"', { cause })
  const text = logged(error)
  expect(text).toContain('a job failed: Error: invalid input: "(an address)"')
  expect(text).toContain('because of Error: 550 no such person: <(an address)>')
  expect(text).toContain('log-error.test.ts')
  expect(text).not.toMatch(/town|neil|bo@/i)
})

test('properties of an error are not logged', () => {
  const error = Object.assign(new Error('duplicate key'), { detail: 'Key (name)=(Ann Quillon) already exists.' })
  expect(logged(error)).not.toContain('Quillon')
})

test('the path of a scoped package stays readable', () => {
  expect(logged('at query (/site/node_modules/@prisma/client/index.js:3:1)')).toContain('/node_modules/@prisma/client')
})

test('the app and the worker log errors in no other way', () => {
  const root = path.join(import.meta.dirname, '..', '..')
  const raw = /console\.\w+\((?:error|thrown)|console\.\w+\(.*(?:, error\)|\(error)/
  const offenders = ['app', 'lib', 'scripts/start'].flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/^platform\/(prisma\/|log-error)/.test(name))
      .filter((name) =>
        raw.test(readFileSync(path.join(root, top, name), 'utf8').replace('console.error(error.message)', '')),
      ),
  )
  expect(offenders).toEqual([])
})

test('a typed line break or control character forges no entry', () => {
  const lines = logged(new Error('bad name: Ann\r\na job failed: forged\rand\u2028more\u001b[2K')).split(/[\r\n\u2028]/)
  expect(lines[0]).toBe('a job failed: Error: bad name: Ann')
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {2}/)
  expect(lines.join('')).not.toContain('\u001b')
})
