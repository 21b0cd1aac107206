/* Finds the host of Postgres that takes writes. Node built-ins only: `Client` is pg's. */
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { eachHost, forDriver } from './database-hosts.mjs'

const patienceMs = 3000
/** How long to wait for the other hosts once one says it is the primary. If two do, the first in the address wins. */
const graceMs = 200

/** Null if it is a standby. */
async function askIfPrimary(Client, address) {
  const client = new Client({
    connectionString: forDriver(address),
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('select not pg_is_in_recovery() as "isPrimary"')
    return rows[0].isPrimary ? address : null
  } finally {
    client.end().catch(() => {})
  }
}

/** Finds the primary, as target_session_attrs=read-write does. Without one, throws the last host's error. */
export async function findPrimary(Client, addresses) {
  if (addresses.length === 1) return addresses[0]
  const pending = addresses.map((address) => askIfPrimary(Client, address))
  await Promise.any(pending.map(async (one) => (await one) ?? Promise.reject(new Error('A standby.')))).catch(() => {})
  // A host that is off never answers, and must not delay each new connection.
  const answers = await Promise.allSettled(pending.map((one) => Promise.race([one, sleep(graceMs, null)])))
  const found = answers.find(({ value }) => value)
  if (found) return found.value
  const failed = answers.findLast(({ status }) => status === 'rejected')
  throw failed?.reason ?? new Error('All hosts are standbys: promote one of them.')
}

/** For pg's pools. With several hosts, each new connection goes to the one that is the primary at that moment. */
export function connectionTo(Client, text) {
  const addresses = eachHost(text) ?? [text]
  if (addresses.length === 1) return { connectionString: forDriver(text) }
  let pending = null
  /** Shared, because a pool opens several connections at a time. */
  const ask = () => {
    pending ??= findPrimary(Client, addresses).finally(() => {
      pending = null
    })
    return pending
  }
  class SocketToPrimary extends Socket {
    connect() {
      const goOn = (address) => {
        const { hostname, port } = new URL(address)
        if (!this.destroyed) super.connect(Number(port || 5432), hostname.replace(/^\[|\]$/g, ''))
      }
      ask().then(goOn, (error) => this.destroy(error))
      return this
    }
  }
  return { connectionString: forDriver(addresses[0]), stream: () => new SocketToPrimary() }
}
