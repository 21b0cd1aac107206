/* npm run verify: what CI runs. Stops at the first failure; the last line is `N passed, N failed`. */
import { prepare } from '../start/steps.mjs'
import { auditPackages } from './audit.mjs'
import { runNode, undoAll } from './run.mjs'
import { conclude, runTests } from './run-tests.mjs'

const steps = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--config-path=.config', '--error-on-warnings'],
  ['types of routes', 'node_modules/next/dist/bin/next', 'typegen'],
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
  ['unused code', 'node_modules/knip/bin/knip.js', '--config', '.config/knip.json'],
  ['courses', '--conditions=react-server', '--import', 'tsx', 'scripts/build/courses.ts', 'check'],
]

async function check(name, args) {
  console.log(`\n== ${name}`)
  const started = performance.now()
  const { code } = await runNode(args)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`== ${name}: ${code === 0 ? 'good' : 'failed'}, ${seconds} s`)
  return code === 0
}

async function checkAll() {
  try {
    await prepare()
  } catch (error) {
    await undoAll()
    console.error(error.message)
    return false
  }
  for (const [name, ...args] of steps) {
    if (!(await check(name, args))) return false
  }
  return true
}

if (!(await checkAll())) conclude({ passed: 0, failed: 1 })
console.log('\n== tests')
const { passed, failed } = await runTests()
console.log('\n== npm audit')
const { found, text } = await auditPackages()
console.log(`== npm audit: ${text}`)
conclude({ passed, failed: failed + found.length })
