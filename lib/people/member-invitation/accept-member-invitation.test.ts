import { beforeEach, describe, expect, test } from 'vitest'
import { invitation } from '@/fixtures/invitation'
import { archiving, whileHeld } from '@/fixtures/while-held'
import type { Coordinator } from '@/lib/people/account/actor'
import { archiveCohort } from '@/lib/people/organization/change-cohort'
import { archiveDivision } from '@/lib/people/organization/division/change-division'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { findMemberDetails } from '@/lib/people/organization/membership/member-details'
import { listMemberships } from '@/lib/people/organization/queries'
import { closeOrganization } from '@/lib/people/role/close-organization'
import { leave } from '@/lib/people/role/leave'
import { db, query, type Statements } from '@/lib/platform/db'
import { actionsAbout, administrator, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { acceptByAddress, acceptMemberInvitation } from './accept-member-invitation'
import { endMemberInvitations } from './end-member-invitations'
import { findJoinedByCode, findMemberInvitation } from './queries'

const unusable = { ok: false, reason: 'code-unusable' }
let coordinator: Coordinator
beforeEach(async () => {
  coordinator = (await organization()).coordinator
})

async function refused(code: string, world = stillWorld()) {
  const person = await learner()
  expect(await findMemberInvitation(code, world.now())).toBeNull()
  expect(await acceptMemberInvitation(person, { code }, world)).toEqual(unusable)
  expect(await listMemberships(person)).toEqual([])
}

describe('a code is refused', () => {
  test('when it was never made, has ended, or was used', async () => {
    await refused('0000000000')
    const [ended, used] = [await invitation(coordinator), await invitation(coordinator)]
    expect(await endMemberInvitations(coordinator, [ended.id])).toBe(1)
    await refused(ended.code)
    const owner = await learner()
    expect(await findJoinedByCode(owner, used.code)).toBeNull()
    expect(await acceptMemberInvitation(owner, used)).toMatchObject({ ok: true })
    await refused(used.code)
    expect(await findJoinedByCode(owner, used.code)).toBe(coordinator.organizationName)
    expect(await findJoinedByCode(await learner(), used.code)).toBeNull()
  })

  test('after exactly ninety days', async () => {
    const world = stillWorld()
    const { code } = await invitation(coordinator, {}, { world })
    world.pass(90 * 24 * 60 - 1)
    expect(await findMemberInvitation(code, world.now())).not.toBeNull()
    world.pass(1)
    await refused(code, world)
  })

  test('when its organization is closed', async () => {
    const { administrator: admin } = await administrator()
    const { code } = await invitation(coordinator)
    await closeOrganization(admin, { organizationId: coordinator.organizationId, reason: 'merged' })
    await refused(code)
  })

  test('when its cohort is archived, also at this moment', async () => {
    const { cohortId } = await cohort(coordinator)
    const { code } = await invitation(coordinator, {}, { cohortId })
    const person = await learner()
    const meanwhile = await whileHeld(archiving('cohort', cohortId), () => acceptMemberInvitation(person, { code }))
    expect(meanwhile).toEqual(unusable)
    await refused(code)
    await archiveCohort(coordinator, { cohortId, isArchived: false })
    expect(await acceptMemberInvitation(person, { code })).toMatchObject({ ok: true })
  })
})

test('a person joins with the details and the cohort of the invitation', async () => {
  await createDivision(coordinator, { name: 'Troop B', parentId: null })
  const divisionId = (await listDivisions(coordinator))[0]?.id ?? ''
  const { cohortId } = await cohort(coordinator)
  const [boss, person] = [await learner(), await learner()]
  const details = { rank: 'Officer', identifier: '4471', hiredOn: '2020-01-31', divisionId }
  const invited = await invitation(coordinator, { ...details, supervisor: boss.email }, { cohortId })
  expect(await findMemberInvitation(invited.code, new Date())).toMatchObject({
    ...{ organization: coordinator.organizationName, cohort: 'Patrol' },
    fields: ['rank', 'identifier', 'hiredOn', 'supervisorId', 'divisionId'],
  })
  expect(await acceptMemberInvitation(boss, await invitation(coordinator))).toMatchObject({ ok: true })
  const { organizationId } = coordinator
  expect(await acceptMemberInvitation(person, invited)).toEqual({ ok: true, organizationId })
  expect(await findMemberDetails(coordinator, person.accountId)).toMatchObject({
    ...details,
    supervisorId: boss.accountId,
  })
  expect(await db.cohortMember.count({ where: { cohortId, accountId: person.accountId } })).toBe(1)
  expect(await actionsAbout(person)).toEqual(['account.registered', 'organization.joined'])
  const entry = await db.auditEvent.findFirstOrThrow({
    where: { action: 'organization.joined', subjectId: person.accountId },
  })
  expect(entry.details).toMatchObject({ memberInvitationId: invited.id, leftOut: [] })
})

test('a taken identifier, an archived division and a supervisor who is not here are left out', async () => {
  await createDivision(coordinator, { name: 'Troop B', parentId: null })
  const divisionId = (await listDivisions(coordinator))[0]?.id ?? ''
  const [first, second] = [await learner(), await learner()]
  const invited = await invitation(coordinator, {
    ...{ rank: 'Officer', identifier: 'a1', divisionId, supervisor: 'nobody@test.example' },
  })
  await acceptMemberInvitation(first, await invitation(coordinator))
  const details = { rank: '', identifier: 'A1', hiredOn: null, supervisorId: null, divisionId: null }
  await changeDetails(coordinator, { accountId: first.accountId, version: 0, ...details })
  await archiveDivision(coordinator, { divisionId })
  expect(await acceptMemberInvitation(second, invited)).toMatchObject({ ok: true })
  expect(await findMemberDetails(coordinator, second.accountId)).toMatchObject({
    ...{ rank: 'Officer', identifier: '', divisionId: null, supervisorId: null },
  })
  const row = await db.memberInvitation.findUniqueOrThrow({ where: { id: invited.id } })
  expect(row.leftOut).toEqual(['identifier', 'supervisorId', 'divisionId'])
})

test('an identifier that someone gets at this moment is left out', async () => {
  const [first, second] = [await learner(), await learner()]
  await joined(first, (await cohort(coordinator)).code)
  const invited = await invitation(coordinator, { identifier: 'A1' })
  const giving = (tx: Statements) =>
    query(tx)`update membership set identifier = 'a1' where account_id = ${first.accountId}::uuid`
  expect(await whileHeld(giving, () => acceptMemberInvitation(second, invited))).toMatchObject({ ok: true })
  expect((await findMemberDetails(coordinator, second.accountId)).identifier).toBe('')
})

test('a learner who is here already keeps their details and gets the missing ones', async () => {
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  const details = { rank: 'Sergeant', identifier: '', hiredOn: null, supervisorId: null, divisionId: null }
  await changeDetails(coordinator, { accountId: person.accountId, version: 0, ...details })
  const invited = await invitation(coordinator, { rank: 'Officer', identifier: '4471' })
  expect(await acceptMemberInvitation(person, invited)).toMatchObject({ ok: true })
  expect(await findMemberDetails(coordinator, person.accountId)).toMatchObject({ rank: 'Sergeant', identifier: '4471' })
})

test('a person who joins by a link gets the details of an invitation to their confirmed address', async () => {
  const { code } = await cohort(coordinator)
  const [confirmed, unconfirmed] = [await learner(), await learner({ confirmed: false })]
  for (const person of [confirmed, unconfirmed]) {
    await invitation(coordinator, { email: person.email.toUpperCase(), rank: 'Officer' })
    await joined(person, code)
    await acceptByAddress(person, coordinator)
    await acceptByAddress(person, (await organization()).coordinator)
  }
  const rankOf = async ({ accountId }: { accountId: string }) => (await findMemberDetails(coordinator, accountId)).rank
  expect([await rankOf(confirmed), await rankOf(unconfirmed)]).toEqual(['Officer', ''])
})

test('one person joins when eight use one code concurrently', async () => {
  const invited = await invitation(coordinator, { identifier: '4471' })
  const people = await Promise.all(Array.from({ length: 8 }, () => learner()))
  const outcomes = await Promise.all(people.map((person) => acceptMemberInvitation(person, invited)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.membership.count({ where: { organizationId: coordinator.organizationId, role: 'learner' } })).toBe(1)
})

test('a person who presses Join twice has joined, until they leave', async () => {
  const [person, invited] = [await learner(), await invitation(coordinator, { identifier: '4471' })]
  const { organizationId } = coordinator
  const accepting = () => acceptMemberInvitation(person, invited)
  const joinedHere = { ok: true, organizationId }
  expect(await Promise.all([accepting(), accepting()])).toEqual([joinedHere, joinedHere])
  expect(await accepting()).toEqual(joinedHere)
  expect(await actionsAbout(person)).toEqual(['account.registered', 'organization.joined'])
  expect(await acceptMemberInvitation(await learner(), invited)).toEqual(unusable)
  await leave(person, { organizationId })
  expect(await accepting()).toEqual(unusable)
})

test('another organization’s coordinator ends nothing', async () => {
  const elsewhere = (await organization()).coordinator
  const { id, code } = await invitation(coordinator)
  expect(await endMemberInvitations(elsewhere, [id])).toBe(0)
  expect(await acceptMemberInvitation(await learner(), { code })).toMatchObject({ ok: true })
})
