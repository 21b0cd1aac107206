import { expect, test } from 'vitest'
import { asCoordinator, type Coordinator, type Learner } from '@/lib/people/account/actor'
import { listColleagues } from '@/lib/people/organization/membership/current-members'
import { actionsAbout, cohort, joined, learner, organization } from '@/prisma/factories'
import { addCoordinator } from './add-coordinator'
import { removeColleague } from './remove-coordinator'
import { removeLearner, removeLearners } from './remove-learner'

const reason = 'Moved to another desk'
const missing = { code: 'not-found' }

async function agency() {
  const { coordinator } = await organization()
  const { code } = await cohort(coordinator)
  const person = await learner()
  await joined(person, code)
  return { coordinator, code, person }
}

const colleague = ({ organizationId, organizationName, timeZone }: Coordinator, { accountId }: Learner) =>
  asCoordinator(accountId, { id: organizationId, name: organizationName, timeZone })

test('only one of their own people becomes a coordinator, once, with a confirmed address', async () => {
  const { coordinator, code, person } = await agency()
  const { coordinator: other } = await organization()
  const stranger = await learner()
  await expect(addCoordinator(other, person)).rejects.toMatchObject(missing)
  await expect(addCoordinator(coordinator, stranger)).rejects.toMatchObject(missing)
  const unconfirmed = await learner({ confirmed: false })
  await joined(unconfirmed, code)
  expect(await addCoordinator(coordinator, unconfirmed)).toEqual({ ok: false, reason: 'unconfirmed' })
  await Promise.all([0, 1, 2].map(() => addCoordinator(coordinator, person)))
  expect((await listColleagues(coordinator)).map(({ accountId }) => accountId).sort()).toEqual(
    [coordinator.accountId, person.accountId].sort(),
  )
  const made = (await actionsAbout(person)).filter((action) => action === 'organization.coordinator-made')
  expect(made).toHaveLength(1)
  await removeLearner(coordinator, { accountId: unconfirmed.accountId, reason })
  await expect(addCoordinator(coordinator, unconfirmed)).rejects.toMatchObject(missing)
})

test('another organization’s coordinator, a learner, and the last coordinator are refused', async () => {
  const { coordinator, person } = await agency()
  const { coordinator: other } = await organization()
  const last = { ok: false, reason: 'last' }
  expect(await removeColleague(coordinator, { accountId: coordinator.accountId, reason })).toEqual(last)
  await expect(removeColleague(coordinator, { accountId: other.accountId, reason })).rejects.toMatchObject(missing)
  await expect(removeColleague(coordinator, { accountId: person.accountId, reason })).rejects.toMatchObject(missing)
  await addCoordinator(coordinator, person)
  expect(await removeColleague(coordinator, { accountId: coordinator.accountId, reason })).toEqual({ ok: true })
  expect(await listColleagues(coordinator)).toHaveLength(1)
})

test('coordinators who remove each other at once leave one', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { coordinator, person } = await agency()
    await addCoordinator(coordinator, person)
    const outcomes = await Promise.all([
      removeColleague(coordinator, { accountId: person.accountId, reason }),
      removeColleague(colleague(coordinator, person), { accountId: coordinator.accountId, reason }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await listColleagues(coordinator)).toHaveLength(1)
  }
})

test('many people are removed together or not at all', async () => {
  const { coordinator, code, person } = await agency()
  const second = await learner()
  await joined(second, code)
  const stranger = await learner()
  const accountIds = [person.accountId, second.accountId]
  const refused = removeLearners(coordinator, { accountIds: [...accountIds, stranger.accountId], reason })
  await expect(refused).rejects.toMatchObject(missing)
  const self = removeLearners(coordinator, { accountIds: [...accountIds, coordinator.accountId], reason })
  await expect(self).rejects.toMatchObject({ code: 'forbidden' })
  expect(await actionsAbout(person)).not.toContain('organization.learner-removed')
  await Promise.all(
    [accountIds, accountIds.toReversed()].map((ids) => removeLearners(coordinator, { accountIds: ids, reason })),
  )
  for (const one of [person, second]) {
    const removed = (await actionsAbout(one)).filter((action) => action === 'organization.learner-removed')
    expect(removed).toHaveLength(1)
  }
})
