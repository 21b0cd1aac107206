import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMap, parseDocument, YAMLSeq } from 'yaml'
import { z } from 'zod'
import { factHashes, toReadAgain, unitsOnChangedFacts } from '@/lib/content/course/check/changed-facts'
import { factUses } from '@/lib/content/course/reader/fact-uses'
import { error } from '@/lib/content/course/reader/problem'
import { check, parseYaml } from '@/lib/content/course/reader/yaml-file'
import { movedUnits, unitHashes } from '../change'
import { hashOf } from '../hash'
import type { Course, Problem } from '../schema'
import { assemble } from './assemble'
import { readCourses } from './read'

const header = ` What changed in this course, oldest entry first. \`npm run courses:changes\` adds an entry; an author describes and
 classifies each change. wording: what was earned stays. content: applies to new learners only. law: earlier certificates
 are superseded, and their holders get the units again.`

const unclassed = '?'

const changeEntry = z.looseObject({ units: z.array(z.string()), class: z.string(), what: z.string() })
const entry = z.looseObject({
  hash: z.string(),
  units: z.record(z.string(), z.string()),
  facts: z.record(z.string(), z.string()).optional(),
  changes: z.array(changeEntry),
})

/** Adds or updates each course's newest entry, changes unclassed. Writes nothing while there are other errors. */
export async function writeChanges(dir: string, today: string): Promise<{ problems: Problem[]; written: string[] }> {
  const { content, problems } = await readCourses(dir, { today, release: false, draft: true })
  const errors = problems.filter(({ severity, file }) => severity === 'error' && !file.endsWith('/changes.yaml'))
  if (errors.length > 0) return { problems: errors, written: [] }
  const written = []
  const uses = factUses(content)
  const facts = content.facts.map(({ value }) => value)
  for (const course of assemble(content).courses) {
    const known = content.courses.find(({ slug }) => slug === course.slug)?.changes?.at(-1)?.value ?? {}
    const hashes = factHashes(course, facts, uses)
    const outcome = await writeEntry(join(dir, course.slug, 'changes.yaml'), course, { today, facts: hashes })
    if (typeof outcome !== 'string') return { problems: [outcome], written }
    const again = unitsOnChangedFacts(course, known, facts, uses).map(toReadAgain)
    written.push(...[outcome, ...again].map((line) => `${course.slug}: ${line}`))
  }
  return { problems: [], written }
}

async function writeEntry(
  file: string,
  course: Course,
  { today, facts }: { today: string; facts: Record<string, string> },
): Promise<string | Problem> {
  const text = await readFile(file, 'utf8').catch(() => '[]')
  const name = `courses/${course.slug}/changes.yaml`
  const parsed = parseYaml(name, text)
  const { located, problems } = check(entry.array(), parsed)
  const broken = parsed.problems[0] ?? problems[0]
  if (broken) return broken
  const document = parseDocument(text)
  const list = document.contents
  if (!located || !(list instanceof YAMLSeq)) return error({ file: name, line: 1 }, 'yaml', 'must be a list of entries')
  const entries = located.value
  const waiting = entries.at(-1)?.changes.some((one) => one.class === unclassed) ? entries.at(-1) : undefined
  const before = entries.at(waiting ? -2 : -1)
  const now = { hash: course.hash, units: unitHashes(course) }
  const hasFacts = hashOf(entries.at(-1)?.facts ?? {}) === hashOf(facts)
  if (!waiting && before?.hash === now.hash && hasFacts) return 'nothing changed'
  if (waiting) list.items.pop()
  const moved = before && before.hash !== now.hash ? movedUnits(before, now) : []
  const classed = (waiting?.changes ?? [])
    .map((one) => ({ ...one, units: one.units.filter((id) => moved.includes(id)) }))
    .filter((one) => one.class !== unclassed && one.units.length > 0)
  const open = moved.filter((id) => !classed.some(({ units }) => units.includes(id)))
  const changes = [...classed, ...open.map((id) => ({ units: [id], class: unclassed, what: '' }))]
  if (!before || changes.length > 0)
    document.add(document.createNode({ edition: course.edition, on: today, ...now, changes }))
  for (const one of list.items) if (isMap(one)) one.delete('facts')
  document.setIn([list.items.length - 1, 'facts'], document.createNode(facts))
  document.commentBefore ??= header
  list.flow = false
  await writeFile(file, document.toString({ lineWidth: 120 }))
  if (!before) return 'first entry written'
  if (!waiting && moved.length === 0) return 'hashes of facts written'
  return open.length > 0 ? `describe and classify: ${open.join(', ')}` : 'entry brought up to date'
}
