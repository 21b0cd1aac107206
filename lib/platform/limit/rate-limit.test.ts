import { expect, test } from 'vitest'
import { stillWorld } from '@/prisma/factories'
import { db } from '../db'
import { makeSharedThrottle, returnTry, takeTry } from './rate-limit'

const rule = { name: 'test-rule', limit: 3, windowMinutes: 15 }

test('parallel tries get no more than the limit', async () => {
  const now = stillWorld().now()
  const tries = await Promise.all(Array.from({ length: 10 }, () => takeTry(rule, 'at once', now)))
  expect(tries.filter(Boolean)).toHaveLength(3)
})

test('callers and rules are counted separately, and a new window starts at zero', async () => {
  const world = stillWorld()
  for (let n = 0; n < 4; n++) await takeTry(rule, 'apart', world.now())
  expect(await takeTry(rule, 'apart', world.now())).toBe(false)
  expect(await takeTry(rule, 'another person', world.now())).toBe(true)
  expect(await takeTry({ ...rule, name: 'another-rule' }, 'apart', world.now())).toBe(true)
  world.pass(14)
  expect(await takeTry(rule, 'apart', world.now())).toBe(false)
  world.pass(1)
  expect(await takeTry(rule, 'apart', world.now())).toBe(true)
})

test('a returned try can be taken again, and no more than were taken', async () => {
  const now = stillWorld().now()
  for (let n = 0; n < 3; n++) await takeTry(rule, 'back', now)
  await returnTry(rule, 'back', now)
  expect(await takeTry(rule, 'back', now)).toBe(true)
  expect(await takeTry(rule, 'back', now)).toBe(false)
  await Promise.all(Array.from({ length: 10 }, () => returnTry(rule, 'back', now)))
  const tries = await Promise.all(Array.from({ length: 4 }, () => takeTry(rule, 'back', now)))
  expect(tries.filter(Boolean)).toHaveLength(3)
})

test('the table holds no plain address and forgets after a day', async () => {
  const world = stillWorld('2026-12-24T12:00:00Z')
  await takeTry(rule, 'ann@test.example', world.now())
  const [row] = await db.rateLimit.findMany({ where: { windowStart: world.now() } })
  expect(row?.key).toMatch(/^test-rule:[0-9a-f]{32}$/)
  world.pass(24 * 60 + 15)
  await takeTry(rule, 'a person', world.now())
  expect(await db.rateLimit.count({ where: { windowStart: new Date('2026-12-24T12:00:00Z') } })).toBe(0)
})

const at = (second: number) => new Date(stillWorld().now().getTime() + second * 1000)

test('a shared window grants no more tries than the limit and tells the rest how long to wait', async () => {
  // Two, as in two processes.
  const rule = { name: 'shared-given', limit: 3, seconds: 60 }
  const [one, other] = [makeSharedThrottle(rule), makeSharedThrottle(rule)]
  expect(await one.wait('ann', at(0))).toBe(0)
  expect([await one.take('ann', at(0)), await other.take('ann', at(1)), await one.take('ann', at(2))]).toEqual([
    0, 0, 0,
  ])
  expect(await other.wait('ann', at(10))).toBe(50)
  expect(await other.take('ann', at(58))).toBe(2)
  expect(await other.take('ben', at(10))).toBe(0)
  expect(await one.wait('ann', at(60))).toBe(0)
  expect(await one.take('ann', at(60))).toBe(0)
})

test('parallel tries within a shared window get no more than the limit', async () => {
  const throttle = makeSharedThrottle({ name: 'shared-parallel', limit: 3, seconds: 60 })
  expect(await throttle.take('ann', at(0))).toBe(0)
  const waits = await Promise.all(Array.from({ length: 10 }, () => throttle.take('ann', at(5))))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(2)
})

test('the row of a shared window holds no plain address', async () => {
  await makeSharedThrottle({ name: 'shared-plain', limit: 3, seconds: 60 }).take('192.0.2.7', at(0))
  const rows = await db.rateLimit.findMany({ where: { key: { startsWith: 'shared-plain' } } })
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('192.0.2.7')
})
