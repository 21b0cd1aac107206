import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeCourseFile, writeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleContents, sampleFiles } from '@/fixtures/course-files'
import { readCourses } from '@/lib/content/course/catalog/read'
import { unitHashes } from '../change'
import { itemsToDraw, listUnits } from '../lookup'
import type { Catalog, Course, Quiz } from '../schema'
import { mapOfQuestions } from '../source-map'
import { deliveredItems, outlineOf } from '../version'
import { bundleLesson } from './bundle'
import { lineOf } from './problem'

const clock = { today: '2026-11-25', release: false }
const file = 'modules/telling/bank/own.yaml'
const own = (sampleContents[sampleFiles.bank] ?? '')
  .replaceAll('bnk-', 'own-')
  .replace('A cook says that he is tired', 'The night porter counts his coins twice')
  .replace('A guard says that he may not go', 'She is told that the bus never comes here')
  .replace('A driver says nothing at all', 'Two cousins mend a net in the yard')

let dir: string
let folder: string
beforeAll(async () => {
  dir = await writeSampleCourses()
})
afterAll(() => rm(dirname(dir), { recursive: true }))

/** The sample with these files as a site's own bank. */
async function read(files: Record<string, string>, changes: [from: string | RegExp, to: string][] = []) {
  folder = join(await mkdtemp(join(tmpdir(), 'northlight-private-')), 'private')
  for (const [name, text] of Object.entries(files)) await writeCourseFile(folder, name, text)
  for (const [from, to] of changes) await changeCourseFile(folder, file, from, to)
  const { catalog, problems } = await readCourses(dir, clock, bundleLesson, folder)
  await rm(dirname(folder), { recursive: true })
  return { catalog, problems: problems.map(lineOf) }
}

const courseOf = (catalog: Catalog | null) => catalog?.courses[0] as Course
const quizOf = (course: Course) => listUnits(course).find(({ kind }) => kind === 'quiz') as Quiz

test('a site’s own items join the bank of their module’s quiz and change nothing that is published', async () => {
  const plain = courseOf((await readCourses(dir, clock)).catalog)
  const { catalog, problems } = await read({ [file]: own })
  expect(problems).toEqual([])
  const course = courseOf(catalog)
  const quiz = quizOf(course)
  expect(itemsToDraw(course, quiz).map(({ id, private: isOwn }) => [id, isOwn])).toEqual([
    ...['bnk-one', 'bnk-two', 'bnk-three'].map((id) => [id, undefined]),
    ...['own-one', 'own-two', 'own-three'].map((id) => [id, true]),
  ])
  expect(course.hash).toBe(plain.hash)
  expect(unitHashes(course)).toEqual(unitHashes(plain))
  expect(outlineOf(course)).toEqual(outlineOf(plain))
  expect(deliveredItems(course)).toEqual(deliveredItems(plain))
  expect(JSON.stringify(mapOfQuestions(catalog as Catalog))).not.toContain('own-')
})

test('a final that a panel has rated leaves out a site’s own items', async () => {
  const course = courseOf((await read({ [file]: own })).catalog)
  const quiz: Quiz = { ...quizOf(course), role: 'final' }
  const standard = { judges: 8, on: '2026-11-20', ratings: {} }
  expect(itemsToDraw({ ...course, standard }, quiz)).toEqual(quiz.bank)
  expect(itemsToDraw(course, quiz)).toHaveLength(6)
})

test.each<[string, [string | RegExp, string][], RegExp]>([
  [
    'an id of the shipped bank',
    [['own-one', 'bnk-one']],
    /^private\/.*own.yaml:1: error: id “bnk-one” .*\(duplicate-id\)$/,
  ],
  [
    'an unknown fact',
    [['facts: [F-SMP-01]', 'facts: [F-SMP-09]']],
    /^private\/.*own.yaml:8: error: .*\(dangling-fact\)$/,
  ],
  ['a second key', [['key: false', 'key: true']], /^private\/.*own.yaml:1.*: error: .*\(one-key\)$/],
  ['an unknown objective', [['smp-tell', 'smp-none']], /^private\/.*own.yaml:4: error: .*\(dangling-objective\)$/],
  [
    'an enemy that is no item',
    [['id: own-one\n', 'id: own-one\n  enemies: [own-four]\n']],
    /:2: error: .*\(dangling-enemy\)$/,
  ],
  [
    'an unknown key',
    [['audience: both', 'audience: both\n  private: true']],
    /:6: error: unknown key “private” \(schema\)$/,
  ],
])('the same checker refuses %s', async (_name, changes, expected) => {
  const { catalog, problems } = await read({ [file]: own }, changes)
  expect(problems).toContainEqual(expect.stringMatching(expected))
  expect(catalog).toBeNull()
})

test('refuses an unknown module, a misplaced file, and a folder without an item', async () => {
  expect((await read({ 'modules/elsewhere/bank/own.yaml': own })).problems).toContain(
    'private/modules/elsewhere:1: error: no module “elsewhere” (private-bank)',
  )
  expect((await read({ [file]: own, 'modules/telling/pool/a.yaml': own })).problems).toEqual([
    'private/modules/telling/pool/a.yaml:1: error: no course file has this name; nothing reads it (unreachable)',
  ])
  expect((await read({})).problems).toEqual([
    'private:1: error: has no item in modules/<module>/bank or final (private-bank)',
  ])
})

test('refuses a folder inside the project', async () => {
  const { problems } = await readCourses(dir, clock, bundleLesson, join(process.cwd(), 'courses'))
  expect(problems.map(lineOf)).toContainEqual(expect.stringMatching(/^courses:1: error: is inside the project/))
})
