import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { course, module, lesson, practice, bank, facts } = sampleFiles

const broken: BrokenSample[] = [
  ['an alias', course, [['edition: "0.1"', 'edition: *title']], [/course.yaml:6: error: .*alias \(yaml\)$/]],
  [
    'an address that runs code',
    facts,
    [['https://', 'javascript://']],
    [/facts.yaml:4: error: readFrom.0.url: .* \(schema\)$/],
  ],
  [
    'a key that is not known',
    course,
    [['subtitle:', 'subtitel: x\nsubtitle:']],
    ['courses/pilot/course.yaml:4: error: unknown key “subtitel” (schema)'],
  ],
  [
    'a key inside an item that is not known',
    bank,
    [['situation: trafficking', 'situation: trafficking\n  hint: x']],
    ['courses/modules/telling/bank/smp-tell.yaml:20: error: unknown key “hint” (schema)'],
  ],
  [
    'a key that is missing',
    course,
    [[/edition.*\n/, '']],
    ['courses/pilot/course.yaml:1: error: edition: is missing (schema)'],
  ],
  [
    'a value out of range',
    course,
    [['masteryScore: 0.6', 'masteryScore: 80']],
    [/^courses\/pilot\/course.yaml:14: error: passRule.masteryScore: .* \(schema\)$/],
  ],
  [
    'a minimum that is no share',
    course,
    [[/$/, 'time: { minimumShare: 50 }\n']],
    [/^courses\/pilot\/course.yaml:16: error: time.minimumShare: .* \(schema\)$/],
  ],
  [
    'a text that is too long',
    practice,
    [['A person tells', 'x'.repeat(2001)]],
    [/^courses\/modules\/telling\/practice.yaml:2: error: stem: .* \(schema\)$/],
  ],
  [
    'a day that does not exist',
    lesson,
    [['2026-03-26', '2026-02-30']],
    [/first.mdx:6: error: lawAsOf: must be a day like 2026-03-26 \(schema\)$/],
  ],
  [
    'broken YAML',
    facts,
    [['statement: The', 'statement: "The']],
    [/^courses\/sources\/facts.yaml:\d+: error: .* \(yaml\)$/],
  ],
  [
    'a key given twice',
    course,
    [['audience:', 'title: again\naudience:']],
    ['courses/pilot/course.yaml:3: error: the key “title” is there twice (yaml)'],
  ],
  [
    'a unit that is neither lesson nor encounter nor quiz',
    module,
    [['{ lesson: first }', '{}']],
    [/module.yaml:6: error: units.0: needs exactly one of lesson, encounter, or quiz \(schema\)$/],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
