import 'server-only'
import { readdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { query } from './db'
import { env } from './env'
import { soon } from './health'

/** Postgres writes its log in files of 16 MB and stops when there is no room for the next. */
const leastRoom = 64 * 1024 * 1024
/** No table or column of that name: the views or migrations of this build were not applied. */
const undefinedNames = ['42P01', '42703']

/** Set by scripts/start/drain.mjs. */
export function isDraining(): boolean {
  return (globalThis as { northlightDraining?: boolean }).northlightDraining === true
}

/** The embedded database's disk; another database's disk is out of sight. */
async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize >= leastRoom
}

let migrations: string[] | undefined

function migrationsOfBuild(): string[] {
  migrations ??= readdirSync(path.join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  return migrations
}

/** Writes and flushes a record to Postgres's write-ahead log, without touching a table. */
async function tryToWrite(): Promise<{ isReadOnly: boolean; missing: string[] } | undefined> {
  const [written] = await query<{ isReadOnly: boolean; missing: string[] }>`
    select current_setting('transaction_read_only')::boolean as "isReadOnly",
      array(select unnest(${migrationsOfBuild()}::text[]) except select name from applied_migration) as missing,
      case when not current_setting('transaction_read_only')::boolean
        then pg_logical_emit_message(true, 'northlight', 'ready'::text) end as written`
  return written
}

async function check(): Promise<string | null> {
  const folder = env.NORTHLIGHT_DATABASE_FOLDER
  if (folder && !(await hasRoom(folder).catch(() => false))) return 'The disk is almost full.'
  try {
    const written = await soon(tryToWrite())
    if (written?.isReadOnly) return 'The database is read-only.'
    return written?.missing.length === 0 ? null : 'The database lacks migrations of this release.'
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (undefinedNames.includes(code)) return 'The database lacks migrations of this release.'
    return code === '53100' ? 'The disk is almost full.' : 'The database does not answer.'
  }
}

let last: { startedAt: number; obstacle: Promise<string | null> } | undefined

/** Why the app can't write now, or null. Callers share a check that began within `maxAgeMs`. */
export function findObstacle(maxAgeMs = 1000): Promise<string | null> {
  const now = performance.now()
  if (!last || now - last.startedAt > maxAgeMs) last = { startedAt: now, obstacle: check() }
  return last.obstacle
}
