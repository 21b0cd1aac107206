import { expect, test } from 'vitest'
import { withApp } from '@/fixtures/second-factor'
import { db } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import { learner } from '@/prisma/factories'
import { makeRecoveryCodes, perPerson } from './make-recovery-codes'
import { offerApp } from './offer-app'
import { countRecoveryCodes } from './queries'

test('a recovery code has twelve letters of 32, which is 60 bits, and no two are the same', async () => {
  const { codes } = await withApp(await learner())
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(new Set(codes.join('').replaceAll('-', '')).size).toBeGreaterThan(16)
})

test('five sets of codes are made in an hour, also when fifty are asked for at once', async () => {
  const person = await learner()
  await withApp(person)
  const made = await Promise.allSettled(Array.from({ length: 50 }, () => makeRecoveryCodes(person)))
  const refused = made.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(refused).toEqual(Array(50 - perPerson.limit).fill('too-many'))
  expect(await countRecoveryCodes(person)).toBe(10)
})

test('an app that is offered fifty times by one form is one offer', async () => {
  const person = await learner()
  const form = new URLSearchParams({ once: crypto.randomUUID(), app: 'Phone' })
  const offer = () => offerApp(person, 'Phone', onceWorld('/account/second-factor/apps', form))
  const offers = await Promise.all(Array.from({ length: 50 }, offer))
  expect(new Set(offers.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(await db.authenticatorApp.count({ where: { accountId: person.accountId } })).toBe(1)
  await Promise.all([offerApp(person, 'Phone'), offerApp(person, 'Tablet'), offerApp(person, 'Watch')])
  expect(await db.authenticatorApp.count({ where: { accountId: person.accountId } })).toBe(1)
})
