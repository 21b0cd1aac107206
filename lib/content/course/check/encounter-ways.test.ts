import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { valueBehind } from '@/fixtures/course-encounters'
import { sampleFiles } from '@/fixtures/course-files'

const { encounter } = sampleFiles
const met = `courses/${encounter}`

const broken: BrokenSample[] = [
  [
    'an expert’s path to a costly ending',
    encounter,
    [['outcome: sound', 'outcome: costly']],
    [
      `${met}:11: warning: no path of sound choices ends well; a case needs at least two (one-way)`,
      `${met}:140: error: “led” is a costly ending, but choices without a cost lead to it (sound-way)`,
    ],
  ],
  [
    'a sound choice that leads to a costly ending',
    encounter,
    [[valueBehind('grade', 'and say so'), 'sound']],
    [`${met}:144: error: “left” is a costly ending, but choices without a cost lead to it (sound-way)`],
  ],
  ['one sound way only', encounter, [['grade: sound', 'grade: costly']], [/met.yaml:11: warning: .* \(one-way\)$/]],
  [
    'too few decisions',
    encounter,
    [[valueBehind('to', 'what he needs now'), 'pay']],
    [`${met}:11: warning: paths have 3 to 5 decisions and the expert’s has 3; all need 4 to 9 (decisions)`],
  ],
  [
    'a path that ends right away',
    encounter,
    [[valueBehind('to', 'stay and listen'), 'left']],
    [`${met}:11: warning: paths have 2 to 5 decisions and the expert’s has 4; all need 4 to 9 (decisions)`],
  ],
  [
    'a look-alike that ends well as trafficking',
    encounter,
    [['acts: refer', 'acts: escalate']],
    [
      `${met}:140: error: the sound ending “led” of a look-alike case has acts “escalate”; it must be ask-further, refer or none (end-acts)`,
    ],
  ],
  [
    'trafficking that ends well unseen',
    encounter,
    [['situation: look-alike', 'situation: trafficking']],
    [
      `${met}:140: error: the sound ending “led” of a trafficking case has acts “refer”; it must be escalate or ask-further (end-acts)`,
    ],
  ],
  [
    'an expert’s choice that is mostly the longest',
    encounter,
    [
      ['Ask how he is, and wait.', 'Ask how he is, and wait for what he says to you.'],
      ['Walk on with the man.', 'Walk on with the man until the two of you are alone.'],
      ['Ask what he needs now.', 'Ask what he needs now, and what he may need later.'],
    ],
    [`${met}:11: warning: the expert’s choice is usually the longest (longest-key)`],
  ],
  [
    'an expert’s choice that has one letter',
    encounter,
    ['Ask how he is', 'Ask the man who', 'Tell him who', 'Call it'].map((words, index) => [
      new RegExp(`id: [ab](?=\\n        text: ${words})`),
      `id: ${'bcbc'[index]}`,
    ]),
    [`${met}:11: warning: the expert’s choice has the same letter everywhere (balance)`],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
