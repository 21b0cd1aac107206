import { rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeCourseFile, problemsAfter, writeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { lineOf } from '@/lib/content/course/reader/problem'
import { readCourses } from './read'

const clock = { today: '2026-11-25', release: false }
const { course, lesson, module } = sampleFiles

test('finds no problems in the sample', async () => {
  const { catalog, problems } = await readCourses(await writeSampleCourses(), clock)
  expect(problems).toEqual([])
  expect(catalog?.courses[0]?.modules[0]?.units.map((unit) => unit.kind)).toEqual(['lesson', 'quiz', 'encounter'])
})

test('reports a folder without course.yaml, and one without module.yaml', async () => {
  const dir = await writeSampleCourses()
  await writeCourseFile(dir, 'draft/notes.txt', '')
  await unlink(join(dir, module))
  const { catalog, problems } = await readCourses(dir, clock)
  expect(catalog).toBeNull()
  expect(problems.map(lineOf)).toEqual([
    'courses/draft:1: error: has no course.yaml (folder)',
    'courses/draft/notes.txt:1: error: no course file has this name; nothing reads it (unreachable)',
    'courses/modules/telling:1: error: has no module.yaml (folder)',
  ])
})

test('reports a missing folder', async () => {
  const dir = await writeSampleCourses()
  await rm(dir, { recursive: true })
  const { problems } = await readCourses(dir, clock)
  expect(problems.map(lineOf)).toContain('courses:1: error: no course here (folder)')
})

test('makes an overdue review an error before a release', async () => {
  const dir = await writeSampleCourses()
  await changeCourseFile(dir, lesson, '2027-01-31', '2026-11-24')
  const { catalog, problems } = await readCourses(dir, { ...clock, release: true })
  expect(problems).toContainEqual(expect.objectContaining({ severity: 'error', rule: 'review-due', line: 7 }))
  expect(catalog).toBeNull()
})

test('does not report problems that a broken entry causes elsewhere', async () => {
  expect(await problemsAfter(sampleFiles.practice, [['interaction: choice', 'interaction: drag']])).toEqual([
    expect.stringMatching(/practice.yaml:3: error: interaction: .* \(schema\)$/),
  ])
})

test('reads files with a byte-order mark and Windows line ends', async () => {
  const windows: [RegExp, string] = [/^id: pilot\ntitle: A pilot\n/, '\uFEFFid: pilot\r\ntitle: A pilot\r\n']
  expect(await problemsAfter(course, [windows])).toEqual([])
})

test('reports other problems beside a broken file', async () => {
  const dir = await writeSampleCourses()
  await changeCourseFile(dir, sampleFiles.module, /^id: .*\n/, '')
  await changeCourseFile(dir, sampleFiles.lesson, '<Note title', '#### Look\n\n<Note title')
  await changeCourseFile(dir, sampleFiles.lesson, 'fact="F-SMP-01"', 'fact="F-SMP-99"')
  const { problems } = await readCourses(dir, clock)
  expect(problems.map(({ rule }) => rule).sort()).toEqual(['dangling-fact', 'heading-order', 'schema'])
})

test('does not report entries of an unreadable list as missing', async () => {
  const dir = await writeSampleCourses()
  await writeCourseFile(dir, sampleFiles.facts, '')
  const { problems } = await readCourses(dir, clock)
  expect(problems.map(lineOf)).toEqual([
    expect.stringMatching(/facts.yaml:1: error: is empty; \[\] stands for no entries \(schema\)$/),
  ])
})

test('reports files that nothing reads', async () => {
  const dir = await writeSampleCourses()
  for (const file of [
    'modules/telling/second.md',
    'modules/telling/bank/more/x.yaml',
    'sources/fact.yaml',
    'stray.mdx',
  ]) {
    await writeCourseFile(dir, file, '')
  }
  await writeCourseFile(dir, 'LICENSE', 'free')
  const { problems } = await readCourses(dir, clock)
  expect(problems.map(({ file, rule }) => [file, rule])).toEqual([
    ['courses/modules/telling/bank/more/x.yaml', 'unreachable'],
    ['courses/modules/telling/second.md', 'unreachable'],
    ['courses/sources/fact.yaml', 'unreachable'],
    ['courses/stray.mdx', 'unreachable'],
  ])
})

test('reports neither a duty of an unread course nor a lesson with an unread figure', async () => {
  const dir = await writeSampleCourses()
  await changeCourseFile(dir, sampleFiles.practice, 'questions: [3]', 'questions: [3]\n  duty: smp-duty')
  await changeCourseFile(dir, course, 'final: null', 'final: { id: fin }')
  await writeCourseFile(dir, 'figures/way.yaml', 'title: [')
  await changeCourseFile(dir, lesson, '<ContentNote />', '<Figure name="way" />\n\n<ContentNote />')
  const { problems } = await readCourses(dir, clock)
  expect([...new Set(problems.map(({ file }) => file))]).toEqual([
    'courses/figures/way.yaml',
    'courses/pilot/course.yaml',
  ])
})
