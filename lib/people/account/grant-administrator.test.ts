import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, learner } from '@/prisma/factories'
import { operator } from './actor'
import { grantAdministrator } from './grant-administrator'
import { findAccountByEmail, isAdministrator } from './queries'

test('grantAdministrator makes an administrator once, however often it is called', async () => {
  const person = await learner()
  expect(await isAdministrator(person)).toBe(false)
  await Promise.all([0, 1, 2].map(() => grantAdministrator(operator, person.accountId)))
  expect(await isAdministrator(person)).toBe(true)
  expect(await db.administratorship.count({ where: { accountId: person.accountId } })).toBe(1)
  expect(await actionsAbout(person)).toEqual(['account.registered', 'account.administrator-granted'])
})

test('a person whose right ended is not an administrator', async () => {
  const person = await learner()
  await grantAdministrator(operator, person.accountId)
  await db.administratorship.updateMany({ where: { accountId: person.accountId }, data: { endedAt: new Date() } })
  expect(await isAdministrator(person)).toBe(false)
})

test('an open account is found by its address in any case', async () => {
  const person = await learner()
  expect(await findAccountByEmail(person.email.toUpperCase())).toMatchObject({ id: person.accountId })
  await closeAccount(operator, person.accountId, 'asked')
  await expect(findAccountByEmail(person.email)).rejects.toMatchObject({ code: 'not-found' })
})
