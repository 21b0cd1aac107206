import path from 'node:path'
import { readConfig } from '../start/config.mjs'
import { reach, withPrimary } from '../start/connection.mjs'
import { findRunning, openDatabase } from '../start/postgres.mjs'
import { type CommandResult, type Given, Refusal } from './arguments.ts'
import { readGivenFile } from './read-given-file.ts'

function folderOf({ rest }: Given): string {
  if (!rest) throw new Refusal('Say in which folder.')
  return path.resolve(rest)
}

const passphraseOf = ({ passphrase }: Given) => readGivenFile(passphrase).trim()

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

/** For the alarm about old backups. An older release's database has no table for it; the backup is good anyway. */
async function noteBackup(place: string): Promise<string> {
  const { withDatabase } = await import('./with-database.ts')
  // After withDatabase has set the environment, which the database reads when it is loaded.
  const note = async () => {
    const { noteRun } = await import('@/lib/people/alarm/note-run')
    const { operator } = await import('@/lib/people/account/actor')
    await noteRun(operator, { kind: 'backup', isGood: true, place })
  }
  return withDatabase(note).then(
    () => '',
    () => ' It could not be noted in the database, so the alarm about old backups does not know it.',
  )
}

export const backupVerbs = {
  async backup(given: Given): Promise<CommandResult> {
    const { backUp } = await import('../backup/backup.ts')
    const config = await withPrimary(readConfig())
    const folder = folderOf(given)
    const passphrase = passphraseOf(given)
    const running = config.world ? findRunning(config.world) : null
    if (!config.world) await reach('MIGRATION_DATABASE_URL', config.migrationUrl)
    const opened = config.world && !running ? await openDatabase(config.world) : null
    const url = (running ?? opened)?.migrationUrl ?? config.migrationUrl ?? ''
    try {
      const backup = await backUp(config, { folder, url, passphrase, now: new Date() })
      const unnoted = await noteBackup(backup.folder)
      const log = backup.log ? `, with the log up to entry ${backup.log.size}` : ''
      return {
        text: `${backup.folder}: ${backup.files} files, ${megabytes(backup.bytes)}${log}.${unnoted}`,
        data: backup,
      }
    } finally {
      await opened?.stop()
    }
  },
  async restore(given: Given): Promise<CommandResult> {
    const { restore } = await import('../backup/restore.ts')
    const config = await withPrimary(readConfig())
    if (!config.world) await reach('MIGRATION_DATABASE_URL', config.migrationUrl)
    const { manifest, log, notes } = await restore(config, {
      folder: folderOf(given),
      url: config.migrationUrl,
      passphrase: passphraseOf(given),
    })
    const lines = [
      `Restored the backup of ${manifest.createdAt}${log ? `, with the log up to entry ${log.size}` : ''}.`,
      ...notes,
      'Now: npm start, and then: npm run admin -- verify-log',
    ]
    return { text: lines.join('\n'), data: { createdAt: manifest.createdAt, log, notes } }
  },
}
