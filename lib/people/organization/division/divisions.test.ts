import { expect, test } from 'vitest'
import { dividedAgency } from '@/fixtures/divided-agency'
import { archiving, whileHeld } from '@/fixtures/while-held'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { applyDetails } from '@/lib/people/organization/membership/apply-details'
import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { lockMembers } from '@/lib/people/organization/membership/lock-members'
import { findMemberDetails } from '@/lib/people/organization/membership/member-details'
import { movePeople } from '@/lib/people/organization/membership/move-people'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { listRoster } from '@/lib/record/roster/roster'
import { actionsAbout, cohort } from '@/prisma/factories'
import { archiveCohort, renameCohort } from '../change-cohort'
import { archiveDivision, renameDivision } from './change-division'
import { createDivision, mostLevels } from './create-division'
import { listDivisions } from './divisions'

const [course] = (await loadCatalog()).courses as [Course]
const missing = { code: 'not-found' }
const none = { rank: '', identifier: '', hiredOn: null, supervisorId: null }

test('another organization’s division or person is refused', async () => {
  const [ours, theirs] = [await dividedAgency(), await dividedAgency()]
  const { coordinator, person } = ours
  const accountIds = [person.accountId]
  const inside = createDivision(coordinator, { name: 'Inside', parentId: theirs.troop })
  await expect(inside).rejects.toMatchObject(missing)
  for (const wrong of [
    () => movePeople(coordinator, { accountIds, divisionId: theirs.troop }),
    () => movePeople(coordinator, { accountIds: [...accountIds, theirs.person.accountId], divisionId: ours.troop }),
    () => renameDivision(coordinator, { divisionId: theirs.troop, name: 'Ours', before: 'Troop B' }),
    () => archiveDivision(coordinator, { divisionId: theirs.station }),
    () => renameCohort(coordinator, { cohortId: theirs.cohortId, name: 'Ours', before: 'Patrol' }),
    () => archiveCohort(coordinator, { cohortId: theirs.cohortId, isArchived: true }),
  ])
    await expect(wrong()).rejects.toMatchObject(missing)
  const details = { ...none, accountId: person.accountId, divisionId: theirs.troop, version: 0 }
  expect(await changeDetails(coordinator, details)).toEqual({ ok: false, reason: 'division' })
  const row = { organizationId: coordinator.organizationId, role: 'learner' } as const
  await expect(db.membership.updateMany({ where: row, data: { divisionId: theirs.troop } })).rejects.toThrow()
  expect(await actionsAbout(person)).not.toContain('organization.division-changed')
})

test('divisions form a tree of five levels with names of their own', async () => {
  const { coordinator, make, station } = await dividedAgency()
  expect(await createDivision(coordinator, { name: 'TROOP b', parentId: null })).toEqual({
    ok: false,
    reason: 'name-taken',
  })
  let parent = station
  for (let level = 3; level <= mostLevels; level += 1) parent = await make(`Level ${level}`, parent)
  expect(await createDivision(coordinator, { name: 'Too deep', parentId: parent })).toEqual({
    ok: false,
    reason: 'too-deep',
  })
  const tree = (await listDivisions(coordinator)).map(({ name, depth }) => [name, depth])
  expect(tree).toEqual([
    ['Troop B', 0],
    ['Station 4', 1],
    ['Level 3', 2],
    ['Level 4', 3],
    ['Level 5', 4],
  ])
})

test('people move between divisions, and a list of a division has its parts', async () => {
  const { coordinator, person, troop, station } = await dividedAgency()
  const accountIds = [person.accountId]
  await movePeople(coordinator, { accountIds, divisionId: station })
  await movePeople(coordinator, { accountIds, divisionId: station })
  const page = { after: null, limit: 9, now: new Date() }
  const rows = await listRoster(coordinator, { course, divisionId: troop }, page)
  expect(rows.map(({ accountId, division }) => [accountId, division])).toEqual([[person.accountId, 'Station 4']])
  await movePeople(coordinator, { accountIds, divisionId: troop })
  expect(await listRoster(coordinator, { course, divisionId: station }, page)).toEqual([])
  const moves = (await actionsAbout(person)).filter((action) => action === 'organization.division-changed')
  expect(moves).toHaveLength(2)
  const stale = { ...none, accountId: person.accountId, divisionId: station, version: 0 }
  expect(await changeDetails(coordinator, stale)).toMatchObject({
    reason: 'changed-meanwhile',
    now: { division: 'Troop B' },
  })
  await removeLearner(coordinator, { accountId: person.accountId, reason: 'Left the agency' })
  const former = await listRoster(coordinator, { course, divisionId: troop, isFormer: true }, page)
  expect(former.map(({ division }) => division)).toEqual(['Troop B'])
})

test('a division is archived only without people and parts, and never while someone moves there', async () => {
  const { coordinator, person, troop, station } = await dividedAgency()
  const accountIds = [person.accountId]
  expect(await archiveDivision(coordinator, { divisionId: troop })).toEqual({ ok: false, reason: 'not-empty' })
  for (let round = 0; round < 5; round += 1) {
    await movePeople(coordinator, { accountIds, divisionId: null })
    const fresh = await createDivision(coordinator, { name: `Round ${round}`, parentId: station })
    expect(fresh).toEqual({ ok: true })
    const divisionId = (await listDivisions(coordinator)).find(({ name }) => name === `Round ${round}`)?.id ?? ''
    const [moved, archived] = await Promise.allSettled([
      movePeople(coordinator, { accountIds, divisionId }),
      archiveDivision(coordinator, { divisionId }),
    ])
    const isArchived = archived.status === 'fulfilled' && archived.value.ok
    expect(isArchived).toBe(moved.status === 'rejected')
  }
})

test('a division that is archived meanwhile gets no parts', async () => {
  const { coordinator, station } = await dividedAgency()
  const inside = () => createDivision(coordinator, { name: 'Inside', parentId: station })
  await expect(whileHeld(archiving('division', station), inside)).rejects.toMatchObject(missing)
})

test('a move that waits for an import logs the division that the import saved', async () => {
  const { coordinator, person, troop, station } = await dividedAgency()
  const { accountId } = person
  const { membershipId } = await findMemberDetails(coordinator, accountId)
  const change = { membershipId, accountId, to: { divisionId: troop }, from: { divisionId: '' } }
  await whileHeld(
    async (tx) => {
      await lockMembers(tx, coordinator, [accountId])
      await applyDetails(tx, coordinator, [change], new Date())
    },
    () => movePeople(coordinator, { accountIds: [accountId], divisionId: station }),
  )
  const action = 'organization.division-changed'
  const { details } = await db.auditEvent.findFirstOrThrow({ where: { subjectId: accountId, action } })
  expect(details).toEqual({ divisionId: station, 'divisionId.old': troop })
})

test('the second of two coordinators who rename together is told', async () => {
  const { coordinator, troop, cohortId } = await dividedAgency()
  const outcomes = await Promise.all(
    ['Troop C', 'Troop D'].map((name) => renameDivision(coordinator, { divisionId: troop, name, before: 'Troop B' })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  await cohort(coordinator, 'Night')
  const rename = (name: string) => renameCohort(coordinator, { cohortId, name, before: 'Patrol' })
  expect(await rename('Night')).toEqual({ ok: false, reason: 'name-taken' })
  expect(await rename('Patrol, 2027')).toEqual({ ok: true })
  expect(await rename('Patrol, 2028')).toEqual({ ok: false, reason: 'changed-meanwhile' })
})
