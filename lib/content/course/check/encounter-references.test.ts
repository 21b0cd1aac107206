import { expect, test } from 'vitest'
import { type BrokenSample, changeCourseFile, problemsAfter, problemsOf, writeCourseFile } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { module, encounter, facts } = sampleFiles
const met = `courses/${encounter}`

const broken: BrokenSample[] = [
  ['a missing fact', encounter, [['F-SMP-01', 'F-SMP-99']], [`${met}:24: error: no fact “F-SMP-99” (dangling-fact)`]],
  [
    'a law line’s missing fact',
    encounter,
    [['him answer., facts: [F-SMP-01]', 'him answer., facts: [F-SMP-99]']],
    [`${met}:25: error: no fact “F-SMP-99” (dangling-fact)`],
  ],
  [
    'an ending’s missing fact',
    encounter,
    [[/(?<=end: .*)F-SMP-01/, 'F-SMP-99']],
    [`${met}:140: error: no fact “F-SMP-99” (dangling-fact)`],
  ],
  [
    'a missing objective',
    encounter,
    [['smp-tell', 'smp-tel']],
    [`${met}:14: error: no objective “smp-tel” (dangling-objective)`],
  ],
  [
    'a file that module.yaml does not list',
    module,
    [['  - { encounter: met }\n', '']],
    [`${met}:1: error: module.yaml does not list this encounter (unreachable)`],
  ],
  [
    'a missing file',
    module,
    [['encounter: met', 'encounter: mat']],
    [
      /met.yaml:1: error: .* \(unreachable\)$/,
      'courses/modules/telling/module.yaml:13: error: no encounter “mat”: modules/telling/encounters/mat.yaml does not exist (missing-file)',
    ],
  ],
  [
    'a missing example',
    module,
    [['example: shown', 'example: show']],
    [
      /shown.yaml:1: error: .* \(unreachable\)$/,
      /shown.yaml:11: warning: .*the expert’s has 3; all need 4 to 9 \(decisions\)$/,
      /module.yaml:14: error: no encounter “show”: .*encounters\/show.yaml does not exist \(missing-file\)$/,
    ],
  ],
  [
    'an example that is also a unit',
    module,
    [['example: shown', 'example: met']],
    [
      /shown.yaml:1: error: .* \(unreachable\)$/,
      /shown.yaml:11: warning: .* \(decisions\)$/,
      'courses/modules/telling/module.yaml:14: error: “met” is also a unit of the module; an example must show a different case (example)',
    ],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})

test('a choice cannot cite an unconfirmed fact', async () => {
  const problems = await problemsOf(async (dir) => {
    await changeCourseFile(dir, encounter, 'F-SMP-01', 'F-SMP-02')
    await changeCourseFile(dir, facts, /(?<=F-SMP-02[\s\S]*?status: )confirmed/, 'not-confirmed')
  })
  expect(problems).toContain(
    `${met}:24: error: fact “F-SMP-02” is not confirmed and cannot be cited (unconfirmed-fact)`,
  )
})

test('an encounter cannot show an objective of a module outside the course', async () => {
  const problems = await problemsOf(async (dir) => {
    const other = 'id: other\ntitle: Other\nobjectives: [{ id: oth-er, text: Other }]\nunits: [{ lesson: other }]\n'
    await writeCourseFile(dir, 'modules/other/module.yaml', other)
    await changeCourseFile(dir, encounter, 'smp-tell', 'oth-er')
  })
  expect(problems).toContain(`${met}:14: error: “pilot” has no “oth-er” (dangling-objective)`)
})
