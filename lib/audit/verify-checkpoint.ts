import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { checkSeal } from '@/lib/proof/verification/seal'
import { readCheckpoint } from './checkpoint'
import type { CheckpointRow } from './read-log'
import type { SubjectRoot } from './subject-chains'

export interface Expected {
  from: number
  head: string
  root: string
  previous: string | null
  subjects: SubjectRoot
}

export type JudgedCheckpoint = { wrong: string } | { wrong: null; isSealed: boolean; hasSubjects: boolean }

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
  const { subjects } = checkpoint
  if (subjects && (subjects.count !== expected.subjects.count || subjects.root !== expected.subjects.root))
    return { wrong: `${name}: its “subjects” do not match the entries about each person.` }
  const seal = checkpoint.proof ? await checkSeal(checkpoint, issuer) : null
  const isSealed = seal?.kind === 'ours'
  if (seal && !isSealed && issuer) return { wrong: `${name}: ${seal.sentence}` }
  if (checkpoint.madeAt !== made_at.toISOString()) return { wrong: `${name}: its time differs from its row.` }
  return { wrong: null, isSealed, hasSubjects: subjects !== undefined }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
