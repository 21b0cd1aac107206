import { beforeAll, describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { isComplete, isPossible, keyOf } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { quizOf } from '@/prisma/course-parts'
import { enrolled, learner } from '@/prisma/factories'
import { respond } from './respond'
import { findReview } from './review'
import { show } from './show'
import { findSitting } from './sitting'
import { startAttempt } from './start'
import { submit } from './submit'

const [course] = (await loadCatalog()).courses as [Course]

/** The second item's key is a and b, the order's a, b, c, d, the match's a:r, b:p, c:s. */
const items: Item[] = [
  sampleItem('interactions-one', 'any'),
  sampleItem('interactions-several', 'any', ['a', 'b'], ['a', 'b', 'c', 'd']),
  sampleOrder('interactions-order', 'any', ['a', 'b', 'c', 'd']),
  sampleMatch('interactions-match', 'any'),
]
const [single, several, order, match] = items as [Item, Item, Item, Item]
const quiz: Quiz = { ...quizOf(course), bank: items, blueprint: { any: 4 } }

interface Opened {
  person: Learner
  attemptId: string
  position: Map<string, number>
}

async function opened(): Promise<Opened> {
  const person = await learner()
  await enrolled(person, course)
  const started = await startAttempt(person, { course, quiz })
  if (!started.ok) throw new Error(started.reason)
  const rows = await db.attemptItem.findMany({ where: { attemptId: started.attemptId } })
  return { person, attemptId: started.attemptId, position: new Map(rows.map((row) => [row.itemId, row.position])) }
}

const place = ({ position }: Opened, item: Item) => position.get(item.id) ?? 0

function answer(to: Opened, item: Item, value: string[] | null) {
  const input = { attemptId: to.attemptId, position: place(to, item), value, flagged: false }
  return respond(to.person, quiz, input)
}

async function isAnswered(to: Opened, item: Item) {
  const sitting = await findSitting(to.person, to.attemptId)
  return sitting?.items.find((one) => one.position === place(to, item))?.answered
}

describe('an attempt', () => {
  test('freezes each item’s order of targets and its number of tokens', async () => {
    const { attemptId } = await opened()
    const rows = await db.attemptItem.findMany({ where: { attemptId } })
    const frozen = new Map(rows.map((row) => [row.itemId, row]))
    expect(frozen.get(single.id)).toMatchObject({ targetOrder: null, maxChoices: 1 })
    expect(frozen.get(several.id)).toMatchObject({ targetOrder: null, maxChoices: 4 })
    expect(frozen.get(order.id)).toMatchObject({ targetOrder: ['1', '2', '3', '4'], maxChoices: 4 })
    const targets = frozen.get(match.id)?.targetOrder as string[]
    expect(targets.toSorted()).toEqual(['p', 'q', 'r', 's'])
    expect(frozen.get(match.id)).toMatchObject({ maxChoices: 3 })
  })

  test('shows each item in its frozen order, without keys', async () => {
    const { person, attemptId } = await opened()
    for (const row of await db.attemptItem.findMany({ where: { attemptId } })) {
      const { item } = (await show(person, { attemptId, position: row.position })) ?? {}
      expect(item?.id).toBe(row.itemId)
      expect(item?.options.map(({ id }) => id)).toEqual(row.optionOrder)
      expect(item?.targets.map(({ id }) => id)).toEqual(row.targetOrder ?? [])
      expect(JSON.stringify(item)).not.toMatch(/key|Why|explanation|"target"/)
    }
  })
})

describe('an answer to a sitting', () => {
  let open: Opened
  beforeAll(async () => {
    open = await opened()
  })

  test.each<[string, Item, string[], boolean]>([
    ['one of several', several, ['c'], true],
    ['all of several', several, ['d', 'a', 'b', 'c'], true],
    ['steps, each with a place of its own', order, ['d:1', 'a:2', 'b:3', 'c:4'], true],
    ['a part of the steps', order, ['d:1', 'a:2'], false],
    ['two steps in one place', order, ['a:1', 'b:1', 'c:3', 'd:4'], false],
    ['targets for all', match, ['a:p', 'b:q', 'c:r'], true],
    ['one target for all', match, ['c:p', 'a:p', 'b:p'], true],
    ['targets for a part', match, ['b:q'], false],
  ])('is stored: %s', async (_what, item, value, complete) => {
    expect(await answer(open, item, value)).toMatchObject({ complete })
    expect(isComplete(item, value)).toBe(complete)
    const shown = await show(open.person, { attemptId: open.attemptId, position: place(open, item) })
    expect(shown?.value).toEqual(value)
    expect(await isAnswered(open, item)).toBe(complete)
  })

  test.each<[string, Item, string[]]>([
    ['an unknown option', several, ['a', 'z']],
    ['more options than there are', several, ['a', 'b', 'c', 'd', 'e']],
    ['an option of several twice', several, ['a', 'a']],
    ['a pair for options', several, ['a:1']],
    ['an unknown step', order, ['z:1']],
    ['a step twice', order, ['a:1', 'a:2']],
    ['a place that is not there', order, ['a:5']],
    ['a place with something behind it', order, ['a:1:x']],
    ['a step without a place', order, ['a']],
    ['no step', order, [':1']],
    ['more steps than there are', order, ['a:1', 'b:2', 'c:3', 'd:4', 'd:1']],
    ['a target that is not there', match, ['a:z']],
    ['an option with two targets', match, ['a:p', 'a:q']],
    ['more pairs than there are', match, ['a:p', 'b:q', 'c:r', 'z:s']],
    ['a character that no text may hold', several, ['\u0000']],
    ['a pair made of SQL', match, [`a:p"]'; drop table response; --`]],
  ])('is refused, and the stored answer stays: %s', async (_what, item, value) => {
    await answer(open, item, keyOf(item))
    expect(isPossible(item, value)).toBe(false)
    await expect(answer(open, item, value)).rejects.toMatchObject({ code: 'invalid' })
    const shown = await show(open.person, { attemptId: open.attemptId, position: place(open, item) })
    expect(shown?.value).toEqual(keyOf(item))
  })

  test.each([
    ['several', several],
    ['an order', order],
    ['a match', match],
  ])('is cleared by [] and kept by null for %s', async (_what, item) => {
    await answer(open, item, keyOf(item))
    await answer(open, item, null)
    expect(await isAnswered(open, item)).toBe(true)
    expect(await answer(open, item, [])).toMatchObject({ complete: false })
    expect(await isAnswered(open, item)).toBe(false)
    await answer(open, item, null)
    const shown = await show(open.person, { attemptId: open.attemptId, position: place(open, item) })
    expect(shown?.value).toEqual([])
  })
})

test('each answer earns its part, stored with the submission', async () => {
  const open = await opened()
  await answer(open, single, ['b'])
  await answer(open, several, ['a'])
  await answer(open, order, ['b:1', 'a:2', 'c:3', 'd:4'])
  await answer(open, match, ['a:r', 'b:q'])
  const submitted = await submit(open.person, open)
  expect(submitted).toMatchObject({ ok: true, result: { raw: 2.5, max: 4, scaled: 0.625, passed: false } })
  const review = await findReview(open.person, open.attemptId)
  const earned = new Map(review?.items.map(({ item, credit }) => [item.id, credit]))
  expect([several, order, match, single].map(({ id }) => earned.get(id))).toEqual([
    0.5,
    expect.closeTo(2 / 3, 11),
    expect.closeTo(1 / 3, 11),
    1,
  ])
  const { credits } = await db.submission.findUniqueOrThrow({ where: { attemptId: open.attemptId } })
  expect(credits).toEqual(review?.items.map(({ credit }) => credit))
})
