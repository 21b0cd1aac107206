import { beforeAll, describe, expect, test } from 'vitest'
import { sampleCourse, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { readCourses } from './catalog/read'
import { summarize } from './catalog/summary'
import { computeMinutes } from './minutes'
import type { Course, Encounter, Lesson } from './schema'
import { mapOfQuestions } from './source-map'
import { deliveredTexts, outlineOf } from './version'

const clock = { today: '2026-11-25', release: false }

let course: Course
beforeAll(async () => {
  course = await sampleCourse()
})

describe('the hash of a course', () => {
  const { bank, claims, encounter, example, facts, lesson, module, practice } = sampleFiles
  test.each([
    ['the text of a lesson', lesson, 'Wait.', 'Wait here.'],
    ['the title of a lesson', lesson, 'title: First', 'title: One'],
    ['the law-as-of of a lesson', lesson, '2026-03-26', '2026-03-27'],
    ['a cited fact', facts, 'The law says so; 1-800', 'The law says it; 1-800'],
    ['a claim that is corrected', claims, 'not quite so', 'not at all so'],
    ['a practice item', practice, 'One sign is not enough.', 'One sign is too little.'],
    ['an option of a bank item', bank, 'Do nothing more', 'Do nothing else'],
    ['an objective', module, 'Tell one from the other', 'Tell them apart'],
    ['a choice of an encounter', encounter, 'Ask how he is, and wait.', 'Ask how he is, and listen.'],
    ['what an encounter’s choice leads to', encounter, 'to: left', 'to: led'],
    ['a worked example', example, 'Wait until he speaks.', 'Wait until he is done.'],
    ['what is asked of encounters', sampleFiles.course, 'modules:', 'moveOn: { encounters: sound }\nmodules:'],
    ['the least time expected', sampleFiles.course, 'modules:', 'time: { minimumShare: 0.8 }\nmodules:'],
    ['the pass rule', sampleFiles.course, 'masteryScore: 0.6', 'masteryScore: 0.5'],
  ])('changes with %s', async (_name, file, from, to) => {
    expect((await sampleCourse([file, from, to])).hash).not.toBe(course.hash)
  })

  test('is the same for equal content and when only the next review date changes', async () => {
    expect((await sampleCourse()).hash).toBe(course.hash)
    for (const file of [lesson, encounter, example]) {
      expect((await sampleCourse([file, '2027-01-31', '2027-02-28'])).hash).toBe(course.hash)
    }
  })

  test('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: 2 })).toBe('{"a":2,"b":[{"d":1}]}')
    // Keys that look like numbers are sorted as text too.
    expect(canonicalJson({ 9: [undefined], 10: new Date(0), '': '\u20ac' })).toBe(
      '{"":"\u20ac","10":"1970-01-01T00:00:00.000Z","9":[null]}',
    )
  })
})

test('a version stores how its minutes were computed', () => {
  const lesson = course.modules[0]?.units[0] as Lesson
  const encounter = course.modules[0]?.units[2] as Encounter
  const words = lesson.words + encounter.words
  expect(course.minutes).toEqual({
    words,
    practiceItems: 6,
    quizItems: 3,
    decisions: 4,
    minutes: expect.closeTo(words / 180 + 5 * 0.4 + 1 + 3.6 + 4 * 0.3, 1),
    hours: 0,
  })
  expect(computeMinutes([lesson])).not.toHaveProperty('decisions')
})

test('optional encounters and the pre-test count no minutes', async () => {
  const lesson = course.modules[0]?.units[0] as Lesson
  const offered = await sampleCourse([sampleFiles.course, 'modules:', 'moveOn: { encounters: offered }\nmodules:'])
  expect(offered.minutes).toMatchObject({
    words: lesson.words,
    minutes: expect.closeTo(lesson.words / 180 + 5 * 0.4 + 1 + 3.6, 1),
  })
  expect(offered.minutes).not.toHaveProperty('decisions')
})

test('a lesson lists its citations in order of first mention', () => {
  const lesson = course.modules[0]?.units[0] as Lesson
  expect(lesson.cites).toEqual(['F-SMP-01', 'F-SMP-02'])
  expect(lesson.source.startsWith('<Step id="first"')).toBe(true)
})

test('the outline names each unit and item with its hash, and lessons are stored as delivered', () => {
  const [lesson, quiz, encounter] = course.modules[0]?.units ?? []
  expect(outlineOf(course).modules).toMatchObject([
    {
      id: 'telling',
      units: [
        {
          id: 'les-first',
          kind: 'lesson',
          slug: 'first',
          hash: lesson?.hash,
          practice: ['two', 'three', 'third', 'fourth', 'fifth', 'one'].map((id) => ({ id: `prc-${id}` })),
        },
        {
          id: 'quiz-first',
          kind: 'quiz',
          hash: quiz?.hash,
          blueprint: { 'smp-tell': 3 },
          bank: [{ id: 'bnk-one' }, {}, {}],
        },
        { id: 'enc-met', kind: 'encounter', slug: 'met', hash: encounter?.hash },
      ],
    },
  ])
  expect(deliveredTexts(course)['les-first']).toMatchObject({
    title: 'First',
    facts: [
      { id: 'F-SMP-01', statement: 'The law says so; 1-800-555-0100 tells.', citation: '1 U.S.C. 1' },
      { id: 'F-SMP-02' },
    ],
    claims: [{ id: 'Q1-1' }],
    practice: ['two', 'three', 'third', 'fourth', 'fifth', 'one'].map((id) => ({ id: `prc-${id}` })),
  })
  expect(deliveredTexts(course)['enc-met']).toMatchObject({
    title: 'A man at a farm',
    lawAsOf: '2025-04-30',
    facts: [{ id: 'F-SMP-01' }],
    setting: 'It is late. A man waits at a farm.',
    nodes: [{ id: 'road' }, {}, {}, {}, {}, {}, { id: 'left' }],
  })
  expect(deliveredTexts(course)['enc-shown']).toMatchObject({
    title: 'A man at a shop',
    nodes: [{ id: 'door' }, {}, {}, {}, {}],
  })
})

test('the summary and the map list all twenty questions, each lesson and item once', async () => {
  const read = await readCourses(await writeSampleCourses(), clock)
  const { questions, ...counts } = summarize(read)
  expect(counts).toMatchObject({ courses: 1, lessons: 1, items: 9, problems: [] })
  expect(counts.reading).toMatchObject([
    {
      file: 'courses/modules/telling/first.mdx',
      grade: expect.any(Number),
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    },
  ])
  expect(Object.keys(questions)).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)))
  expect(questions[1]).toEqual({ lessons: 1, items: 0, claims: 1 })
  expect(questions[3]).toEqual({ lessons: 0, items: 9, claims: 0 })
  const map = read.catalog ? mapOfQuestions(read.catalog) : []
  expect(map[2]).toMatchObject({ question: 3, claims: [], lessons: [] })
  expect(map[2]?.items).toEqual([
    ...['bnk-one', 'bnk-three', 'bnk-two', 'prc-fifth', 'prc-fourth', 'prc-one', 'prc-third', 'prc-three', 'prc-two'],
  ])
  expect(map[0]?.lessons).toMatchObject([{ href: '/learn/pilot/first', lesson: { id: 'les-first' } }])
})
