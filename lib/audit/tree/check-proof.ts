import { type ChainEntry, linkHash } from '@/lib/audit/log/chain'
import { rootOfPath } from './merkle'

/** The entry, the previous link's hash, and the Merkle path to a checkpoint's root. */
export interface Proven {
  entry: ChainEntry
  position: number
  previous: string
  path: string[]
  checkpoint: number
}

/** True if the checkpoint covers the entry, byte for byte. Does not check who signed the checkpoint. */
export function checkProof(proof: Proven, checkpoint: { from: number; size: number; root: string }): boolean {
  const { entry, position, previous, path } = proof
  const place = { index: position - checkpoint.from, leaves: checkpoint.size - checkpoint.from + 1 }
  return proof.checkpoint === checkpoint.size && rootOfPath(linkHash(previous, entry), place, path) === checkpoint.root
}
