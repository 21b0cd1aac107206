import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { actionsAbout, learner } from '@/prisma/factories'
import { findFirstLanguage, isLanguage } from './first-language'
import { markAccountClosed } from './mark-account-closed'
import { sayFirstLanguage } from './say-first-language'

test('a person saves a first language, changes it, and deletes it; the log never names it', async () => {
  const person = await learner()
  expect(await findFirstLanguage(person)).toBeNull()
  await sayFirstLanguage(person, 'so')
  await sayFirstLanguage(person, 'so')
  await sayFirstLanguage(person, 'fr')
  expect(await findFirstLanguage(person)).toBe('fr')
  await sayFirstLanguage(person, null)
  await sayFirstLanguage(person, null)
  expect(await findFirstLanguage(person)).toBeNull()
  expect((await actionsAbout(person)).filter((action) => action.startsWith('account.first-language'))).toEqual([
    'account.first-language-said',
    'account.first-language-said',
    'account.first-language-taken-back',
  ])
  const entries = await db.auditEvent.findMany({ where: { subjectId: person.accountId }, include: { values: true } })
  const said = entries.flatMap(({ details, values }) => [JSON.stringify(details), ...values.map(({ value }) => value)])
  expect(said.join(' ')).not.toMatch(/\b(so|fr)\b/)
})

test('closing the account deletes the first language', async () => {
  const person = await learner()
  await sayFirstLanguage(person, 'km')
  await db.$transaction((tx) =>
    markAccountClosed(tx, person, { accountId: person.accountId, reason: 'a test', shareLinksEnded: 0 }, new Date()),
  )
  expect(await findFirstLanguage(person)).toBeNull()
})

test('accepts only languages on the list', () => {
  expect(isLanguage('rw')).toBe(true)
  expect(isLanguage('toString')).toBe(false)
})
