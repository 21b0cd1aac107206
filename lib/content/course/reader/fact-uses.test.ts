import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { changeCourseFile, problemsOf, writeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { writeChanges } from '@/lib/content/course/catalog/write-changes'
import { bundleLesson } from './bundle'
import type { Content } from './content'
import { readContent } from './content-reader'
import { factUsesOf, lineOfUse } from './list-fact-uses'

const file = 'pilot/changes.yaml'
const listFactUses = (content: Content, id: string) => factUsesOf(content, id).map(lineOfUse)

test('lists every place that rests on a fact, with its line, kind, and title', async () => {
  const dir = await writeSampleCourses()
  await writeCourseFile(
    dir,
    'pilot/card.yaml',
    'title: The card\nsections:\n  - heading: Now\n    points:\n      - { text: Wait., facts: [F-SMP-02] }\nlines: [F-SMP-01]\n',
  )
  await writeCourseFile(
    dir,
    'sources/terms.yaml',
    '- { id: cold, term: Cold, definition: Not warm., facts: [F-SMP-02] }\n',
  )
  const content = await readContent(dir, bundleLesson)
  expect(listFactUses(content, 'F-SMP-02')).toEqual([
    'courses/modules/telling/first.mdx:21: lesson First, through claim Q1-1',
    'courses/modules/telling/first.mdx:35: lesson First',
    'courses/pilot/card.yaml:5: card The card',
    'courses/sources/claims.yaml:7: claim Q1-1, It is so.',
    'courses/sources/terms.yaml:1: term Cold',
  ])
  const uses = listFactUses(content, 'F-SMP-01')
  for (const line of [
    'courses/modules/telling/bank/smp-tell.yaml:8: quiz item bnk-one, A cook says that he is tired. What do you do?',
    'courses/modules/telling/bank/smp-tell.yaml:12: quiz item bnk-one, A cook says that he is tired. What do you do?',
    'courses/pilot/card.yaml:6: card The card, through its phone line',
    'courses/sources/help.yaml:1: phone line A line',
    'courses/front/site.yaml:9: footer Emergency number, through its phone line',
  ])
    expect(uses).toContain(line)
  expect(uses.some((line) => /practice.yaml:8: practice item prc-one/.test(line))).toBe(true)
  expect(uses.some((line) => /met.yaml:\d+: encounter /.test(line))).toBe(true)
  await rm(dirname(dir), { recursive: true })
})

test('a changed fact names the lesson and the quiz that rest on it, with lines, until the change file is written', async () => {
  const changeFact = (dir: string) =>
    changeCourseFile(dir, sampleFiles.facts, 'statement: The law says so', 'statement: The law says no')
  const problems = await problemsOf(async (dir) => {
    await writeChanges(dir, '2026-11-25')
    await changeFact(dir)
  })
  const ofQuiz = problems.filter((line) => line.includes('“quiz-first”'))
  expect(ofQuiz).toEqual([
    expect.stringMatching(
      /^courses\/pilot\/changes.yaml:\d+: error: “quiz-first” rests on F-SMP-01, which changed: read again courses\/modules\/telling\/bank\/smp-tell.yaml:8, courses\/modules\/telling\/bank\/smp-tell.yaml:12, .*; then run npm run courses:changes \(change-fact\)$/,
    ),
  ])
  expect(problems.filter((line) => /“les-first” rests on F-SMP-01.*first.mdx:19/.test(line))).toHaveLength(1)

  const after = await problemsOf(async (dir) => {
    await writeChanges(dir, '2026-11-25')
    await changeFact(dir)
    const { written } = await writeChanges(dir, '2026-11-25')
    expect(written.join('\n')).toMatch(
      /pilot: “quiz-first” rests on F-SMP-01, which changed: read again .*smp-tell.yaml:8/,
    )
    const text = await readFile(join(dir, file), 'utf8')
    expect(text.match(/facts:/g)).toHaveLength(1)
  })
  expect(after.filter((line) => line.includes('rests on'))).toEqual([])
})

test('a page that was read again changes no fact', async () => {
  const problems = await problemsOf(async (dir) => {
    await writeChanges(dir, '2026-11-25')
    await changeCourseFile(dir, sampleFiles.facts, 'recheck: null', 'recheck: 2027-01-31')
  })
  expect(problems).toEqual([])
})
