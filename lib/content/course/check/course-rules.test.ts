import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import {
  type BrokenSample,
  changeCourseFile,
  problemsAfter,
  writeCourseFile,
  writeSampleCourses,
} from '@/fixtures/course'
import { sampleContents, sampleFiles } from '@/fixtures/course-files'
import { assemble } from '@/lib/content/course/catalog/assemble'
import { readCourses } from '@/lib/content/course/catalog/read'
import { lineOf } from '@/lib/content/course/reader/problem'
import { listUnits } from '../lookup'

const { course, module, lesson, practice, bank } = sampleFiles
const longText = (words: number) => 'It is cold. '.repeat(words / 3)

const broken: BrokenSample[] = [
  [
    'a blueprint larger than the bank',
    module,
    [['smp-tell: 3 ', 'smp-tell: 4 ']],
    ['courses/modules/telling/module.yaml:12: error: draws 4 on “smp-tell”, the bank has 3 (blueprint)'],
  ],
  [
    'a blueprint with too few of an objective',
    module,
    [['smp-tell: 3 ', 'smp-tell: 1 ']],
    [
      /module.yaml:12: error: draws 1 .* a module needs 2 \(blueprint\)$/,
      /module.yaml:12: error: one .* \(unfair-form\)$/,
    ],
  ],
  [
    'a pass rule that one slip fails overall',
    course,
    [['masteryScore: 0.6', 'masteryScore: 0.8']],
    [
      'courses/modules/telling/module.yaml:12: error: one missed item of 3 leaves 67%, and passRule.masteryScore is 80%: draw at least 5 items or lower it (unfair-form)',
    ],
  ],
  [
    'a pass rule that one slip fails in its objective',
    course,
    [['objectiveMissed: 2', 'objectiveMissed: 1']],
    [
      'courses/modules/telling/module.yaml:12: error: one missed item of 3 on “smp-tell” leaves 67%, and objectiveScore 70% fails it: raise passRule.objectiveMissed to 2 (unfair-form)',
    ],
  ],
  [
    'a time limit that is shorter than the quiz',
    module,
    [['role: module\n', 'role: module\n      timeLimitMinutes: 3\n']],
    [/module.yaml:12: warning: gives 3 minutes for a form that takes about 3.6 \(time-limit\)$/],
  ],
  ['an unknown rule of review', course, [[/$/, 'review: never\n']], [/course.yaml:16: error: review: .* \(schema\)$/]],
  [
    'a bank too small for one audience',
    bank,
    [['audience: both', 'audience: volunteer']],
    [
      'courses/modules/telling/bank/smp-tell.yaml:5: error: no form for “volunteer” draws “bnk-one”: no blueprint for “volunteer” has “smp-tell” (undrawn)',
      /\(look-alikes\)$/,
      'courses/modules/telling/module.yaml:12: error: draws 3 on “smp-tell”, the bank has 2 for “officer” and 1 for “volunteer” only (blueprint)',
    ],
  ],
  [
    'a bank that is all for another audience',
    bank,
    [
      ['audience: both', 'audience: volunteer'],
      ['audience: both', 'audience: volunteer'],
      ['audience: both', 'audience: volunteer'],
    ],
    [
      'courses/modules/telling/bank/smp-tell.yaml:5: error: no form for “volunteer” draws “bnk-one”: no blueprint for “volunteer” has “smp-tell”; 3 places in all, also courses/modules/telling/bank/smp-tell.yaml:14, courses/modules/telling/bank/smp-tell.yaml:27 (undrawn)',
      'courses/modules/telling/module.yaml:12: error: draws 3 on “smp-tell”, the bank has 0 for “officer” and 3 for “volunteer” only (blueprint)',
    ],
  ],
  [
    'an item on an objective that no blueprint has',
    module,
    [[/ {2}- quiz:[^$]*- \{ encounter/, '  - { encounter']],
    [
      'courses/modules/telling/bank/smp-tell.yaml:4: error: no form draws “bnk-one”: no blueprint has “smp-tell”; 3 places in all, also courses/modules/telling/bank/smp-tell.yaml:14, courses/modules/telling/bank/smp-tell.yaml:27 (undrawn)',
    ],
  ],
  [
    'a bank with few look-alikes',
    bank,
    [['look-alike', 'trafficking']],
    [/module.yaml:12: warning: 0 of the bank’s 3 .* \(look-alikes\)$/],
  ],
  [
    'practice for the other audience',
    practice,
    [['audience: both', 'audience: volunteer']],
    [/practice.yaml:5: error: .* \(audience\)$/],
  ],
  [
    'a course whose lessons are all for the other audience',
    module,
    [['{ lesson: first }', '{ lesson: first, audience: volunteer }']],
    [/course.yaml:11: error: the course has no lesson \(empty-course\)$/],
  ],
  [
    'a module over 45 minutes',
    lesson,
    [['<Note title="A table">', `${longText(8100)}\n\n<Note title="A table">`]],
    [/\(lesson-words\)$/, /\(step-length\)$/, /module.yaml:5: error: takes .* \(module-length\)$/],
  ],
  [
    'an item used nowhere',
    lesson,
    [['[prc-one]', '[]']],
    ['courses/modules/telling/practice.yaml:1: warning: no lesson has “prc-one” as its practice (unused)'],
  ],
  [
    'a blueprint that enemies leave too few items',
    bank,
    [['id: bnk-one\n', 'id: bnk-one\n  enemies: [bnk-two]\n']],
    [
      'courses/modules/telling/module.yaml:12: error: draws 3 on “smp-tell”, but only 1 of the bank’s 3 have no enemy in it (enemies)',
    ],
  ],
  [
    'an enemy that is no item',
    bank,
    [['id: bnk-one\n', 'id: bnk-one\n  enemies: [bnk-four]\n']],
    ['courses/modules/telling/bank/smp-tell.yaml:2: error: no other item is named “bnk-four” (dangling-enemy)'],
  ],
]

const ownFinal = 'final: { id: end, slug: end, title: End, ownBank: true, blueprint: { smp-tell: 3 } }'

test('a final with its own bank draws from final/ alone, which needs fifteen items on each objective', async () => {
  const dir = await writeSampleCourses()
  const clock = { today: '2026-11-25', release: false }
  const reserved = (sampleContents[bank] ?? '')
    .replaceAll('bnk-', 'fin-')
    .replace('says nothing at all', 'walks home in the rain and sings')
  await writeCourseFile(dir, 'modules/telling/final/smp-tell.yaml', reserved)
  expect((await readCourses(dir, clock)).problems.filter(({ rule }) => rule !== 'duplicate-item')).toEqual([])
  await changeCourseFile(dir, course, 'final: null', ownFinal)
  const { problems, content } = await readCourses(dir, clock)
  expect(problems.filter(({ rule }) => rule !== 'duplicate-item').map(lineOf)).toEqual([
    'courses/pilot/course.yaml:13: error: the final’s own bank needs 15 items on each objective, here 3 (final-bank)',
  ])
  await changeCourseFile(dir, course, 'smp-tell: 3 }', 'smp-tell: 2 }')
  expect((await readCourses(dir, clock)).problems.map(lineOf)).toContainEqual(
    expect.stringMatching(/course.yaml:13: error: draws 2 .* a final needs 3 \(blueprint\)$/),
  )
  await changeCourseFile(dir, course, 'smp-tell: 2 }', 'smp-tell: 3 }')
  const quizzes = assemble(content)
    .courses.flatMap(listUnits)
    .filter((unit) => unit.kind === 'quiz')
  expect(quizzes.map(({ id, bank: drawn }) => [id, drawn.map((item) => item.id)])).toEqual([
    ['quiz-first', ['bnk-one', 'bnk-two', 'bnk-three']],
    ['end', ['fin-one', 'fin-two', 'fin-three']],
  ])
  await changeCourseFile(
    dir,
    course,
    'ownBank: true',
    'ownBank: true, duties: [{ id: notice, title: A notice, lesson: nowhere }]',
  )
  await changeCourseFile(dir, 'modules/telling/final/smp-tell.yaml', 'id: fin-one\n', 'id: fin-one\n  duty: notice\n')
  await changeCourseFile(dir, 'modules/telling/final/smp-tell.yaml', 'id: fin-two\n', 'id: fin-two\n  duty: warning\n')
  const duties = (await readCourses(dir, clock)).problems.filter(({ rule }) => rule.endsWith('duty'))
  expect(duties.map(lineOf)).toEqual([
    expect.stringMatching(/final\/smp-tell.yaml:\d+: error: no final has the duty “warning” \(dangling-duty\)$/),
    'courses/pilot/course.yaml:13: error: the course has no lesson “nowhere” (duty)',
    'courses/pilot/course.yaml:13: error: “notice” has 1 of the 4 items that a form and another after it need (duty)',
  ])
  await rm(dirname(dir), { recursive: true })
})

test('a course asks for a sound ending only of a case with questions for those who read it', async () => {
  const dir = await writeSampleCourses()
  const clock = { today: '2026-11-25', release: false }
  await changeCourseFile(dir, sampleFiles.encounter, /afterReading[^$]*/, '')
  expect((await readCourses(dir, clock)).problems).toEqual([])
  await changeCourseFile(dir, course, /$/, 'moveOn: { encounters: offered, enc-met: sound }\n')
  expect((await readCourses(dir, clock)).problems.map(lineOf)).toEqual([
    'courses/modules/telling/encounters/met.yaml:10: error: “pilot” asks for a sound ending, so those who read it need two questions (after-reading)',
  ])
  await rm(dirname(dir), { recursive: true })
})

test('shared units must have the same rules in each course', async () => {
  const dir = await writeSampleCourses()
  const [own = ''] = [sampleContents[course]]
  await writeCourseFile(dir, 'other/course.yaml', own.replace('id: pilot', 'id: other'))
  const clock = { today: '2026-11-25', release: false }
  expect((await readCourses(dir, clock)).problems).toEqual([])
  await changeCourseFile(dir, 'other/course.yaml', 'limit: null', 'limit: 2')
  expect((await readCourses(dir, clock)).problems.map(lineOf)).toEqual([
    expect.stringMatching(
      /pilot\/course.yaml:15: error: “quiz-first” has a different .* than in “other”.* \(shared-rules\)$/,
    ),
  ])
  await changeCourseFile(dir, 'other/course.yaml', 'limit: 2', 'limit: null')
  await changeCourseFile(dir, course, /$/, 'moveOn: { encounters: sound }\n')
  expect((await readCourses(dir, clock)).problems.map(lineOf)).toEqual([
    'courses/pilot/course.yaml:16: error: “enc-met” has a different rule here than in “other”, which shares it (shared-rules)',
  ])
  await rm(dirname(dir), { recursive: true })
})

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
