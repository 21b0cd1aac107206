import '../start/check-node.mjs'
import { parseArgs } from 'node:util'
import { compileCatalog } from '@/lib/content/course/catalog/compile'
import { type CoursesRead, readCourses } from '@/lib/content/course/catalog/read'
import { summarize } from '@/lib/content/course/catalog/summary'
import { writeChanges } from '@/lib/content/course/catalog/write-changes'
import { bundleLesson } from '@/lib/content/course/reader/bundle'
import { readContent } from '@/lib/content/course/reader/content-reader'
import { factUsesOf, jsonOfUse, lineOfUse } from '@/lib/content/course/reader/list-fact-uses'
import { lineOf, sortProblems } from '@/lib/content/course/reader/problem'
import { checkCaseStems } from '@/lib/measurement/cue/case-stems'
import { checkCues } from '@/lib/measurement/cue/check'
import { measureCues } from '@/lib/measurement/cue/measure'
import { measuredItemsOf } from '@/lib/measurement/cue/measured-item'
import { saveCueFigures } from '@/lib/measurement/cue/saved-figures'
import { siteDay } from '@/lib/platform/site-day.mjs'
import { makeCourse } from './new-course'

/* courses check [DIR] [--json] [--release] | courses changes | courses facts FACT [DIR] [--json] | courses compile | courses new SLUG AUDIENCE. Exits 1 on errors, 2 on bad usage. */
const { positionals, values } = argumentsOf()
const [verb, dir = 'courses'] = positionals
const privateDir = process.env.PRIVATE_COURSES_DIR || null

function argumentsOf() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, release: { type: 'boolean', default: false } },
    })
  } catch {
    // An unknown option has no verb, so the usage is shown.
    return { positionals: [], values: { json: false, release: false } }
  }
}

function print({ problems }: CoursesRead): void {
  for (const problem of problems) console.log(lineOf(problem))
}

async function check(): Promise<CoursesRead> {
  const checked = await readCourses(
    dir,
    { today: siteDay(new Date()), release: values.release },
    bundleLesson,
    privateDir,
  )
  const read = values.release ? withCues(checked) : checked
  const summary = summarize(read)
  if (values.json) {
    console.log(JSON.stringify(summary, null, 2))
  } else {
    print(read)
    for (const { file, words, grade, minutes, version } of summary.reading) {
      console.log(`grade ${grade.toFixed(1).padStart(4)}  ${words} words  ${minutes} min  version ${version}  ${file}`)
    }
    console.log(
      `${summary.courses} courses, ${summary.lessons} lessons, ${summary.items} items, ${read.problems.length} problems`,
    )
  }
  return read
}

function withCues({ catalog, content, problems }: CoursesRead): CoursesRead {
  const cues = [...checkCues(measureCues(measuredItemsOf(content))), ...checkCaseStems(content)]
  return { catalog: cues.length > 0 ? null : catalog, content, problems: sortProblems([...problems, ...cues]) }
}

async function compile(): Promise<CoursesRead> {
  const draft = ['development', 'test'].includes(process.env.NODE_ENV ?? '')
  const read = await compileCatalog('courses', '.northlight', { draft, privateDir })
  print(read)
  if (read.catalog) await saveCueFigures(read.content)
  if (read.catalog) console.log(`courses: ${read.catalog.courses.length} compiled`)
  return read
}

async function changes(): Promise<boolean> {
  const { problems, written } = await writeChanges(dir, siteDay(new Date()))
  for (const line of [...problems.map(lineOf), ...written]) console.log(line)
  return problems.length === 0
}

async function facts(id: string, from: string): Promise<boolean> {
  const content = await readContent(from, bundleLesson)
  const found = factUsesOf(content, id)
  const fact = content.facts.find(({ value }) => value.id === id)
  if (values.json) console.log(JSON.stringify(found.map(jsonOfUse), null, 2))
  else for (const line of new Set(found.map(lineOfUse))) console.log(line)
  const where = fact ? '' : `, which is not in ${from}/sources/facts.yaml`
  console.error(`${found.length} ${found.length === 1 ? 'place rests' : 'places rest'} on ${id}${where}`)
  return fact !== undefined
}

async function create(slug: string, audience: string | undefined): Promise<boolean> {
  const result = await makeCourse('courses', { slug, audience, today: siteDay(new Date()) })
  if ('refused' in result) console.error(result.refused)
  else for (const file of result.made) console.log(file)
  return 'made' in result
}

if (verb === 'new' && positionals.length >= 2) {
  process.exitCode = (await create(dir, positionals[2])) ? 0 : 1
} else if (verb === 'facts' && positionals.length >= 2) {
  process.exitCode = (await facts(dir, positionals[2] ?? 'courses')) ? 0 : 1
} else if (verb === 'changes') {
  process.exitCode = (await changes()) ? 0 : 1
} else if (verb === 'check' || verb === 'compile') {
  const { catalog } = await (verb === 'check' ? check() : compile())
  process.exitCode = catalog ? 0 : 1
} else {
  console.error(
    'usage: courses check [DIR] [--json] [--release] | courses changes [DIR] | courses facts FACT [DIR] [--json] | courses compile | courses new SLUG AUDIENCE',
  )
  process.exitCode = 2
}
