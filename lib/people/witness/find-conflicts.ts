import { fileURLToPath } from 'node:url'
import { findLogLength } from '@/lib/audit/find-log-length'
import { findGivenUp, type IsGivenUp } from '@/lib/audit/given-up'
import type { Conflict } from './conflict'
import { conflictsIn } from './folder'
import type { WitnessPlace } from './place'
import { findSent } from './queries'

/**
 * Hands a clone of the remote to `work` and pushes what that added, under the message that it returns; null: nothing. The app starts no
 * program, so the worker and the commands hand this in.
 */
export type WithClone = (address: string, work: (folder: string) => Promise<string | null>) => Promise<void>

/** Reads what a folder or a Git remote has. HTTP witnesses tell only while they get a checkpoint, and mail can't be read back. */
export async function findConflicts({ kind, address }: WitnessPlace, withClone: WithClone | null): Promise<Conflict[]> {
  const isGivenUp = await findGivenUp()
  if (kind === 'folder') return conflictsIn(fileURLToPath(address), isGivenUp)
  return kind === 'git' && withClone ? conflictsInClone(address, { withClone, isGivenUp }) : []
}

async function conflictsInClone(
  address: string,
  { withClone, isGivenUp }: { withClone: WithClone; isGivenUp: IsGivenUp },
): Promise<Conflict[]> {
  let found: Conflict[] = []
  await withClone(address, async (folder) => {
    found = await conflictsIn(folder, isGivenUp)
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
