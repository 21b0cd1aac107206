import { beforeAll, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findFinal } from '@/lib/content/course/lookup'
import type { Course, Quiz, RatedCase } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { submit } from '@/lib/training/attempt/submit'
import { pretestOf } from '@/prisma/course-parts'
import {
  administrator,
  answeredAttempt,
  cohort,
  enrolled,
  joined,
  learner,
  organization,
  stillWorld,
} from '@/prisma/factories'
import { rateCases } from '@/prisma/rated'
import { areasOf } from './areas'
import { listCohortRounds, listOwnRounds, listPairRatings, listRoundsOfAll } from './finished-rounds'

let course: Course
let coordinator: Coordinator
let cohortId: string
let code: string
const world = stillWorld('2026-12-01T12:00:00Z')

beforeAll(async () => {
  course = (await loadCatalog()).courses[0] as Course
  ;({ coordinator } = await organization())
  ;({ cohortId, code } = await cohort(coordinator, 'Any', world))
})

async function taking(person: Learner, quiz: Quiz) {
  await submit(person, { attemptId: await answeredAttempt(person, course, { quiz, world }) }, world)
}

async function begun() {
  const person = await learner()
  await enrolled(person, course, world)
  await taking(person, pretestOf(course))
  return person
}

const expert = ({ situation }: RatedCase) => (situation === 'trafficking' ? 5 : situation === 'look-alike' ? 1 : 3)

test('a round counts once all of its cases are rated, without those that are not enough to tell', async () => {
  const person = await begun()
  await rateCases(person, course, world, { ratingOf: expert, most: 15 })
  expect(await listOwnRounds(person, course)).toEqual([])
  await rateCases(person, course, world, { ratingOf: expert })
  const [own] = await listOwnRounds(person, course)
  expect(own).toMatchObject({ stage: 'before', compelled: Array(7).fill(5), others: Array(7).fill(1) })
  expect(own?.themes.debt).toEqual({ compelled: [5], others: [1] })
  expect(Object.keys(own?.themes ?? {})).toHaveLength(7)
  world.pass(60)
  await taking(person, findFinal(course) as Quiz)
  await rateCases(person, course, world)
  const rounds = await listOwnRounds(person, course)
  expect(rounds.map(({ stage }) => stage).sort()).toEqual(['after', 'before'])
  expect(areasOf(rounds)).toMatchObject({ before: { hits: 7, falseAlarms: 0 }, after: { hits: 0, compelled: 7 } })
})

test('a coordinator counts a cohort’s rounds since each person joined; an administrator counts all', async () => {
  const early = await begun()
  await rateCases(early, course, world)
  world.pass(60)
  await joined(early, code, world)
  const later = await begun()
  await joined(later, code, world)
  await rateCases(later, course, world)
  const seen = await listCohortRounds(coordinator, course, cohortId)
  expect(seen.map(({ accountId }) => accountId)).toEqual([later.accountId])
  const other = await organization()
  expect(await listCohortRounds(other.coordinator, course, cohortId)).toEqual([])
  const { administrator: reader } = await administrator()
  const all = (await listRoundsOfAll(reader, course)).map(({ accountId }) => accountId)
  expect(all).toEqual(expect.arrayContaining([early.accountId, later.accountId]))
})

test('the ratings of a pair are those of its two cases', async () => {
  const { administrator: reader } = await administrator()
  const person = await begun()
  await rateCases(person, course, world, { ratingOf: expert })
  const [own] = await listOwnRounds(person, course)
  const pairs = (await listPairRatings(reader, course)).filter(({ set }) => set === own?.set)
  expect(pairs).toHaveLength(7)
  for (const { compelled, other, ratings } of pairs) {
    expect(compelled).toBeGreaterThan(other)
    expect(ratings % 2).toBe(0)
  }
})
