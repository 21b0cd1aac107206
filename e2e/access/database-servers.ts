import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { expect } from '../fixtures'
import { findFreePort } from './free-port'

export const home = '127.0.0.1'
const versions = '/usr/lib/postgresql'
const roles = path.join(import.meta.dirname, '..', '..', 'scripts', 'deploy', 'roles.sql')
const passwords = { OWNER_PASSWORD: 'owner-of-this-test', APP_PASSWORD: 'app-of-this-test' }

/** Postgres and PgBouncer refuse to run as root. */
function asPostgres(folder: string) {
  const idOf = (kind: string) => Number(execFileSync('id', [kind, 'postgres']))
  return { cwd: folder, ...(process.getuid?.() === 0 && { uid: idOf('-u'), gid: idOf('-g') }) }
}

function runProgram(folder: string, name: string, ...args: string[]): void {
  const command = path.join(versions, `${readdirSync(versions).sort().at(-1)}`, 'bin', name)
  // A server that pg_ctl starts would keep a pipe open.
  execFileSync(command, args, { ...asPostgres(folder), env: { ...process.env, ...passwords }, stdio: 'ignore' })
}

export interface DatabaseServer {
  port: number
  crash(): void
  promote(): void
  /** As the superuser. */
  run(sql: string): void
}

function startServer(folder: string, name: string, port: number): DatabaseServer {
  const control = (...args: string[]) => runProgram(folder, 'pg_ctl', '-D', path.join(folder, name), ...args)
  const settings = `-p ${port} -k '' -c listen_addresses=${home} -c fsync=off`
  control('-l', path.join(folder, `${name}.log`), '-o', settings, '-w', 'start')
  return {
    port,
    // Writes nothing more to disk, and doesn't tell the replica.
    crash: () => control('-m', 'immediate', 'stop'),
    promote: () => control('-w', 'promote'),
    run: (sql) => runProgram(folder, 'psql', '-h', home, '-p', `${port}`, '-U', 'postgres', '-qc', sql),
  }
}

/** A primary that waits for its replica at each commit. */
export async function startPostgres(folder: string): Promise<{ primary: DatabaseServer; replica: DatabaseServer }> {
  const [one, two] = [await findFreePort(), await findFreePort()]
  runProgram(folder, 'initdb', '-D', 'one', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust')
  const primary = startServer(folder, 'one', one)
  writeFileSync(path.join(folder, 'roles.sql'), readFileSync(roles))
  const own = ['-h', home, '-p', `${one}`, '-U', 'postgres']
  runProgram(folder, 'psql', ...own, '-qf', 'roles.sql')
  runProgram(folder, 'pg_basebackup', ...own, '-D', 'two', '-R', '--checkpoint=fast')
  const replica = startServer(folder, 'two', two)
  primary.run(`alter system set synchronous_standby_names = '*'`)
  primary.run('select pg_reload_conf()')
  return { primary, replica }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, home)
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

async function listens(port: number): Promise<void> {
  await expect.poll(() => canConnect(port), { timeout: 30_000, intervals: [20] }).toBe(true)
}

export interface Pooler {
  port: number
  start(): Promise<void>
  stop(): Promise<void>
}

/** In transaction mode, in front of one Postgres. */
export async function startPooler(folder: string, name: string, postgres: number): Promise<Pooler> {
  const port = await findFreePort()
  const file = path.join(folder, `${name}.ini`)
  writeFileSync(path.join(folder, 'users.txt'), `"northlight_app" ""\n`)
  writeFileSync(
    file,
    `[databases]
northlight = host=${home} port=${postgres}
[pgbouncer]
listen_addr = ${home}
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${path.join(folder, 'users.txt')}
pool_mode = transaction
max_prepared_statements = 200
default_pool_size = 20
query_wait_timeout = 5
server_connect_timeout = 2
server_login_retry = 1
logfile = ${path.join(folder, `${name}.log`)}
`,
  )
  let child: ChildProcess
  const start = async () => {
    child = spawn('pgbouncer', ['-q', file], { ...asPostgres(folder), stdio: 'ignore' })
    await listens(port)
  }
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGQUIT')
    await ended
  }
  await start()
  return { port, start, stop }
}

export async function startBalancer(folder: string, apps: number[]): Promise<{ port: number; stop(): void }> {
  const port = await findFreePort()
  const servers = apps.map((app) => `server ${home}:${app} max_fails=1 fail_timeout=2s;`).join(' ')
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `pid ${folder}/nginx.pid; error_log ${folder}/nginx.log; daemon off;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/nginx-body; proxy_temp_path ${folder}/nginx-proxy;
  fastcgi_temp_path ${folder}/nginx-1; uwsgi_temp_path ${folder}/nginx-2; scgi_temp_path ${folder}/nginx-3;
  upstream apps { ${servers} keepalive 16; }
  server {
    listen ${home}:${port};
    client_max_body_size 6m;
    location / {
      proxy_pass http://apps;
      proxy_http_version 1.1;
      proxy_connect_timeout 2s;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }
  }
}
`,
  )
  const child = spawn('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' })
  await listens(port)
  return { port, stop: () => void child.kill('SIGQUIT') }
}
