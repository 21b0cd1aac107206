import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleItem } from '@/fixtures/quiz'
import {
  casesOfPlan,
  intervalDays,
  nextCase,
  onceMoreDays,
  othersBetween,
  type PastCase,
  type PoolCase,
} from './schedule'

const day = 86_400_000
const start = new Date('2026-11-25T12:00:00Z')
const daysBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / day

function poolCase(id: string, situation: 'trafficking' | 'look-alike', objective = 'any'): PoolCase {
  return { courseId: 'course', item: { ...sampleItem(id, objective), situation } }
}

const poolOf = (trafficking: number, lookAlikes: number): PoolCase[] => [
  ...Array.from({ length: trafficking }, (_, index) => poolCase(`t-${index}`, 'trafficking', `o-${index % 5}`)),
  ...Array.from({ length: lookAlikes }, (_, index) => poolCase(`l-${index}`, 'look-alike', `o-${index % 5}`)),
]

interface AnsweredCase extends PastCase {
  objective: string
  dueAt: Date
}

/** Runs a plan to its end; each case is answered this many days after its due date (or before, if negative). */
function runPlan(
  pool: PoolCase[],
  { seed = 'seed', missed = new Set<string>(), answers }: { seed?: string; missed?: Set<string>; answers: Answer[] },
): AnsweredCase[] {
  const history: AnsweredCase[] = []
  let now = start
  for (;;) {
    const next = nextCase({ history, asked: history.length, pool, missed, seed, now })
    // An endless plan fails its test instead of hanging it.
    if (!next || history.length > 2 * casesOfPlan) return history
    const { late, correct } = answers[history.length % answers.length] ?? { late: 0, correct: true }
    // No answer comes before its case exists.
    now = new Date(Math.max(now.getTime() + 60_000, next.dueAt.getTime() + late * day))
    const { id, situation, objective } = next.item
    history.push({ itemId: id, situation, objective, correct, dueAt: next.dueAt, answeredAt: now })
  }
}

interface Answer {
  late: number
  correct: boolean
}

const someAnswers = fc.array(
  fc.record({ late: fc.integer({ min: -7 * 24, max: 70 * 24 }).map((hours) => hours / 24), correct: fc.boolean() }),
  {
    minLength: 1,
    maxLength: casesOfPlan,
  },
)
const somePool = fc.tuple(fc.nat(30), fc.nat(30)).map(([trafficking, lookAlikes]) => poolOf(trafficking, lookAlikes))
const always = (correct: boolean): Answer[] => [{ late: 0, correct }]

describe('nextCase', () => {
  test('is due a week after the last answer, and first a day after opting in', () => {
    fc.assert(
      fc.property(somePool, someAnswers, (pool, answers) => {
        const cases = runPlan(pool, { answers })
        for (const [index, { dueAt }] of cases.entries()) {
          const before = cases[index - 1]
          expect(daysBetween(before?.answeredAt ?? start, dueAt)).toBe(before ? intervalDays : 1)
        }
      }),
    )
  })

  test('is due no earlier after stopping and opting in again', () => {
    const [answered] = runPlan(poolOf(9, 9), { answers: always(true) })
    if (!answered) throw new Error('no case')
    const asks = (daysLater: number) => {
      const now = new Date(answered.answeredAt.getTime() + daysLater * day)
      return nextCase({ history: [answered], asked: 0, pool: poolOf(9, 9), missed: new Set(), seed: 'seed', now })
        ?.dueAt
    }
    expect(daysBetween(answered.answeredAt, asks(1) ?? start)).toBe(intervalDays)
    expect(daysBetween(answered.answeredAt, asks(40) ?? start)).toBe(41)
  })

  test('asks no item twice within three others while another is left', () => {
    fc.assert(
      fc.property(somePool, someAnswers, fc.string(), (pool, answers, seed) => {
        const cases = runPlan(pool, { answers, seed })
        for (const [index, { itemId }] of cases.entries()) {
          const before = cases.slice(0, index)
          const recent = before.slice(-othersBetween).map((past) => past.itemId)
          const left = pool.filter(({ item }) => !recent.includes(item.id) && !isRetired(before, item.id))
          if (left.length > 0) expect(recent).not.toContain(itemId)
        }
      }),
    )
  })

  test('asks at least three cases of each situation in any eight, if the bank has enough', () => {
    fc.assert(
      fc.property(someAnswers, fc.string(), (answers, seed) => {
        const cases = runPlan(poolOf(26, 26), { answers, seed })
        for (let from = 0; from + 8 <= cases.length; from += 1) {
          const found = cases.slice(from, from + 8).filter(({ situation }) => situation === 'trafficking').length
          expect(found).toBeGreaterThanOrEqual(3)
          expect(found).toBeLessThanOrEqual(5)
        }
      }),
    )
  })

  test('can follow either situation with both', () => {
    const followed = new Set<string>()
    for (let seed = 0; seed < 20; seed += 1) {
      const situations = runPlan(poolOf(26, 26), { seed: `${seed}`, answers: always(true) }).map((one) => one.situation)
      for (const [index, situation] of situations.entries()) followed.add(`${situations[index - 1]} ${situation}`)
    }
    expect([...followed].filter((pair) => !pair.startsWith('undefined'))).toHaveLength(4)
  })

  test('asks twenty-six cases, and fewer only when each item was right twice in a row', () => {
    fc.assert(
      fc.property(somePool, someAnswers, (pool, answers) => {
        const cases = runPlan(pool, { answers })
        expect(cases.length).toBeLessThanOrEqual(casesOfPlan)
        if (cases.length === casesOfPlan) return
        expect(pool.filter(({ item }) => !isRetired(cases, item.id))).toEqual([])
      }),
    )
  })

  test('retires an item after two right answers in a row', () => {
    fc.assert(
      fc.property(somePool, someAnswers, (pool, answers) => {
        const cases = runPlan(pool, { answers })
        for (const [index, { itemId }] of cases.entries()) expect(isRetired(cases.slice(0, index), itemId)).toBe(false)
      }),
    )
  })

  test('depends on the seed and not on the order of the bank', () => {
    fc.assert(
      fc.property(somePool, someAnswers, fc.string(), (pool, answers, seed) => {
        expect(runPlan(pool.toReversed(), { answers, seed })).toEqual(runPlan(pool, { answers, seed }))
      }),
    )
    const plans = ['a', 'b', 'c'].map((seed) => runPlan(poolOf(9, 9), { seed, answers: always(true) }))
    expect(new Set(plans.map((plan) => plan.map(({ itemId }) => itemId).join())).size).toBe(3)
  })

  test('repeats a wrong item after three others until it is right', () => {
    const cases = runPlan(poolOf(20, 20), {
      answers: [{ late: 0, correct: false }, ...Array<Answer>(25).fill({ late: 0, correct: true })],
    })
    const [first] = cases
    const again = cases.findIndex(({ itemId }, index) => index > 0 && itemId === first?.itemId)
    expect(again).toBeGreaterThanOrEqual(4)
    expect(again).toBeLessThanOrEqual(8)
    expect(daysBetween(first?.answeredAt ?? start, cases[again]?.dueAt ?? start)).toBe(again * intervalDays)
  })

  test('repeats a right item once after eight weeks', () => {
    const cases = runPlan(poolOf(20, 20), { answers: always(true) })
    const repeated = cases.flatMap(({ itemId, dueAt }, index) => {
      const before = cases.slice(0, index).find((past) => past.itemId === itemId)
      return before ? [daysBetween(before.answeredAt, dueAt)] : []
    })
    expect(Math.min(...repeated)).toBe(onceMoreDays)
    expect(repeated.length).toBeGreaterThanOrEqual(8)
  })

  test('begins with missed objectives', () => {
    const cases = runPlan(poolOf(20, 20), { missed: new Set(['o-3']), answers: always(true) })
    expect(cases.slice(0, 6).map(({ objective }) => objective)).toEqual(Array(6).fill('o-3'))
  })

  test('is null without a bank and after the last case', () => {
    const input = { history: [], pool: poolOf(3, 3), missed: new Set<string>(), seed: '', now: start }
    expect(nextCase({ ...input, asked: casesOfPlan })).toBeNull()
    expect(nextCase({ ...input, asked: 0, pool: [] })).toBeNull()
    expect(nextCase({ ...input, asked: casesOfPlan - 1 })).not.toBeNull()
  })
})

function isRetired(history: readonly PastCase[], itemId: string): boolean {
  const answers = history.filter((past) => past.itemId === itemId)
  return answers.some((past, index) => past.correct && answers[index - 1]?.correct)
}
