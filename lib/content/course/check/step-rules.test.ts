import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { lesson } = sampleFiles
const lastStep = /<Step id="fifth"[\s\S]*<\/Step>\n/

const broken: BrokenSample[] = [
  [
    'a lesson with four steps',
    lesson,
    [[lastStep, '']],
    [
      /first.mdx:2: error: has 4 steps; a lesson has 5 to 8 \(steps\)$/,
      /first.mdx:2: warning: .* \(lesson-words\)$/,
      /practice.yaml:\d+: warning: .* \(unused\)$/,
    ],
  ],
  [
    'text outside a step',
    lesson,
    [['<Step id="first"', 'It is cold.\n\n<Step id="first"']],
    [/first.mdx:17: error: put this inside a <Step> \(steps\)$/],
  ],
  [
    'a step id that is not in lower case',
    lesson,
    [['<Step id="first"', '<Step id="First"']],
    [/first.mdx:17: error: “First” must be lower-case words with dashes \(steps\)$/],
  ],
  [
    'two steps with one id',
    lesson,
    [['<Step id="third"', '<Step id="first"']],
    [/first.mdx:41: error: step “first” is listed twice \(duplicate-id\)$/],
  ],
  [
    'a step inside a step',
    lesson,
    [['<Note title', '<Step id="in" title="Inside">\n\nWait.\n\n</Step>\n\n<Note title']],
    [/first.mdx:27: error: a step can’t contain another \(steps\)$/],
  ],
  [
    'a second heading of level 2 in a step',
    lesson,
    [['<Note title', '## Look\n\n<Note title']],
    [/first.mdx:27: error: .*use ### \(heading-order\)$/],
  ],
  [
    'a check that is not last in its step',
    lesson,
    [
      ['<Note title', '<Check item="prc-three" />\n\n<Note title'],
      ['<Check item="prc-three" />\n\n</Step>', '</Step>'],
    ],
    [
      /first.mdx:26: error: .* \(step-check\)$/,
      /first.mdx:27: error: <Check> must be the last line of its step \(steps\)$/,
      /practice.yaml:\d+: warning: .* \(unused\)$/,
    ],
  ],
  [
    'a step without a check',
    lesson,
    [['<Check item="prc-fifth" />', '']],
    [
      /first.mdx:\d+: error: the step “fifth” ends without a <Check> \(step-check\)$/,
      /practice.yaml:\d+: warning: .* \(unused\)$/,
    ],
  ],
  [
    'a check of an item that is not there',
    lesson,
    [
      ['[prc-one]', '[prc-one, prc-two]'],
      ['<Check item="prc-two" />', '<Check item="prc-nine" />'],
    ],
    [/first.mdx:24: error: no item “prc-nine” in practice.yaml \(dangling-item\)$/],
  ],
  [
    'one item as the check of two steps',
    lesson,
    [
      ['[prc-one]', '[prc-one, prc-two]'],
      ['<Check item="prc-two" />', '<Check item="prc-three" />'],
    ],
    [/first.mdx:26: error: “prc-three” is listed twice \(duplicate-id\)$/],
  ],
  [
    'a second common mistake',
    lesson,
    [['<Note title', '<CommonMistake claim="Q1-1" />\n\n<Note title']],
    [/first.mdx:27: error: a lesson shows one <CommonMistake> at most \(common-mistake\)$/],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
