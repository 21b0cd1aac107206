import { describe, expect, test } from 'vitest'
import { operator } from '@/lib/people/account/actor'
import { findReset } from '@/lib/people/account/reset-password'
import { db } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, administrator, cohort, joined, learner, organization } from '@/prisma/factories'
import { createCohort } from './create-cohort'
import { createOrganization } from './create-organization'
import { endJoinLink } from './end-join-link'
import { makeJoinLink } from './make-join-link'
import { makeResetLink } from './make-reset-link'
import { makeCoordinator } from './membership/make-coordinator'
import {
  findCoordinatedOrganization,
  findOrganizationByName,
  listCohorts,
  listCoordinatedOrganizations,
} from './queries'

const notFound = { code: 'not-found' }
const forbidden = { code: 'forbidden' }

describe('another organization’s coordinator', () => {
  test('can’t make or end codes of its cohorts', async () => {
    const mine = await organization()
    const theirs = await organization()
    const { cohortId, code } = await cohort(theirs.coordinator)
    const link = await db.joinLink.findUniqueOrThrow({ where: { code } })
    await expect(makeJoinLink(mine.coordinator, { cohortId })).rejects.toMatchObject(notFound)
    await expect(endJoinLink(mine.coordinator, { joinLinkId: link.id })).rejects.toMatchObject(notFound)
    expect(await db.joinLink.findMany({ where: { cohortId } })).toEqual([link])
  })

  test('doesn’t see its cohorts and is not its coordinator', async () => {
    const mine = await organization()
    const theirs = await organization()
    await cohort(theirs.coordinator)
    expect(await listCohorts(mine.coordinator, new Date())).toEqual([])
    const { organizationId } = theirs.coordinator
    expect(await findCoordinatedOrganization(mine.account, organizationId)).toBeNull()
    expect(await listCoordinatedOrganizations(mine.account)).toEqual([
      { id: mine.coordinator.organizationId, name: mine.coordinator.organizationName },
    ])
  })

  test('can’t make reset links for its people', async () => {
    const mine = await organization()
    const theirs = await organization()
    const person = await learner()
    await joined(person, (await cohort(theirs.coordinator)).code)
    await expect(makeResetLink(mine.coordinator, person)).rejects.toMatchObject(notFound)
    await expect(makeResetLink(mine.coordinator, await learner())).rejects.toMatchObject(notFound)
    expect(await db.passwordReset.count({ where: { accountId: person.accountId } })).toBe(0)
  })
})

describe('a coordinator’s reset link', () => {
  test('works for a learner of the organization', async () => {
    const { coordinator } = await organization()
    const person = await learner()
    await joined(person, (await cohort(coordinator)).code)
    const { token } = await makeResetLink(coordinator, person)
    expect(await findReset(token)).toMatchObject({ email: person.email })
    expect(await actionsAbout(person)).toContain('account.reset-link-made')
  })

  test('is refused for a person with more than a learner’s rights there', async () => {
    const { coordinator } = await organization()
    const other = await organization()
    const { code } = await cohort(coordinator)
    const { account: admin } = await administrator()
    const elsewhere = await learner()
    await joined(elsewhere, (await cohort(other.coordinator)).code)
    const colleague = await learner()
    const { organizationId } = coordinator
    await makeCoordinator(operator, { organizationId, accountId: colleague.accountId })
    for (const person of [admin, elsewhere, colleague, other.account]) {
      await joined(person, code)
      await expect(makeResetLink(coordinator, person)).rejects.toMatchObject(forbidden)
      expect(await db.passwordReset.count({ where: { accountId: person.accountId } })).toBe(0)
    }
  })

  test('is refused for a coordinator who takes no training, left, or closed their account', async () => {
    const { account, coordinator } = await organization()
    await expect(makeResetLink(coordinator, account)).rejects.toMatchObject(notFound)
    const { code } = await cohort(coordinator)
    const left = await learner()
    const gone = await learner()
    await joined(left, code)
    await joined(gone, code)
    await db.membership.updateMany({ where: { accountId: left.accountId }, data: { endedAt: new Date() } })
    await closeAccount(operator, gone.accountId, 'asked')
    await expect(makeResetLink(coordinator, left)).rejects.toMatchObject(notFound)
    await expect(makeResetLink(coordinator, gone)).rejects.toMatchObject(notFound)
  })
})

describe('names', () => {
  test('an organization’s name is unique in any case, even concurrently', async () => {
    const outcomes = await Promise.all(
      ['Kestrel Shelter', 'KESTREL shelter', 'kestrel Shelter'].map((name) =>
        createOrganization(operator, { name, timeZone: siteTimeZone }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'name-taken')).toHaveLength(2)
    expect(await findOrganizationByName(' kestrel SHELTER ')).toMatchObject({
      name: expect.stringMatching(/kestrel shelter/i),
    })
    await expect(findOrganizationByName('No Such Shelter')).rejects.toMatchObject(notFound)
  })

  test('a cohort’s name is unique in its organization', async () => {
    const one = await organization()
    const other = await organization()
    expect(await createCohort(one.coordinator, { name: 'Night' })).toMatchObject({ ok: true })
    expect(await createCohort(one.coordinator, { name: 'Night' })).toEqual({ ok: false, reason: 'name-taken' })
    expect(await createCohort(other.coordinator, { name: 'Night' })).toMatchObject({ ok: true })
  })
})

test('makeCoordinator works once, and only for an existing organization', async () => {
  const { coordinator } = await organization()
  const person = await learner()
  const input = { organizationId: coordinator.organizationId, accountId: person.accountId }
  await Promise.all([0, 1, 2].map(() => makeCoordinator(operator, input)))
  expect(await db.membership.count({ where: { accountId: person.accountId } })).toBe(1)
  expect(await actionsAbout(person)).toEqual(['account.registered', 'organization.coordinator-made'])
  const nowhere = { ...input, organizationId: person.accountId }
  await expect(makeCoordinator(operator, nowhere)).rejects.toMatchObject(notFound)
})
