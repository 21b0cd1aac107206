import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { archiveDivision } from '@/lib/people/organization/division/change-division'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { findMemberDetails } from '@/lib/people/organization/membership/member-details'
import { movePeople } from '@/lib/people/organization/membership/move-people'
import { db } from '@/lib/platform/db'
import { stillWorld } from '@/prisma/factories'
import { assign } from './assign'
import { listAssignments, listOwnAssignments, listRanks } from './queries'

const [course] = (await loadCatalog()).courses as [Course]
const start = '2026-11-25T12:00:00Z'

async function agency() {
  const made = await agencyIn(stillWorld(start))
  const { coordinator, world } = made
  const division = async (name: string, parentId: string | null = null) => {
    await createDivision(coordinator, { name, parentId }, world)
    return (await listDivisions(coordinator)).find((one) => one.name === name)?.id ?? ''
  }
  return { ...made, division }
}

async function rankOf(coordinator: Coordinator, accountId: string, rank: string, world = stillWorld(start)) {
  const { version, identifier, hiredOn, supervisorId, divisionId } = await findMemberDetails(coordinator, accountId)
  const details = { rank, identifier, hiredOn, supervisorId, divisionId }
  expect(await changeDetails(coordinator, { accountId, version, ...details }, world)).toEqual({ ok: true })
}

const dueOf = async (person: Parameters<typeof listOwnAssignments>[0]) =>
  (await listOwnAssignments(person)).map(({ dueOn }) => dueOn)

test('another organization’s division, or an archived one, is refused', async () => {
  const [ours, theirs] = [await agency(), await agency()]
  const to = { audience: 'division', course } as const
  const missing = { code: 'not-found' }
  const divisionId = await theirs.division('Troop B')
  await expect(assign(ours.coordinator, { ...to, divisionId }, ours.world)).rejects.toMatchObject(missing)
  expect(await archiveDivision(theirs.coordinator, { divisionId })).toMatchObject({ ok: true })
  await expect(assign(theirs.coordinator, { ...to, divisionId }, theirs.world)).rejects.toMatchObject(missing)
})

test('Postgres refuses a row without what its audience names, or with another organization’s division', async () => {
  const [ours, theirs] = [await agency(), await agency()]
  const { organizationId, accountId } = ours.coordinator
  const made = { assignedAt: ours.world.now(), assignedById: accountId, organizationId, courseId: course.id }
  const create = (to: object) =>
    db.assignment.create({ data: { ...made, id: crypto.randomUUID(), audience: 'division', ...to } })
  await expect(create({ divisionId: await theirs.division('Troop B') })).rejects.toThrow()
  const divisionId = await ours.division('Troop B')
  for (const wrong of [{}, { audience: 'rank', divisionId }, { divisionId, rank: 'Sergeant' }]) {
    await expect(create(wrong)).rejects.toThrow('assignment_audience_check')
  }
  await create({ divisionId })
})

test('a division’s course goes to the divisions under it, and days count from the move', async () => {
  const { world, coordinator, division, member } = await agency()
  const troop = await division('Troop B')
  const station = await division('Station 2', troop)
  const other = await division('Troop C')
  const [inStation, inOther, without] = [await member(), await member(), await member()]
  const move = (accountId: string, divisionId: string, at = world) =>
    movePeople(coordinator, { accountIds: [accountId], divisionId }, at)
  await move(inStation.accountId, station)
  await move(inOther.accountId, other)
  await assign(coordinator, { audience: 'division', divisionId: troop, course, dueDays: 10 }, world)
  expect(await dueOf(inStation)).toEqual(['2026-12-05'])
  expect([...(await dueOf(inOther)), ...(await dueOf(without))]).toEqual([])
  await move(inOther.accountId, troop, stillWorld('2027-03-01T12:00:00Z'))
  expect(await dueOf(inOther)).toEqual(['2027-03-11'])
  await move(inStation.accountId, other, stillWorld('2027-03-01T12:00:00Z'))
  expect(await dueOf(inStation)).toEqual([])
  expect(await listAssignments(coordinator)).toMatchObject([{ audience: 'division', name: 'Troop B' }])
})

test('a rank’s course goes to those who have it, in any case, from the day they got it', async () => {
  const { world, coordinator, member } = await agency()
  const elsewhere = await agency()
  const [sergeant, officer, stranger] = [await member(), await member(), await elsewhere.member()]
  await rankOf(coordinator, sergeant.accountId, 'Sergeant')
  await rankOf(elsewhere.coordinator, stranger.accountId, 'sergeant')
  await assign(coordinator, { audience: 'rank', rank: 'SERGEANT', course, dueDays: 30 }, world)
  expect(await dueOf(sergeant)).toEqual(['2026-12-25'])
  expect([...(await dueOf(officer)), ...(await dueOf(stranger))]).toEqual([])
  await rankOf(coordinator, officer.accountId, 'sergeant', stillWorld('2027-01-01T12:00:00Z'))
  expect(await dueOf(officer)).toEqual(['2027-01-31'])
  await rankOf(coordinator, officer.accountId, 'Lieutenant', stillWorld('2027-02-01T12:00:00Z'))
  expect(await dueOf(officer)).toEqual([])
  expect((await listRanks(coordinator, 10)).map((rank) => rank.toLowerCase())).toEqual(['lieutenant', 'sergeant'])
  expect(await listRanks(coordinator, 1)).toHaveLength(1)
})
