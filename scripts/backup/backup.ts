import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { newestUpTo } from '@/lib/audit/tree/signer.mjs'
import { version } from '@/package.json'
import { checkpointsFolder } from '../start/config.mjs'
import { connect } from '../start/connection.mjs'
import { makeFolder, PlainError, takeLock } from '../start/lock.mjs'
import { copyCluster } from './copy-cluster.ts'
import { describeFile, type Manifest, type StoredFile, storeFile, storeText, writeManifest } from './manifest.ts'
import { dump } from './own-postgres.ts'
import { sealSecrets } from './sealed-secrets.ts'

export interface SitePlace {
  dataDir: string
  world: string | null
  issuer: { KEYS_FILE: string; SIGNING_KEYS: string }
  secret: string | null
}

interface Beside {
  from: string
  to: string
}

/** The files that an embedded site keeps in its folder. */
const besides = ({ world }: SitePlace): Beside[] => [
  ...(world ? [{ from: path.join(world, 'issuer'), to: 'site/issuer' }] : []),
  ...(world ? [{ from: path.join(world, 'outbox'), to: 'site/outbox' }] : []),
]

const checkpoints = (place: SitePlace): Beside => ({ from: checkpointsFolder(place), to: 'site/checkpoints' })

/** Each file of the secrets by its name, for the sealed part. */
function readSecrets({ world, issuer, secret }: SitePlace): Record<string, string> {
  const text = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  return {
    keys: issuer.SIGNING_KEYS || text(issuer.KEYS_FILE),
    session: secret ?? (world ? text(path.join(world, 'session-secret')) : ''),
    passwords: world ? text(path.join(world, 'database.json')) : '',
  }
}

async function storeBesides(besides: readonly Beside[], folder: string): Promise<StoredFile[]> {
  const stored: StoredFile[] = []
  for (const { from, to } of besides) {
    if (!existsSync(from)) continue
    const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => null)
    if (entries === null) stored.push(await storeFile(from, folder, to))
    for (const each of entries ?? []) {
      if (!each.isFile()) continue
      const file = path.join(each.parentPath ?? each.path, each.name)
      stored.push(await storeFile(file, folder, `${to}/${path.relative(from, file).replaceAll(path.sep, '/')}`))
    }
  }
  return stored
}

/** The newest checkpoint of the log, of at most `most` entries. */
export async function findCheckpoint(url: string, most = Number.MAX_SAFE_INTEGER): Promise<Manifest['log']> {
  const client = await connect(url)
  try {
    const { rows: tables } = await client.query(`select to_regclass('public.audit_checkpoint') as name`)
    if (!tables[0].name) return null
    return (await client.query(newestUpTo, [most])).rows[0] ?? null
  } finally {
    await client.end()
  }
}

async function serverMajor(url: string): Promise<number> {
  const client = await connect(url)
  const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as major`)
  await client.end()
  return rows[0].major
}

async function storeDatabase({ world }: SitePlace, url: string, folder: string) {
  if (world) return copyCluster(url, path.join(world, 'postgres'), folder)
  await dump(url, path.join(folder, 'database.dump'))
  return { folders: [], files: [await describeFile(folder, 'database.dump')] }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows can't open a folder.
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/**
 * Makes `northlight-<time>` in `folder` while the site runs, and returns its path. It gets this name when all is written,
 * so a folder of this name is whole. `url`: the owner's.
 */
export async function backUp(
  place: SitePlace,
  { folder, url, passphrase, now }: { folder: string; url: string; passphrase: string; now: Date },
) {
  makeFolder(folder, 0o700)
  const lock = takeLock(path.join(folder, '.backup.lock'))
  if (lock.holder) throw new PlainError(`Process ${lock.holder} makes a backup in ${folder} now.`)
  const whole = path.join(folder, `northlight-${now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')}`)
  const partial = `${whole}.partial`
  try {
    // Under the lock, a partial backup is one that was killed.
    for (const name of readdirSync(folder).filter((each) => /^northlight-.+\.partial$/.test(each)))
      rmSync(path.join(folder, name), { recursive: true })
    await mkdir(partial, { mode: 0o700 })
    const sealed = sealSecrets(readSecrets(place), passphrase)
    const log = await findCheckpoint(url)
    // Before the database: a restored log that lacks the end of a checkpoint is not sealed.
    const files = await storeBesides([checkpoints(place)], partial)
    const stored = await storeDatabase(place, url, partial)
    files.push(...stored.files, ...(await storeBesides(besides(place), partial)))
    files.push(await storeText(`${JSON.stringify(sealed, null, 2)}\n`, partial, 'secrets.sealed'))
    const kind = place.world ? 'embedded' : 'postgres'
    const createdAt = now.toISOString()
    await writeManifest(partial, {
      format: 1,
      kind,
      version,
      createdAt,
      postgres: await serverMajor(url),
      log,
      folders: stored.folders,
      files,
    })
    await syncFolder(partial)
    await rename(partial, whole)
    await syncFolder(folder)
    return { folder: whole, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), log }
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  } finally {
    lock.release?.()
  }
}
