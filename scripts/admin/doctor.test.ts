import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { startTimeAuthority } from '@/fixtures/time-authority'
import { readConfig } from '../start/config.mjs'
import { checkProvider } from './check-addresses'

/* Wrong settings of a live site on its own Postgres, one at a time: each is named with its mend, and nothing else is. */
const database = ownDatabase('doctor')
const folder = mkdtempSync(path.join(tmpdir(), 'northlight-doctor-'))
const app = process.env.DATABASE_URL ?? ''
const role = new URL(app).username
const owner = Object.assign(new URL(process.env.TEST_OWNER_URL ?? ''), { pathname: new URL(app).pathname }).href

const { diagnose } = await import('./doctor')

async function run(...statements: string[]) {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  for (const statement of statements) await client.query(statement.replaceAll(':app', role))
  await client.end()
}

let deadPort = 0
let heldPort = 0
const held = createServer()

const good = () => ({
  DEMO: '0',
  PORT: `${deadPort}`,
  DATA_DIR: folder,
  DATABASE_URL: app,
  MIGRATION_DATABASE_URL: owner,
  NEXTAUTH_SECRET: 'k3J9vQ2mX7pL5tR8wZ1cB4nH6dF0gS-y',
  KEYS_FILE: process.env.KEYS_FILE,
  ISSUER_URL: '',
  APP_URL: 'https://training.example',
})

async function sayOf(changed: Record<string, string | undefined>, envFile = '') {
  const file = path.join(folder, 'env')
  writeFileSync(file, envFile)
  const found = await diagnose(readConfig({ ...good(), ...changed } as unknown as NodeJS.ProcessEnv, file))
  return found.map(({ level, text }) => `${level}: ${text}`)
}
const faultsOf = async (changed: Record<string, string | undefined>, envFile = '') =>
  (await sayOf(changed, envFile)).filter((line) => !line.startsWith('note: '))

beforeAll(async () => {
  await database.create()
  await run(`alter database ${new URL(app).pathname.slice(1)} owner to ${new URL(owner).username}`)
  await new Promise<void>((resolve) => held.listen(0, '127.0.0.1', resolve))
  heldPort = (held.address() as AddressInfo).port
  const dead = createServer()
  await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', resolve))
  deadPort = (dead.address() as AddressInfo).port
  await new Promise((resolve) => dead.close(resolve))
})
afterAll(async () => {
  held.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('a site that works gets advice only', async () => {
  expect(await sayOf({})).toEqual([
    expect.stringMatching(/^note: No backup has ever been made: run npm run admin -- backup,/),
    expect.stringMatching(/^note: The site does not answer at /),
    'note: ISSUER_URL is not set: certificates are not signed.',
    expect.stringMatching(/^note: No mail server is set, .* set SMTP_URL and MAIL_FROM\.$/),
    expect.stringMatching(/^note: No place outside the site’s own machine .* LOG_WITNESSES\.$/),
    'note: No outside clock stamps checkpoints of the log. To use one, set TSA_URLS and TSA_ROOTS.',
  ])
})

test('the advice ends when it is followed', async () => {
  await run(`insert into operator_run (id, kind, is_good, ran_at) values (gen_random_uuid(), 'backup', true, now())`)
  const said = await sayOf({ LOG_WITNESSES: `http://127.0.0.1:${deadPort} mailto:clerk@court.example` })
  await run(
    'alter table operator_run disable trigger all',
    'delete from operator_run',
    'alter table operator_run enable trigger all',
  )
  expect(said.filter((line) => /backup|Checkpoints|own machine/.test(line))).toEqual([
    'note: 1 place outside the site’s own machine gets checkpoints of the log.',
  ])
})

const certificate = path.join(folder, 'own.pem')
execFileSync(
  'openssl',
  [...'req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -subj /CN=a -out'.split(' '), certificate],
  { stdio: 'pipe' },
)

const closed = () => `http://127.0.0.1:${deadPort}/x`

test.each<[string, () => Record<string, string | undefined>, RegExp]>([
  [
    'the owner in both addresses',
    () => ({ DATABASE_URL: owner }),
    /^fault: The role \S+ in DATABASE_URL owns the tables, so the app could change its own audit log: give the app another role/,
  ],
  [
    'a superuser in both addresses',
    () => ({ DATABASE_URL: database.superuserUrl, MIGRATION_DATABASE_URL: database.superuserUrl }),
    /^fault: The role \S+ in DATABASE_URL is a superuser/,
  ],
  [
    'a dead replica',
    () => ({ READ_DATABASE_URL: `postgres://a@127.0.0.1:${deadPort}/b` }),
    /^fault: READ_DATABASE_URL cannot be used: nothing listens at \S+\. Start Postgres, or correct host and port in READ_DATABASE_URL\.$/,
  ],
  [
    'a folder for witnesses that cannot be written',
    () => ({ LOG_WITNESSES: 'file:///proc/nowhere' }),
    /^fault: The witness file:\/\/\/proc\/nowhere gets no checkpoints: LOG_WITNESSES cannot be used: \/proc\/nowhere .+\. Correct LOG_WITNESSES/,
  ],
  [
    'a witness that does not answer',
    () => ({ LOG_WITNESSES: `http://127.0.0.1:${deadPort}` }),
    /^fault: The witness http:\S+ gets no checkpoints: .*ECONNREFUSED.* Correct LOG_WITNESSES/,
  ],
  [
    'a witness without a repository',
    () => ({ LOG_WITNESSES: `git+file://${folder}/none.git` }),
    /^fault: The witness git\+file:\S+ gets no checkpoints: .+\. Correct LOG_WITNESSES/,
  ],
  [
    'a witness by mail without a mail server',
    () => ({ LOG_WITNESSES: 'mailto:clerk@court.example' }),
    /^fault: The witness mailto:\S+ gets no checkpoints: no mail server is set\. Correct LOG_WITNESSES/,
  ],
  [
    'a webhook that does not answer',
    () => ({ ERROR_WEBHOOK_URL: closed() }),
    /^fault: ERROR_WEBHOOK_URL at 127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED.*\. Correct it\.$/,
  ],
  [
    'private courses that are missing',
    () => ({ PRIVATE_COURSES_DIR: path.join(folder, 'none') }),
    /^stop: PRIVATE_COURSES_DIR cannot be used: \S+ is not a folder\. Make it, or unset PRIVATE_COURSES_DIR\.$/,
  ],
  [
    'a folder for data that cannot be made',
    () => ({ DATA_DIR: '/proc/nowhere' }),
    /^stop: DATA_DIR cannot be used: \/proc\/nowhere /,
  ],
  [
    'a host of another machine',
    () => ({ HOST: '192.0.2.1' }),
    /^fault: HOST is not an address of this machine: 192\.0\.2\.1$/,
  ],
  [
    'a port in use',
    () => ({ PORT: `${heldPort}` }),
    /^fault: Port \d+ is in use by another program: stop it, or set PORT\.$/,
  ],
  [
    'a slip in the environment',
    () => ({ SMPT_URL: 'smtp://a' }),
    /^fault: The environment has SMPT_URL, .* write SMTP_URL\.$/,
  ],
  [
    'a mail server that is away',
    () => ({ SMTP_URL: `smtp://127.0.0.1:${deadPort}`, MAIL_FROM: 'a@b.example' }),
    /^fault: The mail server 127\.0\.0\.1:\d+ cannot be used: /,
  ],
  [
    'missing keys',
    () => ({ ISSUER_URL: 'https://issuer.example', KEYS_FILE: path.join(folder, 'none.json') }),
    /^stop: The issuer’s keys cannot be used\. There are no keys at \S+\. A new site makes them: npm run admin -- keys create\./,
  ],
])('%s is named with its mend, and nothing else', async (_what, changed, sentence) => {
  expect(await faultsOf(changed())).toEqual([expect.stringMatching(sentence)])
})

test('a name in .env that is no setting is named', async () => {
  expect(await faultsOf({}, 'TRUST_PROXI=1\n')).toEqual([
    'fault: .env sets TRUST_PROXI, which is no setting: write TRUST_PROXY.',
  ])
})

test.each([
  [
    'a lost right',
    'revoke insert on response, submission, beat, step from :app',
    'grant insert on response, submission, beat, step to :app',
    /^fault: The role \S+ lacks rights, so the site cannot save everything \(.+, .+, .+, and 1 more\): restart the site, which grants them\.$/,
  ],
  [
    'a right to change the log',
    'grant delete on audit_event to public',
    'revoke delete on audit_event from public',
    /^fault: The role \S+ can change what it must only add to \(delete on audit_event\): restart the site, which revokes this; if it comes back, revoke it from PUBLIC and/,
  ],
  [
    'a right to read that is gone',
    'revoke select on open_alarm, newest_run, open_provider from :app',
    'grant select on open_alarm, newest_run, open_provider to :app',
    /^fault: The role \S+ lacks rights, .* \(select on newest_run, select on open_alarm, select on open_provider\): restart/,
  ],
  [
    'a function that always says valid',
    `do $$ begin execute replace(pg_get_functiondef('current_certificate'::regproc), $a$then 'revoked'$a$, $a$then 'valid'$a$); end $$`,
    `do $$ begin execute replace(pg_get_functiondef('current_certificate'::regproc), $a$is not null then 'valid'$a$, $a$is not null then 'revoked'$a$); end $$`,
    /^fault: The function current_certificate\(moment timestamp with time zone\) was changed, so records can be .* prisma\/views, or restore a backup$/,
  ],
  [
    'a migration of a later release',
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('later', '', '20991231000000_later', now())`,
    `delete from _prisma_migrations where id = 'later'`,
    /^stop: The database is of a later release, whose migrations this one does not know \(20991231000000_later\): start that release, or restore a backup/,
  ],
  [
    'a dead identity provider',
    `insert into sign_on_provider (id, kind, name, issuer, groups_name, created_at) values (gen_random_uuid(), 'oidc', 'Agency', 'http://127.0.0.1:1', 'groups', now())`,
    'delete from sign_on_provider',
    /^fault: The identity provider Agency cannot be used: .+\. Nobody can sign on with it: /,
  ],
])('%s is named with its mend, and nothing else', async (_what, wrong, right, sentence) => {
  await run(wrong)
  const said = await faultsOf({})
  await run(right)
  expect(said).toEqual([expect.stringMatching(sentence)])
})

test.each([
  ['alter table audit_event disable trigger immutable', /^fault: The trigger immutable of audit_event is disabled, so/],
  ['drop trigger kept on certificate', /^fault: The trigger kept of certificate is missing, so/],
  ['drop trigger covered on audit_link', /^fault: The trigger covered of audit_link is missing, so/],
  [
    'create or replace trigger immutable before update on submission for each row execute function refuse_change()',
    /^fault: The trigger immutable of submission was changed, so/,
  ],
  [
    'alter role :app set session_replication_role = replica',
    /^fault: The setting session_replication_role=replica for \S+ is not part/,
  ],
])('after "%s" the statement that is named mends it', async (wrong, sentence) => {
  await run(wrong)
  const said = await faultsOf({})
  expect(said).toEqual([expect.stringMatching(sentence)])
  await run(said[0]?.split(': ').at(-1) ?? '')
  expect(await faultsOf({})).toEqual([])
})

test('a time-stamp authority is asked for a stamp', async () => {
  const authority = await startTimeAuthority()
  const TSA_ROOTS = path.join(authority.folder, 'root.pem')
  const alive = await faultsOf({ TSA_URLS: authority.url, TSA_ROOTS })
  const policy = await faultsOf({ TSA_URLS: `${authority.url}#1.2.3`, TSA_ROOTS })
  await authority.stop()
  const dead = await faultsOf({ TSA_URLS: authority.url, TSA_ROOTS: certificate })
  expect(alive).toEqual([])
  for (const said of [policy, dead])
    expect(said).toEqual([
      expect.stringMatching(
        /^fault: The time-stamp authority \S+ gives no usable stamp: .+\. Correct TSA_URLS and TSA_ROOTS/,
      ),
    ])
})

test('a SAML provider whose certificates have all expired is named', async () => {
  const certificates = [readFileSync(certificate, 'utf8')]
  const saml = { name: 'Agency', kind: 'saml' as const, issuer: 'urn:a', entryPoint: closed(), certificates }
  expect(await checkProvider(saml)).toEqual([
    expect.stringMatching(/^The identity provider Agency does not answer at /),
  ])
  expect(await checkProvider(saml, new Date('2100-01-01'))).toEqual([
    expect.stringMatching(/^All certificates of the identity provider Agency have expired\. Nobody can sign on/),
  ])
})
