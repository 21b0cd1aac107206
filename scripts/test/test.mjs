/* npm test [-- unit | pure | e2e [arguments]]. TEST_DATABASE_URL has no demonstration, so @demo tests are left out. */
import { prepare } from '../start/steps.mjs'
import { runEndToEnd } from './end-to-end.mjs'
import { undoAll } from './run.mjs'
import { runUnit } from './unit.mjs'

const halves = { unit: runUnit, e2e: runEndToEnd }
const kinds = { ...halves, pure: (args) => runUnit(['--project', 'pure', ...args]) }
const total = { passed: 0, failed: 0 }

/** A half that can't run, or fails outside a test, counts as one failure. */
async function runHalf(name, args) {
  try {
    const { passed, failed, failures, code } = await kinds[name](args)
    for (const title of failures) console.log(`failed: ${title}`)
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
