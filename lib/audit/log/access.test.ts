import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { asCoordinator, operator } from '@/lib/people/account/actor'
import { createCohort } from '@/lib/people/organization/create-cohort'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { db } from '@/lib/platform/db'
import { recordExport } from '@/lib/record/roster/record-export'
import { unlock } from '@/lib/training/attempt/unlock'
import { administrator, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { listAccess } from './queries'
import { recordView } from './record-view'
import { logSearch } from './schema'
import { searchLog } from './search-log'

const [course] = (await loadCatalog()).courses as [Course]

test('a learner sees who viewed, exported and changed their record, and views of the lists they were on then', async () => {
  const world = stillWorld('2031-09-01T12:00:00Z')
  const { coordinator } = await organization(undefined, {}, world)
  const other = await organization(undefined, {}, world)
  const { administrator: admin } = await administrator({}, world)
  const person = await learner({}, world)
  const elsewhere = await learner({}, world)
  const { code, cohortId } = await cohort(coordinator, 'Patrol', world)
  const without = await createCohort(coordinator, { name: 'Detectives' }, world)
  if (!without.ok) throw new Error(without.reason)
  const object = `organization:${coordinator.organizationId}`
  const viewed = { action: 'organization.people-viewed', object } as const
  const results = { action: 'organization.results-viewed', object } as const

  await recordView(coordinator, viewed, world)
  world.pass(1)
  await joined(person, code, world)
  const seen: string[] = []
  const note = async (name: string, action: Promise<unknown>) => {
    await action
    seen.unshift(name)
    world.pass(1)
  }
  const subjectId = person.accountId
  await note('organization.people-viewed', recordView(coordinator, viewed, world))
  await note('organization.people-exported', recordExport(coordinator, { course, cohortId }, world))
  // Entries made before the address was normalized have it as the coordinator wrote it.
  const capitals = { ...viewed, details: { cohortId: cohortId.toUpperCase() } }
  await note('organization.people-viewed', recordView(coordinator, capitals, world))
  await note('organization.results-viewed', recordView(coordinator, { ...results, details: { cohortId } }, world))
  await note('person.viewed', recordView(coordinator, { action: 'person.viewed', subjectId, object }, world))
  await note('attempt.unlocked', unlock(coordinator, { accountId: subjectId, unitId: 'x', reason: 'asked' }, world))
  await note('attempt.unlocked', unlock(operator, { accountId: subjectId, unitId: 'x', reason: 'asked' }, world))
  const search = { ...logSearch.parse({ person: person.email }), personId: subjectId, limit: 1 }
  await note('log.searched', searchLog(admin, search, world))
  const page = { ...logSearch.parse({ action: 'person.viewed', object }), personId: null, limit: 5 }
  await note('log.searched', searchLog(admin, page, world))
  const lists = { action: 'certificate.list-viewed', people: [person, elsewhere, person] } as const
  await note('certificate.list-viewed', recordView(admin, lists, world))
  const anomalies = { action: 'organization.anomalies-viewed', object } as const
  await note(anomalies.action, recordView(coordinator, { ...anomalies, people: [person] }, world))

  // None of these count: another cohort, another organization, invitations, totals, the learner's own, the system's,
  // about another person.
  await recordView(coordinator, { ...results, details: { cohortId: without.cohortId } }, world)
  const theirs = `organization:${other.coordinator.organizationId}`
  await recordView(other.coordinator, { ...viewed, object: theirs }, world)
  for (const [kind, shown] of [
    ['invitations', 'list'],
    ['invitations', 'sheet'],
    ['desk', 'summary'],
  ] as const)
    await recordView(coordinator, { ...viewed, details: { [kind]: shown } }, world)
  for (const action of ['organization.invitations-viewed', 'organization.summary-downloaded'] as const)
    await recordView(coordinator, { action, object }, world)
  world.pass(1)
  await recordView(person, { action: 'certificate.downloaded', subjectId }, world)
  const system = { accountId: null, role: 'system' } as const
  await recordView(system, { action: 'certificate.issued', subjectId }, world)
  await recordView(coordinator, { action: 'person.viewed', subjectId: elsewhere.accountId, object }, world)
  await recordView(coordinator, { ...anomalies, people: [elsewhere] }, world)
  await recordView(person, { ...lists, people: [person] }, world)
  await makeCoordinator(operator, { organizationId: coordinator.organizationId, accountId: subjectId }, world)
  const own = asCoordinator(subjectId, { id: coordinator.organizationId, name: '', timeZone: '' })
  await recordView(own, viewed, world)
  await db.membership.updateMany({
    where: { accountId: subjectId, role: 'learner' },
    data: { endedAt: world.now() },
  })
  await recordView(coordinator, viewed, world)

  const access = await listAccess(person, { limit: 50 })
  expect(access.map(({ action }) => action)).toEqual(['organization.coordinator-made', ...seen])
  const { organizationName } = coordinator
  expect(access.filter(({ isList }) => isList).map(({ action, organization }) => [action, organization])).toEqual([
    ['organization.anomalies-viewed', organizationName],
    ['certificate.list-viewed', null],
    ['log.searched', null],
    ['organization.results-viewed', organizationName],
    ['organization.people-viewed', organizationName],
    ['organization.people-exported', organizationName],
    ['organization.people-viewed', organizationName],
  ])
  const unlocked = access.filter(({ action }) => action === 'attempt.unlocked')
  expect(unlocked.map(({ role, organization }) => [role, organization])).toEqual([
    ['operator', null],
    ['coordinator', organizationName],
  ])
  expect(access.find(({ role }) => role === 'administrator')?.actor).toMatchObject({ id: admin.accountId })
  const first = await listAccess(person, { limit: 5 })
  const rest = await listAccess(person, { before: first.at(-1)?.id, limit: 7 })
  expect([...first, ...rest]).toEqual(access)
  expect((await listAccess(elsewhere, { limit: 50 })).map(({ action }) => action)).toEqual([
    'organization.anomalies-viewed',
    'person.viewed',
    'certificate.list-viewed',
  ])
})
