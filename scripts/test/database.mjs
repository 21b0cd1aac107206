/* Ordinary roles, so that a migration that needs a superuser, or a query that lacks a grant, fails here. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate as applyMigrations } from '../start/database-steps.mjs'
import { openDatabase } from '../start/postgres.mjs'

function at(url, { database, role, password } = {}) {
  const other = new URL(url)
  if (database) other.pathname = `/${database}`
  if (role) other.username = role
  if (password) other.password = password
  return other.href
}

async function run(url, statements) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

export function migrateTestDatabase({ ownerUrl, appUrl }) {
  return applyMigrations({ ...process.env, MIGRATION_DATABASE_URL: ownerUrl, DATABASE_URL: appUrl })
}

async function openServer() {
  if (process.env.TEST_DATABASE_URL) return { superuserUrl: process.env.TEST_DATABASE_URL, stop: async () => {} }
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-test-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const database = await openDatabase(folder, { fsync: 'off', synchronous_commit: 'off' }).catch(async (error) => {
    await remove()
    throw error
  })
  const stop = () => database.stop().finally(remove)
  return { superuserUrl: database.migrationUrl, stop }
}

/** `create(name, template?)` makes a database and returns `{ ownerUrl, appUrl }`; `close()` removes everything. */
export async function openTestDatabases() {
  const server = await openServer()
  const maintenanceUrl = at(server.superuserUrl, { database: 'postgres' })
  const prefix = `northlight_test_${randomBytes(4).toString('hex')}`
  const owner = { role: `${prefix}_owner`, password: randomBytes(12).toString('hex') }
  const app = { role: `${prefix}_app`, password: randomBytes(12).toString('hex') }
  const made = []
  const roles = [owner, app]
  await run(
    maintenanceUrl,
    roles.map(({ role, password }) => `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`),
  )

  async function create(name, template) {
    const database = `${prefix}_${name}`
    const source = template ? `${prefix}_${template}` : 'template0'
    await run(maintenanceUrl, [`CREATE DATABASE ${database} TEMPLATE ${source} OWNER ${owner.role}`])
    made.push(database)
    return { ownerUrl: at(maintenanceUrl, { database, ...owner }), appUrl: at(maintenanceUrl, { database, ...app }) }
  }

  async function close() {
    await run(maintenanceUrl, [
      ...made.map((database) => `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
      ...roles.map(({ role }) => `DROP ROLE IF EXISTS ${role}`),
    ]).finally(server.stop)
  }

  return { create, close, maintenanceUrl }
}
