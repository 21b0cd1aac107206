import { query, type Statements } from '@/lib/platform/db'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { checkSeal } from '@/lib/proof/verification/seal'
import type { Checkpoint } from './checkpoint'

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
  const { size, head } = checkpoint
  const [link] = await query(tx)<{ hash: string }>`select hash from audit_link where position = ${size}::bigint`
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
  return { outcome: 'matches', sentence: `Up to entry ${size}, the chain matches the kept checkpoint. ${whose}` }
}
