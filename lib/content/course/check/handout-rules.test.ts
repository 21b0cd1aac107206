import { expect, test } from 'vitest'
import { changeCourseFile, problemsOf, writeCourseFile } from '@/fixtures/course'

const piecesFile = 'front/roll-call.yaml'
const templatesFile = 'front/templates.yaml'

const pieces = `- id: the-door
  title: The door
  audience: officer
  case: A man knocks.
  ask: Who opens?
  options:
    - { id: a, text: The clerk of the place }
    - { id: b, text: The guest who is in }
    - { id: c, text: Nobody else at all }
  answer: b
  point: The guest opens.
  why: It is the guest’s room.
  facts: [F-SMP-01]
`
const templates = `- id: hand-over
  title: Hand-over
  use: For a hand-over.
  parts:
    - { heading: From, blanks: [Name] }
    - { heading: To, points: [One person.] }
  facts: [F-SMP-01]
`

function problemsIn(file: string, changes: [string | RegExp, string][]): Promise<string[]> {
  return problemsOf(async (dir) => {
    await writeCourseFile(dir, piecesFile, pieces)
    await writeCourseFile(dir, templatesFile, templates)
    for (const [from, to] of changes) await changeCourseFile(dir, file, from, to)
  })
}

test('a piece and a template without problems', async () => {
  expect(await problemsIn(piecesFile, [])).toEqual([])
})

test.each<[string, string, [string | RegExp, string][], RegExp]>([
  [
    'an answer that is no option',
    piecesFile,
    [['answer: b', 'answer: d']],
    /answer: must be one of the options \(schema\)$/,
  ],
  ['a letter used twice', piecesFile, [['id: c', 'id: a']], /has a letter twice \(duplicate-id\)$/],
  [
    'an answer that stands out',
    piecesFile,
    [['The guest who is in', 'The guest who is in and has paid']],
    /longest-key/,
  ],
  [
    'a case too long for a room',
    piecesFile,
    [['A man knocks.', 'A man knocks. '.repeat(40)]],
    /case: .*420.* \(schema\)$/,
  ],
  ['a piece without a source', piecesFile, [['facts: [F-SMP-01]', 'facts: []']], /names no fact \(schema\)$/],
  ['a fact that nobody knows', piecesFile, [['F-SMP-01', 'F-SMP-09']], /\(dangling-fact\)$/],
  ['a word that harms', piecesFile, [['A man knocks.', 'An illegal immigrant knocks.']], /\(term\)$/],
  ['a template with one part', templatesFile, [[/ {4}- \{ heading: To.*\n/, '']], /parts: .* \(schema\)$/],
  ['a template with a fact that nobody knows', templatesFile, [['F-SMP-01', 'F-SMP-09']], /\(dangling-fact\)$/],
])('reports %s', async (_name, file, changes, expected) => {
  expect(await problemsIn(file, changes)).toEqual([expect.stringMatching(expected)])
})

test('reports two pieces with one id', async () => {
  expect(await problemsIn(piecesFile, [[/$/, pieces]])).toEqual([
    expect.stringMatching(/another “the-door” \(duplicate-id\)$/),
  ])
})
