import { childEnv, readConfig } from '../start/config.mjs'
import { reach, withPrimary } from '../start/connection.mjs'
import { requireKnownMigrations } from '../start/database-steps.mjs'
import { checkLogSigner } from '../start/log-signer.mjs'
import { findRunning, openDatabase } from '../start/postgres.mjs'

/** Uses DATABASE_URL, a running server's embedded database, or opens the embedded one for as long as the work takes. */
export async function withDatabase<T>(work: () => Promise<T>, { anySigner = false } = {}): Promise<T> {
  const config = await withPrimary(readConfig())
  if (config.world === null) {
    await reach('DATABASE_URL', config.databaseUrl)
    await reach('MIGRATION_DATABASE_URL', config.migrationUrl)
    const own = { url: config.databaseUrl, migrationUrl: config.migrationUrl }
    Object.assign(process.env, childEnv(config, own))
    await requireKnownMigrations(own)
    if (!anySigner) await checkLogSigner(config, own)
    return work()
  }
  const running = findRunning(config.world)
  const opened = running ? null : await openDatabase(config.world)
  const database = running ?? opened
  try {
    Object.assign(process.env, childEnv(config, database))
    if (database) await requireKnownMigrations(database)
    if (database && !anySigner) await checkLogSigner(config, database)
    return await work()
  } finally {
    if (opened) await disconnect()
    await opened?.stop()
  }
}

/** Otherwise each open connection logs an error when the database stops. */
async function disconnect(): Promise<void> {
  const { db } = await import('@/lib/platform/db')
  await db.$disconnect()
}
