import { afterAll, beforeAll, expect, test } from 'vitest'
import { app, checkFailed, duplicate, noRight, outcome, owner, refused } from '@/fixtures/roles'
import { candidate, casesOf, oneDay, plansOf, settings } from '@/fixtures/spaced-practice'
import { replyFollowUp } from './reply-follow-up'
import { stop } from './stop'

/* Tries to break the tables' rules as their owner, like lib/platform/promises.test.ts. */
const answered = 'answered_at is not null'
const open = 'answered_at is null'

let who: string

beforeAll(async () => {
  await Promise.all([owner.connect(), app.connect()])
  const { person, world, certificateId, asks, answers } = await candidate()
  await asks()
  await answers()
  await stop(person, world)
  world.pass(1)
  await asks(settings)
  world.pass(30 * oneDay)
  await replyFollowUp(person, { certificateId, days: 30, reply: 'used' }, world)
  who = `account_id = '${person.accountId}'`
  expect([await plansOf(person), await casesOf(person)].map((rows) => rows.length)).toEqual([2, 2])
})

afterAll(() => Promise.all([owner.end(), app.end()]))

test.each([
  ['an answer cannot be changed', `update spaced_case set correct = not correct where ${answered}`, refused],
  [
    'an answer cannot be withdrawn',
    `update spaced_case set answered_at = null, value = null, correct = null where ${answered}`,
    refused,
  ],
  ['the due date of a case cannot be moved', `update spaced_case set due_at = now() where ${open}`, refused],
  ['the wording of a case cannot be changed', `update spaced_case set option_order = '[]' where ${open}`, refused],
  ['a case cannot be deleted', `delete from spaced_case where ${open}`, refused],
  ['half an answer is refused', `update spaced_case set answered_at = now() where ${open}`, checkFailed],
  [
    'an ended plan cannot be revived',
    'update practice_plan set ended_at = null, ended_by = null where ended_at is not null',
    refused,
  ],
  ['quiet hours cannot be changed in place', 'update practice_plan set quiet_from = 1 where ended_at is null', refused],
  ['a plan cannot be deleted', 'delete from practice_plan where ended_at is null', refused],
  ['a reply cannot be changed', `update follow_up set reply = 'not_used' where true`, refused],
  ['a reply cannot be deleted', 'delete from follow_up where true', refused],
])('%s, even by the owner', async (_promise, sql, expected) => {
  expect(await outcome(owner, `${sql} and ${who}`)).toBe(expected)
})

test('a person has at most one live plan and one open case', async () => {
  const plan = `insert into practice_plan select gen_random_uuid(), account_id, by_mail, quiet_from, quiet_until, time_zone,
    started_at, null, null from practice_plan where ${who} and ended_at is null`
  const another = `insert into spaced_case select gen_random_uuid(), account_id, 9, course_id, item_id, item_hash, option_order,
    created_at, due_at, null, null, null from spaced_case where ${who} and ${open}`
  expect([await outcome(app, plan), await outcome(app, another)]).toEqual([duplicate, duplicate])
})

test('the app’s role may answer and end, but not delete', async () => {
  const answer = `update spaced_case set answered_at = now(), value = '["a"]', correct = true where ${who} and ${open}`
  const end = `update practice_plan set ended_at = now(), ended_by = 'link' where ${who} and ended_at is null`
  expect([await outcome(app, answer), await outcome(app, end)]).toEqual([1, 1])
  for (const table of ['practice_plan', 'follow_up']) {
    expect(await outcome(app, `delete from ${table} where ${who}`)).toBe(noRight)
  }
  // Past its period and without a live plan, an answered case may go: lib/record/retention.
  expect(await outcome(app, `delete from spaced_case where ${who} and ${answered}`)).toBe(refused)
  expect(await outcome(app, `update follow_up set days = 90 where ${who}`)).toBe(noRight)
})
