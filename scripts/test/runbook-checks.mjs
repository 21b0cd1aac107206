/* After the blocks of docs/operating.md: opens pages whose paths are secret, restarts Postgres, and reads the logs. */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { environment } from './runbook-environment.mjs'

const site = 'https://training.example.org'
/** The visitor's: everything else on this machine is 127.0.0.1. */
const address = '127.0.0.2'
const lesson = '/learn/law-enforcement/what-trafficking-is'
const email = 'you@example.org'
const seconds = { answersAgain: 8, refuses: 10 }

const run = (command, args, options) =>
  execFileSync(command, args, {
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
const systemctl = (...args) => run('systemctl', args, { stdio: 'inherit' })
const admin = (...args) =>
  run('runuser', ['-u', 'northlight', '--', 'npm', 'run', '--silent', 'admin', '--', ...args], {
    cwd: '/opt/northlight',
  })

function visit(at, fields = {}) {
  const form = Object.entries(fields).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`])
  const jar = ['--cookie', '/run/cookies', '--cookie-jar', '/run/cookies']
  const format = ['--write-out', '\n%{http_code} %{redirect_url}', '--max-time', '60']
  const output = run('curl', ['--silent', '--interface', address, ...jar, ...format, ...form, `${site}${at}`])
  const [status, to] = output.split('\n').at(-1).split(' ')
  return { at, body: output, status: Number(status), to: to.replace(site, '') }
}

function expectStatus(wanted, { at, status }) {
  if (status !== wanted) throw new Error(`${at} answers ${status}, not ${wanted}`)
}

/** Returns the seconds until the page has this status. */
function waitFor(wanted, at) {
  const began = performance.now()
  const passed = () => (performance.now() - began) / 1000
  while (visit(at).status !== wanted) if (passed() > 60) throw new Error(`${at} does not answer ${wanted}`)
  return passed()
}

function walk() {
  admin('create-organization', '--name', 'Example Agency')
  admin('make-coordinator', '--email', email, '--organization', 'Example Agency')
  const [token] = admin('reset-password', '--email', email).match(/[^/\s]+$/m) ?? []
  const password = 'kestrel lantern on the granite pier'
  expectStatus(200, visit(`/reset/${token}`))
  expectStatus(303, visit('/reset/password', { token, password }))
  expectStatus(303, visit('/sign-in/session', { email, password }))
  const manage = visit('/manage').to
  expectStatus(303, visit(`${manage}/cohorts/new`, { name: 'Patrol', once: randomUUID() }))
  const [, cohort] = visit(`${manage}/cohorts`).body.match(/name="cohort" value="([^"]+)"/) ?? []
  expectStatus(303, visit(`${manage}/join-links`, { cohort }))
  const [, code] = visit(`${manage}/cohorts`).body.match(/\/join\/([\w-]+)/) ?? []
  expectStatus(200, visit(`/join/${code}`))
  expectStatus(303, visit('/learn/law-enforcement/enrollment', { '': '' }))
  expectStatus(200, visit(lesson))
  return { token, code, password, manage, lesson, email, address }
}

function restartPostgres() {
  systemctl('stop', 'postgresql')
  const refused = waitFor(503, lesson)
  if (refused > seconds.refuses) throw new Error(`Without Postgres, a page answers 503 after ${refused.toFixed(1)} s.`)
  systemctl('start', 'postgresql')
  const again = waitFor(200, lesson)
  console.log(`Postgres restarted: pages answer again after ${again.toFixed(1)} s`)
  if (again > seconds.answersAgain) throw new Error(`The site answers ${again.toFixed(1)} s after Postgres.`)
}

/** nginx would log its own errors about these requests. */
function visitStopped(...paths) {
  systemctl('stop', 'northlight')
  for (const at of paths) expectStatus(502, visit(at))
  systemctl('start', 'northlight')
  waitFor(200, '/api/ready')
}

/** As Let's Encrypt does to renew the certificate. */
function checkChallenge() {
  const at = '.well-known/acme-challenge/token'
  fs.mkdirSync(path.join('/var/www/html', path.dirname(at)), { recursive: true })
  fs.writeFileSync(path.join('/var/www/html', at), 'challenge')
  const answer = run('curl', ['--silent', `http://training.example.org/${at}`])
  if (answer !== 'challenge') throw new Error(`nginx does not serve ${at}.`)
}

function readLogs() {
  const folders = ['/var/log/nginx', '/var/log/postgresql']
  const files = folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)))
  return [...files, '/run/northlight.log'].map((file) => ({ file, text: fs.readFileSync(file, 'utf8') }))
}

function checkLogs(secrets) {
  const logs = readLogs()
  const told = logs.flatMap(({ file, text }) =>
    Object.keys(secrets).flatMap((name) => (text.includes(secrets[name]) ? `${file} has the ${name}.` : [])),
  )
  if (told.length > 0) throw new Error(told.join('\n'))
  for (const name of ['nginx/northlight.log', 'run/northlight.log', 'pgbouncer.log', '-main.log'])
    if (!logs.some(({ file, text }) => file.endsWith(name) && text)) throw new Error(`${name} is missing or empty.`)
  console.log(`${logs.length} logs have none of: ${Object.keys(secrets).join(', ')}`)
}

/** Runs all of it, and then throws what failed. */
export function checkAfterBlocks() {
  const secrets = walk()
  const failures = []
  const attempt = (work) => {
    try {
      work()
    } catch (error) {
      failures.push(error.message)
    }
  }
  attempt(checkChallenge)
  attempt(restartPostgres)
  attempt(() => visitStopped(`/reset/${secrets.token}`, `/join/${secrets.code}`, lesson))
  attempt(() => checkLogs(secrets))
  if (failures.length > 0) throw new Error(failures.join('\n'))
}
