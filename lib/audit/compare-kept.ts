import { query, type Statements } from '@/lib/platform/db'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { checkSeal } from '@/lib/proof/verification/seal'
import { type Checkpoint, readCheckpoint } from './checkpoint'

export interface KeptOutcome {
  /** `beyond`: the chain is shorter than it was; `broken`: the file itself was altered, so it proves nothing. */
  outcome: 'matches' | 'differs' | 'beyond' | 'broken'
  sentence: string
}

export async function compareKept(
  tx: Statements,
  checkpoint: Checkpoint,
  issuer: TrustedIssuer | null,
): Promise<KeptOutcome> {
  const seal = await checkSeal(checkpoint, issuer)
  if (seal.kind === 'broken')
    return { outcome: 'broken', sentence: `The kept checkpoint proves nothing: ${seal.sentence}` }
  const whose = seal.kind === 'ours' ? seal.sentence : `Its issuer is not proven: ${seal.sentence}`
  const { size, head, subjects } = checkpoint
  const [link] = await query(tx)<{ hash: string; document: string | null }>`
    select l.hash, c.document from audit_link l left join audit_checkpoint c on c.size = l.position
    where l.position = ${size}::bigint`
  if (!link)
    return {
      outcome: 'beyond',
      sentence: `The kept checkpoint covers entry ${size}, but the chain is shorter. ${whose}`,
    }
  if (link.hash !== head)
    return {
      outcome: 'differs',
      sentence: `The kept checkpoint disagrees about entry ${size}: that entry or an earlier one was rewritten. ${whose}`,
    }
  const here = link.document === null ? null : readCheckpoint(JSON.parse(link.document))
  // Two checkpoints of one length: a person who has the key signed another count of a person's entries.
  if (subjects && here?.subjects?.root !== subjects.root)
    return {
      outcome: 'differs',
      sentence: `The kept checkpoint has another root over the entries about each person than the log at entry ${size}. ${whose}`,
    }
  return { outcome: 'matches', sentence: `Up to entry ${size}, the chain matches the kept checkpoint. ${whose}` }
}
