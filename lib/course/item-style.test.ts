import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from './sample'
import { sampleFiles } from './sample-files'

const { practice, bank } = sampleFiles

const broken: BrokenSample[] = [
  [
    'a question that asks what does not hold',
    practice,
    [['What do you do?', 'What should you not do?']],
    [/practice.yaml:2: warning: .*“not”.* \(negative\)$/],
  ],
  [
    'an option about the others',
    practice,
    [['text: Do nothing more', 'text: All of the above']],
    [/practice.yaml:13: warning: .* \(all-or-none\)$/],
  ],
  [
    'two options that say the same',
    practice,
    [['text: Do nothing more', 'text: Call it a trafficking']],
    [/practice.yaml:13: warning: options a and c of “prc-one” .* \(overlap\)$/],
  ],
  [
    'a word that gives the key away',
    practice,
    [
      ['a short case', 'of a passport'],
      ['Ask what keeps them', 'Ask for a passport'],
    ],
    [/practice.yaml:12: warning: .*“passport” from the stem \(echo\)$/],
  ],
  [
    'a term to avoid in a stem',
    practice,
    [['a short case.', 'a case of an addict.']],
    [/practice.yaml:2: warning: .* \(term\)$/],
  ],
  [
    'an explanation that names law without a fact',
    practice,
    [['One sign is not enough.', 'Title 17-A says so.']],
    [/practice.yaml:11: warning: .* \(uncited\)$/],
  ],
  [
    'the same item twice',
    bank,
    [['A guard says that he may not go.', '“A cook says that he is tired”.']],
    [
      /smp-tell.yaml:14: error: “bnk-two” is the same item as “bnk-one” at courses\/modules\/telling\/bank\/smp-tell.yaml:1 \(duplicate-item\)$/,
    ],
  ],
  [
    'an item without its audience',
    practice,
    [[/ {2}audience.*\n/, '']],
    [/practice.yaml:1: error: audience: .* \(schema\)$/],
  ],
  [
    'an item without its situation',
    practice,
    [[/ {2}situation.*\n/, '']],
    [/practice.yaml:1: error: situation: .* \(schema\)$/],
  ],
  [
    'an item without its questions',
    practice,
    [['questions: [3]', 'questions: []']],
    [/practice.yaml:7: error: questions: .* \(schema\)$/],
  ],
  [
    'an option without what it does',
    practice,
    [['acts: none, ', '']],
    [/practice.yaml:13: error: options.2.acts: .* \(schema\)$/],
  ],
]

test.each(broken)('tells file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})

test('keys that stand in one place, or are the longest, are told of a bank', async () => {
  const more = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `- id: bnk-more-${index}
  stem: Number ${index} of a row of cases. What do you do?
  interaction: choice
  objective: smp-tell
  audience: both
  situation: look-alike
  questions: [3]
  facts: [F-SMP-01]
  options:
    - { id: a, text: Take the way south, acts: escalate, explanation: It is far., facts: [] }
    - { id: b, text: Take the road north, key: true, acts: refer, explanation: It is near., facts: [] }
    - { id: c, text: Go down to the sea, acts: none, explanation: It is far., facts: [] }
`,
    ).join('')
  const found = await problemsAfter(bank, [['- id: bnk-one', `${more(8)}- id: bnk-one`]])
  expect(found).toEqual([
    expect.stringMatching(/smp-tell.yaml:1: warning: 11 of 11 keys stand in the same place \(key-position\)$/),
    expect.stringMatching(/smp-tell.yaml:1: warning: in 8 of 11 items the key is the longest option \(key-length\)$/),
  ])
  expect(await problemsAfter(bank, [['- id: bnk-one', `${more(2)}- id: bnk-one`]])).toEqual([])
})
