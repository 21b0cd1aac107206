import { fileURLToPath } from 'node:url'
import { findLogLength } from '@/lib/audit/log/find-log-length'
import { findGivenUp } from '@/lib/audit/tree/given-up'
import type { Conflict } from './conflict'
import { conflictsIn, firstConflictIn } from './folder'
import type { WitnessPlace } from './place'
import { findSent } from './queries'

/**
 * Hands a clone of the remote to `work` and pushes what that added, under the message that it returns; null: nothing. The app starts no
 * program, so the worker and the commands hand this in.
 */
export type WithClone = (address: string, work: (folder: string) => Promise<string | null>) => Promise<void>

/** All at a folder or a Git remote. HTTP witnesses tell only while they get a checkpoint, and mail can't be read back. */
export async function findConflicts(place: WitnessPlace, withClone: WithClone | null): Promise<Conflict[]> {
  const isGivenUp = await findGivenUp()
  return (await readFolder(place, { withClone, read: (folder) => conflictsIn(folder, isGivenUp) })) ?? []
}

export async function findFirstConflict(place: WitnessPlace, withClone: WithClone | null): Promise<Conflict | null> {
  const isGivenUp = await findGivenUp()
  return readFolder(place, { withClone, read: (folder) => firstConflictIn(folder, isGivenUp) })
}

async function readFolder<T>(
  { kind, address }: WitnessPlace,
  { withClone, read }: { withClone: WithClone | null; read: (folder: string) => Promise<T> },
): Promise<T | null> {
  if (kind === 'folder') return read(fileURLToPath(address))
  if (kind !== 'git' || !withClone) return null
  let found: T | null = null
  await withClone(address, async (folder) => {
    found = await read(folder)
    return null
  })
  return found
}

/** A place got more than the log has, by its row: entries were removed, or the row was changed. */
export async function findBeyond({ address }: WitnessPlace): Promise<Conflict | null> {
  const size = await findSent({ address })
  // Read afterwards, so that it is no shorter than when the row was written.
  const length = await findLogLength()
  if (size <= length) return null
  const sentence = `The database says that a place got ${size} entries, but the log has ${length}.`
  return { size, root: address, sentence }
}
