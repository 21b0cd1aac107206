import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { lesson } = sampleFiles
const longText = (words: number) => 'It is cold. '.repeat(words / 3)

const broken: BrokenSample[] = [
  [
    'a practice item listed twice',
    lesson,
    [['[prc-one]', '[prc-one, prc-one]']],
    ['courses/modules/telling/first.mdx:13: error: “prc-one” is listed twice (duplicate-id)'],
  ],
  [
    'front matter without an end',
    lesson,
    [['---\n\n\n<Step', '\n<Step']],
    [/first.mdx:1: error: .* \(front-matter\)$/],
  ],
  ['a lesson without questions', lesson, [['[1, 2]', '[]']], [/first.mdx:5: error: .* \(lesson-questions\)$/]],
  [
    'a lesson without practice',
    lesson,
    [
      ['[prc-one]', '[]'],
      ['\n<Check item="prc-two" />', ''],
      ['<Check item="prc-three" />', ''],
      ['<Check item="prc-third" />', ''],
      ['<Check item="prc-fourth" />', ''],
      ['<Check item="prc-fifth" />', ''],
    ],
    [
      /first.mdx:13: warning: .* \(lesson-practice\)$/,
      ...[17, 25, 40, 48, 56].map((line) => new RegExp(`first.mdx:${line}: error: .* \\(step-check\\)$`)),
      ...Array.from({ length: 6 }, () => /practice.yaml:\d+: warning: .* \(unused\)$/),
    ],
  ],
  ['an overdue review', lesson, [['2027-01-31', '2026-11-24']], [/first.mdx:7: warning: .* \(review-due\)$/]],
  [
    'a fact that should have been read again',
    sampleFiles.facts,
    [['recheck: null', 'recheck: "2026-11-24"']],
    [/facts.yaml:\d+: warning: .* \(review-due\)$/],
  ],
  ['law as of a later day', lesson, [['2026-03-26', '2026-11-26']], [/first.mdx:6: error: .* \(law-as-of\)$/]],
  [
    'a short lesson',
    lesson,
    [[/You meet a man[^<]*(?=<Cite|\n\n<Check)/g, 'It is cold. ']],
    [/first.mdx:2: warning: has \d\d words.* \(lesson-words\)$/],
  ],
  [
    'a long lesson',
    lesson,
    [['<Note title="A table">', `${longText(900)}\n\n<Note title="A table">`]],
    [/first.mdx:2: warning: has 1\d\d\d words.* \(lesson-words\)$/, /first.mdx:26: warning: .* \(step-length\)$/],
  ],
  [
    'a lesson that is hard to read',
    lesson,
    [
      [
        /You meet a man[^<]*(?=<Cite|\n\n<Check)/g,
        'Notwithstanding considerable institutional responsibilities, interdisciplinary investigators systematically evaluate '.repeat(
          20,
        ),
      ],
    ],
    [/first.mdx:2: warning: reads at grade .* \(readability\)$/],
  ],
  [
    'a content note for a section that is not there',
    lesson,
    [['section: What is next?', 'section: What is last?']],
    [/first.mdx:11: error: .* \(content-note\)$/],
  ],
  [
    'a content note that the text does not show',
    lesson,
    [['<ContentNote />', '']],
    [/first.mdx:9: error: .* \(content-note\)$/],
  ],
  [
    'a content note in the wrong place',
    lesson,
    [
      ['<ContentNote />\n', ''],
      ['What is next?">\n', 'What is next?">\n<ContentNote />\n'],
    ],
    [/first.mdx:26: error: .* \(content-note\)$/],
  ],
  [
    'a content note without its text',
    lesson,
    [[/contentNote:\n.*\n.*\n.*\n/, 'contentNote: null\n']],
    [/first.mdx:20: error: .* \(content-note\)$/],
  ],
  [
    'an author’s minutes too far from the computed',
    lesson,
    [['summary:', 'minutes: { value: 12, reason: A table }\nsummary:']],
    [/first.mdx:8: error: .* \(minutes\)$/],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
