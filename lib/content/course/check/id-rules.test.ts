import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { module, bank } = sampleFiles

const broken: BrokenSample[] = [
  [
    'an id used twice, in different files',
    bank,
    [['bnk-two', 'prc-one']],
    [
      'courses/modules/telling/bank/smp-tell.yaml:14: error: id “prc-one” is already used at courses/modules/telling/practice.yaml:1 (duplicate-id)',
    ],
  ],
  [
    'a unit with the id of an item',
    module,
    [['quiz-first', 'prc-one']],
    [/module.yaml:8: error: .* \(duplicate-id\)$/],
  ],
  [
    'a slug used twice in a course',
    module,
    [['slug: first-quiz', 'slug: first']],
    [/module.yaml:9: error: .* \(duplicate-id\)$/],
  ],
  [
    'a slug that is an address below every course',
    module,
    [['slug: first-quiz', 'slug: renewal']],
    [/module.yaml:9: error: .* \(duplicate-id\)$/],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
