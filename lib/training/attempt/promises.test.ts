import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { app, checkFailed, duplicate, noRight, outcome, owner, refused } from '@/fixtures/roles'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { quizOf } from '@/prisma/course-parts'
import { answeredAttempt, enrolled, learner } from '@/prisma/factories'
import { endAccommodation } from './end-accommodation'
import { grantAccommodation } from './grant-accommodation'
import { submit } from './submit'

/* Asks Postgres as the owner of the tables, like lib/platform/promises.test.ts. */

let accountId: string
let open: string
let submitted: string
const live = () => `where account_id = '${accountId}' and ended_at is null`
const ended = () => `where account_id = '${accountId}' and ended_at is not null`

beforeAll(async () => {
  await Promise.all([owner.connect(), app.connect()])
  const [course] = (await loadCatalog()).courses as [Course]
  const person = await learner()
  accountId = person.accountId
  await enrolled(person, course)
  const granted = { accountId, timeFactor: 1.5, extraAttempts: 1, reason: 'for the test' }
  await grantAccommodation(operator, granted)
  await endAccommodation(operator, { accountId })
  await grantAccommodation(operator, granted)
  submitted = await answeredAttempt(person, course, { wrong: 10 })
  await submit(person, { attemptId: submitted })
  open = await answeredAttempt(person, course, { quiz: { ...quizOf(course), timeLimitMinutes: 30 } })
})
afterAll(() => Promise.all([owner.end(), app.end()]))

describe('an accommodation', () => {
  test('ends once', async () => {
    expect(await outcome(owner, `update accommodation set ended_at = now() ${live()}`)).toBe(1)
    expect(await outcome(app, `update accommodation set ended_at = now(), ended_by_id = null ${live()}`)).toBe(1)
    for (const set of ['ended_at = now()', 'ended_at = null', 'ended_at = ended_at', 'ended_by_id = account_id']) {
      expect([set, await outcome(owner, `update accommodation set ${set} ${ended()}`)]).toEqual([set, refused])
    }
  })

  test.each([
    'account_id = gen_random_uuid()',
    'organization_id = gen_random_uuid()',
    'time_factor = 2',
    'extra_attempts = 2',
    "reason = 'another'",
    'id = gen_random_uuid()',
    'ended_by_id = account_id',
    'granted_at = now()',
    'granted_by_id = gen_random_uuid()',
    'time_factor = 2, ended_at = now()',
  ])('is otherwise immutable: not %s', async (set) => {
    expect(await outcome(owner, `update accommodation set ${set} ${live()}`)).toBe(refused)
  })

  test('can’t be deleted, ended or not', async () => {
    expect(await outcome(owner, `delete from accommodation ${live()}`)).toBe(refused)
    expect(await outcome(owner, `delete from accommodation ${ended()}`)).toBe(refused)
    expect(await outcome(app, `delete from accommodation ${live()}`)).toBe(noRight)
  })

  const insert = (values: string, end = 'now()') =>
    `insert into accommodation
      (id, account_id, organization_id, time_factor, extra_attempts, reason, granted_at, ended_at)
      values (gen_random_uuid(), '${accountId}', null, ${values}, 'for the test', now(), ${end})`

  test('is live once per person and organization, operators included', async () => {
    expect(await outcome(owner, insert('2, 0'))).toBe(1)
    expect(await outcome(owner, insert('2, 0', 'null'))).toBe(duplicate)
  })

  test.each(['1, 0', '0.5, 1', '11, 0', '2, -1', '2, 101'])('is bounded: not %s', async (values) => {
    expect(await outcome(owner, insert(values))).toBe(checkFailed)
  })
})

describe('a row holds only', () => {
  test('a time limit of a minute or more, or none', async () => {
    for (const [minutes, expected] of [
      ['1', 1],
      ['null', 1],
      ['0', checkFailed],
      ['-30', checkFailed],
    ] as const) {
      const sql = `insert into attempt (id, enrollment_id, account_id, course_id, unit_id, ordinal, quiz_role, course_version_id,
          seed, pass_rule, started_at, time_limit_minutes)
        select gen_random_uuid(), enrollment_id, account_id, course_id, 'another', 1, quiz_role, course_version_id,
          seed, pass_rule, started_at, ${minutes} from attempt where id = '${open}'`
      expect([minutes, await outcome(owner, sql)]).toEqual([minutes, expected])
    }
  })

  test('one of three words on how sure an answer is, or none', async () => {
    const set = (confidence: string) =>
      outcome(owner, `update response set confidence = ${confidence} where attempt_id = '${open}' and position = 1`)
    for (const confidence of ["'sure'", "'think-so'", "'guess'", 'null']) expect(await set(confidence)).toBe(1)
    for (const confidence of ["'very'", "''"]) expect(await set(confidence)).toBe(checkFailed)
  })

  test.each(['raw = 11', 'raw = -1', 'max = 0, raw = 0', 'scaled = 1.1', 'scaled = -0.1', "credits = '{}'"])(
    'a score within its bounds: not %s',
    async (set) => {
      const sql = `update submission set ${set} where attempt_id = '${submitted}'`
      expect(await outcome(owner, `alter table submission disable trigger immutable; ${sql}`)).toBe(checkFailed)
    },
  )

  test('an answer that is a list', async () => {
    const set = (value: string) =>
      `update response set value = '${value}' where attempt_id = '${open}' and position = 1`
    expect(await outcome(owner, set('["a"]'))).toBe(1)
    for (const value of ['{}', '"a"', 'null'])
      expect([value, await outcome(owner, set(value))]).toEqual([value, checkFailed])
  })

  test('a drawn item with a stored version', async () => {
    const sql = `insert into attempt_item (attempt_id, position, item_id, item_hash, objective, option_order)
      values ('${open}', 99, 'x', 'no such hash', 'any', '[]')`
    expect(await outcome(owner, sql)).toBe('23503')
  })
})
