import { expect, test } from 'vitest'
import { type BrokenSample, changeCourseFile, problemsOf, writeCourseFile } from '@/fixtures/course'

const caseFile = 'front/case.yaml'
const samplesFile = 'front/samples.yaml'
const moduleFile = 'modules/telling/module.yaml'

const decision = (id: string, onward = '') => `  - id: ${id}
    text: [A man asks you the time.]
    ask: What do you say?
    choices:
      - { id: a, text: Nothing., grade: costly, title: Too little, reply: He goes., facts: [F-SMP-01]${onward} }
      - { id: b, text: Ten o’clock., grade: expert, title: A start, reply: He stays., facts: [F-SMP-01]${onward} }
`

const publicCase = `title: The time
place: A station
picture: scene-turnpike-plaza
alt: A van under a lamp.
decisions:
${decision('first', ', follows: [He waits.], to: second')}${decision('second')}end: { title: What was it?, text: [Nobody knows.], facts: [F-SMP-01] }
`

const samples = `- id: smp-free
  stem: A woman asks you the way to the clinic. What do you do?
  interaction: choice
  objective: smp-tell
  audience: officer
  situation: look-alike
  questions: [3]
  facts: [F-SMP-01]
  options:
    - { id: a, text: Show her, acts: none, key: true, explanation: It is what she asked for., facts: [] }
    - { id: b, text: Call it in, acts: escalate, key: false, explanation: There is no sign., facts: [] }
    - { id: c, text: Ask for papers, acts: none, key: false, explanation: There is no reason., facts: [] }
`

function problemsIn(file: string, changes: [string | RegExp, string][]): Promise<string[]> {
  return problemsOf(async (dir) => {
    await writeCourseFile(dir, caseFile, publicCase)
    await writeCourseFile(dir, samplesFile, samples)
    for (const [from, to] of changes) await changeCourseFile(dir, file, from, to)
  })
}

test('a case and a sample item without problems', async () => {
  expect(await problemsIn(caseFile, [])).toEqual([])
})

const broken: BrokenSample[] = [
  [
    'a decision with two expert choices',
    caseFile,
    [['grade: costly', 'grade: expert']],
    [/^courses\/front\/case.yaml:9: error: decision “first” must have .* has 2 \(one-expert\)$/],
  ],
  [
    'a decision with a letter used twice',
    caseFile,
    [['{ id: b', '{ id: a']],
    [/case.yaml:11: error: decision “first” has two choices “a” \(duplicate-id\)$/],
  ],
  [
    'a picture that is not there',
    caseFile,
    [['scene-turnpike-plaza', 'scene-moon']],
    ['courses/front/case.yaml:3: error: app/_pictures has no scene-moon.svg (missing-file)'],
  ],
  [
    'a fact that is not there, in a reply',
    caseFile,
    [['F-SMP-01', 'F-SMP-99']],
    ['courses/front/case.yaml:10: error: no fact “F-SMP-99” (dangling-fact)'],
  ],
  [
    'a term to avoid in a reply',
    caseFile,
    [['He goes.', 'He is an illegal alien.']],
    [/^courses\/front\/case.yaml:10: .*a person without status/],
  ],
  [
    'a choice that leads to no later decision',
    caseFile,
    [['to: second', 'to: first']],
    [/^courses\/front\/case.yaml:10: error: no later decision “first” \(case-path\)$/],
  ],
  [
    'a decision that no choice leads to',
    caseFile,
    [[/, follows: \[He waits.\], to: second/g, '']],
    [/^courses\/front\/case.yaml:12: error: no choice leads to “second” \(case-path\)$/],
  ],
  [
    'a choice that leads on without saying what follows',
    caseFile,
    [[', follows: [He waits.]', '']],
    [/needs both follows and to/],
  ],
  ['an unknown key', caseFile, [['place:', 'plaza:']], [/place: is missing/, /unknown key “plaza”/]],
  [
    'an objective that is not there, in a sample item',
    samplesFile,
    [['smp-tell', 'smp-none']],
    ['courses/front/samples.yaml:4: error: no objective “smp-none” (dangling-objective)'],
  ],
  [
    'a sample item with the id of an item of a quiz',
    samplesFile,
    [['smp-free', 'bnk-one']],
    [/samples.yaml:1: error: id “bnk-one” is already used at .*smp-tell.yaml:1 \(duplicate-id\)$/],
  ],
  [
    'a second sample item for an audience',
    samplesFile,
    [[/$/, samples.replaceAll('smp-free', 'smp-more').replace('the clinic', 'the harbor')]],
    [/\(duplicate-item\)$/, /samples.yaml:17: error: there is already a sample item for “officer” \(sample\)$/],
  ],
  [
    'a cover that is not there',
    moduleFile,
    [[/\ntitle: (.*)\n/, '\ntitle: Telling apart\ncover: moon\n']],
    ['courses/modules/telling/module.yaml:3: error: app/_pictures has no cover-moon.svg (missing-file)'],
  ],
]

test.each(broken)('reports %s', async (_title, file, changes, expected) => {
  const problems = await problemsIn(file, changes)
  expect(problems).toEqual(expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))))
})
