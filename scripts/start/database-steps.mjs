import { boundEntryTimes } from '../../lib/audit/log/bound-entry-times.mjs'
import { isPrepared, notePreparation } from '../../lib/platform/preparation.mjs'
import { checkDatabase } from './check-database.mjs'
import { checkMigrations } from './check-record.mjs'
import { isRelease } from './config.mjs'
import { connect, withPrimary } from './connection.mjs'
import { showFindings } from './doctor.mjs'
import { openDatabase } from './postgres.mjs'
import { lastLine, run, script } from './running.mjs'
import { hashFiles } from './stale.mjs'

export const upToDate = {
  migrate: 'the database is up to date',
  demo: 'the demonstration world is there',
  publish: 'the courses are published',
}

async function ask(url, question, sources) {
  const client = await connect(url)
  try {
    return await question(client, sources)
  } finally {
    await client.end()
  }
}

/** @throws PlainError with a database of a later release */
export async function requireKnownMigrations(database) {
  const found = await checkMigrations(database)
  showFindings(found.filter(({ level }) => level === 'stop'))
}

export async function openConfigured(config) {
  if (!config.world) {
    const now = await withPrimary(config)
    showFindings(await checkDatabase(now))
    const { hostname, pathname } = new URL(now.databaseUrl)
    const name = `${pathname.slice(1)} on ${hostname}`
    return { url: now.databaseUrl, migrationUrl: now.migrationUrl, name, stop: async () => {} }
  }
  const database = await openDatabase(config.world)
  return { ...database, name: `embedded Postgres ${database.version} on port ${database.port}` }
}

/** All that the steps below read. */
export const preparedFrom = [
  'app',
  'lib',
  'prisma',
  'scripts/build',
  '.northlight/catalog.json',
  'package-lock.json',
  'SHA256SUMS',
]

/** True if migrating, publishing, and filling would change nothing; `note` records that they were done. */
export async function findPreparation({ url, migrationUrl }) {
  const digest = hashFiles(preparedFrom, new URL(url).username)
  const isCurrent = await ask(migrationUrl, isPrepared, digest)
  return { isCurrent, note: () => ask(migrationUrl, notePreparation, digest) }
}

/** Not in a demonstration, whose past is made up. */
export const boundTimes = ({ migrationUrl }) => ask(migrationUrl, boundEntryTimes)

export const migrate = async (env) =>
  lastLine(
    await run(process.execPath, script('scripts/build/migrate.ts'), {
      env,
      failure: 'The migrations were not applied',
    }),
    upToDate.migrate,
  )

/** Before anyone can act on a new version. */
export const publishCourses = async (env) =>
  lastLine(
    await run(
      process.execPath,
      isRelease
        ? ['scripts/build/publish.js']
        : ['--import', 'tsx', '--import', './scripts/build/allow-server-only.mjs', 'scripts/build/publish.ts'],
      { env, failure: 'The courses were not published' },
    ),
    upToDate.publish,
  )

export const seed = async (env, say) =>
  lastLine(
    await run(process.execPath, script('prisma/seed.ts'), {
      env,
      say,
      failure: 'The demonstration could not be prepared',
    }),
    upToDate.demo,
  )
