import { expect, test, vi } from 'vitest'
import { stillWorld } from '@/prisma/factories'
import { db, query } from '../db'
import { delaysOf, succeed, takeDelayedTry } from './growing-delay'

const rule = { name: 'test-delay', free: 3, firstSeconds: 30, longestSeconds: 100 }

test('delays double from the first to the longest', () => {
  expect(delaysOf(rule)).toEqual([0, 0, 30, 60, 100])
  expect(delaysOf({ ...rule, free: 1, longestSeconds: 120 })).toEqual([30, 60, 120])
})

test('parallel tries at two instances get no more than are free', async () => {
  const globals = globalThis as { northlightDatabase?: unknown }
  const ours = globals.northlightDatabase
  globals.northlightDatabase = undefined
  vi.resetModules()
  const other = await import('./growing-delay')
  expect(globals.northlightDatabase).not.toBe(ours)
  globals.northlightDatabase = ours
  const now = stillWorld().now()
  const take = [takeDelayedTry, other.takeDelayedTry]
  const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => take[n % 2]?.(rule, 'at once', now)))
  expect(tries.filter((one) => one?.granted)).toHaveLength(3)
  expect(tries.filter((one) => !one?.granted && one?.wait === 30)).toHaveLength(17)
})

test('a try whose clock is behind the last one’s is granted while tries are free', async () => {
  const now = stillWorld().now()
  const clocks = [now, new Date(now.getTime() - 5), new Date(now.getTime() - 2000)]
  for (const clock of clocks) expect(await takeDelayedTry(rule, 'behind', clock)).toMatchObject({ granted: true })
  expect(await takeDelayedTry(rule, 'behind', now)).toMatchObject({ granted: false })
})

test('callers and rules are counted separately', async () => {
  const now = stillWorld().now()
  for (let n = 0; n < 3; n++) await takeDelayedTry(rule, 'apart', now)
  expect(await takeDelayedTry(rule, 'apart', now)).toEqual({ granted: false, wait: 30 })
  expect(await takeDelayedTry(rule, 'another', now)).toMatchObject({ granted: true })
  expect(await takeDelayedTry({ ...rule, name: 'another-delay' }, 'apart', now)).toMatchObject({ granted: true })
})

test('a try during the delay does not extend it, and a failure a day ago no longer counts', async () => {
  const world = stillWorld()
  const take = () => takeDelayedTry(rule, 'patient', world.now())
  for (let n = 0; n < 3; n++) await take()
  world.pass(0.25)
  expect(await take()).toEqual({ granted: false, wait: 15 })
  world.pass(0.25)
  expect(await take()).toMatchObject({ granted: true, isFirst: false })
  expect(await take()).toEqual({ granted: false, wait: 60 })
  world.pass(25 * 60)
  expect(await take()).toMatchObject({ granted: true, isFirst: true })
})

test('a success ends the delay and is remembered for 30 days', async () => {
  const world = stillWorld()
  const take = () => takeDelayedTry(rule, 'right', world.now())
  for (let n = 0; n < 3; n++) await take()
  await succeed(rule, 'right', world.now())
  world.pass(29 * 24 * 60)
  expect(await take()).toEqual({ granted: true, isFirst: true, succeededBefore: true })
  world.pass(2 * 24 * 60)
  expect(await take()).toEqual({ granted: true, isFirst: true, succeededBefore: false })
})

test('the table holds no plain address, and old rows go', async () => {
  const world = stillWorld('2026-12-24T12:00:00Z')
  await takeDelayedTry(rule, 'ann@test.example', world.now())
  // Other tests sign in at the same moment.
  const forgotten = { forgetAt: new Date('2026-12-25T12:00:00Z'), key: { startsWith: `${rule.name}:` } }
  const [row] = await db.growingDelay.findMany({ where: forgotten })
  expect(row?.key).toMatch(/:[0-9a-f]{32}$/)
  world.pass(25 * 60)
  await takeDelayedTry(rule, 'ben@test.example', world.now())
  expect(await db.growingDelay.count({ where: forgotten })).toBe(0)
  expect(await query`select 1 from growing_delay where key like ${'%test.example%'}`).toEqual([])
})
