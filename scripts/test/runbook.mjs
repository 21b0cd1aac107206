/*
 * Runs the blocks of docs/operating.md in order, as root, with nginx, PgBouncer, and Postgres of this machine and the
 * archive of `npm run release`. In namespaces of its own: it changes no file of the machine and has no network.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'
import { inRoot } from '../start/config.mjs'
import { checkAfterBlocks } from './runbook-checks.mjs'
import { environment } from './runbook-environment.mjs'

const inside = process.argv[2] === 'inside'
const home = '/root/runbook'
const minutes = 10

/** `sh` blocks are run. A block with a path after its language is written to that file. */
function readBlocks() {
  const text = fs.readFileSync(inRoot('docs', 'operating.md'), 'utf8')
  return [...text.matchAll(/^( *)```(\w+)(?: ([^\n]+))?\n(.*?)^ *```$/gms)].map(
    ([all, indent, kind, rest = '', body]) => ({
      line: text.slice(0, text.indexOf(all)).split('\n').length,
      kind,
      rest,
      body: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}

function run(command, args, options = {}) {
  execFileSync(command, args, { stdio: 'inherit', ...options })
}

function mountEmpty(folder) {
  fs.mkdirSync(folder, { recursive: true })
  run('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', folder])
}

/** Overlays these folders, so that changes stay in this mount namespace. */
function coverFolders() {
  mountEmpty('/mnt')
  for (const folder of ['/etc', '/var']) {
    const [upper, work] = ['upper', 'work'].map((part) => `/mnt/${part}${folder}`)
    for (const each of [upper, work]) fs.mkdirSync(each, { recursive: true })
    run('mount', ['-t', 'overlay', 'overlay', '-o', `lowerdir=${folder},upperdir=${upper},workdir=${work}`, folder])
  }
  for (const folder of ['/opt', '/run', '/root']) mountEmpty(folder)
  fs.mkdirSync('/run/postgresql')
  run('chown', ['postgres', '/run/postgresql'])
}

/** Does the work of Debian's packages and of DNS. */
function prepareMachine(archive) {
  fs.appendFileSync('/etc/hosts', '\n127.0.0.1 training.example.org\n')
  const [version] = fs.readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
  for (const folder of ['/etc/postgresql', '/var/lib/postgresql', '/var/log/postgresql', '/var/log/nginx']) {
    for (const each of fs.readdirSync(folder)) fs.rmSync(path.join(folder, each), { recursive: true })
  }
  run('pg_createcluster', [version, 'main', '--', '--encoding=UTF8', '--locale=C.UTF-8'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  run('pg_ctlcluster', [version, 'main', 'start'])
  fs.mkdirSync('/etc/pgbouncer', { recursive: true })
  for (const folder of ['sites-available', 'sites-enabled']) fs.mkdirSync(`/etc/nginx/${folder}`, { recursive: true })
  fs.rmSync('/etc/nginx/sites-enabled/default', { force: true })
  fs.mkdirSync('/etc/systemd/system', { recursive: true })
  fs.mkdirSync(path.join(home, 'next'), { recursive: true })
  fs.copyFileSync(archive, path.join(home, path.basename(archive)))
  fs.copyFileSync(`${archive}.sha256`, path.join(home, `${path.basename(archive)}.sha256`))
}

/** Repacks this release under a later version, to upgrade to. */
function makeNext(archive) {
  const name = path.basename(archive, '.tar.gz')
  const next = name.replace(/\d+\.\d+\.\d+/, '99.0.0')
  const folder = path.join(home, 'next')
  run('tar', ['--extract', '--file', archive, '--directory', folder])
  fs.renameSync(path.join(folder, name), path.join(folder, next))
  for (const file of ['package.json', 'release.json']) {
    const at = path.join(folder, next, file)
    fs.writeFileSync(at, fs.readFileSync(at, 'utf8').replace(/"version": "[^"]+"/, '"version": "99.0.0"'))
  }
  run('tar', ['--create', '--file', `${next}.tar.gz`, next], { cwd: folder })
  fs.writeFileSync(
    path.join(folder, `${next}.tar.gz.sha256`),
    execFileSync('sha256sum', [`next/${next}.tar.gz`], { cwd: home }),
  )
  fs.rmSync(path.join(folder, next), { recursive: true })
}

function runBlock({ line, kind, rest, body }) {
  if (kind !== 'sh') {
    if (!rest.startsWith('/')) return 'left'
    fs.writeFileSync(rest, body)
    return 'written'
  }
  if (rest) return 'not run'
  console.log(`-- docs/operating.md:${line}`)
  const began = performance.now()
  const { status, error } = spawnSync('bash', ['-euo', 'pipefail', '-c', body], {
    cwd: home,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: minutes * 60_000,
  })
  if (status !== 0) throw new Error(`docs/operating.md:${line} ended with ${status ?? error?.message}:\n${body}`)
  console.log(`   ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return 'run'
}

function runAll(archive) {
  run('ip', ['link', 'set', 'lo', 'up'])
  coverFolders()
  prepareMachine(archive)
  makeNext(archive)
  fs.mkdirSync('/mnt/bin')
  fs.copyFileSync(inRoot('scripts', 'test', 'systemctl.mjs'), '/mnt/bin/systemctl')
  fs.chmodSync('/mnt/bin/systemctl', 0o755)
  const ends = readBlocks().map(runBlock)
  const count = (end) => ends.filter((each) => each === end).length
  console.log(`${count('run')} blocks run, ${count('written')} files written, ${count('not run')} marked as not run`)
  if (count('run') < 15 || count('left') > 0)
    throw new Error('The runbook has too few blocks, or one of no known kind.')
  checkAfterBlocks()
}

/** In its own PID namespace, whose end kills everything left in it. */
function runInside() {
  const shelf = inRoot('.northlight', 'release')
  const find = () => fs.existsSync(shelf) && fs.readdirSync(shelf).find((name) => name.endsWith('.tar.gz'))
  if (!find()) run('npm', ['run', 'release'], { cwd: inRoot() })
  const spaces = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private']
  const own = [process.execPath, import.meta.filename, 'inside', path.join(shelf, find())]
  return spawnSync('unshare', [...spaces, ...own], { stdio: 'inherit' }).status
}

if (inside) runAll(process.argv[3])
else {
  const status = runInside()
  console.log(status === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed')
  process.exitCode = status === 0 ? 0 : 1
}
