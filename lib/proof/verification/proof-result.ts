/** `newer`: names a key of ours that may postdate the keys at hand; `stranger`: makes no claim to be ours. */
export interface ProofResult {
  kind: 'ours' | 'broken' | 'newer' | 'stranger'
  sentence: string
}

/** Everything we sign can be checked, so a claim to be ours that can't be checked is false. */
export function notLikeThis(sentence: string, { name }: { name: string }): ProofResult {
  return { kind: 'broken', sentence: `${sentence} ${name} did not sign it like this.` }
}
