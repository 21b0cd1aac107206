import { chmodSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openPool, query } from '@/lib/platform/db'
import { readSums } from '@/lib/platform/replica'
import { expect, test } from '../fixtures'
import { home, startPostgres } from './database-servers'

test('sums come from a replica only while it is close enough to its primary', async () => {
  test.setTimeout(60_000)
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-replica-'))
  chmodSync(folder, 0o777)
  const { primary, replica } = await startPostgres(folder)
  const address = `postgresql://northlight_app:x@${home}:${replica.port}/northlight`
  const pool = openPool(address, { max: 1, patienceMs: 2000 })
  const isFromReplica = async (mostLag: number) => {
    const sum = () =>
      readSums((on) => query(on)<{ port: number }>`select inet_server_port() as port`, { pool, mostLag })
    return (await sum())[0]?.port === replica.port
  }
  try {
    primary.run('create table before_the_pause ()')
    await expect.poll(() => isFromReplica(0.5)).toBe(true)
    replica.run('select pg_wal_replay_pause()')
    primary.run('create table later_than_the_pause ()')
    await expect.poll(() => isFromReplica(0.5)).toBe(false)
    expect(await isFromReplica(60)).toBe(true)
    replica.run('select pg_wal_replay_resume()')
    await expect.poll(() => isFromReplica(0.5)).toBe(true)

    replica.run(`alter system set recovery_min_apply_delay = '1h'`)
    replica.run('select pg_reload_conf()')
    primary.run('create table later_by_an_hour ()')
    await expect.poll(() => isFromReplica(0.5)).toBe(false)

    replica.crash()
    expect(await isFromReplica(60)).toBe(false)
  } finally {
    await pool.end()
    for (const server of [primary, replica])
      try {
        server.crash()
      } catch {}
    await rm(folder, { recursive: true, force: true })
  }
})
