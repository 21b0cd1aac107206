import * as fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkpointsFolder, inRoot, readSecret } from './config.mjs'
import { makeFolder, PlainError } from './lock.mjs'

const reasons = {
  EROFS: 'is on a read-only file system',
  EACCES: 'is not accessible to this user',
  EPERM: 'is not accessible to this user',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is not a folder',
  ENOENT: 'cannot be made',
  ENOSPC: 'is on a full disk',
}

export const reasonOf = (error) => reasons[error.code] ?? `cannot be used (${error.code ?? error.message})`

/** Removal fails too where creation failed. */
function removeProbe(probe) {
  try {
    fs.rmSync(probe, { force: true })
  } catch {}
}

/** Throws a PlainError unless files can be written there. */
export function requireFolder(setting, folder, mode) {
  const probe = path.join(folder, `.probe.${process.pid}`)
  try {
    makeFolder(folder, mode)
    // A full disk may still take an empty file.
    fs.writeFileSync(probe, 'probe')
  } catch (error) {
    throw new PlainError(`${setting} cannot be used: ${folder} ${reasonOf(error)}.`)
  } finally {
    removeProbe(probe)
  }
}

/** Throws a PlainError when there is a database that Postgres would not open. */
export function checkData(folder) {
  const data = path.join(folder, 'postgres')
  if (!fs.existsSync(data) || fs.existsSync(path.join(data, 'PG_VERSION')) || fs.readdirSync(data).length === 0) return
  throw new PlainError(
    `The database in ${data} is damaged (PG_VERSION is missing): restore ${folder} from a backup, or move it away.`,
  )
}

const megabyte = 1024 * 1024
/** Postgres writes its log in files of 16 MB and stops when there is no room for the next. */
const leastRoom = { note: 1024 * megabyte, stop: 64 * megabyte }

/** Lists the faults of the data's disk. */
export function checkRoom({ dataDir, world }) {
  let folder = world ?? dataDir
  while (!fs.existsSync(folder)) folder = path.dirname(folder)
  const { bavail, bsize } = fs.statfsSync(folder)
  const room = bavail * bsize
  if (room >= leastRoom.note) return []
  const level = room < leastRoom.stop && world ? 'stop' : 'fault'
  return [{ level, text: `The disk of ${folder} has only ${Math.round(room / megabyte)} MB left: make room.` }]
}

const isInside = (file, folder) => !path.relative(folder, file).startsWith('..')

/** They are compiled into `.northlight`, also in a release. */
function checkPrivateCourses(folder) {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new PlainError(
      `PRIVATE_COURSES_DIR cannot be used: ${folder} is not a folder. Make it, or unset PRIVATE_COURSES_DIR.`,
    )
  try {
    fs.readdirSync(folder)
    requireFolder('PRIVATE_COURSES_DIR', inRoot('.northlight'))
  } catch (error) {
    if (!(error instanceof PlainError))
      throw new PlainError(`PRIVATE_COURSES_DIR cannot be used: ${folder} ${reasonOf(error)}.`)
    throw new PlainError(
      `${error.message} Private courses are compiled there: let this user write it, on a file system that is not read-only, or unset PRIVATE_COURSES_DIR.`,
    )
  }
}

/** Checks what a start needs from the file system, before the steps that take minutes. */
export function checkPlace(config) {
  const { dataDir, world, demo, mail, issuer, privateCourses } = config
  const places = config.witnesses.LOG_WITNESSES.split(/\s+/)
  if (world) {
    requireFolder('DATA_DIR', dataDir)
    requireFolder('DATA_DIR', world, 0o700)
    checkData(world)
    readSecret(config)
  }
  const folder = world ?? dataDir
  // Their usual places, when your own Postgres has the rest.
  const keepsCheckpoints = places.includes(pathToFileURL(checkpointsFolder(config)).href)
  if (!world && (keepsCheckpoints || (!mail.SMTP_URL && isInside(mail.MAIL_OUTBOX, dataDir))))
    requireFolder('DATA_DIR', dataDir, 0o700)
  if (privateCourses) checkPrivateCourses(privateCourses)
  const usesOutbox = demo || !mail.SMTP_URL
  if (usesOutbox && !isInside(mail.MAIL_OUTBOX, folder)) requireFolder('MAIL_OUTBOX', mail.MAIL_OUTBOX, 0o700)
  const makesKeys = demo && !issuer.SIGNING_KEYS && !fs.existsSync(issuer.KEYS_FILE)
  if (makesKeys) requireFolder('KEYS_FILE', path.dirname(issuer.KEYS_FILE), 0o700)
}
