import { expect, test } from 'vitest'
import { writeSampleCourses } from '@/fixtures/course'
import { readContent } from '@/lib/content/course/reader/content-reader'
import { lineOf } from '@/lib/content/course/reader/problem'
import { checkCues } from './check'
import { measureCues } from './measure'
import { isNamed, measuredItemsOf } from './measured-item'

const content = await readContent(await writeSampleCourses(), async () => ({ text: null, code: null, failure: null }))
const items = measuredItemsOf(content)

test('measures each single-choice item and each node with choices, in its bank and courses', () => {
  const ids = ['prc-one', 'bnk-one', 'bnk-two', 'bnk-three']
  expect(items.filter(({ id }) => ids.includes(id))).toMatchObject([
    { id: 'prc-one', bank: 'practice', group: 'telling', courses: ['pilot'], key: 1 },
    { id: 'bnk-one', bank: 'bank', situation: 'look-alike' },
    { id: 'bnk-two', bank: 'bank', situation: 'trafficking' },
    { id: 'bnk-three', bank: 'bank', situation: 'not-enough' },
  ])
  const nodes = items.filter(({ bank }) => bank === 'encounters')
  expect(nodes.length).toBeGreaterThan(0)
  expect(nodes.every(({ id, group, situation }) => id.includes('/') && group !== '' && situation === null)).toBe(true)
})

test.each(['bnk-two', 'bank', 'telling', 'smp-tell'])('finds items by the name “%s”', (name) => {
  expect(items.filter((item) => isNamed(item, name)).map(({ id }) => id)).toContain('bnk-two')
})

test('names the bank, the figure, its limit, and the file and line of the item to begin with', () => {
  const lines = checkCues(measureCues(items, { only: ({ bank }) => bank === 'bank' })).map(lineOf)
  expect(lines.find((line) => line.includes('ask or offer') && line.includes(' in “bank” of “pilot” ('))).toBe(
    'courses/modules/telling/bank/smp-tell.yaml:1: error: choosing by “most ask or offer” finds the key in “bank” of “pilot” (100.0% of 3, at most 87.8%); begin with bnk-one, bnk-three, bnk-two (cue)',
  )
})

test('a new course with few items does not fail by those of other courses', () => {
  const guess = (id: string, course: string, key: number) => ({
    ...(items.find((item) => item.bank === 'bank') as (typeof items)[number]),
    ...{ id, courses: [course], bank: 'encounters', group: id, stem: 'Now?', key },
    options: ['Ask him what he earns', 'Call', 'Leave'].map((text) => ({ text, acts: 'none' })),
  })
  // The longest choice is the expert's in 45 of 100: within the limit, and above it with three more.
  const old = Array.from({ length: 100 }, (_, index) =>
    guess(`old-${index}`, 'pilot', index < 45 ? 0 : 1 + (index % 2)),
  )
  const added = Array.from({ length: 3 }, (_, index) => guess(`new-${index}`, 'second', 0))
  const problems = checkCues(measureCues([...old, ...added])).map(({ message }) => message)
  expect(problems.filter((message) => message.startsWith('choosing by “longest”'))).toEqual([
    'choosing by “longest” finds the key in “encounters” of “second” (100.0% of 3, at most 87.8%); begin with new-0, new-1, new-2',
  ])
})

test('a bank within its limits has no problems', () => {
  const one = items.filter(({ id }) => id === 'bnk-one')
  expect(checkCues(measureCues(one))).toEqual([])
})

test('a bank whose keys are all found in ties has a problem, too', () => {
  const options = ['Ask him', 'Ask her', 'Call'].map((text) => ({ text, acts: 'none' }))
  const tied = items.map((item, index) => ({ ...item, id: `${item.id}-${index}`, options, key: 0, bank: 'bank' }))
  const many = Array.from({ length: 20 }, (_, copy) =>
    tied.map((item) => ({ ...item, id: `${item.id}-${copy}` })),
  ).flat()
  expect(checkCues(measureCues(many)).map(({ message }) => message)).toContainEqual(
    expect.stringMatching(
      /^choosing by “most ask or offer” finds the key in “bank” of “pilot” \(50.0% of \d+, at most [\d.]+%\)/,
    ),
  )
})

test('learns from all items although it asks about one', () => {
  const report = measureCues(items, { only: ({ id }) => id === 'bnk-one', heldOut: 'id' })
  expect(report.items).toMatchObject([{ item: { id: 'bnk-one' }, guessed: true }])
})
