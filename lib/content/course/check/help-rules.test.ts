import { expect, test } from 'vitest'
import { changeCourseFile, problemsOf, writeCourseFile } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { sampleHelp, secondLine } from '@/fixtures/help'

const page = 'front/help/en.yaml'
const { help, facts } = sampleFiles

function problemsAfterEach(changes: [file: string, from: string | RegExp, to: string][]): Promise<string[]> {
  return problemsOf(async (dir) => {
    await writeCourseFile(dir, page, sampleHelp)
    await changeCourseFile(dir, help, /$/, secondLine)
    for (const change of changes) await changeCourseFile(dir, ...change)
  })
}

test('a page with its lines has no problem', async () => {
  expect(await problemsAfterEach([])).toEqual([])
})

test.each<[string, [string, string | RegExp, string], RegExp]>([
  ['a line that is none', [page, 'line: F-SMP-02', 'line: F-SMP-09'], /en.yaml:10: error: .* \(dangling-line\)$/],
  ['a fact that is none', [page, 'facts: [F-SMP-02]', 'facts: [F-SMP-09]'], /en.yaml:7: error: .* \(dangling-fact\)$/],
  ['a word that harms', [page, 'A person.', 'An illegal immigrant.'], /en.yaml:8: warning: .* \(term\)$/],
  ['law without a fact', [page, 'A person.', '18 U.S.C. 1589.'], /en.yaml:8: warning: .* \(uncited\)$/],
  ['a text number that its fact does not give', [help, 'note: For', 'text: "556", note: For'], /\(phone-number\)$/],
  [
    'a chat that its fact does not name',
    [help, 'note: For', 'chat: "https://example.org", note: For'],
    /help.yaml:1: error: .*chat.* \(help-line\)$/,
  ],
])('reports %s', async (_name, change, expected) => {
  expect(await problemsAfterEach([change])).toEqual([expect.stringMatching(expected)])
})

test('a page must have each listed line but the emergency number, which is always first', async () => {
  const listed = secondLine.replace(' }', ', listed: true }')
  const without: [string, string | RegExp, string][] = [
    [help, secondLine, listed],
    [page, '[{ line: F-SMP-02, heading', '[{ line: F-SMP-01, heading'],
    [page, ', { line: F-SMP-02, label: Pay }', ''],
  ]
  expect(await problemsAfterEach(without)).toEqual([
    expect.stringMatching(/en.yaml:10: error: has no line “F-SMP-02”, Another \(help-line\)$/),
  ])
})

test('a number of a partly confirmed fact is named as not shown', async () => {
  const changes: [string, string, string][] = [
    [facts, 'status: confirmed', 'status: partly'],
    [facts, 'recheck: null', 'recheck: 2027-01-31'],
  ]
  expect(await problemsAfterEach(changes)).toEqual(
    [6, 13].map((line) => expect.stringMatching(`en.yaml:${line}: warning: .* isn't shown \\(help-line\\)$`)),
  )
})
