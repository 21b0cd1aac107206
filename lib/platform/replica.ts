import 'server-only'
import { db, openPool, query, type Statements } from './db'
import { env } from './env'

const mostLagSeconds = 60

type Pool = ReturnType<typeof openPool>

const replica = env.READ_DATABASE_URL ? openPool(env.READ_DATABASE_URL, { max: 4, patienceMs: 2000 }) : null

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

async function findCurrent(pool: Pool) {
  const client = await pool.connect().catch(() => null)
  if (!client) return null
  const lag = await findLag(client).catch(() => Number.POSITIVE_INFINITY)
  if (lag <= mostLagSeconds) return client
  client.release(lag === Number.POSITIVE_INFINITY)
  return null
}

/**
 * Reads from READ_DATABASE_URL, or from the primary if the replica is down or more than a minute behind. For sums only: a
 * file with names must agree with its log entry.
 */
export async function readSums<T>(work: (on: Statements) => Promise<T>, pool = replica): Promise<T> {
  const client = pool && (await findCurrent(pool))
  if (!client) return work(db)
  // Without a listener, a broken connection would crash the process. Its statements reject anyway.
  const ignore = () => {}
  client.on('error', ignore)
  try {
    return await work(client)
  } finally {
    client.off('error', ignore)
    client.release()
  }
}
