import { type ChainEntry, linkHash } from './chain'
import { rootOfPath } from './merkle'

/** That the chain holds an entry: what it says, the hash of the link before it, and the way to a checkpoint's root. */
export interface Proven {
  entry: ChainEntry
  /** Its place in the chain. */
  position: number
  previous: string
  path: string[]
  /** The size of the checkpoint that it leads to. */
  checkpoint: number
}

/** Whether the entry is among those that the checkpoint covers, word for word. Who signed the checkpoint is another question. */
export function checkProof(proof: Proven, checkpoint: { from: number; size: number; root: string }): boolean {
  const { entry, position, previous, path } = proof
  const place = { index: position - checkpoint.from, leaves: checkpoint.size - checkpoint.from + 1 }
  return proof.checkpoint === checkpoint.size && rootOfPath(linkHash(previous, entry), place, path) === checkpoint.root
}
