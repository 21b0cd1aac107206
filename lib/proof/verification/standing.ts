import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'

/**
 * What the signature of a text proves. `ours`: signed by us; `sound`: by the issuer that it names, who is not us;
 * `unchecked`: nothing at hand proves or disproves it, and `fits` when it holds by a key that nobody vouches for;
 * `broken`: it does not hold.
 */
export type Standing =
  | { kind: 'ours' | 'sound' | 'broken'; sentence: string }
  | { kind: 'unchecked'; sentence: string; fits: boolean }

const gravity: Standing['kind'][] = ['broken', 'ours', 'unchecked', 'sound']

/** Of several proofs: a broken one breaks all, ours is enough of those of others, and what was not checked is not sound. */
export function together(standings: Standing[]): Standing | null {
  return standings.toSorted((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind))[0] ?? null
}

/** Of what cannot be asked: what says that it is ours is then false, for we write nothing that cannot be. */
export function unsettled(sentence: string, claimed: TrustedIssuer | null): Standing {
  if (!claimed) return { kind: 'unchecked', sentence, fits: false }
  return { kind: 'broken', sentence: `${sentence} ${claimed.name} did not sign it like this.` }
}
