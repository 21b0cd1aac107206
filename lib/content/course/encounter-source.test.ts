import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { course, encounter } = sampleFiles
const met = `courses/${encounter}`

const broken: BrokenSample[] = [
  [
    'a choice without a source',
    encounter,
    [['[F-SMP-01]', '[]']],
    [`${met}:24: error: nodes.0.choices.0.facts: names no fact (schema)`],
  ],
  [
    'a choice without feedback',
    encounter,
    [[/ +feedback: .*\n/, '']],
    [`${met}:17: error: nodes.0.choices.0.feedback: is missing (schema)`],
  ],
  [
    'an end without a source',
    encounter,
    [['acts: refer, facts: [F-SMP-01]', 'acts: refer, facts: []']],
    [/met.yaml:140: error: nodes.5.end.facts: .* \(schema\)$/],
  ],
  [
    'a key that is not known',
    encounter,
    [['acts: ask-further', 'acts: ask-further\n        points: 3']],
    [`${met}:20: error: nodes.0.choices.0: unknown key “points” (schema)`],
  ],
  [
    'a node that asks and ends',
    encounter,
    [
      [
        '    objective: smp-tell\n',
        '    objective: smp-tell\n    end: { outcome: sound, acts: none, facts: [F-SMP-01] }\n',
      ],
    ],
    [`${met}:12: error: nodes.0: needs either choices or an end (schema)`],
  ],
  [
    'a choice that shows nothing',
    encounter,
    [['    objective: smp-tell\n', '']],
    [`${met}:12: error: nodes.0.objective: is missing: which objective does the choice show? (schema)`],
  ],
  [
    'a grade that is none',
    encounter,
    [['expert', 'best']],
    [/met.yaml:20: error: nodes.0.choices.0.grade: .* \(schema\)$/],
  ],
  [
    'an effect that is too long',
    encounter,
    [['He says more', 'He says more. '.repeat(8)]],
    [/met.yaml:22: error: nodes.0.choices.0.effect: .*90 .* \(schema\)$/],
  ],
  [
    'an answer that is no option',
    encounter,
    [['answer: b', 'answer: d']],
    [/met.yaml:\d+: error: afterReading.0.answer: must be one of three different options \(schema\)$/],
  ],
  ['broken YAML', encounter, [['[3]', '[3']], [/met.yaml:\d+: error: .* \(yaml\)$/]],
  [
    'a move-on rule that is none',
    course,
    [[/$/, 'moveOn: { encounters: passed }\n']],
    [/course.yaml:16: error: moveOn.encounters: .* \(schema\)$/],
  ],
  [
    'a move-on rule of what has none',
    course,
    [[/$/, 'moveOn: { encounters: sound, smp-lesson: walked }\n']],
    ['courses/pilot/course.yaml:16: error: “smp-lesson” is no encounter of this course (dangling-encounter)'],
  ],
  [
    'a single move-on rule that is none',
    course,
    [[/$/, 'moveOn: { encounters: sound, smp-met: passed }\n']],
    [/course.yaml:16: error: moveOn.smp-met: .* \(schema\)$/],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})

test('reports a tab at its line', async () => {
  const problems = await problemsAfter(encounter, [['    title: By', '\ttitle: By']])
  expect(problems).toContain(`${met}:13: error: indent with spaces instead of a tab (yaml)`)
})
