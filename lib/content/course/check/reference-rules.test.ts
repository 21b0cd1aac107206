import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { course, module, lesson, practice, bank, facts, claims } = sampleFiles

const broken: BrokenSample[] = [
  [
    'a lesson whose file is not there',
    module,
    [['lesson: first', 'lesson: frist']],
    [
      /first.mdx:1: error: .* \(unreachable\)$/,
      /module.yaml:6: error: .*frist.mdx does not exist \(missing-file\)$/,
      /course.yaml:11: error: the course has no lesson \(empty-course\)$/,
    ],
  ],
  [
    'a module that is not there',
    course,
    [['[telling]', '[tellin]']],
    [/module.yaml:1: error: .* \(unreachable\)$/, /course.yaml:11: error: .* \(missing-file\)$/, /\(empty-course\)$/],
  ],
  [
    'a fact that is not there, in a lesson',
    lesson,
    [['fact="F-SMP-01"', 'fact="F-SMP-99"']],
    ['courses/modules/telling/first.mdx:19: error: no fact “F-SMP-99” (dangling-fact)'],
  ],
  [
    'a fact that is not there, in an option',
    bank,
    [[/(?<=apart\., facts: \[)F-SMP-01/, 'F-SMP-99']],
    ['courses/modules/telling/bank/smp-tell.yaml:12: error: no fact “F-SMP-99” (dangling-fact)'],
  ],
  [
    'a fact that is not there, in a claim',
    claims,
    [['F-SMP-02', 'F-SMP-99']],
    ['courses/sources/claims.yaml:7: error: no fact “F-SMP-99” (dangling-fact)'],
  ],
  [
    'a claim that is not there',
    lesson,
    [['claim="Q1-1"', 'claim="Q1-9"']],
    [
      'courses/modules/telling/first.mdx:21: error: no claim “Q1-9” (dangling-claim)',
      /claims.yaml:1: warning: no lesson corrects “Q1-1” \(uncorrected\)$/,
    ],
  ],
  [
    'an item that is not there',
    lesson,
    [['[prc-one]', '[prc-one, prc-nine]']],
    ['courses/modules/telling/first.mdx:13: error: no item “prc-nine” in practice.yaml (dangling-item)'],
  ],
  [
    'an item of the bank as practice',
    lesson,
    [['[prc-one]', '[prc-one, bnk-one]']],
    [/first.mdx:13: error: .*give away.* \(dangling-item\)$/],
  ],
  [
    'an objective that is not there, in a lesson',
    lesson,
    [['[smp-tell]', '[smp-tel]']],
    [/first.mdx:4: error: .* \(dangling-objective\)$/],
  ],
  [
    'an objective that is not there, in an item',
    practice,
    [['objective: smp-tell', 'objective: smp-tel']],
    [/practice.yaml:4: error: .* \(dangling-objective\)$/],
  ],
  [
    'an objective that is not there, in a blueprint',
    module,
    [['{ smp-tell: 3 }', '{ smp-tell: 3, smp-tel: 3 }']],
    [
      /module.yaml:12: error: draws 3 on “smp-tel”, the bank has 0 \(blueprint\)$/,
      /module.yaml:12: error: no objective .* \(dangling-objective\)$/,
    ],
  ],
  [
    'an objective whose id was changed, once with each place',
    module,
    [['id: smp-tell,', 'id: smp-spot,']],
    [
      /bank\/smp-tell.yaml:4: error: no objective “smp-tell” in module “telling”; 10 places in all, also .*smp-tell.yaml:17, .*smp-tell.yaml:30, .*first.mdx:4 \(dangling-objective\)$/,
      /met.yaml:\d+: error: no objective “smp-tell”; \d+ places in all, also .* \(dangling-objective\)$/,
      /module.yaml:4: warning: no lesson teaches the objective “smp-spot” \(unused\)$/,
    ],
  ],
  [
    'a fact that is not confirmed',
    facts,
    [[/confirmed(?=[^-]*$)/, 'not-confirmed']],
    [/first.mdx:21: error: .* \(unconfirmed-fact\)$/, /first.mdx:35: error: .* \(unconfirmed-fact\)$/],
  ],
]

test('a fact whose id was changed is one error that names the cause and how many places cite it', async () => {
  const found = await problemsAfter(facts, [['id: F-SMP-01', 'id: F-SMP-11']])
  expect(found.filter((line) => line.includes('(dangling-fact)'))).toEqual([
    expect.stringMatching(
      /smp-tell.yaml:8: error: no fact “F-SMP-01”; \d\d places in all, also .*:\d+: nothing cites “F-SMP-11” at courses\/sources\/facts.yaml:1; if its id was changed, change it back \(dangling-fact\)$/,
    ),
  ])
  expect(found.filter((line) => line.includes('error'))).toHaveLength(1)
})

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
