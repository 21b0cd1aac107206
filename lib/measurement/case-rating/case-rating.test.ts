import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findFinal, listUnits } from '@/lib/content/course/lookup'
import type { Course, Lesson, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { submit } from '@/lib/training/attempt/submit'
import { pretestOf } from '@/prisma/course-parts'
import { actionsAbout, answeredAttempt, enrolled, learner, stillWorld, unitDone } from '@/prisma/factories'
import { rateCases } from '@/prisma/rated'
import { orderCases } from './case-order'
import { findOwnRound } from './queries'
import { rateCase } from './rate-case'
import { startRound } from './start-round'

let course: Course
let pretest: Quiz
let final: Quiz
beforeAll(async () => {
  course = (await loadCatalog()).courses[0] as Course
  pretest = pretestOf(course)
  final = findFinal(course) as Quiz
})

const closed = { code: 'conflict' }

async function taking(person: Learner, quiz: Quiz, world: World, wrong = 0) {
  await submit(person, { attemptId: await answeredAttempt(person, course, { quiz, world, wrong }) }, world)
}

async function afterPretest(world = stillWorld()) {
  const person = await learner()
  await enrolled(person, course, world)
  await taking(person, pretest, world)
  return { person, world }
}

const roundsOf = ({ accountId }: Learner) =>
  db.caseRound.findMany({ where: { accountId }, orderBy: { startedAt: 'asc' }, include: { ratings: true } })

describe('the first round', () => {
  test('is refused without an enrollment, before the pre-test, and after the first finished unit', async () => {
    const person = await learner()
    await expect(startRound(person, course)).rejects.toMatchObject({ code: 'forbidden' })
    await enrolled(person, course)
    await expect(startRound(person, course)).rejects.toMatchObject(closed)
    await expect(rateCase(person, course, { position: 1, rating: 3 })).rejects.toMatchObject(closed)

    const { person: later, world } = await afterPretest()
    await startRound(later, course, world)
    const lesson = listUnits(course).find((unit) => unit.kind === 'lesson') as Lesson
    await unitDone(later, course, lesson, world)
    await expect(rateCase(later, course, { position: 1, rating: 3 }, world)).rejects.toMatchObject(closed)
    expect(await findOwnRound(later, course, world.now())).toEqual({ state: 'closed' })
  })

  test('keeps the coin, has the set’s cases, and leads to the pre-test’s result', async () => {
    const sets = await Promise.all(
      [0, 1].map(async (coin) => {
        const { person, world } = await afterPretest()
        await startRound(person, course, { ...world, random: (bytes) => new Uint8Array(bytes).fill(coin) })
        return (await roundsOf(person)).map(({ caseSet, stage }) => `${stage} ${caseSet}`)
      }),
    )
    expect(sets).toEqual([['before a'], ['before b']])

    const { person, world } = await afterPretest()
    await Promise.all([1, 2, 3].map(() => startRound(person, course, world)))
    const [round, ...others] = await roundsOf(person)
    expect(others).toEqual([])
    const own = await findOwnRound(person, course, world.now())
    expect(own).toMatchObject({ state: 'begun', stage: 'before', position: 1, cases: 16 })
    const hashes = course.cases.flatMap(({ set, hash }) => (set === round?.caseSet ? hash : []))
    expect(new Set(round?.cases as string[])).toEqual(new Set(hashes))
    if (own.state === 'begun') expect(own.result).toMatch(/\/pre-test\/attempts\/[-0-9a-f]+\/result$/)
  })

  test('keeps the first rating of a case, and logs its start and end', async () => {
    const { person, world } = await afterPretest()
    await startRound(person, course, world)
    const sent = [5, 4, 1].map((rating) => rateCase(person, course, { position: 1, rating }, world))
    await Promise.all(sent)
    await rateCase(person, course, { position: 1, rating: 2 }, world)
    await rateCase(person, course, { position: 9, rating: 2 }, world)
    expect((await roundsOf(person))[0]?.ratings).toHaveLength(1)
    await rateCases(person, course, world)
    const [round] = await roundsOf(person)
    expect(round?.ratings).toHaveLength(16)
    const actions = (await actionsAbout(person)).filter((action) => action.startsWith('cases.'))
    expect(actions).toEqual(['cases.started', 'cases.rated'])
    await expect(startRound(person, course, world)).rejects.toMatchObject(closed)
  })
})

describe('the second round', () => {
  async function afterFinal({ rates = true, wrong = 0 } = {}) {
    const { person, world } = await afterPretest()
    if (rates) await rateCases(person, course, world)
    world.pass(60)
    await taking(person, final, world, wrong)
    return { person, world }
  }

  test('has the other set, leads to the final’s result, and changes nothing of the final', async () => {
    const { person, world } = await afterFinal()
    const where = { attempt: { accountId: person.accountId, unitId: final.id } }
    const before = await db.submission.findFirstOrThrow({ where })
    expect(await db.attemptItem.count({ where })).toBe(42)
    await rateCases(person, course, world)
    expect(await db.submission.findFirstOrThrow({ where })).toEqual(before)
    expect(await db.attemptItem.count({ where })).toBe(42)
    const rounds = await roundsOf(person)
    expect(rounds.map(({ stage }) => stage)).toEqual(['before', 'after'])
    expect(new Set(rounds.map(({ caseSet }) => caseSet))).toEqual(new Set(['a', 'b']))
    const [first, second] = rounds.map(({ cases }) => cases as string[])
    expect(first?.filter((hash) => second?.includes(hash))).toEqual([])
  })

  test('is closed to people who were under way, a day later, and at a second final', async () => {
    const underWay = await afterFinal({ rates: false })
    await expect(startRound(underWay.person, course, underWay.world)).rejects.toMatchObject(closed)

    const late = await afterFinal()
    late.world.pass(24 * 60)
    await expect(startRound(late.person, course, late.world)).rejects.toMatchObject(closed)

    const again = await afterFinal({ wrong: 42 })
    await answeredAttempt(again.person, course, { quiz: final, world: again.world })
    await expect(startRound(again.person, course, again.world)).rejects.toMatchObject(closed)
  })
})

test('the twins of a pair are in different halves', () => {
  for (const seed of ['one', 'two', 'three']) {
    const cases = orderCases(
      course.cases.filter(({ set }) => set === 'a'),
      seed,
    )
    const pairs = cases.slice(0, 8).flatMap(({ pair }) => pair ?? [])
    expect(new Set(pairs).size).toBe(7)
    expect(cases).toHaveLength(16)
  }
})
