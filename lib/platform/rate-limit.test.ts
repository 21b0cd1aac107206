import { expect, test } from 'vitest'
import { stillWorld } from '@/prisma/factories'
import { db } from './db'
import { returnTry, takeTry } from './rate-limit'

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
