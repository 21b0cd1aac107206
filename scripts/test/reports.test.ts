import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readBrowserReport, readUnitReport } from './reports.mjs'

// @once: it asks no database.

test('a unit test that Vitest repeated is listed, and a failed one and a file that does not load are failures', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reports-'))
  writeFileSync(
    path.join(folder, 'some.test.js'),
    `let tries = 0
    test('good', () => expect(1).toBe(1))
    describe('a group', () => test('repeated', () => expect(++tries).toBe(2)))
    test('bad', () => expect(1).toBe(2))`,
  )
  writeFileSync(path.join(folder, 'unloaded.test.js'), `throw new Error('no')`)
  const report = path.join(folder, 'report.json')
  const program = path.resolve('node_modules/vitest/vitest.mjs')
  const args = ['run', '--globals', '--retry=1', '--reporter=json', `--outputFile=${report}`]
  spawnSync(process.execPath, [program, ...args], { cwd: folder, env: { PATH: process.env.PATH, NODE_ENV: 'test' } })
  expect(readUnitReport(JSON.parse(readFileSync(report, 'utf8')))).toEqual({
    passed: 2,
    failed: 2,
    failures: ['bad', expect.stringMatching(/unloaded\.test\.js$/)],
    secondTries: ['a group repeated'],
  })
  rmSync(folder, { recursive: true })
})

test('a browser test that Playwright repeated is listed, and counts as passed', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const inner = { specs: [spec('good', 'expected'), spec('repeated', 'flaky')] }
  const suites = [{ suites: [inner], specs: [spec('bad', 'unexpected')] }]
  expect(readBrowserReport({ stats: { expected: 1, flaky: 1, unexpected: 1 }, suites })).toEqual({
    passed: 2,
    failed: 1,
    failures: ['bad'],
    secondTries: ['repeated'],
  })
})
