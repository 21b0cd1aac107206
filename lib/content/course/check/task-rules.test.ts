import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { changeCourseFile, problemsOf, writeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { readCourses } from '@/lib/content/course/catalog/read'
import { writeChanges } from '@/lib/content/course/catalog/write-changes'

const today = '2026-11-25'

const file = 'modules/telling/tasks/say-it.yaml'

const every = `title: Say it
audience: officer
minutes: 5
reviewDue: 2027-01-31
contentNote: null
summary: Say what you saw.
setting: You met a man.
material: [{ heading: Notes, lines: [He was cold., He went home.] }]
ask: Write it down.
facts: [F-SMP-01]
`
const written = `${every}interaction: extendedText
fields: [{ label: Your text, model: He was cold. }]
checklist:
  - { text: It says who., facts: [F-SMP-02] }
  - { text: It says when. }
  - { text: It says what. }
  - { text: It says where. }
`
const line = (id: string, marked: boolean) =>
  `  - { id: ${id}, by: Ana, text: I said ${id}., marked: ${marked}, why: She said it. }\n`
const marked = `${every}interaction: hottext
marked: Quote it
unmarked: Sum it up
lines:
${['a', 'b', 'c'].map((id) => line(id, true)).join('')}${['d', 'e', 'f'].map((id) => line(id, false)).join('')}`
const ordered = `${every}interaction: order
options:
  - { id: a, text: Wait, explanation: It comes last. }
  - { id: b, text: Call, explanation: It comes first. }
  - { id: c, text: Ask, explanation: It comes second. }
key: [b, c, a]
`

async function addTask(dir: string, task: string, name = file) {
  await changeCourseFile(dir, sampleFiles.module, 'example: shown\n', 'example: shown\ntasks: [say-it]\n')
  await writeCourseFile(dir, name, task)
}

function problemsIn(task: string, changes: [from: string | RegExp, to: string][] = [], name = file) {
  return problemsOf(async (dir) => {
    await addTask(dir, task, name)
    for (const [from, to] of changes) await changeCourseFile(dir, name, from, to)
  })
}

test.each([
  ['written', written],
  ['marked', marked],
  ['ordered', ordered],
])('a %s task without problems', async (_kind, task) => {
  expect(await problemsIn(task)).toEqual([])
})

test.each<[string, string, [string | RegExp, string][], RegExp]>([
  ['an unknown interaction', written, [['extendedText', 'essay']], /yaml:\d+: error: .*interaction/],
  ['an unknown key', written, [['ask:', 'score: 1\nask:']], /:9: error: unknown key “score” \(schema\)$/],
  [
    'two texts where one belongs',
    written,
    [['fields: [', 'fields: [{ label: More, model: x }, ']],
    /:12: error: .*fields/,
  ],
  ['a short checklist', written, [[/ {2}- \{ text: It says where. \}\n/, '']], /:13: error: .*checklist/],
  [
    'a fact that nobody knows',
    written,
    [['F-SMP-02', 'F-SMP-09']],
    /:14: error: no fact “F-SMP-09” \(dangling-fact\)$/,
  ],
  ['law without a fact', written, [['It says when.', 'It quotes 18 U.S.C. 1589.']], /:15: warning: .*\(uncited\)$/],
  ['an overdue review', written, [['2027-01-31', '2026-01-31']], /:4: warning: .*\(review-due\)$/],
  ['a word that harms', written, [['You met a man.', 'You met an illegal immigrant.']], /:1: warning: .*\(term\)$/],
  [
    'a task for another audience',
    written,
    [['audience: officer', 'audience: volunteer']],
    /:2: error: .*\(audience\)$/,
  ],
  ['a line id used twice', marked, [['id: f', 'id: e']], /:20: error: two lines have the id “e” \(duplicate-id\)$/],
  [
    'nearly all lines marked',
    marked,
    [
      [/false/, 'true'],
      [/false/, 'true'],
    ],
    /:14: error: 5 of 6 .*\(one-sided\)$/,
  ],
  ['a key without a step', ordered, [['key: [b, c, a]', 'key: [b, c]']], /:16: error: .*\(order-key\)$/],
  ['steps in the right order', ordered, [['key: [b, c, a]', 'key: [a, b, c]']], /:12: error: .*\(ids-tell\)$/],
])('reports %s', async (_name, task, changes, expected) => {
  expect(await problemsIn(task, changes)).toEqual([expect.stringMatching(expected)])
})

test('reports a task that module.yaml does not list, and one that is listed without a file', async () => {
  expect(await problemsIn(written, [], 'modules/telling/tasks/other.yaml')).toEqual([
    expect.stringMatching(/no task “say-it”: modules\/telling\/tasks\/say-it.yaml does not exist \(missing-file\)$/),
    expect.stringMatching(/tasks\/other.yaml:1: error: module.yaml does not list this task \(unreachable\)$/),
  ])
})

test('a new task changes no course: nobody is asked for it, and no hours grow', async () => {
  const dir = await writeSampleCourses()
  await writeChanges(dir, today)
  await addTask(dir, written)
  const { catalog, problems } = await readCourses(dir, { today, release: true })
  await rm(dirname(dir), { recursive: true })
  expect(problems).toEqual([])
  const [module] = catalog?.courses[0]?.modules ?? []
  expect(module?.tasks.map(({ slug, sources }) => [slug, sources.facts.map(({ id }) => id)])).toEqual([
    ['say-it', ['F-SMP-01', 'F-SMP-02']],
  ])
})
