import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { forDriver } from '@/lib/platform/database-hosts.mjs'
import { grantJobs, installJobs } from './job-queues.ts'
import { applyMigrations } from './schema-engine.ts'

/* Runs as the owner (MIGRATION_DATABASE_URL, else DATABASE_URL). Concurrent starts wait for each other. */
const appUrl = process.env.DATABASE_URL
const ownerUrl = process.env.MIGRATION_DATABASE_URL ?? appUrl
const lock = 4_207_001
const folder = path.join(import.meta.dirname, '..', '..', 'prisma')

/** Recreated at each start from their single source, so that no migration holds an older copy. */
async function createViews(client: pg.Client): Promise<void> {
  const files = (await readdir(path.join(folder, 'views'), { recursive: true })).filter((name) => name.endsWith('.sql'))
  const sources = await Promise.all(files.sort().map((name) => readFile(path.join(folder, 'views', name), 'utf8')))
  await client.query(`begin; ${sources.join('\n')} commit`)
}

async function grant(client: pg.Client, app: string): Promise<void> {
  const script = await readFile(path.join(folder, 'grants.sql'), 'utf8')
  await client.query(`begin; ${script.replace(/:app\b/g, client.escapeIdentifier(app))}; commit`)
}

async function migrate(appAddress: string, ownerAddress: string): Promise<void> {
  const client = new pg.Client({ connectionString: forDriver(ownerAddress) })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    const applied = await applyMigrations(forDriver(ownerAddress))
    for (const name of applied) console.log(`applied ${name}`)
    const app = decodeURIComponent(new URL(appAddress).username)
    const owner = decodeURIComponent(new URL(ownerAddress).username)
    await createViews(client)
    await installJobs(client)
    if (app !== owner) {
      await grant(client, app)
      await grantJobs(client, app)
    }
    console.log(applied.length > 0 ? `${applied.length} migrations applied` : 'the database is up to date')
  } finally {
    await client.end()
  }
}

if (!appUrl || !ownerUrl) {
  console.error('Set DATABASE_URL (the app’s role) and MIGRATION_DATABASE_URL (the owner’s).')
  process.exit(1)
}
if (!process.env.MIGRATION_DATABASE_URL && process.env.NODE_ENV === 'production') {
  console.warn('MIGRATION_DATABASE_URL is not set: migrating as the app’s role, which then owns its tables.')
}
try {
  await migrate(appUrl, ownerUrl)
  // The engine's connection would keep the process alive for ten more seconds.
  process.exit(0)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  console.error(`The database could not be migrated: ${message.split('\n')[0]}`)
  process.exit(1)
}
