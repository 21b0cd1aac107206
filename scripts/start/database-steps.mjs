import { PlainError } from './lock.mjs'
import { openDatabase } from './postgres.mjs'
import { lastLine, run, script } from './running.mjs'

/** Bounded: a firewall may drop the packets. */
async function connect(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  return client
}

async function reach(setting, url) {
  try {
    await (await connect(url)).end()
  } catch (error) {
    throw new PlainError(`${setting} cannot be used: ${error.message || error.code}`)
  }
}

export async function openConfigured(config) {
  if (!config.world) {
    await reach('DATABASE_URL', config.databaseUrl)
    await reach('MIGRATION_DATABASE_URL', config.migrationUrl)
    const { hostname, pathname } = new URL(config.databaseUrl)
    const name = `${pathname.slice(1)} on ${hostname}`
    return { url: config.databaseUrl, migrationUrl: config.migrationUrl, name, stop: async () => {} }
  }
  const database = await openDatabase(config.world)
  return { ...database, name: `embedded Postgres ${database.version} on port ${database.port}` }
}

export const migrate = async (env) =>
  lastLine(
    await run(process.execPath, script('scripts/build/migrate.ts'), {
      env,
      failure: 'The migrations were not applied',
    }),
    'up to date',
  )

/** Before anyone can act on a new version. */
export const publishCourses = async (env) =>
  lastLine(
    await run(
      process.execPath,
      ['--import', 'tsx', '--import', './scripts/build/allow-server-only.mjs', 'scripts/build/publish.ts'],
      { env, failure: 'The courses were not published' },
    ),
    'published',
  )

export const seed = async (env) =>
  lastLine(
    await run(process.execPath, script('prisma/seed.ts'), { env, failure: 'The demonstration could not be prepared' }),
    'ready',
  )
