import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startedAt } from './lock.mjs'
import { openDatabase, stopAbandoned } from './postgres.mjs'
import { supervise } from './supervise.mjs'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'northlight-postgres-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const postmaster = () => Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client.query(sql).finally(() => client.end())
}

test('a killed Postgres comes back on its port with what was committed, and stops when asked', {
  timeout: 60_000,
}, async () => {
  const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { first, begin, stop, migrationUrl } = await openDatabase(folder)
  const kept = supervise('database', { first, begin, firstPause: 10, longestPause: 500, mostDeaths: 20 })
  await ask(migrationUrl, 'create table kept as select 1 as value')
  // Its backend outlives the postmaster for a moment, and Postgres waits for it.
  const busy = ask(migrationUrl, 'select pg_sleep(60)').catch((error) => error)
  const killed = postmaster()
  process.kill(killed, 'SIGKILL')
  expect(await busy).toBeInstanceOf(Error)
  const restored = async () => (await ask(migrationUrl, 'select value from kept')).rows
  await expect.poll(() => restored().catch(() => null), { timeout: 30_000 }).toEqual([{ value: 1 }])
  expect(lines.mock.calls[0]).toEqual(['The database was killed by SIGKILL. Restarting in 0.01 s.'])

  const running = postmaster()
  expect(running).not.toBe(killed)
  await kept.stop()
  expect(startedAt(running)).toBe('')
  await stop()
  lines.mockRestore()
})

test('a Postgres without its starter can be asked to stop', { timeout: 60_000 }, async () => {
  const { first, stop } = await openDatabase(folder)
  stopAbandoned(folder)
  expect((await first.ended).why).toBe('ended with code 0')
  stopAbandoned(folder)
  await stop()
})
