import { expect, test } from 'vitest'
import { type BrokenSample, changeCourseFile, problemsAfter, problemsOf } from '@/fixtures/course'
import { valueBehind } from '@/fixtures/course-encounters'
import { sampleFiles } from '@/fixtures/course-files'

const { encounter, facts } = sampleFiles
const met = `courses/${encounter}`

const broken: BrokenSample[] = [
  [
    'terms to avoid, wherever they stand',
    encounter,
    [
      ['A man at a farm', 'A foreigner at a farm'],
      ['contentNote: null', 'contentNote: Runaways.'],
      ['A man waits by the road.', 'A rescue by the road.'],
      ['A man waits at a farm.', 'An illegal person waits.'],
      ['By the road', 'An addict'],
      ['He is cold.', 'He is an alien.'],
      ['and wait.', 'and rescue him.'],
      ['He looks at you', 'He is a monster'],
      ['He says more', 'He is rescued'],
      ['Who is asked', 'A foreigner who is asked'],
    ],
    [2, 8, 9, 10, 13, 15, 18, 21, 22, 23].map((line) => new RegExp(`met.yaml:${line}: warning: .* \\(term\\)$`)),
  ],
  [
    'what is hard to read',
    encounter,
    [
      [
        valueBehind('setting', 'summary'),
        'Notwithstanding institutional considerations regarding documentation, '.repeat(40),
      ],
    ],
    [/met.yaml:1: warning: reads at grade [\d.]+; the limit is 9.9 \(readability\)$/],
  ],
  [
    'law as of a day to come',
    encounter,
    [['2025-04-30', '2026-11-26']],
    [`${met}:6: error: 2026-11-26 is in the future (law-as-of)`],
  ],
  [
    'law as of a later day than any page cited',
    facts,
    [['pageDate: null', 'pageDate: 2025-04-29']],
    [
      `${met}:6: warning: 2025-04-30 is later than the newest page it cites, from 2025-04-29 (law-as-of)`,
      /shown.yaml:6: .* \(law-as-of\)$/,
      /first.mdx:6: .* \(law-as-of\)$/,
    ],
  ],
  [
    'an overdue review',
    encounter,
    [['2027-01-31', '2026-11-24']],
    [`${met}:7: warning: the review was due on 2026-11-24 (review-due)`],
  ],
  ['no question', encounter, [['[3]', '[]']], [`${met}:5: error: names no question (encounter-questions)`]],
  [
    'a case for another audience',
    encounter,
    [['officer', 'volunteer']],
    [`${met}:3: error: is for a different audience than “pilot”, which uses it (audience)`],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})

test('an overdue review blocks a release', async () => {
  const overdue = (dir: string) => changeCourseFile(dir, encounter, '2027-01-31', '2026-11-24')
  expect(await problemsOf(overdue, true)).toContain(`${met}:7: error: the review was due on 2026-11-24 (review-due)`)
})
