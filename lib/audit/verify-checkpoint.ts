import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { logOriginOf, readCheckpointNote } from '@/lib/proof/note/checkpoint-note'
import { checkSeal } from '@/lib/proof/verification/seal'
import { type Checkpoint, readCheckpoint } from './checkpoint'
import type { CheckpointRow } from './read-log'
import type { SubjectRoot } from './subject-chains'

/** Earlier releases made checkpoints without these. Without them, entries could be left out, or the log rewritten. */
const laterParts = ['subjects', 'tree'] as const
export type LaterPart = (typeof laterParts)[number]

export interface Expected {
  from: number
  head: string
  root: string
  tree: string
  previous: string | null
  subjects: SubjectRoot
  /** The later parts that the checkpoint before it had. */
  had: readonly LaterPart[]
}

export type JudgedCheckpoint = { wrong: string } | { wrong: null; isSealed: boolean; has: LaterPart[] }

export async function verifyCheckpoint(
  { size, document, made_at }: CheckpointRow,
  expected: Expected,
  issuer: TrustedIssuer | null,
): Promise<JudgedCheckpoint> {
  const name = `The checkpoint at entry ${size}`
  const checkpoint = readCheckpoint(parsed(document))
  if (!checkpoint || checkpoint.size !== Number(size)) return { wrong: `${name}: it is not a checkpoint.` }
  for (const part of ['from', 'head', 'root', 'previous'] as const) {
    if (checkpoint[part] !== expected[part]) return { wrong: `${name}: its “${part}” does not match the chain.` }
  }
  const lost = expected.had.find((part) => checkpoint[part] === undefined)
  if (lost) return { wrong: `${name}: it has no “${lost}”, but the one before it has.` }
  const { subjects, tree } = checkpoint
  if (subjects && (subjects.count !== expected.subjects.count || subjects.root !== expected.subjects.root))
    return { wrong: `${name}: its “subjects” do not match the entries about each person.` }
  if (tree !== undefined && tree !== expected.tree)
    return { wrong: `${name}: its “tree” is not the tree over all entries.` }
  const seal = checkpoint.proof ? await checkSeal(checkpoint, issuer) : null
  const isSealed = seal?.kind === 'ours'
  if (seal && !isSealed && issuer) return { wrong: `${name}: ${seal.sentence}` }
  if (isSealed && tree !== undefined && !(await isNoted(checkpoint, issuer)))
    return { wrong: `${name}: its note does not say the same.` }
  if (checkpoint.madeAt !== made_at.toISOString()) return { wrong: `${name}: its time differs from its row.` }
  return { wrong: null, isSealed, has: laterParts.filter((part) => checkpoint[part] !== undefined) }
}

async function isNoted({ note, size, tree, subjects }: Checkpoint, issuer: TrustedIssuer | null): Promise<boolean> {
  const read = note === undefined || !issuer ? null : await readCheckpointNote(note, issuer)
  if (!read?.signedBy || !issuer) return false
  const { head } = read
  const origins = [issuer.url, ...(issuer.formerly ?? [])].map(logOriginOf)
  return (
    origins.includes(head.origin) &&
    head.size === size &&
    head.root === tree &&
    head.subjects?.count === subjects?.count &&
    head.subjects?.root === subjects?.root
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
