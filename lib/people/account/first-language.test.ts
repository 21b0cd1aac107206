import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { actionsAbout, learner } from '@/prisma/factories'
import { findFirstLanguage, isLanguage } from './first-language'
import { markAccountClosed } from './mark-account-closed'
import { saveFirstLanguage } from './save-first-language'

test('a person saves a first language, changes it, and deletes it; the log never names it', async () => {
  const person = await learner()
  expect(await findFirstLanguage(person)).toBeNull()
  await saveFirstLanguage(person, 'so')
  await saveFirstLanguage(person, 'so')
  await saveFirstLanguage(person, 'fr')
  expect(await findFirstLanguage(person)).toBe('fr')
  await saveFirstLanguage(person, null)
  await saveFirstLanguage(person, null)
  expect(await findFirstLanguage(person)).toBeNull()
  expect((await actionsAbout(person)).filter((action) => action.startsWith('account.first-language'))).toEqual([
    'account.first-language-saved',
    'account.first-language-saved',
    'account.first-language-deleted',
  ])
  const entries = await db.auditEvent.findMany({ where: { subjectId: person.accountId }, include: { values: true } })
  const said = entries.flatMap(({ details, values }) => [JSON.stringify(details), ...values.map(({ value }) => value)])
  expect(said.join(' ')).not.toMatch(/\b(so|fr)\b/)
})

test('closing the account deletes the first language', async () => {
  const person = await learner()
  await saveFirstLanguage(person, 'km')
  await db.$transaction((tx) =>
    markAccountClosed(tx, person, { accountId: person.accountId, reason: 'a test', shareLinksEnded: 0 }, new Date()),
  )
  expect(await findFirstLanguage(person)).toBeNull()
})

test('accepts only languages on the list', () => {
  expect(isLanguage('rw')).toBe(true)
  expect(isLanguage('toString')).toBe(false)
})
