import { rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lineOf } from './problem'
import { readCourses } from './read'
import { changeCourseFile, problemsAfter, writeCourseFile, writeSampleCourses } from './sample'
import { sampleFiles } from './sample-files'

const clock = { today: '2026-11-25', release: false }
const { course, lesson, module } = sampleFiles

test('finds nothing wrong with the sample', async () => {
  const { catalog, problems } = await readCourses(await writeSampleCourses(), clock)
  expect(problems).toEqual([])
  expect(catalog?.courses[0]?.modules[0]?.units.map((unit) => unit.kind)).toEqual(['lesson', 'quiz'])
})

test('tells of a folder without course.yaml, and of one without module.yaml', async () => {
  const dir = await writeSampleCourses()
  await writeCourseFile(dir, 'draft/notes.txt', '')
  await unlink(join(dir, module))
  const { catalog, problems } = await readCourses(dir, clock)
  expect(catalog).toBeNull()
  expect(problems.map(lineOf)).toEqual([
    'courses/draft:1: error: has no course.yaml (folder)',
    'courses/modules/telling:1: error: has no module.yaml (folder)',
  ])
})

test('tells of a folder that is not there', async () => {
  const dir = await writeSampleCourses()
  await rm(dir, { recursive: true })
  const { problems } = await readCourses(dir, clock)
  expect(problems.map(lineOf)).toContain('courses:1: error: no course here (folder)')
})

test('makes an overdue review an error before a release', async () => {
  const dir = await writeSampleCourses()
  await changeCourseFile(dir, lesson, '2027-01-31', '2026-11-24')
  const { catalog, problems } = await readCourses(dir, { ...clock, release: true })
  expect(problems).toMatchObject([{ severity: 'error', rule: 'review-due', line: 7 }])
  expect(catalog).toBeNull()
})

test('does not tell of what a broken entry only causes elsewhere', async () => {
  expect(await problemsAfter(sampleFiles.practice, [['interaction: choice', 'interaction: order']])).toEqual([
    expect.stringMatching(/practice.yaml:3: error: interaction: .* \(schema\)$/),
  ])
})

test('reads files with a byte order mark and Windows line ends', async () => {
  const windows: [RegExp, string] = [/^id: pilot\ntitle: A pilot\n/, '\uFEFFid: pilot\r\ntitle: A pilot\r\n']
  expect(await problemsAfter(course, [windows])).toEqual([])
})
