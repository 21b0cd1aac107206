import { expect, test } from 'vitest'
import { type BrokenSample, changeCourseFile, problemsAfter, problemsOf } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { course } = sampleFiles
const expires = (rule: string): [string, string] => ['expiry: null', `expiry: ${rule}`]
const renews = (days: number): [RegExp, string] => [/$/, `recertification: { opensDays: ${days} }\n`]
const noFinal = /course.yaml:17: error: requires the final, but this course has none \(recertification\)$/

const broken: BrokenSample[] = [
  ['no months', course, [expires('{ afterMonths: 0 }')], [/course.yaml:10: error: expiry.afterMonths: .* \(schema\)$/]],
  ['a day that is none', course, [expires('{ on: 2027-02-30 }')], [/course.yaml:10: error: expiry.on: .* \(schema\)$/]],
  [
    'a block of no years',
    course,
    [expires('{ block: { years: 0, from: 2026 } }')],
    [/course.yaml:10: error: expiry.block.years: .* \(schema\)$/],
  ],
  [
    'two rules at once',
    course,
    [expires('{ afterMonths: 24, on: 2027-12-31 }')],
    ['courses/pilot/course.yaml:10: error: expiry: needs exactly one of afterMonths, on, or block (schema)'],
  ],
  [
    'the name of the rule before',
    course,
    [['expiry: null', 'expiresAfterMonths: 24']],
    [/: error: expiry: is missing/, /:10: error: unknown key “expiresAfterMonths” \(schema\)$/],
  ],
  [
    'a day that has passed',
    course,
    [expires('{ on: 2026-11-24 }')],
    [
      'courses/pilot/course.yaml:10: warning: certificates issued today would already have expired on 2026-11-24 (expiry)',
    ],
  ],
  [
    'a renewal of certificates that don’t expire, by a missing final',
    course,
    [renews(90)],
    [
      /course.yaml:16: error: requires the final/,
      /course.yaml:16: error: there is nothing to renew: .* \(recertification\)$/,
    ],
  ],
  [
    'a renewal that is open from the first day',
    course,
    [['expiry: null', 'expiry: { afterMonths: 3 }\n'], renews(84)],
    [
      'courses/pilot/course.yaml:17: error: opens 84 days before the end of a certificate that is valid for 84 (recertification)',
      noFinal,
    ],
  ],
  [
    'an instructor without a name',
    course,
    [[/$/, 'instructor: { id: "12" }\n']],
    ['courses/pilot/course.yaml:16: error: instructor.name: is missing (schema)'],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})

test.each(['{ afterMonths: 24 }', '{ on: 2026-11-25 }', '{ block: { years: 2, from: 2026 } }'])(
  'accepts %s',
  async (rule) => {
    expect(await problemsAfter(course, [expires(rule)])).toEqual([])
  },
)

test('a past day is an error before a release', async () => {
  const found = await problemsOf((dir) => changeCourseFile(dir, course, ...expires('{ on: 2026-11-24 }')), true)
  expect(found.join('\n')).toContain('course.yaml:10: error: certificates issued today')
})
