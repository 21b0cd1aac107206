/*
 * npm test                        everything: unit tests, then the built app in a browser
 * npm test -- unit [arguments]    only vitest, with its arguments
 * npm test -- pure [arguments]    only the unit tests that need no database
 * npm test -- e2e [arguments]     only Playwright, with its arguments
 *
 * The last line is `N passed, N failed`, taken from the reports of both. With TEST_DATABASE_URL (a superuser of a native
 * Postgres) both halves use that server; there is no demonstration world then, so the tests tagged @demo are left out.
 */
import { prepare } from '../start/steps.mjs'
import { runEndToEnd } from './end-to-end.mjs'
import { undoAll } from './run.mjs'
import { runUnit } from './unit.mjs'

const halves = { unit: runUnit, e2e: runEndToEnd }
const kinds = { ...halves, pure: (args) => runUnit(['--project', 'pure', ...args]) }
const total = { passed: 0, failed: 0 }

/** A half that cannot run, or ends badly without a failed test (an unhandled error), counts as one failure. */
async function runHalf(name, args) {
  try {
    const { passed, failed, code } = await kinds[name](args)
    total.passed += passed
    total.failed += failed === 0 && code !== 0 ? 1 : failed
  } catch (error) {
    await undoAll()
    console.error(error.code === 'ENOENT' ? `The ${name} tests left no report.` : error.message)
    total.failed += 1
  }
  await undoAll()
}

const [chosen, ...args] = process.argv.slice(2)
try {
  if (chosen && !kinds[chosen]) throw new Error(`Unknown: ${chosen}. Say unit, pure, e2e, or nothing for all.`)
  await prepare()
  for (const name of chosen ? [chosen] : Object.keys(halves)) await runHalf(name, args)
} catch (error) {
  await undoAll()
  console.error(error.message)
  total.failed += 1
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
