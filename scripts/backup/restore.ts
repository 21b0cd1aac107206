import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { checkpointsFolder } from '../start/config.mjs'
import { connect } from '../start/connection.mjs'
import { makeFolder, PlainError } from '../start/lock.mjs'
import { findRunning, openDatabase } from '../start/postgres.mjs'
import { findCheckpoint, type SitePlace } from './backup.ts'
import { checkBackup, type Manifest } from './manifest.ts'
import { load } from './own-postgres.ts'
import { openSecrets } from './sealed-secrets.ts'

const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0

/** A start refuses a database without `PG_VERSION`, so it is copied last: half a restore never looks like a whole one. */
const mark = 'postgres/PG_VERSION'

/** Only a restore writes it, so that a damaged database is not taken for one that is unfinished. */
const unfinished = '.northlight-restore'

function requireEmptyWorld(world: string): void {
  if (findRunning(world)) throw new PlainError(`The site on ${world} is running: stop it first.`)
  const data = path.join(world, 'postgres')
  if (existsSync(path.join(data, 'PG_VERSION')))
    throw new PlainError(`There is a database in ${data}: restore into an empty DATA_DIR, or move this one away.`)
  if (!isEmpty(data) && !existsSync(path.join(data, unfinished)))
    throw new PlainError(`${data} is not empty and may be a damaged database: move it away, then restore.`)
}

/** From here on, a start refuses the folder until the restore is complete. */
function beginWorld(world: string): void {
  const data = path.join(world, 'postgres')
  makeFolder(world, 0o700)
  if (!isEmpty(data)) rmSync(data, { recursive: true })
  mkdirSync(data, { recursive: true, mode: 0o700 })
  writeFileSync(path.join(data, unfinished), '', { mode: 0o600 })
}

async function requireEmptyDatabase(url: string): Promise<void> {
  const client = await connect(url)
  const { rows } = await client.query(`select count(*)::int as tables from pg_class
    where relkind = 'r' and relnamespace in (to_regnamespace('public'), to_regnamespace('pgboss'))
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')`)
  await client.end()
  if (rows[0].tables > 0)
    throw new PlainError(`The database ${new URL(url).pathname.slice(1)} has tables: restore into an empty one.`)
}

interface PlannedSecret {
  file: string
  text: string
}

/** @throws PlainError for a file with another content; nothing is written */
function planSecrets({ dataDir, world, issuer, secret }: SitePlace, secrets: Record<string, string>) {
  const { keys = '', session = '', passwords = '' } = secrets
  const sessionFile = world ? path.join(world, 'session-secret') : path.join(dataDir, 'restored-secret')
  const planned: PlannedSecret[] = [
    { file: issuer.KEYS_FILE, text: issuer.SIGNING_KEYS ? '' : keys },
    { file: world ? path.join(world, 'database.json') : '', text: world ? passwords : '' },
    { file: sessionFile, text: secret === session ? '' : session },
  ].filter(({ file, text }) => text !== '' && !(existsSync(file) && readFileSync(file, 'utf8') === text))
  for (const { file } of planned)
    if (existsSync(file)) throw new PlainError(`${file} exists and differs from the one in the backup: move it away.`)
  const isOther = secret && session !== '' && secret !== session
  const note = `NEXTAUTH_SECRET differs from the one in the backup: set it to the content of ${sessionFile}.`
  return { planned, notes: isOther ? [note] : [] }
}

function writeSecrets(planned: PlannedSecret[]): void {
  for (const { file, text } of planned) {
    makeFolder(path.dirname(file), 0o700)
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  }
}

/** @param into where the files of a folder of the backup go; null for those that are not copied */
async function copyFiles(
  folder: string,
  { folders, files }: Manifest,
  into: (file: string) => string | null,
): Promise<void> {
  for (const each of folders) {
    const to = into(each)
    if (to) await mkdir(to, { recursive: true, mode: 0o700 })
  }
  const paths = files.map((each) => each.path)
  for (const file of [...paths.filter((each) => each !== mark), ...paths.filter((each) => each === mark)]) {
    const to = into(file)
    if (!to) continue
    if (file === mark) rmSync(path.join(path.dirname(to), unfinished))
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
    await copyFile(path.join(folder, file), to)
  }
}

function destinationOf({ dataDir, world }: SitePlace) {
  const checkpoints = checkpointsFolder({ dataDir, world })
  const keepsOwn = !isEmpty(checkpoints)
  return (file: string) => {
    const [top, second, ...rest] = file.split('/')
    if (top === 'postgres' && world) return path.join(world, file)
    if (top !== 'site' || !second) return null
    if (second === 'checkpoints') return keepsOwn ? null : path.join(checkpoints, ...rest)
    return world ? path.join(world, second, ...rest) : null
  }
}

/** Postgres replays the log that came with the copy. */
async function recover<T>(world: string, work: (url: string) => Promise<T>): Promise<T> {
  const database = await openDatabase(world)
  try {
    return await work(database.migrationUrl)
  } finally {
    await database.stop()
  }
}

/** @throws PlainError for a damaged backup, a wrong passphrase, or a place that is not empty; then nothing is written */
export async function restore(
  place: SitePlace,
  { folder, url, passphrase }: { folder: string; url: string | null; passphrase: string },
) {
  const { world } = place
  const manifest = await checkBackup(folder)
  const kind = world ? 'embedded' : 'postgres'
  if (manifest.kind !== kind)
    throw new PlainError(
      `This is a backup of ${manifest.kind === 'embedded' ? 'an embedded database: unset' : 'your own Postgres: set'} DATABASE_URL.`,
    )
  const secrets = openSecrets(JSON.parse(readFileSync(path.join(folder, 'secrets.sealed'), 'utf8')), passphrase)
  if (world) requireEmptyWorld(world)
  else if (url) await requireEmptyDatabase(url)
  const { planned, notes } = planSecrets(place, secrets)
  if (world) beginWorld(world)
  else if (url) await load(url, path.join(folder, 'database.dump'))
  writeSecrets(planned)
  await copyFiles(folder, manifest, destinationOf(place))
  const judge = async (at: string) => {
    const { log } = manifest
    if (log && (await findCheckpoint(at, log.size))?.sha256 !== log.sha256)
      throw new PlainError(`The restored log has another checkpoint at entry ${log.size} than the backup says.`)
    return findCheckpoint(at)
  }
  const log = world ? await recover(world, judge) : await judge(url ?? '')
  return { manifest, log, notes }
}
