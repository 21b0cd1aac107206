import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeCourseFile, writeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { sampleStandard } from '@/fixtures/standard'
import { readCourses } from '@/lib/content/course/catalog/read'
import { lineOf } from '@/lib/content/course/reader/problem'
import type { Item } from '@/lib/content/quiz/schema'
import { unitHashes } from '../change'
import { findFinal } from '../lookup'
import type { Course } from '../schema'
import { outlineOf } from '../version'

const file = 'pilot/standard.yaml'
const clock = { today: '2026-11-25', release: false }
const final = 'final: { id: end, slug: end, title: End, blueprint: { smp-tell: 3 } }'

/** The sample with a final, and this text as its standard. */
async function read(text: string | null, changes: [from: string | RegExp, to: string][] = []) {
  const dir = await writeSampleCourses()
  await changeCourseFile(dir, sampleFiles.course, 'final: null', final)
  if (text !== null) await writeCourseFile(dir, file, text)
  for (const [from, to] of changes) await changeCourseFile(dir, file, from, to)
  const { catalog, problems } = await readCourses(dir, clock)
  await rm(dirname(dir), { recursive: true })
  return { course: catalog?.courses[0], problems: problems.map(lineOf) }
}

let bank: Item[]
let plain: Course
beforeAll(async () => {
  plain = (await read(null)).course as Course
  bank = findFinal(plain)?.bank ?? []
})

const empty = 'justQualified: null\nmet: null\njudges: []\nratings: []\n'

describe('a standard', () => {
  test('becomes the cut of the final and a part of the version once the panel is complete', async () => {
    const { course, problems } = await read(sampleStandard({ items: bank, rate: (item, judge) => 60 + item + judge }))
    expect(problems).toEqual([])
    expect(course?.standard).toMatchObject({ judges: 8, on: '2026-11-20' })
    expect(bank.map(({ hash }) => course?.standard?.ratings[hash])).toEqual([0.635, 0.645, 0.655])
    expect(course?.hash).not.toBe(plain.hash)
    expect(outlineOf(course as Course)).toMatchObject({ standard: course?.standard })
    expect(unitHashes(course as Course)).not.toEqual(unitHashes(plain))
  })

  test('changes no version while it is empty or incomplete', async () => {
    const texts = [empty, sampleStandard({ judges: 7, items: bank }), sampleStandard({ items: bank.slice(1) })]
    for (const text of texts) {
      const { course } = await read(text)
      expect(course?.standard).toBeUndefined()
      expect(course?.hash).toBe(plain.hash)
      expect(unitHashes(course as Course)).toEqual(unitHashes(plain))
      expect(outlineOf(course as Course)).toEqual(outlineOf(plain))
    }
    expect((await read(empty)).problems).toEqual([])
  })

  test('counts only after a second round', async () => {
    const { course } = await read(sampleStandard({ items: bank }), [[/ {4}second: .*\n/, '']])
    expect(course?.standard).toBeUndefined()
  })
})

describe('the checker', () => {
  test.each<[string, [string | RegExp, string][], RegExp]>([
    ['a rating over 100', [['judge-1: 70', 'judge-1: 170']], /:15: error: ratings.0.first.judge-1: .*\(schema\)$/],
    ['an unknown key', [['met:', 'chair: x\nmet:']], /:2: error: unknown key “chair” \(schema\)$/],
    ['ratings without a description', [[/justQualified: .*/, 'justQualified: null']], /:1: error: judges need a desc/],
    ['ratings without a day', [[/met: .*/, 'met: null']], /:2: error: there are ratings, but no day .*\(standard\)$/],
    ['a day to come', [[/met: .*/, 'met: 2026-12-01']], /:2: error: 2026-12-01 is in the future \(standard\)$/],
    ['a judge named twice', [['id: judge-2', 'id: judge-1']], /:5: error: there is another judge “judge-1”/],
    ['a rating by a stranger', [['judge-8: 70 }', 'judge-8: 70, kim: 1 }']], /:15: error: no judge is named “kim”/],
    ['a judge who left one out', [[', judge-8: 70 }', ' }']], /:15: error: has no rating by “judge-8” \(standard\)$/],
    ['an item of no final', [['item: bnk-one', 'item: prc-one']], /:13: error: the final of “pilot” has no item “prc/],
    [
      'reversed bounds',
      [
        [
          'profession: none }',
          'profession: none, hofstee: { lowestCut: 80, highestCut: 60, fewestFail: 1, mostFail: 9 } }',
        ],
      ],
      /:4: error: judges.0.hofstee: has its bounds reversed \(schema\)$/,
    ],
  ])('refuses %s', async (_name, changes, expected) => {
    const { problems } = await read(sampleStandard({ items: bank }), changes)
    expect(problems).toContainEqual(expect.stringMatching(expected))
  })

  test('refuses an item rated twice', async () => {
    const { problems } = await read(sampleStandard({ items: [...bank, ...bank.slice(0, 1)] }))
    expect(problems).toEqual([expect.stringMatching(/:25: error: “bnk-one” is rated twice \(standard\)$/)])
  })

  test('warns of few judges, of an item that changed, and of items without a rating', async () => {
    const { problems } = await read(sampleStandard({ judges: 7, items: bank }), [
      [bank[0]?.hash.slice(0, 12) ?? '', '0123456789ab'],
    ])
    expect(problems).toEqual([
      expect.stringMatching(/standard.yaml:3: warning: 7 judges; with fewer than 8 the cut stays provisional/),
      expect.stringMatching(/standard.yaml:11: warning: 1 of the final’s 3 items have no rating/),
      expect.stringMatching(/standard.yaml:13: warning: “bnk-one” has changed since it was rated: it is now version/),
    ])
  })
})
