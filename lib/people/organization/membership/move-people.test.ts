import { expect, test } from 'vitest'
import type { Learner } from '@/lib/people/account/actor'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization } from '@/prisma/factories'
import { listCohorts } from '../queries'
import { movePeople } from './move-people'

async function agency() {
  const { coordinator } = await organization()
  const [night, day] = [await cohort(coordinator, 'Night'), await cohort(coordinator, 'Day')]
  const people = [await learner(), await learner()] as [Learner, Learner]
  for (const person of people) await joined(person, night.code)
  const counts = async () =>
    Object.fromEntries((await listCohorts(coordinator, new Date())).map(({ name, members }) => [name, members]))
  return { coordinator, night, day, people, accountIds: people.map(({ accountId }) => accountId), counts }
}

test('another organization’s cohort or person is refused, and then no one moves', async () => {
  const { coordinator, night, day, people, accountIds, counts } = await agency()
  const elsewhere = await agency()
  const missing = { code: 'not-found' }
  for (const move of [
    { accountIds, to: elsewhere.day.cohortId, from: null },
    { accountIds, to: day.cohortId, from: elsewhere.night.cohortId },
    { accountIds: [...accountIds, elsewhere.accountIds[0] ?? ''], to: day.cohortId, from: night.cohortId },
  ])
    await expect(movePeople(coordinator, move)).rejects.toMatchObject(missing)
  await removeLearner(coordinator, { accountId: people[1].accountId, reason: 'Left the agency' })
  await expect(movePeople(coordinator, { accountIds, to: day.cohortId, from: null })).rejects.toMatchObject(missing)
  expect(await counts()).toEqual({ Day: 0, Night: 1 })
  expect(await actionsAbout(people[0])).not.toContain('organization.cohort-changed')
})

test('a move with a refused cohort leaves the division too', async () => {
  const { coordinator, people, accountIds } = await agency()
  const elsewhere = await agency()
  await createDivision(coordinator, { name: 'Troop B', parentId: null })
  const divisionId = (await listDivisions(coordinator))[0]?.id ?? ''
  const wrong = { accountIds, divisionId, to: elsewhere.day.cohortId, from: null }
  await expect(movePeople(coordinator, wrong)).rejects.toMatchObject({ code: 'not-found' })
  expect(await actionsAbout(people[0])).not.toContain('organization.division-changed')
})

test('people move, come back, and each stay is kept', async () => {
  const { coordinator, night, day, people, accountIds, counts } = await agency()
  const move = { accountIds, to: day.cohortId, from: night.cohortId }
  await movePeople(coordinator, move)
  await movePeople(coordinator, move)
  expect(await counts()).toEqual({ Day: 2, Night: 0 })
  await movePeople(coordinator, { accountIds, to: night.cohortId, from: null })
  await movePeople(coordinator, { accountIds: accountIds.slice(0, 1), to: null, from: day.cohortId })
  expect(await counts()).toEqual({ Day: 1, Night: 2 })
  const [{ accountId }] = people
  const stays = await db.cohortMember.findMany({ where: { accountId }, orderBy: { joinedAt: 'asc' } })
  expect(stays.map(({ cohortId, leftById }) => [cohortId, leftById])).toEqual([
    [night.cohortId, coordinator.accountId],
    [day.cohortId, coordinator.accountId],
    [night.cohortId, null],
  ])
  const moved = (await actionsAbout(people[0])).filter((action) => action === 'organization.cohort-changed')
  expect(moved).toHaveLength(3)
})

test('two moves at once, and a person who joins meanwhile, leave one stay in each cohort', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { coordinator, night, day, people, accountIds, counts } = await agency()
    const move = { accountIds, to: day.cohortId, from: night.cohortId }
    await Promise.all([
      movePeople(coordinator, move),
      movePeople(coordinator, { ...move, accountIds: accountIds.toReversed() }),
      joined(people[0], day.code),
    ])
    expect(await counts()).toEqual({ Day: 2, Night: 0 })
  }
})
