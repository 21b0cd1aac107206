import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { type StoredFile, storeFile, storeText } from './manifest.ts'

/** Postgres makes their content anew (its documentation, "Making a base backup using the low level API"). */
const emptied = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]
const left =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?)$|(^|\/)(pg_internal\.init(\.\d+)?|pgsql_tmp.*)$/

interface Listing {
  folders: string[]
  files: string[]
}

async function listCluster(data: string): Promise<Listing> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true })
  const all = entries.map((each) => ({
    name: path.relative(data, path.join(each.parentPath ?? each.path, each.name)).replaceAll(path.sep, '/'),
    isFolder: each.isDirectory(),
  }))
  const isEmptied = (name: string) => emptied.some((folder) => name.startsWith(`${folder}/`))
  return {
    // `pg_wal` has folders of its own that Postgres expects.
    folders: all
      .filter(({ name, isFolder }) => isFolder && (name.startsWith('pg_wal') || !isEmptied(name)))
      .map(({ name }) => name),
    files: all
      .filter(({ name, isFolder }) => !isFolder && !left.test(name) && !isEmptied(name))
      .map(({ name }) => name),
  }
}

/** A table may be dropped, or a segment recycled, between the listing and its copy. */
async function storeUnlessGone(data: string, folder: string, name: string): Promise<StoredFile[]> {
  try {
    return [await storeFile(path.join(data, name), folder, `postgres/${name}`)]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Copies a running cluster with the write-ahead log that makes the copy consistent. */
export async function copyCluster(
  url: string,
  data: string,
  folder: string,
): Promise<{ folders: string[]; files: StoredFile[] }> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const one = async (sql: string, values: string[] = []) => (await client.query(sql, values)).rows[0]
  try {
    // Keeps the log since the start: a checkpoint would recycle it. Both end with this connection.
    await one(`select pg_create_physical_replication_slot($1, true, true)`, [`northlight_backup_${process.pid}`])
    const { first } = await one(`select pg_walfile_name(pg_backup_start('northlight', true)) as first`)
    const { folders, files } = await listCluster(data)
    for (const each of ['', ...folders])
      await mkdir(path.join(folder, 'postgres', each), { recursive: true, mode: 0o700 })
    const stored: StoredFile[] = []
    for (const name of files) stored.push(...(await storeUnlessGone(data, folder, name)))
    const { last, labelfile } = await one(
      'select pg_walfile_name(lsn) as last, labelfile from pg_backup_stop(wait_for_archive => false)',
    )
    stored.push(await storeText(labelfile, folder, 'postgres/backup_label'))
    const segments = (await readdir(path.join(data, 'pg_wal'))).filter(
      (name) => /^[0-9A-F]{8}\.history$/.test(name) || (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last),
    )
    for (const name of segments)
      stored.push(await storeFile(path.join(data, 'pg_wal', name), folder, `postgres/pg_wal/${name}`))
    return { folders: folders.map((name) => `postgres/${name}`), files: stored }
  } finally {
    await client.end()
  }
}
