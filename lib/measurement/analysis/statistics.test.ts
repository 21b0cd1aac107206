import { randomUUID } from 'node:crypto'
import { mean, sampleCorrelation, variance } from 'simple-statistics'
import { beforeAll, describe, expect, test } from 'vitest'
import { type SampleAnswer, submitted } from '@/fixtures/analysis'
import { sampleItem } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { seededRandom } from '@/lib/content/quiz/random'
import type { Administrator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { learner, administrator as newAdministrator } from '@/prisma/factories'
import { count, countAll } from './count'
import { countUncounted, listFormAnalyses, listItemAnalyses } from './queries'

const [course] = (await loadCatalog()).courses as [Course]
let administrator: Administrator
beforeAll(async () => {
  administrator = (await newAdministrator()).administrator
})

/** Items that no other test has. */
function itemsOf(count: number) {
  const mark = randomUUID().slice(0, 8)
  return Array.from({ length: count }, (_, index) => ({
    ...sampleItem(`stat-${mark}-${index}`),
    hash: `hash-${mark}-${index}`,
  }))
}

/** A new quiz with attempts from a matrix of credits; everyone has the same items. */
async function matrix(rows: readonly (readonly number[])[]) {
  const unitId = `quiz-${randomUUID()}`
  const items = itemsOf(rows[0]?.length ?? 0)
  const attempts = rows.map((row) => row.map((credit, index) => ({ item: items[index], credit }) as SampleAnswer))
  await submitted(await learner(), course, unitId, attempts)
  return { unitId, items }
}

async function analysesOf(unitId: string, items: readonly { hash: string }[]) {
  await countAll()
  const found = await listItemAnalyses(administrator, { unitId, attempts: 'all' })
  return items.map(({ hash }) => {
    const analysis = found.find((one) => one.hash === hash)
    if (!analysis) throw new Error(`no analysis of ${hash}`)
    return analysis
  })
}

const digits = (text: string) => [...text].map(Number)

describe('worked examples', () => {
  test('KR-20 of ten students and ten items: Wuensch, “The Kuder-Richardson 20”, East Carolina University', async () => {
    const rows = [
      '1111110110',
      '1011011101',
      '1111011001',
      '0010001000',
      '0000010010',
      '1110111111',
      '1101110111',
      '1111111101',
      '0101111101',
      '1101101110',
    ].map(digits)
    const { unitId, items } = await matrix(rows)
    const difficulties = (await analysesOf(unitId, items)).map(({ difficulty }) => difficulty)
    expect(difficulties).toEqual([0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6])
    const [form] = await listFormAnalyses(administrator, { unitId, attempts: 'all' })
    expect(form).toMatchObject({ unitId, formItems: 10, count: 10 })
    expect((form?.deviation ?? 0) ** 2).toBeCloseTo(5.84, 12)
    expect(form?.alpha).toBeCloseTo((10 / 9) * (1 - 2.18 / 5.84), 12)
  })

  test('point-biserial of eight students: Brown, JALT Testing & Evaluation SIG Newsletter 5 (3), 2001', async () => {
    const totals = [50, 45, 45, 40, 35, 30, 30, 25]
    const rows = totals.map((total, index) => [
      index < 4 ? 1 : 0,
      index < 4 ? 0 : 1,
      // The rest of the form earned the example's total.
      ...Array.from({ length: 50 }, (_, place) => (place < total ? 1 : 0)),
    ])
    const ofItem = async (column: number) => {
      const { unitId, items } = await matrix(
        rows.map(([first, second, ...rest]) => [column ? second : first, ...rest] as number[]),
      )
      return (await analysesOf(unitId, items.slice(0, 1)))[0]?.discrimination ?? 0
    }
    // Printed as .91 and -.91, from rounded intermediate values; exactly 15 / 8.2916 × .5.
    expect(await ofItem(0)).toBeCloseTo(7.5 / Math.sqrt(68.75), 12)
    expect(await ofItem(1)).toBeCloseTo(-7.5 / Math.sqrt(68.75), 12)
    expect(Math.abs((await ofItem(0)) - 0.91)).toBeLessThan(0.01)
  })
})

/** Includes partial credits, by an independent rule. */
function randomCredits(seed: string, people: number, items: number): number[][] {
  const random = seededRandom(seed)
  return Array.from({ length: people }, () => {
    const ability = random(4)
    return Array.from({ length: items }, (_, index) => {
      const luck = random(8)
      if (index % 4 === 3) return (luck % 4) / 3
      return luck + ability >= 4 + (index % 3) ? 1 : 0
    })
  })
}

describe('a second implementation agrees to nine digits', () => {
  test('on difficulty, discrimination, mean, deviation and alpha', async () => {
    const rows = randomCredits('agree', 60, 12)
    const { unitId, items } = await matrix(rows)
    const analyses = await analysesOf(unitId, items)
    const totals = rows.map((row) => row.reduce((sum, credit) => sum + credit, 0))
    for (const [index, analysis] of analyses.entries()) {
      const own = rows.map((row) => row[index] ?? 0)
      const rest = totals.map((total, person) => total - (own[person] ?? 0))
      expect(Math.abs(analysis.difficulty - mean(own))).toBeLessThan(1e-9)
      expect(Math.abs((analysis.discrimination ?? 9) - sampleCorrelation(own, rest))).toBeLessThan(1e-9)
    }
    const [form] = await listFormAnalyses(administrator, { unitId, attempts: 'all' })
    const variances = items.map((_, index) => variance(rows.map((row) => row[index] ?? 0)))
    const alpha = (12 / 11) * (1 - variances.reduce((sum, one) => sum + one, 0) / variance(totals))
    expect(Math.abs((form?.alpha ?? 9) - alpha)).toBeLessThan(1e-9)
    expect(Math.abs((form?.mean ?? 9) - mean(totals))).toBeLessThan(1e-9)
    expect(Math.abs((form?.deviation ?? 9) - Math.sqrt(variance(totals)))).toBeLessThan(1e-9)
  }, 30_000)

  test('on each item, when every learner has a different form', async () => {
    const unitId = `quiz-${randomUUID()}`
    const random = seededRandom('forms')
    const bank = itemsOf(12)
    const credits = randomCredits('forms', 50, 12)
    const attempts = credits.map((row) => {
      const first = random(12)
      return Array.from({ length: 5 }, (_, step) => {
        const index = (first + step * 5) % 12
        return { item: bank[index], credit: row[index] } as SampleAnswer
      })
    })
    await submitted(await learner(), course, unitId, attempts)
    for (const [index, analysis] of (await analysesOf(unitId, bank)).entries()) {
      const who = attempts.filter((answers) => answers.some(({ item }) => item.id === bank[index]?.id))
      const own = who.map((answers) => answers.find(({ item }) => item.id === bank[index]?.id)?.credit ?? 0)
      const rest = who.map((answers, person) => answers.reduce((sum, one) => sum + one.credit, 0) - (own[person] ?? 0))
      expect(analysis.count).toBe(who.length)
      expect(Math.abs((analysis.discrimination ?? 9) - sampleCorrelation(own, rest))).toBeLessThan(1e-9)
    }
  }, 30_000)
})

test('over several quizzes an item is judged within each, so a general gain is not discrimination', async () => {
  const random = seededRandom('strata')
  const items = itemsOf(4)
  const answers = (rightOfTen: number) => () =>
    items.map((item) => ({ item, credit: random(10) < rightOfTen ? 1 : 0 }) as SampleAnswer)
  const quizzes = { module: Array.from({ length: 120 }, answers(5)), final: Array.from({ length: 120 }, answers(9)) }
  const person = await learner()
  const within: number[][] = []
  for (const attempts of Object.values(quizzes)) {
    await submitted(person, course, `quiz-${randomUUID()}`, attempts)
    const credits = attempts.map((answered) => answered.map(({ credit }) => credit))
    within.push(...credits)
  }
  await countAll()
  const deviations = Object.values(quizzes).flatMap((attempts) => {
    const own = attempts.map((answered) => answered[0]?.credit ?? 0)
    const rest = attempts.map((answered) => answered.slice(1).reduce((sum, { credit }) => sum + credit, 0))
    return own.map((credit, index) => [credit - mean(own), (rest[index] ?? 0) - mean(rest)] as const)
  })
  const sum = (part: (pair: readonly [number, number]) => number) =>
    deviations.reduce((total, pair) => total + part(pair), 0)
  const expected = sum(([x, y]) => x * y) / Math.sqrt(sum(([x]) => x * x) * sum(([, y]) => y * y))
  const itemId = items[0]?.id
  const [pooled] = await listItemAnalyses(administrator, { itemId, attempts: 'all' })
  expect(pooled?.count).toBe(240)
  expect(Math.abs((pooled?.discrimination ?? 9) - expected)).toBeLessThan(1e-9)
  const first = within.map(([one = 0]) => one)
  const rest = within.map(([, ...others]) => others.reduce((a, b) => a + b, 0))
  expect(sampleCorrelation(first, rest)).toBeGreaterThan((pooled?.discrimination ?? 9) + 0.1)
}, 30_000)

describe('counting', () => {
  test('gives the same sums in parts, concurrently or all together', async () => {
    const rows = randomCredits('pieces', 40, 6)
    const whole = await matrix(rows)
    await countAll()
    const parts = await matrix(rows)
    for (let left = 1; left > 0; left = await countUncounted(1000)) await Promise.all([count(3), count(7), count(2)])
    const figures = async (unitId: string, items: { hash: string }[]) => ({
      items: (await analysesOf(unitId, items)).map((one) => [one.count, one.difficulty, one.discrimination]),
      forms: (await listFormAnalyses(administrator, { unitId, attempts: 'all' })).map(({ unitId: _, ...rest }) => rest),
    })
    const one = await figures(whole.unitId, whole.items)
    const other = await figures(parts.unitId, parts.items)
    expect(other.items.map(([answers]) => answers)).toEqual(one.items.map(([answers]) => answers))
    for (const [index, [, p, r]] of one.items.entries()) {
      expect(other.items[index]?.[1]).toBeCloseTo(p as number, 12)
      expect(other.items[index]?.[2]).toBeCloseTo(r as number, 12)
    }
    expect(other.forms[0]?.count).toBe(40)
    expect(other.forms[0]?.alpha).toBeCloseTo(one.forms[0]?.alpha ?? 9, 12)
  }, 30_000)

  test('counts a submission once, and a later one when it comes', async () => {
    const { unitId, items } = await matrix([[1, 0]])
    await countAll()
    expect(await count()).toBe(0)
    expect(await db.uncountedSubmission.count()).toBe(0)
    expect((await analysesOf(unitId, items)).map((one) => one.count)).toEqual([1, 1])
  })

  test('keeps shares of options, times and versions apart', async () => {
    const [old] = itemsOf(1) as [ReturnType<typeof sampleItem>]
    const edited = { ...old, stem: 'Edited.', hash: `${old.hash}-edited` }
    const unitId = `quiz-${randomUUID()}`
    const answer = (item: typeof old, value: string[], seconds: number) => [
      { item, value, seconds, credit: value.includes('b') ? 1 : 0 },
    ]
    await submitted(await learner(), course, unitId, [
      answer(old, ['b'], 10),
      answer(old, ['b'], 40),
      answer(old, ['a'], 20),
      answer(old, [], 7200),
      answer(edited, ['c'], 5),
    ])
    const [before, after] = await analysesOf(unitId, [old, edited])
    expect(before).toMatchObject({ count: 4, difficulty: 0.5, discrimination: null, flags: [] })
    expect(before?.options).toEqual([
      { id: 'a', isKey: false, share: 0.25 },
      { id: 'b', isKey: true, share: 0.5 },
      { id: 'c', isKey: false, share: 0 },
    ])
    expect(before?.seconds).toBeCloseTo(20, 9)
    expect(after).toMatchObject({ count: 1, difficulty: 0, item: { stem: 'Edited.' } })
  })
})
