import { beforeEach, expect, test } from 'vitest'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { leave } from '@/lib/people/role/leave'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization } from '@/prisma/factories'
import { answerSuggestion } from './answer-suggestion'
import { listOwnSuggestions, listSuggestionsFor } from './queries'
import { suggestDetail } from './suggest-detail'

let coordinator: Coordinator
let person: Learner
let code: string

beforeEach(async () => {
  coordinator = (await organization()).coordinator
  code = (await cohort(coordinator)).code
  person = await learner({ name: 'Wilma Wrong' })
  await joined(person, code)
})

const suggest = (value: string | null, field: 'name' | 'email' = 'name') =>
  suggestDetail(coordinator, { accountId: person.accountId, values: { [field]: value } })
const answer = (value: string, accepts: boolean, field: 'name' | 'email' = 'name') =>
  answerSuggestion(person, { organizationId: coordinator.organizationId, field, value, accepts }, { byMail: true })
const account = () => db.account.findUniqueOrThrow({ where: { id: person.accountId } })

test('another organization’s coordinator is refused, and sees no suggestion', async () => {
  const { coordinator: other } = await organization()
  const wish = { accountId: person.accountId, values: { name: 'Other Name' } }
  await expect(suggestDetail(other, wish)).rejects.toMatchObject({ code: 'not-found' })
  await suggest('Wilma Right')
  expect(await listSuggestionsFor(other, person.accountId)).toEqual([])
  const stranger = await learner()
  const taken = {
    organizationId: coordinator.organizationId,
    field: 'name',
    value: 'Wilma Right',
    accepts: true,
  } as const
  expect(await answerSuggestion(stranger, taken)).toEqual({ ok: false, reason: 'changed' })
  expect((await account()).name).toBe('Wilma Wrong')
})

test('the eleventh suggestion of a day is refused, and a withdrawal is not', async () => {
  for (let n = 0; n < 10; n++) expect(await suggest(`Wilma ${n}`)).toEqual({ ok: true })
  expect(await suggest('Wilma Right')).toEqual({ ok: false, reason: 'too-many' })
  expect((await listOwnSuggestions(person)).map(({ value }) => value)).toEqual(['Wilma 9'])
  expect(await suggest(null)).toEqual({ ok: true })
})

test('without mail, a new address can’t be agreed to, and stays suggested', async () => {
  const email = `right-${person.accountId}@test.example`
  await suggest(email, 'email')
  const wish = { organizationId: coordinator.organizationId, field: 'email', value: email } as const
  const refused = await answerSuggestion(person, { ...wish, accepts: true }, { byMail: false })
  expect(refused).toEqual({ ok: false, reason: 'no-mail' })
  expect((await listOwnSuggestions(person)).map(({ value }) => value)).toEqual([email])
  expect(await answerSuggestion(person, { ...wish, accepts: false }, { byMail: false })).toEqual({ ok: true })
})

test('nothing changes until the person agrees to what they saw', async () => {
  await suggest('Wilma Rite')
  await suggest('Wilma Right')
  expect((await account()).name).toBe('Wilma Wrong')
  expect(await answer('Wilma Rite', true)).toEqual({ ok: false, reason: 'changed' })
  expect(await answer('Wilma Right', true)).toEqual({ ok: true })
  expect((await account()).name).toBe('Wilma Right')
  expect(await answer('Wilma Right', true)).toEqual({ ok: false, reason: 'changed' })
  expect(await listOwnSuggestions(person)).toEqual([])
  expect(await actionsAbout(person)).toEqual(
    expect.arrayContaining(['account.detail-suggested', 'account.name-changed', 'account.detail-suggestion-accepted']),
  )
})

test('a new address changes only through the link in the mail to it', async () => {
  const email = `right-${person.accountId}@test.example`
  await suggest(email, 'email')
  expect(await answer(email, true, 'email')).toEqual({ ok: true })
  expect((await account()).email).toBe(person.email)
  const mails = await db.mail.findMany({ where: { accountId: person.accountId, kind: 'confirm-address' } })
  expect(mails.map(({ recipient }) => recipient)).toEqual([email])
})

test('declining, withdrawing and leaving end a suggestion', async () => {
  await suggest('Wilma Right')
  expect(await answer('Wilma Right', false)).toEqual({ ok: true })
  await suggest('Wilma Right')
  await suggest(null)
  expect(await listOwnSuggestions(person)).toEqual([])
  await suggest('Wilma Right')
  await leave(person, coordinator)
  expect(await answer('Wilma Right', true)).toEqual({ ok: false, reason: 'changed' })
  await joined(person, code)
  expect(await listOwnSuggestions(person)).toEqual([])
  expect((await account()).name).toBe('Wilma Wrong')
  await removeLearner(coordinator, { accountId: person.accountId, reason: 'Left the agency' })
  await expect(suggest('Wilma Right')).rejects.toMatchObject({ code: 'not-found' })
})

test('two answers at once are one', async () => {
  await suggest('Wilma Right')
  const outcomes = await Promise.all([answer('Wilma Right', true), answer('Wilma Right', false)])
  expect(outcomes.some(({ ok }) => ok)).toBe(true)
  const answers = (await actionsAbout(person)).filter((action) => /suggestion-(accepted|declined)/.test(action))
  expect(answers).toHaveLength(1)
})
