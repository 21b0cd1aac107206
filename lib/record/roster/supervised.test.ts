import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { invitation } from '@/fixtures/invitation'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { asSupervisor, type Coordinator, type Learner } from '@/lib/people/account/actor'
import { listInvitedBy } from '@/lib/people/member-invitation/open-invitations'
import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { listSupervisedOrganizations } from '@/lib/people/organization/membership/supervised'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { remind } from '@/lib/training/assignment/remind'
import { submit } from '@/lib/training/attempt/submit'
import { finalOf } from '@/prisma/course-parts'
import { actionsAbout, answeredAttempt, enrolled, stillWorld } from '@/prisma/factories'
import { listRoster, type RosterFilter } from './roster'

const [course] = (await loadCatalog()).courses as [Course]
const none = { rank: '', identifier: '', hiredOn: null, divisionId: null }

const supervise = (coordinator: Coordinator, person: Learner, supervisorId: string | null, version = 0) =>
  changeDetails(coordinator, { accountId: person.accountId, version, ...none, supervisorId })

async function unit() {
  const agency = await agencyIn(stillWorld())
  const [sergeant, own, other] = [await agency.member(), await agency.member(), await agency.member()]
  await supervise(agency.coordinator, own, sergeant.accountId)
  const { organizationId: id, organizationName: name, timeZone } = agency.coordinator
  return { ...agency, sergeant, own, other, supervisor: asSupervisor(sergeant.accountId, { id, name, timeZone }) }
}

test('a supervisor reads their own people and nobody else, whatever the filter, and no score', async () => {
  const { world, supervisor, own, other, sergeant } = await unit()
  await enrolled(own, course, world)
  await submit(
    own,
    { attemptId: await answeredAttempt(own, course, { quiz: finalOf(course), wrong: 99, world }) },
    world,
  )
  const read = (filter: Omit<RosterFilter, 'course'>) =>
    listRoster(supervisor, { course, ...filter }, { after: null, limit: 9, now: world.now() })
  expect(await read({})).toMatchObject([{ accountId: own.accountId, state: 'failed', score: null, done: 0 }])
  expect(await read({ accountIds: [other.accountId, sergeant.accountId] })).toEqual([])
  expect(await read({ text: own.email.slice(0, 12) })).toEqual([])
})

test('only someone who belongs to the organization supervises there, and only while they are named', async () => {
  const { coordinator, sergeant, own, other, supervisor, world } = await unit()
  const { organizationId } = coordinator
  expect(await listSupervisedOrganizations(sergeant)).toMatchObject([{ id: organizationId }])
  for (const person of [own, other]) expect(await listSupervisedOrganizations(person)).toEqual([])
  await supervise(coordinator, own, null, 1)
  expect(await listSupervisedOrganizations(sergeant)).toEqual([])
  const rows = await listRoster(supervisor, { course }, { after: null, limit: 9, now: world.now() })
  expect(rows).toEqual([])
  await supervise(coordinator, own, sergeant.accountId, 2)
  await removeLearner(coordinator, { accountId: sergeant.accountId, reason: 'Left the agency' }, world)
  expect(await listSupervisedOrganizations(sergeant)).toEqual([])
})

test('a supervisor reminds their own people once a day, and nobody else', async () => {
  const { coordinator, supervisor, own, other, world } = await unit()
  const accountIds = [own.accountId]
  for (const accountId of [other.accountId, supervisor.accountId])
    await expect(remind(supervisor, { accountIds: [accountId] }, world)).rejects.toMatchObject({ code: 'not-found' })
  expect(await remind(supervisor, { accountIds }, world)).toMatchObject({ sent: 1 })
  expect(await remind(coordinator, { accountIds }, world)).toMatchObject({ sent: 0, already: 1 })
  expect(await actionsAbout(own)).toContain('organization.reminded')
})

test('a supervisor sees who is invited to them, by their address alone or their number', async () => {
  const { coordinator, supervisor, sergeant, world } = await unit()
  await invitation(coordinator, { name: 'Mine', supervisor: sergeant.email.toLowerCase() }, { world })
  await invitation(coordinator, { name: 'Unsaid', supervisor: '' }, { world })
  await invitation(coordinator, { name: 'Another', supervisor: 'someone@else.example' }, { world })
  expect((await listInvitedBy(supervisor, world.now())).map(({ name }) => name)).toEqual(['Mine'])
})
