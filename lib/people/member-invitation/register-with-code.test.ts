import { beforeEach, expect, test } from 'vitest'
import { invitation } from '@/fixtures/invitation'
import { asLearner, type Coordinator } from '@/lib/people/account/actor'
import type { NewPassword } from '@/lib/people/account/password'
import { findAccountId, findSignInCode } from '@/lib/people/account/queries'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { makeResetLink } from '@/lib/people/organization/make-reset-link'
import { db } from '@/lib/platform/db'
import { learner, organization, stillWorld } from '@/prisma/factories'
import { acceptMemberInvitation } from './accept-member-invitation'
import { endMemberInvitations } from './end-member-invitations'
import { registerWithCode } from './register-with-code'

const password = 'seven quiet harbors' as NewPassword
const unusable = { ok: false, reason: 'code-unusable' }
let coordinator: Coordinator
beforeEach(async () => {
  coordinator = (await organization()).coordinator
})
const register = (code: string, world = stillWorld()) => registerWithCode({ name: 'Ada Rowe', code, password }, world)
const signIn = (email: string) => verifyCredentials({ email, password, address: '198.51.100.70' })

test('a person without an address signs in with the code as they read it, and joins with it', async () => {
  const { code } = await invitation(coordinator, { email: '' })
  expect(await register(code)).toEqual({ ok: true })
  for (const typed of [code, ` ${code.slice(0, 5)}-${code.slice(5)} `, code.toLowerCase().replaceAll('0', 'o')])
    expect(await signIn(typed)).toMatchObject({ ok: true })
  const accountId = (await findAccountId(code)) ?? ''
  expect(await db.account.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
    email: '',
    name: 'Ada Rowe',
  })
  const person = asLearner({ id: accountId, name: 'Ada Rowe', email: '', timeZone: coordinator.timeZone })
  expect(await findSignInCode(person)).toBe(code)
  expect(await acceptMemberInvitation(person, { code })).toMatchObject({ ok: true })
  expect(await makeResetLink(coordinator, { accountId })).toHaveProperty('token')
  expect(await signIn('')).toEqual({ ok: false, reason: 'no-match' })
})

test('a code makes one account, also when two ask at this moment', async () => {
  const { code } = await invitation(coordinator, { email: '' })
  const made = await Promise.all([register(code), register(code)])
  expect(made.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await register(code)).toEqual(unusable)
})

test('a code that was used, has ended, or expired makes none', async () => {
  const world = stillWorld()
  const [used, ended, expired] = [
    await invitation(coordinator, {}, { world }),
    await invitation(coordinator, {}, { world }),
    await invitation(coordinator, {}, { world }),
  ]
  await acceptMemberInvitation(await learner(), { code: used.code }, world)
  await endMemberInvitations(coordinator, [ended.id])
  expect(await register(used.code, world)).toEqual(unusable)
  expect(await register(ended.code, world)).toEqual(unusable)
  world.pass(90 * 24 * 60)
  expect(await register(expired.code, world)).toEqual(unusable)
  expect(await register('0000000000', world)).toEqual(unusable)
})

test('Postgres keeps no account without an address and a code', async () => {
  const { accountId } = await learner()
  await expect(db.account.update({ where: { id: accountId }, data: { email: '' } })).rejects.toThrow(
    'account_address_or_code',
  )
})
