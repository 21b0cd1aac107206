import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { storedTree } from './grow-tree'
import { findNewestNote } from './notes'

const inBase64 = (hashes: readonly string[]) => hashes.map((hash) => Buffer.from(hash, 'hex').toString('base64'))

/** RFC 6962, 2.1.2. `to`: the newest signed length unless given. Errors: not-found. */
export async function findConsistency({ from, to }: { from: number; to?: number | undefined }) {
  const size = await signedLength(to)
  if (from > size) throw notFound()
  return { from, to: size, consistency: inBase64(await storedTree(db).consistency(from, size)) }
}

/** RFC 6962, 2.1.1, for the entry at a position from 1 on. The leaf is the entry's hash in the chain. Errors: not-found. */
export async function findInclusion({ entry, to }: { entry: number; to?: number | undefined }) {
  const size = await signedLength(to)
  if (entry > size) throw notFound()
  return { entry, to: size, inclusion: inBase64(await storedTree(db).inclusion(entry - 1, size)) }
}

/** Nothing longer than the newest checkpoint: no signature is about it yet. */
async function signedLength(to: number | undefined): Promise<number> {
  const newest = await findNewestNote()
  if (!newest || (to ?? 0) > newest.size) throw notFound()
  return to ?? newest.size
}
