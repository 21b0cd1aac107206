#!/usr/bin/env node
/* Replaces systemctl in scripts/test/runbook.mjs: runs a unit's command as its user, in its folder. */
const { execFileSync, spawn, spawnSync } = await import('node:child_process')
const fs = await import('node:fs')

const [verb, ...rest] = process.argv.slice(2)
const names = rest.filter((name) => !name.startsWith('--'))
const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' })

const debian = {
  postgresql: Object.fromEntries(['start', 'stop', 'reload'].map((action) => [action, () => controlPostgres(action)])),
  pgbouncer: {
    start: () => run('runuser', '-u', 'postgres', '--', 'pgbouncer', '--daemon', '/etc/pgbouncer/pgbouncer.ini'),
    stop: () => stopProcess('/run/postgresql/pgbouncer.pid', 'SIGINT'),
  },
  nginx: { start: () => run('nginx'), stop: () => spawnSync('nginx', ['-s', 'stop']) },
}

function controlPostgres(action) {
  const [{ version }] = JSON.parse(execFileSync('pg_lsclusters', ['--json']))
  run('pg_ctlcluster', version, 'main', action)
}

function stopProcess(file, signal) {
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, 'utf8'))
  const isAlive = () =>
    fs.existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))
  if (isAlive()) process.kill(pid, signal)
  for (let tries = 0; tries < 900 && isAlive(); tries++)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  if (isAlive()) throw new Error(`${file}: process ${pid} does not stop`)
  fs.rmSync(file, { force: true })
}

/** The last value of each key; northlight's units have one of each that counts here. */
function readUnit(name) {
  const text = fs.readFileSync(`/etc/systemd/system/${name}.service`, 'utf8')
  return Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, key, value]) => [key, value]))
}

function ofUnit(name) {
  const { User, WorkingDirectory, ExecStart, Type } = readUnit(name)
  const pidFile = `/run/${name}.pid`
  const line = ['-u', User, '--', ...ExecStart.split(' ')]
  return {
    start() {
      if (Type === 'oneshot') {
        execFileSync('runuser', line, { cwd: WorkingDirectory, stdio: 'inherit' })
        return
      }
      const log = fs.openSync(`/run/${name}.log`, 'a')
      const env = { ...process.env, RESTARTED_BY: 'the stand-in for systemd' }
      // setpriv becomes the program, as systemd's child does; runuser would stay in between.
      const own = ['--reuid', User, '--regid', User, '--init-groups', '--', ...ExecStart.split(' ')]
      const child = spawn('setpriv', own, { cwd: WorkingDirectory, detached: true, stdio: ['ignore', log, log], env })
      fs.writeFileSync(pidFile, `${child.pid}`)
      child.unref()
    },
    stop: () => stopProcess(pidFile, 'SIGTERM'),
  }
}

for (const name of names) {
  // A timer only waits.
  if (name.endsWith('.timer')) {
    if (!fs.existsSync(`/etc/systemd/system/${name}`)) throw new Error(`there is no ${name}`)
    continue
  }
  const unit = debian[name] ?? ofUnit(name)
  if (verb === 'stop' || verb === 'restart') unit.stop()
  if (verb === 'start' || verb === 'restart' || verb === 'enable') unit.start()
  if (verb === 'reload') unit.reload()
}
