import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../start/config.mjs'
import { findRunning } from '../start/postgres.mjs'
import { checkIssuerKeys } from '../start/steps.mjs'
import { readBrowserReport } from './reports.mjs'
import { runNode, undoLater } from './run.mjs'

const program = path.join(root, 'node_modules/@playwright/test/cli.js')
const results = path.join(root, 'test-results')
const report = path.join(results, 'e2e.json')
const native = Boolean(process.env.TEST_DATABASE_URL)

function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Starts the app as an operator does. Logs to test-results/app.log. Resolves at `Ready on`. */
async function startApp(env) {
  await mkdir(results, { recursive: true })
  const log = createWriteStream(path.join(results, 'app.log'))
  const child = spawn(process.execPath, ['scripts/start/start.mjs'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  undoLater(async () => {
    child.kill('SIGTERM')
    const insist = setTimeout(() => child.kill('SIGKILL'), 45_000)
    await ended
    clearTimeout(insist)
  })
  let output = ''
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The app was not ready after 10 minutes.')), 600_000)
    const isReady = () => /^Ready on /m.test(output)
    function read(text) {
      log.write(text)
      if (isReady()) return
      process.stdout.write(text)
      output += text
      if (isReady()) resolve(clearTimeout(late))
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    ended.then((code) => {
      log.end()
      clearTimeout(late)
      reject(new Error(`The app ended (code ${code}) before it was ready.`))
    })
  })
}

function findDemoDatabase(folder) {
  const running = findRunning(path.join(folder, 'demo'))
  if (!running) throw new Error('The database of the app cannot be found.')
  return { appUrl: running.url, ownerUrl: running.migrationUrl }
}

async function makeNativeDatabase() {
  const { openTestDatabases } = await import('./database.mjs')
  const server = await openTestDatabases()
  undoLater(server.close)
  return server.create('e2e')
}

async function makeIssuer(folder, address) {
  const common = { ISSUER_NAME: 'Northlight', SIGNING_KEYS: '' }
  if (!native) {
    const own = { ISSUER_URL: address, KEYS_FILE: path.join(folder, 'demo', 'keys.json') }
    return { ofApp: { ...common, ISSUER_URL: '', KEYS_FILE: '' }, ofTests: { ...common, ...own } }
  }
  const issuer = { ...common, ISSUER_URL: 'https://issuer.test.example', KEYS_FILE: path.join(folder, 'keys.json') }
  // Creates the keys, as for the demonstration.
  await checkIssuerKeys({ issuer, demo: true })
  return { ofApp: issuer, ofTests: issuer }
}

/** Tests of the demonstration, and those that are the same on each Postgres. */
const leftOutOnNative = '@demo|@once'

async function countLeftOut(env, given) {
  const args = ['test', '-c', 'e2e', '--list', '--reporter=list', '--grep', leftOutOnNative, ...given]
  const { output } = await runNode([program, ...args], { env, capture: true })
  return Number(output.match(/^Total: (\d+) test/m)?.[1] ?? 0)
}

export async function runEndToEnd(args) {
  const { findChromium } = await import('./chromium.mjs')
  const browser = await findChromium()
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-e2e-'))
  undoLater(() => rm(folder, { recursive: true, force: true }))
  const port = String(await findFreePort())
  const address = `http://127.0.0.1:${port}`
  const secret = randomBytes(48).toString('base64url')

  const made = native ? await makeNativeDatabase() : null
  const urls = { DATABASE_URL: made?.appUrl ?? '', MIGRATION_DATABASE_URL: made?.ownerUrl ?? '' }
  const place = { PORT: port, HOST: '127.0.0.1', APP_URL: address, DATA_DIR: folder, DEMO: native ? '' : '1' }
  // Overrides .env: tests must not send mail.
  const mail = { SMTP_URL: '', MAIL_FROM: '', MAIL_OUTBOX: '' }
  const issuer = await makeIssuer(folder, address)
  await startApp({ ...place, ...urls, ...mail, ...issuer.ofApp, NEXTAUTH_SECRET: secret })
  const { appUrl, ownerUrl } = made ?? findDemoDatabase(folder)

  const env = {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --conditions=react-server`.trim(),
    NODE_ENV: 'test',
    CHROMIUM_PATH: browser,
    APP_URL: address,
    E2E_BASE_URL: address,
    DATABASE_URL: appUrl,
    E2E_OWNER_URL: ownerUrl,
    NEXTAUTH_SECRET: secret,
    NORTHLIGHT_DEMO: native ? '0' : '1',
    ...issuer.ofTests,
  }
  await rm(report, { force: true })
  const without = native ? ['--grep-invert', leftOutOnNative] : []
  const { code } = await runNode([program, 'test', '-c', 'e2e', ...without, ...args], { env })
  const found = JSON.parse(await readFile(report, 'utf8'))
  if (found.stats.skipped > 0) console.log(`Browser tests skipped: ${found.stats.skipped}`)
  if (native) console.log(`Browser tests left out (${leftOutOnNative}): ${await countLeftOut(env, args)}`)
  return { ...readBrowserReport(found), code }
}
