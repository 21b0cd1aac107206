import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { submitted } from '@/fixtures/analysis'
import { sampleItem } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { learner, administrator as newAdministrator } from '@/prisma/factories'
import { countAll } from './count'
import { listFormAnalyses, listItemAnalyses } from './queries'
import { listScores } from './scores'

const [course] = (await loadCatalog()).courses as [Course]

test('first attempts are counted apart from later ones, and omitted answers are counted', async () => {
  const { administrator } = await newAdministrator()
  const unitId = `quiz-${randomUUID()}`
  const items = ['one', 'two'].map((id) => ({ ...sampleItem(`${id}-${unitId}`), hash: `${id}-${unitId}` }))
  const form = (credits: number[], value: string[]) =>
    items.map((item, index) => ({ item, credit: credits[index] ?? 0, value }))
  // Each of the two fails at first, and knows the items the second time.
  for (const first of [form([0, 0], []), form([1, 0], ['b'])])
    await submitted(await learner(), course, unitId, [first, form([1, 1], ['b']), form([1, 1], ['b'])])
  await countAll()
  const figures = async (attempts: 'first' | 'all') => ({
    items: (await listItemAnalyses(administrator, { unitId, attempts })).map((one) => [
      one.count,
      one.omitted,
      one.difficulty,
      one.options.find(({ isKey }) => isKey)?.share,
    ]),
    forms: (await listFormAnalyses(administrator, { unitId, attempts })).map(({ count, mean }) => [count, mean]),
  })
  expect(await figures('first')).toEqual({
    items: [
      [2, 1, 0.5, 0.5],
      [2, 1, 0, 0.5],
    ],
    forms: [[2, 0.5]],
  })
  expect(await figures('all')).toEqual({
    items: [
      [6, 1, 5 / 6, 5 / 6],
      [6, 1, 4 / 6, 5 / 6],
    ],
    forms: [[6, 9 / 6]],
  })
  const scores = await listScores(administrator, { unitId, formItems: 2 })
  expect(scores.map(({ scaled, count }) => [scaled, count])).toEqual([
    [0, 1],
    [0.5, 1],
  ])
  expect(await listScores(administrator, { unitId, formItems: 3 })).toEqual([])
  const rows = await db.formStatistic.findMany({ where: { unitId }, orderBy: { first: 'asc' } })
  expect(rows.map(({ first, quarter, count }) => [first, quarter.toISOString().slice(0, 10), count])).toEqual([
    [false, '2026-10-01', 4],
    [true, '2026-10-01', 2],
  ])
})
