import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startedAt } from './lock.mjs'
import { openDatabase } from './postgres.mjs'
import { stopAbandoned } from './postmaster.mjs'
import { supervise } from './supervise.mjs'

// @once: its server is the embedded one.

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'northlight-postgres-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const postmaster = () => Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

async function ask(url: string, sql: string, values: string[] = []) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client.query(sql, values).finally(() => client.end())
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

test('failed statements leave no address in any log file', { timeout: 60_000 }, async () => {
  const { stop, url, migrationUrl } = await openDatabase(folder)
  const address = 'ann.quillon@town.example'
  await ask(migrationUrl, `create table person (email text unique); insert into person values ('${address}')`)
  await ask(migrationUrl, 'grant all on person to northlight_app')
  const failures: [string, string[]][] = [
    ['insert into person values ($1)', [address]],
    [`insert into person values ('${address}')`, []],
    ['select $1::uuid', [address]],
    [`select '${address}' from nowhere`, []],
    [`do $$ begin raise exception 'no place for %', '${address}'; end $$`, []],
    [`do $$ begin raise warning '${address}'; end $$`, []],
  ]
  for (const at of [url, migrationUrl])
    for (const [sql, values] of failures) await ask(at, sql, values).catch((error: Error) => error)

  const logs = (await readdir(folder)).filter((name) => name.endsWith('.log'))
  expect(logs).toEqual(['database.log'])
  const written = readFileSync(path.join(folder, 'database.log'), 'utf8')
  expect(written).toContain('database system is ready')
  expect(written).not.toContain('quillon')
  await stop()
})
