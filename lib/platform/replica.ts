import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { db, openPool, query, type Statements } from './db'
import { env } from './env'
import { logError } from './log-error'

const mostLagSeconds = 60
const patienceMs = 2000

type Pool = ReturnType<typeof openPool>

const replica = env.READ_DATABASE_URL ? openPool(env.READ_DATABASE_URL, { max: 4, patienceMs }) : null

/** A replica that replayed everything it received is current, even if the last transaction was long ago. */
async function findLag(on: Statements): Promise<number> {
  const [row] = await query(on)<{ seconds: number | null }>`
    select case
      when not pg_is_in_recovery() then 0
      when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() and exists (select from pg_stat_wal_receiver) then 0
      else extract(epoch from now() - pg_last_xact_replay_timestamp())
    end::float8 as seconds`
  return row?.seconds ?? Number.POSITIVE_INFINITY
}

/** A machine that hangs answers neither yes nor no. */
const withTimeout = <T>(answer: Promise<T>, otherwise: T) =>
  Promise.race([answer.catch(() => otherwise), sleep(patienceMs, otherwise, { ref: false })])

const ignore = () => {}

async function findCurrent(pool: Pool, mostLag: number) {
  const client = await pool.connect().catch(() => null)
  if (!client) return null
  // Without a listener, a broken connection would crash the process. Its statements reject anyway.
  if (!client.listeners('error').includes(ignore)) client.on('error', ignore)
  const lag = await withTimeout(findLag(client), Number.POSITIVE_INFINITY)
  if (lag <= mostLag) return client
  client.release(lag === Number.POSITIVE_INFINITY)
  return null
}

/**
 * Reads from READ_DATABASE_URL, or from the primary if the replica is down, more than a minute behind, or breaks off. For sums
 * only: a file with names must agree with its log entry.
 */
export async function readSums<T>(
  work: (on: Statements) => Promise<T>,
  { pool = replica, mostLag = mostLagSeconds }: { pool?: Pool | null; mostLag?: number } = {},
): Promise<T> {
  const client = pool && (await findCurrent(pool, mostLag))
  if (!client) return work(db)
  const read = await work(client).then(
    (rows) => ({ rows }),
    (error: unknown) => ({ error }),
  )
  client.release('error' in read)
  if ('rows' in read) return read.rows
  // A standby cancels a query that conflicts with replay.
  logError('a replica failed during a query; the primary answers', read.error)
  return work(db)
}
