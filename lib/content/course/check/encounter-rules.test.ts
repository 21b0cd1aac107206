import { expect, test } from 'vitest'
import { type BrokenSample, changeCourseFile, problemsAfter, problemsOf } from '@/fixtures/course'
import { sampleNode, valueBehind } from '@/fixtures/course-encounters'
import { sampleFiles } from '@/fixtures/course-files'

const { encounter, example } = sampleFiles
const met = `courses/${encounter}`

const broken: BrokenSample[] = [
  [
    'a choice of an officer without its law',
    encounter,
    [[/ +law: .*\n/, '']],
    [`${met}:17: error: choice “a” of “road” has no law: say what the law allows or asks there (law-line)`],
  ],
  [
    'a choice that leads nowhere',
    encounter,
    [[valueBehind('to', 'who helps with pay'), 'gone']],
    [`${met}:126: error: choice “a” leads to “gone”, which does not exist (missing-node)`],
  ],
  [
    'a loop',
    encounter,
    [[valueBehind('to', 'and say so'), 'talk']],
    [
      `${met}:136: error: choice “b” of “pay” leads back to “talk”: the encounter would never end; add another node (loop)`,
    ],
  ],
  [
    'a choice that leads back to its own node',
    encounter,
    [[valueBehind('to', 'what he needs now'), 'talk']],
    [/met.yaml:86: error: choice “b” of “talk” leads back to “talk”: .* \(loop\)$/],
  ],
  [
    'a way back to the beginning',
    encounter,
    [[valueBehind('to', 'and say so'), 'road']],
    [/met.yaml:136: error: choice “b” of “pay” leads back to “road”: .* \(loop\)$/],
  ],
  [
    'a second start',
    encounter,
    [['afterReading:', `${sampleNode('elsewhere', 'led')}afterReading:`]],
    [`${met}:145: error: “elsewhere” is a second start: no choice leads to it (unreached-node)`],
  ],
  [
    'an island',
    encounter,
    [['afterReading:', `${sampleNode('elsewhere', 'island')}${sampleNode('island', 'led')}afterReading:`]],
    [
      /met.yaml:145: error: .* second start/,
      `${met}:170: error: no path from the first node leads to “island” (unreached-node)`,
    ],
  ],
  [
    'a loop that nothing leads to',
    encounter,
    [['afterReading:', `${sampleNode('elsewhere', 'island')}${sampleNode('island', 'elsewhere')}afterReading:`]],
    [
      /met.yaml:145: error: no path /,
      /met.yaml:170: error: no path /,
      /met.yaml:184: error: choice “a” of “island” .*loop/,
    ],
  ],
  [
    'no expert’s choice',
    encounter,
    [[valueBehind('grade', 'and wait'), 'sound']],
    [`${met}:16: error: node “road” must have exactly one expert choice, but has 0 (one-expert)`],
  ],
  [
    'two experts’ choices',
    encounter,
    [[valueBehind('grade', 'stay and listen'), 'expert']],
    [`${met}:41: error: node “boss” must have exactly one expert choice, but has 2 (one-expert)`],
  ],
  [
    'two nodes of one id',
    encounter,
    [['id: boss', 'id: talk']],
    [
      `${met}:36: error: choice “b” leads to “boss”, which does not exist (missing-node)`,
      `${met}:62: error: “enc-met” has two nodes “talk” (duplicate-id)`,
    ],
  ],
  [
    'two choices of one id',
    encounter,
    [['id: b\n        text: Ask the man', 'id: a\n        text: Ask the man']],
    [`${met}:27: error: node “road” has two choices “a” (duplicate-id)`],
  ],
  [
    'the id of another unit',
    example,
    [['enc-shown', 'enc-met']],
    [`courses/${example}:1: error: id “enc-met” is already used at ${met}:1 (duplicate-id)`],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})

test('checks a hundred nodes quickly', async () => {
  const chain = Array.from({ length: 100 }, (_, index) =>
    sampleNode(`more${index}`, index < 99 ? `more${index + 1}` : 'pay'),
  )
  const began = performance.now()
  const problems = await problemsOf(async (dir) => {
    await changeCourseFile(dir, encounter, valueBehind('to', 'would happen if he left'), 'more0')
    await changeCourseFile(dir, encounter, 'afterReading:', `${chain.join('')}afterReading:`)
  })
  expect(performance.now() - began).toBeLessThan(5000)
  expect(problems).toEqual([
    expect.stringMatching(/met.yaml:11: warning: paths have 3 to 105 decisions and .*\(decisions\)$/),
    expect.stringMatching(/\(module-length\)$/),
  ])
})
