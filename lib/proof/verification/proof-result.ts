import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'

/** `sound`: signed by the named issuer, not us; `unchecked`: undecidable; `fits`: valid by an unknown key. */
export type ProofResult =
  | { kind: 'ours' | 'sound' | 'broken'; sentence: string }
  | { kind: 'unchecked'; sentence: string; fits: boolean }

const gravity: ProofResult['kind'][] = ['broken', 'ours', 'unchecked', 'sound']

/** One broken proof breaks all; one of ours is enough; an unchecked one is not sound. */
export function together(results: ProofResult[]): ProofResult | null {
  return results.toSorted((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind))[0] ?? null
}

/** A claim to be ours that can't be checked is false: everything we sign can be. */
export function unsettled(sentence: string, claimed: TrustedIssuer | null): ProofResult {
  if (!claimed) return { kind: 'unchecked', sentence, fits: false }
  return { kind: 'broken', sentence: `${sentence} ${claimed.name} did not sign it like this.` }
}
