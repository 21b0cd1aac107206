import { parseArgs } from 'node:util'
import { readContent } from '@/lib/content/course/reader/content-reader'
import { lineOf, sortProblems } from '@/lib/content/course/reader/problem'
import { caseLines, checkCaseStems, measureCaseStems } from '@/lib/measurement/cue/case-stems'
import { checkCues } from '@/lib/measurement/cue/check'
import { measureControl } from '@/lib/measurement/cue/control'
import { type BankCues, measureCues } from '@/lib/measurement/cue/measure'
import { isNamed, measuredItemsOf, type PlacedItem } from '@/lib/measurement/cue/measured-item'
import { cueTable, itemLines, percentOf, strategyTable } from '@/lib/measurement/cue/table'

/* courses:measure [DIR] [--only NAME] [--json] [--release]. Exits 1 on errors and, with --release, on failed gates. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    release: { type: 'boolean', default: false },
  },
})
const [dir = 'courses'] = positionals
const shuffles = 10
const mostItems = 20

const started = performance.now()
function tell(step: string): void {
  console.error(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${step}`)
}

tell('reading the courses')
const content = await readContent(dir, async () => ({ text: null, code: null, failure: null }))
const broken = content.problems.filter(({ severity }) => severity === 'error')
const items = measuredItemsOf(content)
const isSelected = (item: PlacedItem) => values.only === undefined || isNamed(item, values.only)
if (!items.some(isSelected)) {
  console.error(`no single-choice item or encounter is named ${values.only ?? dir}`)
  process.exit(2)
}

tell('holding out each module')
const report = measureCues(items, { only: isSelected })
const cases = values.only === undefined ? measureCaseStems(content) : []
const failed = values.release ? [...checkCues(report), ...checkCaseStems(content)] : []
const problems = sortProblems([...broken, ...failed])

/** One module's or objective's items: do they share a style among themselves? */
function measureClosely() {
  tell('holding out each item')
  return measureCues(items, { only: isSelected, heldOut: 'id' })
}

function measureChance() {
  tell(`shuffling the keys ${shuffles} times`)
  return measureControl(items, shuffles)
}

const closely = values.only === undefined ? null : measureClosely()
const control = values.only === undefined ? measureChance() : []
tell('done')

/** A module's items go to one or both courses, which adds rows and no insight. */
function shown(banks: readonly BankCues[]): BankCues[] {
  return banks.filter(({ course }) => values.only === undefined || course === null)
}

function print(): void {
  const lines = [
    ...(closely ? ['Learned from other modules'] : []),
    ...cueTable(shown(report.banks)),
    ...(closely ? ['', 'Learned from all other items', ...cueTable(shown(closely.banks))] : []),
    ...caseLines(cases),
    '',
    ...strategyTable(report.banks),
    '',
    ...control.map(
      ({ measure, mean, most }) =>
        `keys at random, ${measure}: ${percentOf(mean)} on average, ${percentOf(most)} at most in ${shuffles} rounds`,
    ),
    '',
    'Keys that were guessed most surely, with the cues: + in the key, - in another option',
    ...itemLines(closely ?? report, values.only === undefined ? mostItems : items.length),
    ...problems.map(lineOf),
  ]
  console.log(lines.join('\n'))
}

if (values.json) console.log(JSON.stringify({ ...report, closely, cases, control, problems }, null, 2))
else print()
process.exitCode = problems.length > 0 ? 1 : 0
