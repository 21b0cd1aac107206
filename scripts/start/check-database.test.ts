import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkDatabase } from './check-database.mjs'
import { connect, reach } from './connection.mjs'
import { instanceName } from './instance.mjs'

const maintenance = process.env.TEST_MAINTENANCE_URL ?? ''
const prefix = `checked_${randomBytes(4).toString('hex')}`
const owner = `${prefix}_owner`
const app = `${prefix}_app`
const issuer = { ISSUER_URL: '', ISSUER_NAME: '', KEYS_FILE: '', SIGNING_KEYS: '', TSA_URLS: '', TSA_ROOTS: '' }
const copy = { appUrl: 'https://training.example', secret: 'k3J9vQ2mX7pL5tR8wZ1cB4nH6dF0gS-y', issuer }

const at = (role: string, change: Partial<URL> = {}) =>
  Object.assign(new URL(maintenance), { username: role, password: role, pathname: `/${prefix}`, ...change }).href

async function run(url: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

const check = async (databaseUrl: string, migrationUrl: string, changed = {}) =>
  (await checkDatabase({ databaseUrl, migrationUrl, ...copy, ...changed })) as { level: string; text: string }[]

beforeAll(async () => {
  await run(maintenance, ...[owner, app].map((role) => `create role ${role} login password '${role}'`))
  await run(maintenance, `create database ${prefix} owner ${owner}`)
})
afterAll(() => run(maintenance, `drop database ${prefix} with (force)`, `drop role ${owner}`, `drop role ${app}`))

test('two roles on an empty database are fine', async () => {
  expect(await check(at(app), at(owner))).toEqual([])
})

test.each([
  ['DATABASE_URL', () => check(at(app, { password: 'x' }), at(owner))],
  ['MIGRATION_DATABASE_URL', () => check(at(app), at(owner, { password: 'x' }))],
])('a wrong password in %s is named within a second', async (setting, work) => {
  const started = performance.now()
  const role = setting === 'DATABASE_URL' ? app : owner
  expect(await work()).toEqual([
    {
      level: 'stop',
      text: `${setting} cannot be used: Postgres refuses the role ${role} with this password. Correct ${setting}, or in Postgres: alter role ${role} password '…'`,
    },
  ])
  expect(performance.now() - started).toBeLessThan(1000)
})

test.each([
  [{ pathname: '/no_such_place' }, /there is no database no_such_place\. Create it, or correct DATABASE_URL\.$/],
  [{ port: '1' }, /nothing listens at 127\.0\.0\.1:1\. Start Postgres, or correct host and port in DATABASE_URL\.$/],
  [{ hostname: 'nowhere.invalid' }, /no machine is named nowhere\.invalid\.|cannot be looked up\./],
])('an address with %o is named', async (change, sentence) => {
  const [finding] = await check(at(app, change), at(owner))
  expect(finding).toEqual({ level: 'stop', text: expect.stringMatching(sentence) })
})

test('a server that accepts and says nothing is named', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const { port } = silent.address() as AddressInfo
  const reached = reach('DATABASE_URL', at(app, { port: `${port}` }), 1000)
  await expect(reached).rejects.toThrow(/^DATABASE_URL cannot be used: \S+ does not answer within 1 seconds\./)
  silent.close()
})

test('missing rights of the owner are named with the statements that give them', async () => {
  expect((await check(at(app), at(app))).map(({ text }) => text)).toEqual([
    `The role ${app} may not create schemas: grant create on database ${prefix} to ${app}`,
    `The role ${app} may not create tables: grant create on schema public to ${app}`,
    expect.stringContaining(`The role ${app} in DATABASE_URL owns the tables`),
  ])
})

test('a role of the app that owns the tables, or is a superuser, is named', async () => {
  const powerful = (role: string, power: string) =>
    `The role ${role} in DATABASE_URL ${power}, so the app could change its own audit log: give the app another role, without rights of its own, as scripts/deploy/roles.sql makes, and set MIGRATION_DATABASE_URL to the owner.`
  const superuser = Object.assign(new URL(maintenance), { pathname: `/${prefix}` })
  const textsOf = async (databaseUrl: string, migrationUrl: string) =>
    (await check(databaseUrl, migrationUrl)).map(({ level, text }) => `${level}: ${text}`)
  expect(await textsOf(at(owner), at(owner))).toEqual([`fault: ${powerful(owner, 'owns the tables')}`])
  expect(await textsOf(superuser.href, superuser.href)).toEqual([
    `fault: ${powerful(superuser.username, 'is a superuser')}`,
  ])
  await run(maintenance, `grant ${owner} to ${app}`)
  await run(at(owner), 'create table audit_event (id int)')
  const member = await textsOf(at(app), at(owner))
  await run(at(owner), 'drop table audit_event')
  await run(maintenance, `revoke ${owner} from ${app}`)
  expect(member).toEqual([`fault: ${powerful(app, 'owns the tables')}`])
})

test('a time zone of a role alone makes no other database of it', async () => {
  await run(maintenance, `alter role ${app} set timezone = 'Asia/Tokyo'`)
  expect(await check(at(app), at(owner))).toEqual([])
  await run(maintenance, `alter role ${app} reset timezone`)
})

test('a database that is not in UTF8 is refused while it is empty', async () => {
  const name = `${prefix}_ascii`
  await run(maintenance, `create database ${name} owner ${owner} template template0 encoding 'SQL_ASCII' locale 'C'`)
  const findings = await check(at(app, { pathname: name }), at(owner, { pathname: name }))
  await run(maintenance, `drop database ${name}`)
  expect(findings).toEqual([
    {
      level: 'stop',
      text: `The database ${name} has the encoding SQL_ASCII, which loses names: make one with encoding 'UTF8' template template0, as scripts/deploy/roles.sql does.`,
    },
  ])
})

test('a role that may not connect is named with the statement that lets it', async () => {
  await run(maintenance, `revoke connect on database ${prefix} from public`)
  const [finding] = await check(at(app), at(owner))
  await run(maintenance, `grant connect on database ${prefix} to public`)
  expect(finding?.text).toContain(`In Postgres: grant connect on database ${prefix} to ${app}`)
})

test('encryption that the server does not offer is named', async () => {
  const [finding] = await check(at(app, { search: '?sslmode=require' }), at(owner))
  expect(finding?.text).toBe(
    `DATABASE_URL cannot be used: ${new URL(maintenance).host} offers no encryption. Switch ssl on in Postgres, or leave sslmode out of DATABASE_URL.`,
  )
})

test('tables of another role are named, unless an extension made them', async () => {
  const inDatabase = at('', { username: new URL(maintenance).username, password: new URL(maintenance).password })
  await run(inDatabase, 'create extension pg_stat_statements')
  const extended = await check(at(app), at(owner))
  await run(inDatabase, 'create table foreign_table (id int)')
  const foreign = await check(at(app), at(owner))
  await run(inDatabase, 'drop table foreign_table', 'drop extension pg_stat_statements')
  expect(extended).toEqual([])
  expect(foreign.map(({ text }) => text)).toEqual([
    `The role ${owner} does not own all tables: use the role that made them in MIGRATION_DATABASE_URL.`,
  ])
})

test('two databases are named', async () => {
  const [finding] = await check(at(app, { pathname: '/postgres' }), at(owner))
  expect(finding?.text).toBe('DATABASE_URL and MIGRATION_DATABASE_URL lead to different databases.')
})

test.each([
  [42_000, 'fault', '42 seconds ahead of'],
  [61_000, 'stop', '61 seconds ahead of'],
  [-900_000, 'stop', '900 seconds behind'],
])('a clock that differs by %i ms is named', async (skew, level, words) => {
  const { now } = Date
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + skew)
  const findings = await check(at(app), at(owner)).finally(() => clock.mockRestore())
  expect(findings).toEqual([{ level, text: expect.stringContaining(`clock is ${words} the database's: synchronize`) }])
})

test('a running copy with another secret and issuer is named', async () => {
  const other = { ...copy, issuer: { ...issuer, ISSUER_URL: 'https://other.example' } }
  const client = await connect(at(app))
  await client.query(`set application_name = '${instanceName(other, 'another secret')}'`)
  const findings = await check(at(app), at(owner))
  await client.query(`set application_name = '${instanceName(copy, copy.secret)}'`)
  const same = await check(at(app), at(owner))
  await client.end()
  expect(findings.map(({ text }) => text)).toEqual([
    'A running copy of the app has another value of NEXTAUTH_SECRET: give all copies the same.',
    'A running copy of the app has another value of ISSUER_URL: give all copies the same.',
  ])
  expect(same).toEqual([])
})

const hasPooler = spawnSync('pgbouncer', ['--version']).status === 0

/** A PgBouncer in transaction mode in front of the test database; it refuses to run as root. */
async function pooled<T>(statements: number, work: (port: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'northlight-pooler-'))
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo
      server.close(() => resolve(free))
    })
  })
  const { hostname, port: behind } = new URL(maintenance)
  const lines = [
    ...['[databases]', `${prefix} = host=${hostname} port=${behind}`, '[pgbouncer]', 'listen_addr = 127.0.0.1'],
    ...[`listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = scram-sha-256', 'pool_mode = transaction'],
    ...[`auth_file = ${folder}/users`, `max_prepared_statements = ${statements}`],
  ]
  writeFileSync(path.join(folder, 'pooler.ini'), lines.join('\n'))
  writeFileSync(path.join(folder, 'users'), [owner, app].map((role) => `"${role}" "${role}"`).join('\n'))
  chmodSync(folder, 0o755)
  const uid = process.getuid?.() === 0 ? Number(execFileSync('id', ['-u', 'nobody'])) : undefined
  const child = spawn('pgbouncer', [path.join(folder, 'pooler.ini')], { uid, stdio: 'ignore' })
  try {
    await expect
      .poll(() =>
        connect(at(owner, { port: `${port}` }))
          .then((client) => client.end())
          .then(
            () => true,
            () => false,
          ),
      )
      .toBe(true)
    return await work(`${port}`)
  } finally {
    child.kill()
    rmSync(folder, { recursive: true })
  }
}

test.skipIf(!hasPooler)(
  'PgBouncer is fine with prepared statements, refused without, and refused for migrations',
  async () => {
    const textsOf = (findings: { text: string }[]) => findings.map(({ text }) => text)
    expect(await pooled(200, (port) => check(at(app, { port }), at(owner)))).toEqual([])
    expect(textsOf(await pooled(0, (port) => check(at(app, { port }), at(owner))))).toEqual([
      expect.stringMatching(
        /^DATABASE_URL leads through a pooler that mixes up prepared statements: set max_prepared_statements/,
      ),
    ])
    expect(textsOf(await pooled(200, (port) => check(at(app, { port }), at(owner, { port }))))).toEqual([
      'MIGRATION_DATABASE_URL leads through a pooler in transaction mode: give it the address of Postgres itself.',
    ])
  },
)
