import { childEnv, readConfig } from '../start/config.mjs'
import { findRunning, openDatabase } from '../start/postgres.mjs'

/** Uses DATABASE_URL, a running server's embedded database, or opens the embedded one for as long as the work takes. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const config = readConfig()
  if (config.world === null) {
    Object.assign(process.env, childEnv(config, { url: config.databaseUrl, migrationUrl: config.migrationUrl }))
    return work()
  }
  const running = findRunning(config.world)
  const opened = running ? null : await openDatabase(config.world)
  Object.assign(process.env, childEnv(config, running ?? opened))
  try {
    return await work()
  } finally {
    await opened?.stop()
  }
}
