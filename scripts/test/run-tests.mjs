import { prepare } from '../start/steps.mjs'
import { runEndToEnd } from './end-to-end.mjs'
import { mostSecondTries } from './reports.mjs'
import { undoAll } from './run.mjs'
import { runUnit } from './unit.mjs'

const halves = { unit: runUnit, e2e: runEndToEnd }
const kinds = { ...halves, pure: (args) => runUnit(['--project', 'pure', ...args]) }

/** A half that can't run, or fails outside a test, counts as one failure. */
async function runHalf(name, args, total) {
  try {
    const { passed, failed, failures, secondTries, code } = await kinds[name](args)
    for (const title of failures) console.log(`failed: ${title}`)
    total.secondTries.push(...secondTries)
    total.passed += passed
    total.failed += failed === 0 && code !== 0 ? 1 : failed
  } catch (error) {
    await undoAll()
    console.error(error.code === 'ENOENT' ? `The ${name} tests left no report.` : error.message)
    total.failed += 1
  }
  await undoAll()
}

/** Returns the counts. Without a choice, both halves. */
export async function runTests(chosen, ...args) {
  const total = { passed: 0, failed: 0, secondTries: [] }
  try {
    if (chosen && !kinds[chosen]) throw new Error(`Unknown: ${chosen}. Say unit, pure, e2e, or nothing for all.`)
    await prepare()
    for (const name of chosen ? [chosen] : Object.keys(halves)) await runHalf(name, args, total)
  } catch (error) {
    await undoAll()
    console.error(error.message)
    total.failed += 1
  }
  for (const title of total.secondTries) console.log(`passed on the second try: ${title}`)
  if (total.secondTries.length > mostSecondTries) {
    console.log(`failed: more than ${mostSecondTries} tests passed only on the second try`)
    total.failed += 1
  }
  return total
}

/** Ends the process after the line that CI reads. */
export function conclude({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 ? 1 : 0)
}
