import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { startTimeAuthority } from '@/fixtures/time-authority'

/* In its own database: it changes the log as a superuser, and verifies the whole of it. */
const database = ownDatabase('checkpoint_stamps')
const { superuser } = database
await database.create()
const tsa = await startTimeAuthority()
const strange = await startTimeAuthority('Strange Time')
process.env.TSA_URLS = tsa.url
process.env.TSA_ROOTS = path.join(tsa.folder, 'root.pem')

const { db, query, transact } = await import('@/lib/platform/db')
const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
const { stillWorld } = await import('@/prisma/factories')
const { findNewestNote } = await import('./notes')
const { findNewestStamp } = await import('./newest-stamp')
const { record } = await import('@/lib/audit/log/record')
const { sealLog } = await import('./seal-log')
const { stampCheckpoint } = await import('./stamp-checkpoint')
const { verifyIn, verifyLog } = await import('@/lib/audit/verification/verify-log')

const world = stillWorld('2026-11-25T12:00:00Z')
const stamps = tsa.answer
const issuer = configuredIssuer()
beforeEach(() => {
  tsa.answer = stamps
  tsa.asked = 0
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(async () => {
  await database.drop()
  await Promise.all([tsa.stop(), strange.stop()])
})

async function seal(): Promise<void> {
  const actor = { accountId: null, role: 'operator' as const }
  await transact((tx) => record(tx, { action: 'person.viewed', actor, subjectId: randomUUID() }, world.now()))
  await sealLog(world)
}
const count = () => db.checkpointStamp.count()

test('keeps nothing without a checkpoint or an answer that proves itself, and asks again at the next run', async () => {
  await stampCheckpoint(world)
  expect(tsa.asked).toBe(0)
  await seal()
  tsa.answer = (response) => response.end('no time today')
  await stampCheckpoint(world)
  tsa.answer = (response, asked) => response.end(strange.reply(asked))
  await stampCheckpoint(world)
  expect([tsa.asked, await count(), await findNewestStamp()]).toEqual([2, 0, null])
  expect(await verifyLog()).toMatchObject({ ok: true, stamps: 0, newestStamp: null })
  tsa.answer = stamps
  await stampCheckpoint(world)
  expect([tsa.asked, await count()]).toEqual([3, 1])
})

test('stamps the newest checkpoint once an hour at most, without a log entry', async () => {
  await seal()
  await seal()
  world.pass(59)
  await stampCheckpoint(world)
  expect([tsa.asked, await count()]).toEqual([0, 1])
  world.pass(1)
  await stampCheckpoint(world)
  world.pass(60)
  await stampCheckpoint(world)
  expect([tsa.asked, await count()]).toEqual([1, 2])
  const newest = await findNewestNote()
  expect(await findNewestStamp()).toMatchObject({ size: 3, note: newest?.note })
  expect(await findNewestStamp(2)).toMatchObject({ size: 1 })
  expect(await verifyLog()).toMatchObject({
    ok: true,
    entries: 3,
    waiting: 0,
    stamps: 2,
    newestStamp: expect.any(Date),
  })
})

test.each<[string, () => string | Promise<string>, RegExp]>([
  [
    'is exchanged for an earlier one',
    () => '(select token from checkpoint_stamp where size = 1)',
    /it is about other bytes/,
  ],
  ['is no token', () => `'\\x00'`, /it cannot be read/],
])('verify-log names a token that %s', async (_, token, wrong) => {
  expect(await sentenceAfter(`update checkpoint_stamp set token = ${await token()} where size = 3`)).toMatch(wrong)
})

test('verify-log names a stamp whose row has another time, or that lost its checkpoint’s note', async () => {
  const earlier = `update checkpoint_stamp set stamped_at = stamped_at - interval '1 day' where size = 3`
  expect(await sentenceAfter(earlier)).toMatch(/at entry 3: its row has another time/)
  expect(await sentenceAfter('update checkpoint_stamp set size = 4 where size = 3')).toMatch(/there is no such note/)
})

test('verify-log does not judge the time-stamps of an authority whose root was removed', async () => {
  if (!issuer) throw new Error('no issuer')
  const timeRoots = [[], [strange.root]]
  for (const roots of timeRoots)
    expect(await transact((tx) => verifyIn(tx, { issuer: { ...issuer, timeRoots: roots } }))).toMatchObject({
      ok: true,
      stamps: 0,
      newestStamp: null,
      unjudgedStamps: 2,
      firstBad: null,
    })
})

/** As a superuser with triggers off; rolled back. */
async function sentenceAfter(sql: string): Promise<string | undefined> {
  await superuser.query('begin')
  try {
    await superuser.query('set local session_replication_role = replica')
    expect((await superuser.query(sql)).rowCount).toBe(1)
    return (await verifyIn(superuser, { issuer })).firstBad?.sentence
  } finally {
    await superuser.query('rollback')
  }
}

test('the app can only add a stamp', async () => {
  await expect(query`update checkpoint_stamp set received_at = now()`).rejects.toThrow()
  await expect(query`delete from checkpoint_stamp`).rejects.toThrow()
})
