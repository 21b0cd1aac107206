import { expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { changePassword } from '@/lib/people/account/session/change-password'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { rename } from '@/lib/people/organization/membership/rename'
import { suggestDetail } from '@/lib/people/suggestion/suggest-detail'
import { db } from '@/lib/platform/db'
import { cohort, joined, learner, organization, stillWorld, testPassword } from '@/prisma/factories'
import { writeNotices } from './write-notices'

const kindsTo = async ({ accountId }: Learner) =>
  (await db.mail.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)

test('a sign-in on a second device is mailed once, and not the first or one on a known device', async () => {
  const person = await learner()
  const world = stillWorld('2034-01-10T12:00:00Z')
  const signIn = async (device: string | null) => {
    const credentials = { email: person.email, password: testPassword, address: '192.0.2.30', device }
    const verified = await verifyCredentials(credentials, world)
    return verified.ok ? verified.device : null
  }
  const known = await signIn(null)
  expect(await signIn(known)).toBe(known)
  await writeNotices(world)
  expect(await kindsTo(person)).toEqual([])
  await signIn(null)
  await Promise.all([writeNotices(world), writeNotices(world)])
  expect(await kindsTo(person)).toEqual(['new-device'])
})

test('a new name is mailed to its person', async () => {
  const world = stillWorld('2034-03-10T12:00:00Z')
  const person = await learner()
  await rename(person, { name: 'Casey Roe' }, world)
  await writeNotices(world)
  expect(await kindsTo(person)).toEqual(['name-changed'])
})

test('a new password and a new role are mailed, unless they are older than a day', async () => {
  const world = stillWorld('2034-02-10T12:00:00Z')
  const { account } = await organization(undefined, {}, world)
  const { account: earlier } = await organization(undefined, {}, stillWorld('2034-02-09T11:00:00Z'))
  const password = acceptedPassword('kettle moss on the ferry rail', account)
  await changePassword(account, { current: testPassword, password }, world)
  await writeNotices(world)
  expect((await kindsTo(account)).sort()).toEqual(['password-changed', 'role-given'])
  expect(await kindsTo(earlier)).toEqual([])
})

test('both fields of a form are one mail, and people without a confirmed address hold up none', async () => {
  const world = stillWorld('2034-04-10T12:00:00Z')
  const { coordinator } = await organization()
  const { code } = await cohort(coordinator)
  const [unconfirmed, person] = [await learner(), await learner()]
  await joined(unconfirmed, code)
  await joined(person, code)
  await db.addressConfirmation.deleteMany({ where: { accountId: unconfirmed.accountId } })
  const about = { actor: coordinator, object: `organization:${coordinator.organizationId}` }
  const early = { action: 'account.detail-suggested', ...about, subjectId: unconfirmed.accountId } as const
  await db.$transaction(async (tx) => {
    for (let n = 0; n < 1000; n++) await record(tx, { ...early, details: { field: 'name' } }, world.now())
  })
  const values = { name: 'Casey Roe', email: `casey-${person.accountId}@test.example` }
  await suggestDetail(coordinator, { accountId: person.accountId, values }, world)
  await writeNotices(world)
  expect(await kindsTo(person)).toEqual(['suggestion'])
  expect(await kindsTo(unconfirmed)).toEqual([])
})
