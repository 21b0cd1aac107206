import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { root } from '../start/config.mjs'
import { findRunning } from '../start/postgres.mjs'

export interface Site {
  url: string
  /** The serving processes, not the starter. */
  appPids: number[]
  /** Seconds until `Ready on`. */
  startSeconds: number
  stop(): Promise<void>
}

export async function makeBenchFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-bench-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** `tree` is another checkout, to compare with. */
export async function startSite(folder: string, { tree = root, processes = 1 } = {}): Promise<Site> {
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const none = { DATABASE_URL: '', MIGRATION_DATABASE_URL: '', NEXTAUTH_SECRET: '', NODE_OPTIONS: '' }
  const issuer = { ISSUER_URL: '', ISSUER_NAME: '', KEYS_FILE: '', SIGNING_KEYS: '' }
  const several = { WEB_CONCURRENCY: String(processes) }
  const place = { DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', APP_URL: url, DEMO: '1', ...several }
  const began = performance.now()
  // The file's place before November 28, 2026.
  const old = 'scripts/start.mjs'
  const program = existsSync(path.join(tree, old)) ? old : 'scripts/start/start.mjs'
  const child = spawn(process.execPath, [program], {
    cwd: tree,
    env: { ...process.env, ...none, ...issuer, ...place },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let output = ''
    const read = (text: string) => {
      output += text
      if (/^Ready on /m.test(output)) resolve()
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    ended.then(() => reject(new Error(`The app ended before it was ready:\n${output}`)))
  })
  const startSeconds = (performance.now() - began) / 1000
  const { app } = JSON.parse(readFileSync(path.join(folder, 'start.lock'), 'utf8'))
  // Before decision 140, the lock file had one process, not a list.
  const appPids: number[] = [app].flat().map(({ pid }) => pid)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { url, appPids, startSeconds, stop }
}

/** Call before importing any verb: they connect at import. */
export function shareDatabaseOf(site: Site, folder: string): { migrationUrl: string } {
  const running = findRunning(path.join(folder, 'demo'))
  if (!running) throw new Error('The database of the app cannot be found.')
  const secret = readFileSync(path.join(folder, 'demo', 'session-secret'), 'utf8').trim()
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATABASE_URL: running.url,
    NEXTAUTH_SECRET: secret,
    APP_URL: site.url,
    NORTHLIGHT_DEMO: '1',
    ISSUER_URL: site.url,
    ISSUER_NAME: 'Northlight',
    KEYS_FILE: path.join(folder, 'demo', 'keys.json'),
    SIGNING_KEYS: '',
  })
  return running
}

/** As autovacuum would later: until then, a search scans the trigram index's pending list after an import. */
export async function analyze(migrationUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: migrationUrl })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}
