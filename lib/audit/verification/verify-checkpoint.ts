import { type Checkpoint, parseCheckpoint } from '@/lib/audit/tree/checkpoint'
import type { CheckpointRow } from '@/lib/audit/tree/read-log'
import type { SubjectRoot } from '@/lib/audit/tree/subject-chains'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { logOriginOf, readCheckpointNote } from '@/lib/proof/note/checkpoint-note'
import { checkSeal } from '@/lib/proof/verification/seal'

/** Over the whole log. Earlier releases made checkpoints without these: entries could be left out, or the log rewritten. */
const totalParts = ['subjects', 'tree'] as const
export type TotalPart = (typeof totalParts)[number]

export interface EarlierCheckpoint {
  /** SHA-256 of its document; null before the first. */
  hash: string | null
  isSealed: boolean
  has: readonly TotalPart[]
}

export interface Expected {
  from: number
  head: string
  root: string
  /** Null for these two: an earlier fault made it incomparable. */
  tree: string | null
  subjects: SubjectRoot | null
  before: EarlierCheckpoint
}

export type JudgedCheckpoint =
  | { wrong: string; differs?: TotalPart }
  | { wrong: null; isSealed: boolean; has: TotalPart[] }

export async function verifyCheckpoint(
  { size, document, made_at }: CheckpointRow,
  { before, ...expected }: Expected,
  issuer: TrustedIssuer | null,
): Promise<JudgedCheckpoint> {
  const name = `The checkpoint at entry ${size}`
  const checkpoint = parseCheckpoint(document)
  if (!checkpoint || checkpoint.size !== Number(size)) return { wrong: `${name}: it is not a checkpoint.` }
  for (const part of ['from', 'head', 'root'] as const) {
    if (checkpoint[part] !== expected[part]) return { wrong: `${name}: its “${part}” does not match the chain.` }
  }
  if (checkpoint.previous !== before.hash) return { wrong: `${name}: its “previous” does not match the chain.` }
  const omitted = before.has.find((part) => checkpoint[part] === undefined)
  if (omitted) return { wrong: `${name}: it has no “${omitted}”, but the one before it has.` }
  const { subjects, tree } = checkpoint
  const seal = checkpoint.proof ? await checkSeal(checkpoint, issuer) : null
  const isSealed = seal?.kind === 'ours'
  // A forged checkpoint must not stop the comparison of later ones.
  const differs = (part: TotalPart) => (isSealed || !issuer ? { differs: part } : {})
  const counted = expected.subjects
  if (subjects && counted && (subjects.count !== counted.count || subjects.root !== counted.root))
    return { wrong: `${name}: its “subjects” do not match the entries about each person.`, ...differs('subjects') }
  if (tree !== undefined && expected.tree !== null && tree !== expected.tree)
    return { wrong: `${name}: its “tree” is not the tree over all entries.`, ...differs('tree') }
  if (seal && !isSealed && issuer) return { wrong: `${name}: ${seal.sentence}` }
  if (isSealed && tree !== undefined && !(await isNoted(checkpoint, issuer)))
    return { wrong: `${name}: its note does not say the same.` }
  if (checkpoint.madeAt !== made_at.toISOString()) return { wrong: `${name}: its time differs from its row.` }
  // Sealing never goes back to unsigned; an attacker with the database but without the key would.
  if (before.isSealed && !isSealed && issuer) return { wrong: `${name}: it is not signed, but the one before it is.` }
  return { wrong: null, isSealed, has: totalParts.filter((part) => checkpoint[part] !== undefined) }
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
