import { childEnv, readConfig } from '../start/config.mjs'
import { findRunning, openDatabase } from '../start/postgres.mjs'

/**
 * Runs a command's work with the configured database in the environment: the given one, the embedded one of a running
 * server, or the embedded one opened for as long as the work takes.
 */
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
