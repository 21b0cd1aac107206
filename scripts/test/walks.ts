/* npm run walks: takes each walk in a browser, then prints what it asked of a person beside what it may ask. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

interface Suite {
  suites?: Suite[]
  specs?: { tests: { annotations: { type: string; description?: string }[] }[] }[]
}

type Effort = Partial<Record<'presses' | 'fields' | 'screens' | 'words', number>>

const { status } = spawnSync(process.execPath, ['scripts/test/test.mjs', 'e2e', 'e2e/walks/'], { stdio: 'inherit' })
const report = JSON.parse(readFileSync('test-results/e2e.json', 'utf8')) as Suite
console.table(Object.fromEntries(walksIn(report)))
process.exitCode = status ?? 1

function walksIn({ suites = [], specs = [] }: Suite): [title: string, row: Record<string, string>][] {
  const notes = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))
  const own = notes.flatMap(({ type, description = '' }) => (type === 'walk' ? [rowOf(JSON.parse(description))] : []))
  return [...own, ...suites.flatMap(walksIn)]
}

function rowOf({
  title,
  effort,
  budget,
}: {
  title: string
  effort: Effort
  budget: Effort
}): [string, Record<string, string>] {
  const cells = Object.entries(effort).map(([what, count]) => {
    const most = budget[what as keyof Effort]
    return [what, most === undefined ? `${count}` : `${count} of ${most}`]
  })
  return [title, Object.fromEntries(cells)]
}
