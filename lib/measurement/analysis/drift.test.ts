import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { submitted } from '@/fixtures/analysis'
import { sampleItem } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { seededRandom } from '@/lib/content/quiz/random'
import { db } from '@/lib/platform/db'
import { learner, administrator as newAdministrator } from '@/prisma/factories'
import { countAll } from './count'
import { driftOf, listItemUses } from './drift'

const [course] = (await loadCatalog()).courses as [Course]

const use = (right: number, count: number) => {
  const difficulty = right / count
  return { count, difficulty, variance: difficulty * (1 - difficulty) }
}

describe('driftOf', () => {
  test('is the item’s gain beyond that of its quiz', () => {
    expect(driftOf(use(50, 100), use(80, 100), 0.1)?.change).toBeCloseTo(0.2, 12)
    expect(driftOf(use(50, 100), use(60, 100), 0.1)?.z).toBeCloseTo(0, 12)
  })

  test('is null for few answers', () => {
    expect(driftOf(use(10, 29), use(80, 100), 0)).toBeNull()
    expect(driftOf(null, use(80, 100), 0)).toBeNull()
  })

  test('passes 3 in fewer than 1 of 100 simulations without drift, and finds a leaked key', () => {
    const random = seededRandom('drift')
    const answers = (share: number, count: number) =>
      use(Array.from({ length: count }, () => random(1000) < share * 1000).filter(Boolean).length, count)
    const rounds = 3000
    const named = (after: number) =>
      Array.from({ length: rounds }, () => driftOf(answers(0.7, 120), answers(after, 60), 0)?.z ?? 0).filter(
        (z) => Math.abs(z) >= 3,
      ).length / rounds
    expect(named(0.7)).toBeLessThan(0.01)
    expect(named(0.97)).toBeGreaterThan(0.9)
  })
})

test('an item’s exposure and change come from the quarters of first attempts', async () => {
  const { administrator } = await newAdministrator()
  const unitId = `quiz-${randomUUID()}`
  const items = ['a', 'b'].map((id) => ({ ...sampleItem(`${id}-${unitId}`), hash: `${id}-${unitId}` }))
  const only = (index: number, credit: number) => [{ item: items[index] as ReturnType<typeof sampleItem>, credit }]
  for (const attempt of [only(0, 0), only(0, 1), only(1, 1)])
    await submitted(await learner(), course, unitId, [attempt])
  await countAll()
  // As if item a had been answered by forty people before, half of them right.
  await db.itemStatistic.create({
    data: {
      ...{ unitId, formItems: 1, itemHash: `a-${unitId}`, first: true, quarter: new Date('2026-04-01') },
      ...{ count: 40, omitted: 0, credit: 20, creditSquared: 20, rest: 0, restSquared: 0, creditRest: 0 },
      ...{ timed: 0, logSeconds: 0 },
    },
  })
  await db.formStatistic.create({
    data: { unitId, formItems: 1, first: true, quarter: new Date('2026-04-01'), count: 40, raw: 20, rawSquared: 20 },
  })
  const uses = await listItemUses(administrator, { unitId })
  expect(
    uses.map(({ itemId, exposure, earlier, latest }) => [itemId, exposure, earlier?.count, latest?.count]),
  ).toEqual([
    [`a-${unitId}`, 42 / 43, 40, 2],
    [`b-${unitId}`, 1 / 43, undefined, 1],
  ])
  expect(uses[0]).toMatchObject({
    earlier: { difficulty: 0.5, variance: 0.25 },
    latest: { difficulty: 0.5 },
    drift: null,
  })
})
