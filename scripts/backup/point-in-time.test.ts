import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { findFreePort } from '@/e2e/access/free-port'
import { digestsIn } from '@/fixtures/record-digests'
import { migrate } from '../start/database-steps.mjs'

// @once: its server is Debian's in each run.

/* The commands of docs/operating/backup.md, "To a point in time", on Debian's Postgres. */
const versions = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(a) - Number(b))
  : []
const bin = versions
  .map((version) => `/usr/lib/postgresql/${version}/bin`)
  .findLast((each) => existsSync(`${each}/initdb`))
const folder = mkdtempSync(path.join(tmpdir(), 'northlight-in-time-'))
const [first, base, archive] = ['first', 'base', 'archive'].map((name) => path.join(folder, name)) as [
  string,
  string,
  string,
]
const asPostgres = process.getuid?.() === 0 && bin ? { uid: Number(execFileSync('id', ['-u', 'postgres'])) } : {}
const running = new Set<string>()

function run(program: string, ...args: string[]) {
  const done = spawnSync(path.join(bin ?? '', program), args, {
    ...asPostgres,
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PGPASSWORD: 'owner' },
  })
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr || done.error?.message}`)
}

function startServer(data: string, port: number) {
  appendFileSync(
    path.join(data, 'postgresql.auto.conf'),
    `port = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n`,
  )
  run('pg_ctl', '-D', data, '-l', path.join(folder, 'log'), '-w', 'start')
  running.add(data)
}

function stopServer(data: string) {
  run('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop')
  running.delete(data)
}

async function ask(url: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let last: pg.QueryResult | undefined
  for (const statement of statements) last = await client.query(statement)
  await client.end()
  return last?.rows[0]
}

afterAll(() => {
  for (const data of running) stopServer(data)
  rmSync(folder, { recursive: true })
})

test.skipIf(!bin)(
  'a base backup and the archived log restore the site to the minute before an accident',
  { timeout: 120_000 },
  async () => {
    if (asPostgres.uid) execFileSync('chown', [String(asPostgres.uid), folder])
    mkdirSync(archive)
    if (asPostgres.uid) execFileSync('chown', [String(asPostgres.uid), archive])
    writeFileSync(path.join(folder, 'password'), 'owner', { mode: 0o644 })
    run(
      'initdb',
      '-D',
      first,
      '-U',
      'owner',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-A',
      'scram-sha-256',
      `--pwfile=${folder}/password`,
    )
    appendFileSync(
      path.join(first, 'postgresql.conf'),
      `wal_level = replica\narchive_mode = on\narchive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'\nfsync = off\n`,
    )
    const port = await findFreePort()
    const at = (name: string, role: string) => `postgresql://${role}:${role}@127.0.0.1:${port}/${name}`
    startServer(first, port)
    await ask(at('postgres', 'owner'), 'create database site', `create role app login password 'app'`)
    process.env.DATABASE_URL = at('site', 'app')
    await migrate({ ...process.env, MIGRATION_DATABASE_URL: at('site', 'owner') })
    const { organization } = await import('@/prisma/factories')
    const { sealLog } = await import('@/lib/audit/tree/seal-log')
    const { verifyLog } = await import('@/lib/audit/verification/verify-log')
    const { db } = await import('@/lib/platform/db')
    await organization()

    run(
      'pg_basebackup',
      '-h',
      '127.0.0.1',
      '-p',
      `${port}`,
      '-U',
      'owner',
      '-D',
      base,
      '--checkpoint=fast',
      '--wal-method=stream',
    )
    // After the base backup, so that it comes back from the archived log alone.
    await organization()
    await sealLog()
    const before = await digestsIn(at('site', 'owner'))
    const { now } = await ask(at('site', 'owner'), 'select clock_timestamp()::text as now')
    await ask(at('site', 'owner'), 'drop table audit_event cascade', 'select pg_switch_wal()')
    // The pool reports each connection that the stop closes.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    stopServer(first)

    const restored = path.join(folder, 'restored')
    cpSync(base, restored, { recursive: true })
    if (asPostgres.uid) execFileSync('chown', ['-R', String(asPostgres.uid), restored])
    writeFileSync(path.join(restored, 'recovery.signal'), '')
    appendFileSync(
      path.join(restored, 'postgresql.auto.conf'),
      `restore_command = 'cp ${archive}/%f %p'\nrecovery_target_time = '${now}'\nrecovery_target_action = 'promote'\narchive_mode = off\n`,
    )
    startServer(restored, port)
    await expect
      .poll(() => ask(at('site', 'owner'), 'select pg_is_in_recovery() as recovering'), { timeout: 30_000 })
      .toEqual({ recovering: false })
    expect(await digestsIn(at('site', 'owner'))).toEqual(before)
    expect(await verifyLog()).toMatchObject({ ok: true })
    await db.$disconnect()
  },
)
