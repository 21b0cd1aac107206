import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acceptedPassword } from '@/fixtures/account'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { findOwner } from '@/lib/people/account/queries'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { db } from '@/lib/platform/db'
import { actionsAbout, learner, testPassword } from '@/prisma/factories'
import { registerUnconfirmed } from './register-unconfirmed'

const name = 'Sample Person'
const chosen = 'kettle moss on the ferry rail'
const ask = (email: string) => registerUnconfirmed({ name, email, password: acceptedPassword(chosen, { email, name }) })
const signIn = (email: string, password: string) => verifyCredentials({ email, password, address: randomUUID() })

test('makes an account whose address is not confirmed', async () => {
  const email = `new-${randomUUID()}@test.example`
  expect(await ask(email)).toBeUndefined()
  expect(await signIn(email, chosen)).toMatchObject({ ok: true })
  const owner = await findOwner(db, email)
  expect(owner?.name).toBe(name)
  expect(await isConfirmed(db, owner?.id ?? '')).toBe(false)
})

test('has the same outcome for an address that has an account, which stays as it was and gets an entry', async () => {
  const person = await learner()
  expect(await ask(person.email.toUpperCase())).toBeUndefined()
  expect(await signIn(person.email, chosen)).toEqual({ ok: false, reason: 'no-match' })
  expect(await signIn(person.email, testPassword)).toMatchObject({ ok: true })
  expect((await findOwner(db, person.email))?.name).toBe(person.name)
  expect(await actionsAbout(person)).toContain('account.registration-tried')
})

test('makes one entry about an account in a quarter of an hour, so that strangers cannot fill its log', async () => {
  const person = await learner()
  for (let tries = 0; tries < 3; tries += 1) await ask(person.email)
  const tried = (await actionsAbout(person)).filter((action) => action === 'account.registration-tried')
  expect(tried).toHaveLength(1)
})
