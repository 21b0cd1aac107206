import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from './free-port'

const root = path.join(import.meta.dirname, '..', '..')
/** Settings of the suite's own site, and of its database. */
const without = {
  ...{ DATABASE_URL: '', MIGRATION_DATABASE_URL: '', NEXTAUTH_SECRET: '', APP_URL: '', NODE_OPTIONS: '' },
  ...{ SMTP_URL: '', MAIL_FROM: '', MAIL_OUTBOX: '', SIGNING_KEYS: '' },
}

/** A live site in a folder of its own, run by `npm start`'s program. */
export interface OwnSite {
  url: string
  /** Resolves at `Ready on`. `program` runs the starter, perhaps as a child. */
  start(program?: [string, ...string[]]): Promise<void>
  starter(): ChildProcess
  output(): string
  /** The app processes that the starter noted. */
  apps(): [number, ...number[]]
  worker(): number
  /** Postgres's first process, or 0. */
  postmaster(): number
  admin(...given: string[]): Promise<string>
  /** The folder of its data, with the database and the logs. */
  folder: string
  stop(signal?: NodeJS.Signals): Promise<number | null>
  remove(): Promise<void>
}

export async function makeOwnSite(settings: Record<string, string> = {}): Promise<OwnSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-own-'))
  const port = String(await findFreePort())
  const place = { DATA_DIR: folder, PORT: port, HOST: '127.0.0.1', DEMO: '0' }
  const env = { ...process.env, ...without, ...place, ISSUER_URL: 'https://issuer.test.example', ...settings }
  let child: ChildProcess
  let ended: Promise<number | null>
  let output = ''

  function start([command, ...rest] = [process.execPath, 'scripts/start/start.mjs']): Promise<void> {
    child = spawn(`${command}`, rest, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    ended = new Promise((resolve) => child.once('close', resolve))
    const begun = output.length
    return new Promise((resolve, reject) => {
      const read = (text: string) => {
        output += text
        if (/^Ready on /m.test(output.slice(begun))) resolve()
      }
      child.stdout?.setEncoding('utf8').on('data', read)
      child.stderr?.setEncoding('utf8').on('data', read)
      ended.then(() => reject(new Error(`The site ended before it was ready:\n${output.slice(begun)}`)))
    })
  }

  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return ''
    }
  }
  const noted = (): { app: { pid: number }[]; worker: { pid: number } } =>
    JSON.parse(read(path.join(folder, 'start.lock')))
  const program = ['--conditions=react-server', '--import', 'tsx', 'scripts/admin/admin.ts']
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    starter: () => child,
    output: () => output,
    apps: () => noted().app.map(({ pid }) => pid) as [number, ...number[]],
    worker: () => noted().worker.pid,
    postmaster: () => Number(read(path.join(folder, 'live', 'postgres', 'postmaster.pid')).split('\n')[0]),
    admin: async (...given) =>
      (await promisify(execFile)(process.execPath, [...program, ...given], { cwd: root, env })).stdout,
    folder,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
