import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import type { Given } from './arguments'

const database = ownDatabase('log_verbs')
const { superuser } = database
const { logVerbs } = await import('./log')

beforeAll(database.create)
afterAll(database.drop)

const given = { json: true } as Given
const verdictOf = async (verb: 'verify-log' | 'verify-record') => {
  const { failed, text } = await logVerbs[verb](given)
  return { failed, text }
}

test.each(['verify-log', 'verify-record'] as const)('%s names a change of the database’s code', async (verb) => {
  expect((await verdictOf(verb)).failed).toBe(false)
  await superuser.query('alter table revocation disable trigger immutable')
  expect(await verdictOf(verb)).toEqual({
    failed: true,
    text: expect.stringMatching(
      /^The trigger immutable of revocation is disabled, so .*: alter table revocation enable/,
    ),
  })
  await superuser.query('alter table revocation enable trigger immutable')
  expect((await verdictOf(verb)).failed).toBe(false)
})
