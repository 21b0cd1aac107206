import { describe, expect, test } from 'vitest'
import { roleMailsTo } from '@/fixtures/role-mails'
import { operator } from '@/lib/people/account/actor'
import { findReset } from '@/lib/people/account/reset-password'
import { makeResetLink } from '@/lib/people/organization/make-reset-link'
import { makeCoordinator } from '@/lib/people/organization/membership/make-coordinator'
import { findCoordinatedOrganization, listCohorts, listMemberships } from '@/lib/people/organization/queries'
import { db } from '@/lib/platform/db'
import { actionsAbout, administrator, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { leave } from './leave'
import { listEndedRoles } from './queries'
import { removeCoordinator } from './remove-coordinator'
import { removeLearner } from './remove-learner'
import { removalInput } from './schema'

const notFound = { code: 'not-found' }
const reason = 'Moved to another agency'

async function member() {
  const { coordinator, account } = await organization()
  const { code } = await cohort(coordinator)
  const person = await learner()
  await joined(person, code)
  return { coordinator, account, code, person }
}

describe('removeLearner', () => {
  test('ends the membership with who, when and why, an audit entry and a mail', async () => {
    const { coordinator, person } = await member()
    const world = stillWorld()
    await removeLearner(coordinator, { accountId: person.accountId, reason }, world)
    const row = await db.membership.findFirstOrThrow({ where: { accountId: person.accountId } })
    expect(row).toMatchObject({ endedAt: world.now(), endedById: coordinator.accountId, endReason: reason })
    expect(await actionsAbout(person)).toContain('organization.learner-removed')
    const entry = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: person.accountId, action: 'organization.learner-removed' },
      include: { values: true },
    })
    expect(entry).toMatchObject({
      actorId: coordinator.accountId,
      object: `organization:${coordinator.organizationId}`,
    })
    expect(entry.values.map(({ field, value }) => [field, value])).toEqual([['reason', reason]])
    expect(await roleMailsTo(person, world)).toMatchObject([{ recipient: person.email, unsubscribeUrl: null }])
    expect(await listMemberships(person)).toEqual([])
    expect(await listEndedRoles(person)).toEqual([
      { role: 'learner', organization: coordinator.organizationName, endedAt: world.now(), reason },
    ])
  })

  test('ends it once when called fifty times concurrently', async () => {
    const { coordinator, person } = await member()
    const input = { accountId: person.accountId, reason }
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => removeLearner(coordinator, input)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(50)
    expect(await roleMailsTo(person)).toHaveLength(1)
    const removals = (await actionsAbout(person)).filter((action) => action === 'organization.learner-removed')
    expect(removals).toHaveLength(1)
  })

  test('ends a reset link that would open the account afterwards', async () => {
    const { coordinator, person } = await member()
    const { token } = await makeResetLink(coordinator, person)
    expect(await findReset(token)).not.toBeNull()
    await removeLearner(coordinator, { accountId: person.accountId, reason })
    expect(await findReset(token)).toBeNull()
  })

  test('leaves cohorts’ counts to current learners, and joining again starts another membership', async () => {
    const { coordinator, person, code } = await member()
    await removeLearner(coordinator, { accountId: person.accountId, reason })
    expect(await listCohorts(coordinator, new Date())).toMatchObject([{ members: 0 }])
    await joined(person, code)
    const rows = await db.membership.findMany({ where: { accountId: person.accountId }, orderBy: { startedAt: 'asc' } })
    expect(rows.map(({ endedAt }) => endedAt !== null)).toEqual([true, false])
    expect(await listCohorts(coordinator, new Date())).toMatchObject([{ members: 1 }])
  })

  test('ends the place in every cohort: a person who comes back is only in the one they join', async () => {
    const { coordinator, person, code } = await member()
    const other = await cohort(coordinator, 'Detectives')
    await joined(person, other.code)
    await removeLearner(coordinator, { accountId: person.accountId, reason })
    await joined(person, code)
    const counts = (await listCohorts(coordinator, new Date())).map(({ name, members }) => [name, members])
    expect(counts).toEqual([
      ['Detectives', 0],
      ['Patrol', 1],
    ])
  })

  test('never ends while the person joins: the place in the cohort belongs to a membership', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { coordinator, person, code } = await member()
      const actions = [removeLearner(coordinator, { accountId: person.accountId, reason }), joined(person, code)]
      expect((await Promise.allSettled(actions)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
      const live = await db.membership.count({ where: { accountId: person.accountId, endedAt: null } })
      expect(await listCohorts(coordinator, new Date())).toMatchObject([{ members: live }])
    }
  })

  test('refuses another organization’s coordinator, a stranger to the organization, and oneself', async () => {
    const { coordinator, account, code, person } = await member()
    const { coordinator: other } = await organization()
    const refused = removeLearner(other, { accountId: person.accountId, reason })
    await expect(refused).rejects.toMatchObject(notFound)
    const stranger = await learner()
    await expect(removeLearner(coordinator, { ...stranger, reason })).rejects.toMatchObject(notFound)
    await joined(account, code)
    const self = removeLearner(coordinator, { accountId: account.accountId, reason })
    await expect(self).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listMemberships(person)).toHaveLength(1)
    expect(await listMemberships(account)).toHaveLength(1)
  })
})

describe('leave', () => {
  test('ends a person’s own membership, and only as a learner', async () => {
    const { coordinator, account, code, person } = await member()
    const { organizationId } = coordinator
    await leave(person, { organizationId })
    expect(await listMemberships(person)).toEqual([])
    expect(await actionsAbout(person)).toContain('organization.left')
    expect(await roleMailsTo(person)).toHaveLength(1)
    await leave(person, { organizationId })
    expect((await actionsAbout(person)).filter((action) => action === 'organization.left')).toHaveLength(1)
    await joined(account, code)
    await leave(account, { organizationId })
    expect(await findCoordinatedOrganization(account, organizationId)).not.toBeNull()
  })
})

describe('removeCoordinator', () => {
  test('ends the role, the reset links they made, and nothing else', async () => {
    const { coordinator, account, person } = await member()
    const { organizationId } = coordinator
    const { token } = await makeResetLink(coordinator, person)
    const { administrator: admin } = await administrator()
    await removeCoordinator(admin, { organizationId, accountId: account.accountId, reason })
    expect(await findCoordinatedOrganization(account, organizationId)).toBeNull()
    expect(await findReset(token)).toBeNull()
    expect(await listMemberships(person)).toHaveLength(1)
    expect(await actionsAbout(account)).toContain('organization.coordinator-removed')
    expect(await roleMailsTo(account)).toHaveLength(1)
    const again = removeCoordinator(operator, { organizationId, accountId: account.accountId, reason })
    await expect(again).rejects.toMatchObject(notFound)
    await makeCoordinator(operator, { organizationId, accountId: account.accountId })
    expect(await findCoordinatedOrganization(account, organizationId)).not.toBeNull()
  })

  test('refuses a learner who coordinates nothing', async () => {
    const { coordinator, person } = await member()
    const input = { organizationId: coordinator.organizationId, accountId: person.accountId, reason }
    await expect(removeCoordinator(operator, input)).rejects.toMatchObject(notFound)
  })
})

test('removalInput asks for a reason', () => {
  expect(removalInput.safeParse({ reason: '   ' }).success).toBe(false)
  expect(removalInput.parse({ reason: ' Moved away ' })).toEqual({ reason: 'Moved away' })
})
