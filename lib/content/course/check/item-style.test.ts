import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { practice } = sampleFiles

const broken: BrokenSample[] = [
  [
    'a question before the last sentence that asks so',
    practice,
    [['What do you do?', 'Which of these is NOT a sign? Choose one.']],
    [/practice.yaml:2: warning: .*“NOT”.* \(negative\)$/],
  ],
  [
    'an option that speaks of others by their letters',
    practice,
    [['text: Do nothing more', 'text: Both a and b']],
    [/practice.yaml:13: warning: .* \(all-or-none\)$/],
  ],
  [
    'an option that stands in another',
    practice,
    [['text: Do nothing more', 'text: Call it trafficking at once']],
    [/practice.yaml:13: warning: options a and c of “prc-one” overlap \(overlap\)$/],
  ],
  [
    'two options whose numbers cross',
    practice,
    [
      ['text: Call it trafficking', 'text: It is 1 to 10 years'],
      ['text: Do nothing more', 'text: Some 5 to 20 of them'],
    ],
    [/practice.yaml:13: warning: .* \(overlap\)$/],
  ],
  [
    'an item without facts',
    practice,
    [['facts: [F-SMP-01]\n', 'facts: []\n']],
    [/practice.yaml:8: error: facts: .* \(schema\)$/],
  ],
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

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
