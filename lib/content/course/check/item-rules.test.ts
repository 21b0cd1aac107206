import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { practice } = sampleFiles

/** The whole entry, to replace its interaction. */
const entry = /^- id: prc-one[\s\S]+?(?=- id: prc-two)/
const lines = (interaction: string, options: string[], rest: string[]) =>
  [
    '- id: prc-one',
    '  stem: A person tells you a short case. What comes first, and what belongs to what?',
    `  interaction: ${interaction}`,
    '  objective: smp-tell',
    '  audience: both',
    '  questions: [3]',
    '  facts: [F-SMP-01]',
    '  needsCounsel: false',
    '  options:',
    ...options.map((option) => `    - { ${option}, facts: [] }`),
    ...rest,
    '',
  ].join('\n')
const texts = ['Call somebody', 'Listen to him', 'Write it down']
const order = (key: string) =>
  lines(
    'order',
    texts.map((text, index) => `id: ${'abc'[index]}, text: ${text}, explanation: So it goes on from ${text}.`),
    [`  key: ${key}`],
  )
const match = (...targets: string[]) =>
  lines(
    'match',
    texts.map((text, index) => `id: ${'abc'[index]}, text: ${text}, target: ${targets[index]}, explanation: Fits.`),
    ['  targets:', ...['p', 'q', 'r'].map((id) => `    - { id: ${id}, text: The one called ${id} }`)],
  )

const broken: BrokenSample[] = [
  [
    'no key',
    practice,
    [['key: true', 'key: false']],
    ['courses/modules/telling/practice.yaml:10: error: “prc-one” must have exactly one key, but has 0 (one-key)'],
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
  [
    'several to choose, of which one is a key',
    practice,
    [['interaction: choice', 'interaction: choice\n  cardinality: multiple']],
    [/practice.yaml:11: error: “prc-one” has 1 keys of 3; .* \(several-keys\)$/],
  ],
  [
    'several to choose, of which all are keys',
    practice,
    [
      ['interaction: choice', 'interaction: choice\n  cardinality: multiple'],
      ['key: false', 'key: true'],
      ['key: false', 'key: true'],
    ],
    [/has 3 keys of 3; .* \(several-keys\)$/],
  ],
  [
    'an order whose key leaves a step out',
    practice,
    [[entry, order('[c, a, a]')]],
    [/practice.yaml:13: error: the key of “prc-one” must name each of a, b, c once \(order-key\)$/],
  ],
  [
    'steps listed in the correct order',
    practice,
    [
      [
        entry,
        order('[c, a, b]')
          .replace('id: a', 'id: x')
          .replace('id: b', 'id: a')
          .replace('id: c', 'id: b')
          .replace('id: x', 'id: c'),
      ],
    ],
    [/practice.yaml:9: error: the steps of “prc-one” are listed .* \(ids-tell\)$/],
  ],
  ['an order that its ids give away', practice, [[entry, order('[a, b, c]')]], [/\(ids-tell\)$/]],
  ['an order that its ids give away backward', practice, [[entry, order('[c, b, a]')]], [/\(ids-tell\)$/]],
  ['a match with a missing target', practice, [[entry, match('q', 'z', 'p')]], [/\(match-target\)$/]],
  [
    'a match with one target for two',
    practice,
    [[entry, match('p', 'q', 'p')]],
    [/practice.yaml:12: error: target “p” of “prc-one” fits two options \(match-target\)$/],
  ],
  ['a match that its ids give away', practice, [[entry, match('p', 'q', 'r')]], [/\(ids-tell\)$/]],
]

test('a valid order and a valid match have no problems', async () => {
  for (const written of [order('[c, a, b]'), match('q', 'r', 'p')]) {
    expect(await problemsAfter(practice, [[entry, written]])).toEqual([])
  }
})

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
