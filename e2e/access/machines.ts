import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { home, startBalancer, startPooler, startPostgres } from './database-servers'
import { findFreePort } from './free-port'

const root = path.join(import.meta.dirname, '..', '..')

/** One instance of the app, as on a machine of its own. */
function makeInstance(env: Record<string, string>, port: number) {
  let child: ChildProcess
  let output = ''
  async function start(): Promise<void> {
    const own = {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: '',
      ...env,
      PORT: `${port}`,
    } as unknown as NodeJS.ProcessEnv
    // In a group of its own, so that all of it can be killed.
    child = spawn(process.execPath, ['scripts/start/start.mjs'], { cwd: root, env: own, detached: true })
    const begun = output.length
    const ended = once(child, 'exit').then(() => {
      throw new Error(`An instance ended before it was ready:\n${output.slice(begun)}`)
    })
    const ready = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text) => {
          output += text
          if (/^Ready on /m.test(output.slice(begun))) resolve()
        })
    })
    await Promise.race([ready, ended])
    ended.catch(() => {})
  }
  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode) return
    const ended = once(child, 'exit')
    if (signal === 'SIGKILL') process.kill(-(child.pid as number), signal)
    else child.kill(signal)
    await ended
  }
  return { start, stop, output: () => output }
}

/** Two instances behind nginx, each with a PgBouncer for each of two Postgres servers, one of which follows the other. */
export async function startMachines() {
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-machines-'))
  chmodSync(folder, 0o777)
  const { primary, replica } = await startPostgres(folder)
  const poolers = [
    await startPooler(folder, 'bouncer-1', primary.port),
    await startPooler(folder, 'bouncer-2', replica.port),
  ]
  const ports = [await findFreePort(), await findFreePort()]
  const balancer = await startBalancer(folder, ports)
  const url = `http://${home}:${balancer.port}`
  const hosts = (...servers: { port: number }[]) => servers.map(({ port }) => `${home}:${port}`).join(',')
  mkdirSync(path.join(folder, 'data'))
  const env = {
    DATABASE_URL: `postgresql://northlight_app:x@${hosts(...poolers)}/northlight`,
    MIGRATION_DATABASE_URL: `postgresql://northlight_owner:x@${hosts(primary, replica)}/northlight?target_session_attrs=read-write`,
    ...{
      HOST: home,
      APP_URL: url,
      TRUST_PROXY: '1',
      DATA_DIR: path.join(folder, 'data'),
      DEMO: '',
      WEB_CONCURRENCY: '1',
    },
    ...{ ISSUER_URL: '', KEYS_FILE: '', SIGNING_KEYS: '', SMTP_URL: '', MAIL_FROM: '', MAIL_OUTBOX: '' },
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? '',
  }
  const instances = ports.map((port) => makeInstance(env, port))
  const program = ['--conditions=react-server', '--import', 'tsx', 'scripts/admin/admin.ts']
  const admin = (...given: string[]) =>
    String(
      execFileSync(process.execPath, [...program, ...given], {
        cwd: root,
        env: { ...process.env, ...env, NODE_OPTIONS: '' },
      }),
    )
  async function stop(): Promise<void> {
    await Promise.allSettled(instances.map((one) => one.stop('SIGTERM')))
    balancer.stop()
    await Promise.allSettled(poolers.map((one) => one.stop()))
    for (const server of [primary, replica])
      try {
        server.crash()
      } catch {}
    await rm(folder, { recursive: true, force: true })
  }
  return { url, primary, replica, poolers, instances, admin, stop }
}
