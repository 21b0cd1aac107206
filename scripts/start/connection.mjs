import { eachHost, forDriver } from '../../lib/platform/database-hosts.mjs'
import { findPrimary } from '../../lib/platform/primary.mjs'
import { PlainError } from './lock.mjs'

const usualPatienceMs = 10_000

/** Bounded: a firewall may drop the packets, and a pooler waits for minutes when Postgres refuses it. */
export async function connect(url, patienceMs = usualPatienceMs) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString: forDriver(url),
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** False for a view that is missing or that the role may not read. */
export async function mayRead(client, view) {
  const { rows } = await client.query(`select has_table_privilege(to_regclass($1), 'select') as ok`, [`public.${view}`])
  return rows[0].ok === true
}

const untrusted = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]
const unreachable = ['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']

/** Why a connection failed. `setting` names the address. */
export function reasonOfRefusal(setting, url, error, patienceMs = usualPatienceMs) {
  const { host, hostname, pathname, username } = new URL(url)
  const role = decodeURIComponent(username)
  const message = error.message || error.code
  const sentences = {
    '28P01': `Postgres refuses the role ${role} with this password. Correct ${setting}, or in Postgres: alter role ${role} password '…'`,
    42501: `${message}. In Postgres: grant connect on database ${pathname.slice(1)} to ${role}`,
    28000: `${message}. Create the role, or let it in from this machine in pg_hba.conf.`,
    '3D000': `there is no database ${pathname.slice(1)}. Create it, or correct ${setting}.`,
    53300: `${message}. Raise max_connections, or put PgBouncer in between.`,
    '57P03': `${message}. Wait until Postgres has started.`,
    ENOTFOUND: `no machine is named ${hostname}. Correct the host in ${setting}.`,
    EAI_AGAIN: `the name ${hostname} cannot be looked up. Check the network and DNS.`,
    untrusted: `the certificate of ${host} comes from no authority that this machine knows (${message}). Add sslrootcert=FILE, with the authority's certificate, to ${setting}.`,
    plain: `${host} offers no encryption. Switch ssl on in Postgres, or leave sslmode out of ${setting}.`,
    ERR_TLS_CERT_ALTNAME_INVALID: `the certificate of ${host} is for another name. Correct the host in ${setting}, or give Postgres a certificate with this name.`,
    ECONNREFUSED: `nothing listens at ${host}. Start Postgres, or correct host and port in ${setting}.`,
    silent: `${host} does not answer within ${patienceMs / 1000} seconds. Check the host, and whether a firewall is in between.`,
  }
  const isSilent = unreachable.includes(error.code) || /timeout/i.test(message)
  // PgBouncer's own words for a wrong password.
  const isPassword = /authentication failed/i.test(message)
  const isPlain = /does not support SSL/i.test(message)
  const isUntrusted = untrusted.includes(error.code)
  const kind =
    (isSilent && 'silent') ||
    (isPassword && '28P01') ||
    (isUntrusted && 'untrusted') ||
    (isPlain && 'plain') ||
    error.code
  return `${setting} cannot be used: ${sentences[kind] ?? `${message}.`}`
}

/** @throws PlainError */
export async function reach(setting, url, patienceMs = usualPatienceMs) {
  try {
    await (await connect(url, patienceMs)).end()
  } catch (error) {
    throw new PlainError(reasonOfRefusal(setting, url, error, patienceMs))
  }
}

/** Both addresses of the operator's own Postgres, each with the host that is the primary now. */
export async function withPrimary(config) {
  if (config.world) return config
  const { default: pg } = await import('pg')
  const choose = async (setting, text) => {
    const addresses = eachHost(text)
    try {
      return await findPrimary(pg.Client, addresses)
    } catch (error) {
      throw new PlainError(reasonOfRefusal(setting, addresses[0], error))
    }
  }
  const [databaseUrl, migrationUrl] = await Promise.all([
    choose('DATABASE_URL', config.databaseUrl),
    choose('MIGRATION_DATABASE_URL', config.migrationUrl),
  ])
  return { ...config, databaseUrl, migrationUrl }
}
