/* Makes a release, starts it as another user on files that it can't change, without a network or the checkout, and stops it in each way. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inRoot } from '../start/config.mjs'

const port = 4399
const metricsToken = 'a-token-that-only-this-test-knows'
const folder = fs.mkdtempSync(path.join(tmpdir(), 'northlight-release-'))
fs.chmodSync(folder, 0o755)

function extract() {
  execFileSync('npm', ['run', 'release'], { cwd: inRoot(), stdio: 'inherit' })
  const shelf = inRoot('.northlight', 'release')
  const archive = fs.readdirSync(shelf).find((name) => name.endsWith('.tar.gz'))
  const megabytes = fs.statSync(path.join(shelf, archive)).size / 1_000_000
  if (megabytes > 350) throw new Error(`The archive has ${megabytes} MB, over 350.`)
  execFileSync('tar', ['--extract', '--file', path.join(shelf, archive), '--directory', folder])
  return path.join(folder, archive.replace('.tar.gz', ''))
}

/** `ask` fetches in the network of the site. */
function start(release, program) {
  const isRoot = process.getuid() === 0
  const data = path.join(folder, 'data')
  fs.mkdirSync(data, { recursive: true })
  if (isRoot) fs.chownSync(data, 65534, 65534)
  const env = {
    PATH: process.env.PATH,
    HOME: data,
    DATA_DIR: data,
    DEMO: '0',
    PORT: `${port}`,
    LOG_FORMAT: 'json',
    ACCESS_LOG: '1',
    METRICS_TOKEN: metricsToken,
    npm_config_registry: 'http://127.0.0.1:1',
  }
  const user = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
  // A link that led back to the checkout would work here and on no other machine.
  const hide = `ip link set lo up && mount -t tmpfs none '${inRoot()}'`
  const apart = ['--net', '--mount', 'sh', '-c']
  const isAlone = isRoot && spawnSync('unshare', [...apart, hide]).status === 0
  const line = [...user, ...program]
  const [command, ...args] = isAlone ? ['unshare', ...apart, `${hide} && exec "$@"`, 'sh', ...line] : line
  const child = spawn(command, args, { cwd: release, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ask = (address) => {
    const inside = isAlone ? ['nsenter', '--target', `${child.pid}`, '--net'] : []
    const headers = JSON.stringify({ authorization: `Bearer ${metricsToken}` })
    const script = `fetch('http://127.0.0.1:${port}${address}', { headers: ${headers} })
      .then(async (answer) => console.log(JSON.stringify({ status: answer.status, text: await answer.text() })))`
    const [own, ...rest] = [...inside, process.execPath, '-e', script]
    return JSON.parse(execFileSync(own, rest))
  }
  let said = ''
  const firstLogLine = new Promise((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text)
      said += text
      const [line] = said.match(/^\{.*\}$/m) ?? []
      if (line) resolve(JSON.parse(line))
    })
  })
  return { child, ask, ended: new Promise((resolve) => child.once('close', resolve)), isAlone, firstLogLine }
}

/** Processes of the release, its database, and npm. */
function listLeft() {
  const all = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return all.filter((pid) => {
    try {
      return fs.readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${folder}`)
    } catch {
      return false
    }
  })
}

/** Nothing may be left after the signal, not even for a moment. */
async function stop({ child, ended }, signal) {
  child.kill(signal)
  await ended
  const left = listLeft()
  if (left.length > 0) throw new Error(`${signal} to process ${child.pid} left ${left.join(', ')} running.`)
}

async function ready({ child, ended }) {
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      if (/^Ready on /m.test(text)) resolve()
    })
    ended.then((code) => reject(new Error(`The release ended with code ${code}.`)))
  })
}

/** Each place that names the version of what runs must name the release. */
async function checkVersions(release, { ask, firstLogLine }) {
  const jsonIn = (name) => JSON.parse(fs.readFileSync(path.join(release, name), 'utf8'))
  const told = {
    'package.json': jsonIn('package.json').version,
    'sbom.json': jsonIn('sbom.json').metadata.component.version,
    '/api/health': JSON.parse(ask('/api/health').text).version,
    '/api/metrics': ask('/api/metrics').text.match(/^northlight_info\{version="(.+)"\} 1$/m)?.[1],
    'the first log line': (await firstLogLine).version,
  }
  const { version } = jsonIn('release.json')
  if (!path.basename(release).startsWith(`northlight-${version}-`)) throw new Error(`${release} is not of ${version}.`)
  for (const [place, one] of Object.entries(told))
    if (one !== version) throw new Error(`The release is ${version}, but ${place} says ${one}.`)
}

async function check() {
  const release = extract()
  execFileSync('sha256sum', ['--quiet', '--check', 'SHA256SUMS'], { cwd: release, stdio: 'inherit' })
  for (const name of ['vitest', 'typescript', '@playwright/test', 'prisma', 'tsx'])
    if (fs.existsSync(path.join(release, 'node_modules', name))) throw new Error(`${name} is in the release.`)
  const ways = [
    [[process.execPath, 'start.mjs'], 'SIGTERM'],
    [['npm', 'start'], 'SIGTERM'],
    [['npm', 'start'], 'SIGINT'],
  ]
  for (const [program, signal] of ways) {
    const site = start(release, program)
    if (!site.isAlone) console.log('The network and the checkout stayed: this user may not hide them.')
    try {
      await ready(site)
      for (const address of ['/', '/api/ready', '/verify'])
        if (site.ask(address).status !== 200) throw new Error(`${address} does not answer 200.`)
      await checkVersions(release, site)
    } finally {
      await stop(site, signal)
    }
  }
}

try {
  await check()
  console.log('1 passed, 0 failed')
} catch (error) {
  console.error(error.message)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
