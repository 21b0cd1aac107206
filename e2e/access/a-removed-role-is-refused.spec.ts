import { operator } from '@/lib/people/account/actor'
import { removeAdministrator } from '@/lib/people/role/remove-administrator'
import { removeCoordinator } from '@/lib/people/role/remove-coordinator'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { expect, test } from '../fixtures'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

const reason = 'Moved to another agency'

test('a coordinator who was removed gets 404 at the next request of an open session', async ({
  organization,
  newLearner,
}) => {
  const learner = await newLearner()
  const { account, coordinator } = await organization(learner)
  const { organizationId } = coordinator
  const session = await sessionOf(account)
  const here = `/manage/${organizationId}`
  const person = `${here}/people/${learner.accountId}`
  expect((await rawRequest(here, { headers: session })).status).toBe(200)
  await removeCoordinator(operator, { organizationId, accountId: account.accountId, reason })
  const pages = [
    '',
    '/people',
    '/people.csv',
    '/cohorts',
    '/gain',
    '/weighing',
    '/evaluations',
    '/anomalies',
    '/packets',
    '/people?who=former',
  ]
  for (const path of [...pages.map((one) => here + one), person, `${person}/transcript.json`, `${person}/removal`]) {
    const { status, body } = await rawRequest(path, { headers: session })
    expect([path, status, body.includes(learner.name)]).toEqual([path, 404, false])
  }
  const writes: [string, Record<string, string>][] = [
    [`${person}/removal`, { reason }],
    [`${person}/annotations`, { noteOn: '', noteText: reason }],
    [`${here}/reset-links`, { account: learner.accountId }],
    [`${here}/packets/new`, { account: learner.accountId }],
  ]
  for (const [path, fields] of writes)
    expect([path, (await rawPost(path, fields, session)).status]).toEqual([path, 404])
  expect(await db.membership.count({ where: { accountId: learner.accountId, endedAt: null } })).toBe(1)
})

test('an administrator who was removed gets 404 at the next request of an open session', async ({ administrator }) => {
  const one = await administrator()
  const two = await administrator()
  const session = await sessionOf(one)
  expect((await rawRequest('/admin', { headers: session })).status).toBe(200)
  await removeAdministrator(operator, { accountId: one.accountId, reason })
  for (const path of [
    '/admin',
    '/admin/log',
    '/admin/mail',
    '/admin/certificates',
    `/admin/administrators/${two.accountId}`,
  ]) {
    expect([path, (await rawRequest(path, { headers: session })).status]).toEqual([path, 404])
  }
  const refused = await rawPost(`/admin/administrators/${two.accountId}`, { reason }, session)
  expect(refused.status).toBe(404)
  expect(await db.administratorship.count({ where: { accountId: two.accountId, endedAt: null } })).toBe(1)
})

test('people without the right role can’t end a role', async ({ organization, newLearner }) => {
  const learner = await newLearner()
  const stranger = await newLearner()
  const mine = await organization(learner)
  const theirs = await organization()
  const { organizationId, accountId: coordinatorId } = mine.coordinator
  const removal = `/manage/${organizationId}/people/${learner.accountId}/removal`
  const role = `/admin/organizations/${organizationId}/coordinators/${coordinatorId}`
  const foreign = `/manage/${theirs.coordinator.organizationId}/people/${learner.accountId}/removal`
  const leaving = `/account/organizations/${organizationId}/leaving`
  const tries = [
    { who: stranger, paths: [removal, role, leaving] },
    { who: learner, paths: [removal, role] },
    { who: theirs.account, paths: [removal, foreign, role, leaving] },
    { who: mine.account, paths: [role, leaving] },
  ]
  for (const { who, paths } of tries) {
    const session = await sessionOf(who)
    for (const path of paths) {
      expect([path, (await rawRequest(path, { headers: session })).status]).toEqual([path, 404])
      expect([path, (await rawPost(path, { reason }, session)).status]).toEqual([path, 404])
    }
  }
  expect(await db.membership.count({ where: { organizationId, endedAt: null } })).toBe(2)
})

test('a former learner’s record is closed to every change', async ({ organization, newLearner }) => {
  const learner = await newLearner()
  const { account, coordinator } = await organization(learner)
  await removeLearner(coordinator, { accountId: learner.accountId, reason })
  const session = await sessionOf(account)
  const person = `/manage/${coordinator.organizationId}/people/${learner.accountId}`
  expect((await rawRequest(person, { headers: session })).status).toBe(200)
  const writes: [string, Record<string, string>][] = [
    [`${person}/removal`, { reason: 'Another reason' }],
    [`${person}/annotations`, { noteOn: '', noteText: reason }],
    [`${person}/unlocks`, { quiz: 'le-final', unlockReason: reason }],
    [`/manage/${coordinator.organizationId}/packets/new`, { account: learner.accountId }],
  ]
  for (const [path, fields] of writes)
    expect([path, (await rawPost(path, fields, session)).status]).toEqual([path, 404])
})
