/* Says in one sentence each what is wrong with the operator's own Postgres, and what to do. */
import { connect, reasonOfRefusal } from './connection.mjs'
import { differencesFrom, instanceName } from './instance.mjs'

/** Milliseconds of clock skew: the first gets a warning, the second stops a start, since Postgres refuses log entries from the future. */
const skews = { fault: 5000, stop: 60_000 }

const facts = `
  select current_user as role, current_setting('server_version_num')::int as version,
    pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as "isReadOnly",
    extract(epoch from clock_timestamp())::float8 * 1000 as now,
    concat_ws(' ', current_database(), extract(epoch from pg_postmaster_start_time())) as place,
    (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
    (select rolsuper from pg_roles where rolname = current_user) as "isSuperuser",
    current_database() as database,
    has_database_privilege(current_database(), 'create') or to_regnamespace('pgboss') is not null as "mayCreate",
    coalesce(has_schema_privilege(to_regnamespace('public'), 'create'), false) as "mayAdd",
    to_regclass('public.audit_event') is not null as "hasTables",
    coalesce((select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('public.audit_event')), false)
      as "isOwner",
    exists (select from pg_class where relnamespace = to_regnamespace('public') and relkind in ('r', 'v')
      and not pg_has_role(relowner, 'usage') and not exists (select from pg_depend
        where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')) as "hasForeignTables",
    array(select distinct application_name from pg_stat_activity
      where datname = current_database() and application_name like 'northlight %=%') as instances`

/** True if one backend serves both connections in turn: a pooler in transaction mode. */
async function isPooled(first, second) {
  const pidOf = async (client) => (await client.query('select pg_backend_pid() as pid')).rows[0].pid
  const before = await pidOf(first)
  await second.query('begin')
  try {
    return (await pidOf(second)) === before || (await pidOf(first)) !== before
  } catch {
    // The pool has one backend, and the second connection holds it.
    return true
  } finally {
    await second.query('rollback')
  }
}

/** True if each connection keeps a prepared statement of its own, on whatever backend it runs. */
async function keepsStatements(first, second) {
  const ask = async (client, text) =>
    Object.values((await client.query({ name: 'northlight-doctor', text })).rows[0])[0]
  try {
    if ((await ask(first, 'select 1')) !== 1 || (await ask(second, 'select 2')) !== 2) return false
    await second.query('begin')
    const isReused = (await ask(first, 'select 1')) === 1
    await second.query('rollback')
    return isReused
  } catch {
    return false
  }
}

async function withTwo(url, work) {
  const clients = []
  try {
    for (let count = 0; count < 2; count++) clients.push(await connect(url))
    return await work(...clients)
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => {})))
  }
}

const look = (setting, url) =>
  withTwo(url, async (first, second) => {
    const asked = Date.now()
    const { rows } = await first.query(facts)
    const skewMs = (asked + Date.now()) / 2 - rows[0].now
    const pooled = await isPooled(first, second)
    return { ...rows[0], skewMs, isPooled: pooled, keepsStatements: !pooled || (await keepsStatements(first, second)) }
  }).catch((error) => ({ refusal: reasonOfRefusal(setting, url, error) }))

const poolerHint = 'set max_prepared_statements in PgBouncer (1.21 or later) to 200, or its pool_mode to session'
const when = (is, level, text) => (is ? [{ level, text }] : [])

function judgeOwner({ role, database, isPooled, isReadOnly, mayCreate, mayAdd, hasForeignTables }) {
  const name = 'MIGRATION_DATABASE_URL'
  return [
    ...when(
      isPooled,
      'stop',
      `${name} leads through a pooler in transaction mode: give it the address of Postgres itself.`,
    ),
    ...when(isReadOnly, 'stop', `${name} leads to a read-only server: give the address of the primary.`),
    ...when(
      !mayCreate,
      'stop',
      `The role ${role} may not create schemas: grant create on database ${database} to ${role}`,
    ),
    ...when(!mayAdd, 'stop', `The role ${role} may not create tables: grant create on schema public to ${role}`),
    ...when(
      hasForeignTables,
      'stop',
      `The role ${role} does not own all tables: use the role that made them in ${name}.`,
    ),
  ]
}

function judgeApp({ keepsStatements: keeps, isReadOnly, isSuperuser, isOwner, role }, owner) {
  const power = (isSuperuser && 'is a superuser') || ((isOwner || role === owner.role) && 'owns the tables')
  return [
    ...when(!keeps, 'stop', `DATABASE_URL leads through a pooler that mixes up prepared statements: ${poolerHint}.`),
    ...when(isReadOnly, 'stop', 'DATABASE_URL leads to a read-only server: give the address of the primary.'),
    ...when(
      power,
      'fault',
      `The role ${role} in DATABASE_URL ${power}, so the app could change its own audit log: give the app another role, without rights of its own, as scripts/deploy/roles.sql makes, and set MIGRATION_DATABASE_URL to the owner.`,
    ),
  ]
}

function judgeBoth(app, owner) {
  const seconds = Math.round(Math.abs(app.skewMs) / 1000)
  const level = Math.abs(app.skewMs) > skews.stop ? 'stop' : 'fault'
  const direction = app.skewMs > 0 ? 'ahead of' : 'behind'
  return [
    ...when(app.version < 150_000, 'stop', `Postgres ${Math.floor(app.version / 10_000)} is too old: use 15 or later.`),
    ...when(
      app.encoding !== 'UTF8',
      app.hasTables ? 'fault' : 'stop',
      `The database ${app.database} has the encoding ${app.encoding}, which loses names: make one with encoding 'UTF8' template template0, as scripts/deploy/roles.sql does${app.hasTables ? ', and restore a backup into it' : ''}.`,
    ),
    ...when(app.place !== owner.place, 'stop', 'DATABASE_URL and MIGRATION_DATABASE_URL lead to different databases.'),
    ...when(
      Math.abs(app.skewMs) > skews.fault,
      level,
      `This machine's clock is ${seconds} seconds ${direction} the database's: synchronize both, for example with chrony.`,
    ),
  ]
}

/** Lists the faults of both roles: `stop` refuses a start, `fault` is a warning, `note` is for information. */
export async function checkDatabase(config) {
  const isOwner = config.migrationUrl === config.databaseUrl
  // First: PgBouncer clears a connection's name when the next client has none.
  const owner = await look(isOwner ? 'DATABASE_URL' : 'MIGRATION_DATABASE_URL', config.migrationUrl)
  const app = isOwner ? owner : await look('DATABASE_URL', config.databaseUrl)
  const refusals = [...new Set([app.refusal, owner.refusal].filter(Boolean))]
  if (refusals.length > 0) return refusals.map((text) => ({ level: 'stop', text }))
  const differing = differencesFrom(instanceName(config, config.secret), owner.instances)
  return [
    ...judgeOwner(owner),
    ...judgeApp(app, owner),
    ...judgeBoth(app, owner),
    ...differing.map((text) => ({ level: 'fault', text })),
  ]
}
