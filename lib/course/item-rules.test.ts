import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from './sample'
import { sampleFiles } from './sample-files'

const { practice } = sampleFiles

const broken: BrokenSample[] = [
  [
    'no key',
    practice,
    [['key: true', 'key: false']],
    ['courses/modules/telling/practice.yaml:10: error: “prc-one” must have exactly one key, and has 0 (one-key)'],
  ],
  ['two keys', practice, [['key: false', 'key: true']], [/practice.yaml:10: error: .*has 2 \(one-key\)$/]],
  [
    'an option without an explanation',
    practice,
    [['explanation: One sign is not enough.', 'explanation: ""']],
    [/practice.yaml:11: error: options.0.explanation: .* \(schema\)$/],
  ],
  ['two options with one id', practice, [['id: c', 'id: a']], [/practice.yaml:13: error: .* \(duplicate-id\)$/]],
  [
    'two options',
    practice,
    [[/ {4}- \{ id: c.*\n/, '']],
    [/practice.yaml:10: warning: .*2 options.* \(option-count\)$/],
  ],
  [
    'a key that is the longest by more than a tenth',
    practice,
    [['Ask what keeps them', 'Ask what keeps them here and who']],
    [/practice.yaml:12: warning: .* \(longest-key\)$/],
  ],
]

test.each(broken)('tells file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
