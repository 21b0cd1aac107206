import { expect, test } from 'vitest'
import { changeCourseFile, problemsOf, writeCourseFile } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const file = 'figures/way.yaml'
const figure = `title: A way
words: [Go down.]
facts: [F-SMP-01]
lines: [F-SMP-01]
height: 120
shapes:
  - box: { at: [1, 1], width: 398, title: Start, lines: ["{F-SMP-01}"] }
  - arrow: { from: [200, 70], to: [200, 90] }
`

async function problemsWith(from: string, to: string, isShown = true) {
  return problemsOf(async (dir) => {
    await writeCourseFile(dir, file, figure.replace(from, to))
    if (isShown)
      await changeCourseFile(dir, sampleFiles.lesson, '<ContentNote />', '<Figure name="way" />\n\n<ContentNote />')
  })
}

test('a figure is one file, and a lesson shows it by the file’s name', async () => {
  expect(await problemsWith('', '')).toEqual([])
})

test.each([
  ['F-SMP-01]\nlines', 'F-SMP-99]\nlines', '3: error: no fact “F-SMP-99” (dangling-fact)'],
  ['lines: [F-SMP-01]\n', '', '6: error: “F-SMP-01” is not in the figure’s lines (dangling-line)'],
  ['to: [200, 90]', 'to: [210, 90]', '8: error: shapes.1.arrow: must point straight down or to the right (schema)'],
  ['- arrow:', '- circle:', '8: error: shapes.1: unknown key “circle” (schema)'],
  [
    '  - arrow: { from: [200, 70], to: [200, 90] }',
    '  - {}',
    '8: error: shapes.1: needs exactly one of box, arrow, text, bar, line, or rule (schema)',
  ],
])('reports %j as %j', async (from, to, problem) => {
  expect(await problemsWith(from, to)).toContain(`courses/figures/way.yaml:${problem}`)
})

test('warns of a figure that no lesson shows', async () => {
  expect(await problemsWith('', '', false)).toEqual([
    'courses/figures/way.yaml:1: warning: no lesson shows this figure (unused)',
  ])
})

test('lists the existing figures when a lesson names another', async () => {
  const problems = await problemsOf(async (dir) => {
    await writeCourseFile(dir, file, figure)
    await changeCourseFile(dir, sampleFiles.lesson, '<ContentNote />', '<Figure name="wya" />\n\n<ContentNote />')
  })
  expect(problems).toContainEqual(expect.stringContaining('no figure “wya”; there are way (dangling-figure)'))
})
