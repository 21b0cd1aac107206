import { query } from '@/lib/platform/db'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { checkSeal } from '@/lib/proof/verification/seal'
import { checkProof } from './check-proof'
import { readCheckpoint } from './checkpoint'
import { listCheckpoints, proveEvents } from './prove'

type Details = Record<string, unknown>
type About = { object: string } | { subjectId: string; action: string }

/** Finds the time at which a signed checkpoint first covered one of the entries that `names` accepts; verifies each step. */
export async function findSealing(
  about: About,
  names: (details: Details) => boolean,
  issuer: TrustedIssuer,
): Promise<Date | null> {
  const rows =
    'object' in about
      ? await query<{ id: string; details: Details }>`
          select id, details from audit_event where object = ${about.object}`
      : await query<{ id: string; details: Details }>`
          select id, details from audit_event where subject_id = ${about.subjectId}::uuid and action = ${about.action}`
  const proofs = await proveEvents(rows.flatMap(({ id, details }) => (names(details) ? BigInt(id) : [])))
  // Again by the entries that the checkpoints cover: a view could have answered the first query.
  const [first] = proofs
    .filter(({ entry }) => names(entry.details as Details))
    .toSorted((a, b) => a.checkpoint - b.checkpoint)
  const [kept] = first ? await listCheckpoints([first.checkpoint]) : []
  const document: unknown = kept && JSON.parse(kept.document)
  const checkpoint = readCheckpoint(document)
  if (!first || !checkpoint || !checkProof(first, checkpoint)) return null
  return (await checkSeal(checkpoint, issuer)).kind === 'ours' ? new Date(checkpoint.madeAt) : null
}
