import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../start/config.mjs'
import { runNode } from './run.mjs'

const program = path.join(root, 'node_modules/vitest/vitest.mjs')
const report = path.join(root, 'test-results/unit.json')

/** A file that doesn't load counts as a failure. */
export async function runUnit(args) {
  await rm(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runNode([program, 'run', '--config', '.config/vitest.ts', ...reporters, ...args])
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(await readFile(report, 'utf8'))
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  const titles = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  )
  const failures = [...titles, ...unloaded.map(({ name }) => path.relative(root, name))]
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length, failures, code }
}
