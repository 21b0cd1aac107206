import 'server-only'
import { statfs } from 'node:fs/promises'
import { query } from './db'
import { env } from './env'
import { findGuardFaults } from './find-guard-faults'
import { soon } from './health'
import { compareMigrations } from './migrations.mjs'

/** Postgres writes its log in files of 16 MB and stops when there is no room for the next. */
const leastRoom = 64 * 1024 * 1024
const lacksMigrations = 'The database lacks migrations of this release.'
const lacksRights = 'The app lacks rights in the database.'
/** By Postgres's code. */
const sentences: Record<string, string> = {
  // No table or column of that name: the views or migrations of this build were not applied.
  '42P01': lacksMigrations,
  '42703': lacksMigrations,
  '42501': lacksRights,
  '53100': 'The disk is almost full.',
}

/** Set by scripts/front/drain.mjs. */
export function isDraining(): boolean {
  return (globalThis as { northlightDraining?: boolean }).northlightDraining === true
}

/** The embedded database's disk; another database's disk is out of sight. */
async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize >= leastRoom
}

/** Writes and flushes a record to Postgres's write-ahead log, without touching a table. */
async function tryToWrite(): Promise<string | null> {
  const [written] = await query<{ isReadOnly: boolean; applied: string[]; written: string | null }>`
    select current_setting('transaction_read_only')::boolean as "isReadOnly",
      array(select name from applied_migration) as applied,
      case when not current_setting('transaction_read_only')::boolean
        then pg_logical_emit_message(true, 'northlight', 'ready'::text) end as written`
  if (written?.isReadOnly) return 'The database is read-only.'
  const { missing, unknown } = compareMigrations(process.cwd(), written?.applied ?? [])
  if (unknown.length > 0) return 'The database is of a later release.'
  return missing.length > 0 ? lacksMigrations : null
}

async function checkGuards(): Promise<string | null> {
  const differences = (await findGuardFaults())?.differences ?? []
  if (differences.some(({ kind, was }) => kind === 'right' && was === 'missing')) return lacksRights
  return differences.some(({ kind }) => kind !== 'extension') ? 'The database lets records be changed.' : null
}

async function sentenceOf(work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await soon(work())
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    return sentences[code] ?? 'The database does not answer.'
  }
}

async function checkWriting(): Promise<string | null> {
  const folder = env.NORTHLIGHT_DATABASE_FOLDER
  if (folder && !(await hasRoom(folder).catch(() => false))) return 'The disk is almost full.'
  return sentenceOf(tryToWrite)
}

/** Callers share a check that began within `maxAgeMs`. */
function shared(check: () => Promise<string | null>) {
  let last: { startedAt: number; found: Promise<string | null> } | undefined
  return (maxAgeMs = 1000): Promise<string | null> => {
    const now = performance.now()
    if (!last || now - last.startedAt > maxAgeMs) last = { startedAt: now, found: check() }
    return last.found
  }
}

/** Why the app can't write now, or null. */
export const findOutage = shared(checkWriting)

/** Comparing all of the database's code takes Postgres about 50 ms. */
const guardsAgeMs = 10_000
const findUnguarded = shared(() => sentenceOf(checkGuards))

/** Why this copy of the site should get no requests, or null: it can't write, or the database's code was changed. */
export const findObstacle = shared(async () => (await checkWriting()) ?? findUnguarded(guardsAgeMs))
