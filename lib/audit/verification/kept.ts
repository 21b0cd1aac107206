import type { Checkpoint } from '@/lib/audit/tree/checkpoint'
import type { SubjectRoot } from '@/lib/audit/tree/subject-chains'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { readCheckpointNote } from '@/lib/proof/note/checkpoint-note'
import { checkSeal } from '@/lib/proof/verification/seal'

/** A checkpoint that somebody kept, in any form. Null: that form doesn't have the field. */
export interface Kept {
  size: number
  tree: string | null
  head: string | null
  subjects: SubjectRoot | null
  /** A sentence names the signer. `broken`: the document was altered, so it proves nothing. */
  signer: { kind: 'ours' | 'unproven' | 'broken'; sentence: string }
}

/** The log at the same length, as verification computed it. */
export type Reached = Record<'tree' | 'head', string> & {
  /** Null: an earlier fault made it incomparable. */
  subjects: SubjectRoot | null
}

export interface KeptOutcome {
  /** `beyond`: the chain is shorter than it was; `unreached`: the log is wrong before that entry. */
  outcome: 'matches' | 'unreached' | 'beyond' | 'differs' | 'broken'
  sentence: string
}

export async function keptDocument(checkpoint: Checkpoint, issuer: TrustedIssuer | null): Promise<Kept> {
  const seal = await checkSeal(checkpoint, issuer)
  const { size, tree = null, head, subjects = null } = checkpoint
  const kind = seal.kind === 'ours' || seal.kind === 'broken' ? seal.kind : 'unproven'
  return { size, tree, head, subjects, signer: { kind, sentence: seal.sentence } }
}

/** Null if the text is no note of a checkpoint. */
export async function keptNote(note: string, issuer: TrustedIssuer | null): Promise<Kept | null> {
  const read = await readCheckpointNote(note, issuer)
  if (!read) return null
  const { size, root, subjects } = read.head
  const signer = read.signedBy
    ? ({ kind: 'ours', sentence: `Its signature is valid, by ${read.signedBy}.` } as const)
    : ({ kind: 'unproven', sentence: 'No key of this site signed it.' } as const)
  return { size, tree: root, head: null, subjects, signer }
}

export const unsignedLine: Kept['signer'] = { kind: 'unproven', sentence: 'It has no signature.' }

/** Length and root alone, as printed on paper. */
export function keptLine({ size, tree }: { size: number; tree: string }): Kept {
  return { size, tree, head: null, subjects: null, signer: unsignedLine }
}

export function judgeKept(kept: Kept, reached: Reached | null, isComparable: boolean): KeptOutcome {
  const { size, tree, head, subjects, signer } = kept
  if (signer.kind === 'broken')
    return { outcome: 'broken', sentence: `The kept checkpoint proves nothing: ${signer.sentence}` }
  const whose = signer.kind === 'ours' ? signer.sentence : `Its issuer is not proven: ${signer.sentence}`
  if (!reached && !isComparable)
    return {
      outcome: 'unreached',
      sentence: `The kept checkpoint at entry ${size} could not be compared, because the log is wrong before it.`,
    }
  if (!reached)
    return {
      outcome: 'beyond',
      sentence: `The kept checkpoint covers entry ${size}, but the chain is shorter. ${whose}`,
    }
  if ((tree !== null && tree !== reached.tree) || (head !== null && head !== reached.head))
    return {
      outcome: 'differs',
      sentence: `The kept checkpoint disagrees about entry ${size}: that entry or an earlier one was rewritten. ${whose}`,
    }
  // Two checkpoints of one length: a person who has the key signed another count of a person's entries.
  const counted = reached.subjects
  if (subjects && counted && (subjects.count !== counted.count || subjects.root !== counted.root))
    return {
      outcome: 'differs',
      sentence: `The kept checkpoint has another root over the entries about each person than the log at entry ${size}. ${whose}`,
    }
  return { outcome: 'matches', sentence: `Up to entry ${size}, the chain matches the kept checkpoint. ${whose}` }
}
