import pg from 'pg'
import { expect, test } from 'vitest'
import { query } from './db'
import { env } from './env'
import { readSums } from './replica'

test('sums come from the replica, or from the primary when the replica is away', async () => {
  const near = new pg.Pool({ connectionString: env.DATABASE_URL, application_name: 'northlight near' })
  const ask = (pool: pg.Pool | null) =>
    readSums((on) => query(on)<{ name: string }>`select current_setting('application_name') as name`, { pool })
  expect(await ask(near)).toEqual([{ name: 'northlight near' }])
  await near.end()
  const [own] = await ask(null)
  expect(own?.name).not.toBe('northlight near')
  const away = new pg.Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 500 })
  expect(await ask(away)).toEqual([own])
  await away.end()
})

test('the primary answers when the replica breaks off', async () => {
  const near = new pg.Pool({ connectionString: env.DATABASE_URL, application_name: 'northlight near', max: 1 })
  // Its pool hears the broken connection, too.
  near.on('error', () => {})
  const rows = await readSums(
    (on) => query(on)<{ answer: string }>`
      select case when current_setting('application_name') = 'northlight near'
        then pg_terminate_backend(pg_backend_pid())::text else 'primary' end as answer`,
    { pool: near },
  )
  expect(rows).toEqual([{ answer: 'primary' }])
  await near.end()
})
