import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reasonOf } from './check-place.mjs'

const root = path.join(import.meta.dirname, '..', '..')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'northlight-settings-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = (given: Record<string, string>) => run(['scripts/start/start.mjs'], given)

/** Runs a program that must end by itself. Nothing of this shell's settings reaches it. */
async function run(program: string[], given: Record<string, string>) {
  const { PATH = '' } = process.env
  const none = { DATABASE_URL: '', NEXTAUTH_SECRET: '', APP_URL: '', ISSUER_URL: '', KEYS_FILE: '', DEMO: '', HOST: '' }
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { PATH, NODE_ENV: 'production', ...none, PORT: '1', DATA_DIR: folder, ...given },
    signal: AbortSignal.timeout(20_000),
    killSignal: 'SIGKILL',
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text) => {
      output[name] += text
    })
  }
  child.once('error', () => {})
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, ...output }
}

const refused = (sentence: RegExp) => ({ code: 1, stdout: '', stderr: expect.stringMatching(sentence) })

test.each([
  [{ CONTACT: 'the desk' }, /^CONTACT must be a mail address, such as training@example\.org, not the desk\.\n$/],
  [{ EXIT_URL: 'javascript:' }, /^EXIT_URL must be an address that begins with http:\/\/ or https:\/\/\.\n$/],
  [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY must be the number of .+, not yes\.\n$/],
  [{ WEB_CONCURRENCY: '0' }, /^WEB_CONCURRENCY must be a whole number from 1 to 16, not 0\.\n$/],
  [{ WEB_CONCURRENCY: '17' }, /^WEB_CONCURRENCY must be a whole number from 1 to 16, not 17\.\n$/],
  [{ WEB_CONCURRENCY: '1.5' }, /^WEB_CONCURRENCY must be a whole number from 1 to 16, not 1\.5\.\n$/],
  [{ DATA_DIR: '/proc/x' }, /^DATA_DIR cannot be used: \/proc\/x .+\.\n$/],
  [{ DATA_DIR: '/sys/x/y' }, /^DATA_DIR cannot be used: \/sys\/x\/y .+\.\n$/],
  [{ DATA_DIR: '/dev/null' }, /^DATA_DIR cannot be used: \/dev\/null is not a folder\.\n$/],
  [{ MAIL_OUTBOX: '/proc/x' }, /^MAIL_OUTBOX cannot be used: \/proc\/x .+\.\n$/],
  [{ KEYS_FILE: '/proc/x/keys.json' }, /^KEYS_FILE cannot be used: \/proc\/x .+\.\n$/],
])('a start with %o ends with one line', async (given, sentence) => {
  expect(await start(given as Record<string, string>)).toEqual(refused(sentence))
})

const ownPostgres = {
  DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c',
  NEXTAUTH_SECRET: 'k3J9vQ2mX7pL5tR8wZ1cB4nH6dF0gS-y',
}

test.each([
  [{ ...ownPostgres, DATA_DIR: '/proc/x' }, /^DATA_DIR cannot be used: \/proc\/x .+\.\n$/],
  [{ ...ownPostgres, DATA_DIR: '/dev/null' }, /^DATA_DIR cannot be used: \/dev\/null is not a folder\.\n$/],
  [
    { PRIVATE_COURSES_DIR: '/proc/x' },
    /^PRIVATE_COURSES_DIR cannot be used: \/proc\/x is not a folder\. Make it, or unset PRIVATE_COURSES_DIR\.\n$/,
  ],
])('a start with %o ends with one line, too', async (given, sentence) => {
  expect(await start(given as Record<string, string>)).toEqual(refused(sentence))
})

test('a start on your own Postgres needs no DATA_DIR if checkpoints and mail go elsewhere', async () => {
  const elsewhere = {
    LOG_WITNESSES: 'https://witness.example',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'training@site.example',
  }
  const { stderr } = await start({ ...ownPostgres, ...elsewhere, DATA_DIR: '/proc/x' })
  expect(stderr).not.toContain('DATA_DIR')
})

/** Makes a program believe that it runs on this version of Node. */
function onNode(version: string): string[] {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  return ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`]
}

test.each(['18.19.1', '20.18.3', '22.11.0', '25.9.0', '27.0.0'])(
  'Node %s gets one sentence from a start and from a command',
  async (node) => {
    const sentence = `Northlight needs Node 20.19, 22.12, 24, or 26, and this is Node ${node}: install 24 from nodejs.org, or your system's package of one of these.\n`
    for (const rest of [
      ['scripts/start/start.mjs'],
      ['--conditions=react-server', '--import', 'tsx', 'scripts/admin/admin.ts', 'doctor'],
    ])
      expect(await run([...onNode(node), ...rest], {})).toEqual({ code: 1, stdout: '', stderr: sentence })
  },
)

test.each([
  ['20.20.2', 1],
  ['22.12.0', 0],
  ['24.0.0', 0],
  ['26.12.1', 0],
])('a start on Node %s goes on after %i lines about it', async (node, lines) => {
  const elsewhere = { HOST: '192.0.2.1', DEMO: '0', APP_URL: 'https://training.example' }
  const { stdout, stderr } = await run([...onNode(node), 'scripts/start/start.mjs'], elsewhere)
  expect(stdout.split('\n').filter((line) => line.includes('Node'))).toEqual(
    Array(lines).fill(
      '  warning    Node 20 has had no fixes from the Node project since April 2026: use 24, unless your system maintains its own, as Debian does.',
    ),
  )
  expect(stderr).toBe('HOST is not an address of this machine: 192.0.2.1\n')
})

test('a command with a folder that cannot be made ends too', async () => {
  const program = ['--conditions=react-server', '--import', 'tsx', 'scripts/admin/admin.ts', 'certificates']
  const { code, stderr } = await run(program, { DATA_DIR: '/proc/x' })
  expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
})

test('a start with an empty session-secret ends with one line', async () => {
  const place = path.join(folder, 'no-secret')
  await mkdir(path.join(place, 'demo'), { recursive: true })
  await writeFile(path.join(place, 'demo', 'session-secret'), '')
  expect(await start({ DATA_DIR: place })).toEqual(
    refused(/^\S+session-secret holds no usable secret: delete it, .+\n$/),
  )
})

test('a start on a database without PG_VERSION ends with one line', async () => {
  const place = path.join(folder, 'no-version')
  await mkdir(path.join(place, 'demo', 'postgres', 'base'), { recursive: true })
  expect(await start({ DATA_DIR: place })).toEqual(
    refused(/^The database in \S+ is damaged \(PG_VERSION is missing\).+\n$/),
  )
})

test('a start in a folder that leads nowhere ends with one line', async () => {
  const place = path.join(folder, 'dangling')
  await symlink(path.join(folder, 'nowhere', 'at', 'all'), place)
  expect(await start({ DATA_DIR: place })).toEqual(refused(/^DATA_DIR cannot be used: \S+dangling .+\.\n$/))
})

test('a start with a database that cannot be reached ends with one line', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await new Promise((resolve) => taken.close(resolve))
  const secret = { NEXTAUTH_SECRET: 'k3J9vQ2mX7pL5tR8wZ1cB4nH6dF0gS-y' }
  const given = { ...secret, PORT: String(port), DATABASE_URL: `postgresql://a:b@127.0.0.1:${port}/c` }
  const { code, stderr } = await start(given)
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^DATABASE_URL cannot be used: .+\n$/) })
})

test('a read-only folder is named in words', () => {
  expect(reasonOf({ code: 'EROFS' })).toBe('is on a read-only file system')
  expect(reasonOf({ code: 'EACCES' })).toBe('is not accessible to this user')
})
