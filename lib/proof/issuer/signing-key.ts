import type { PublishedKey } from './published-key'

export interface SigningKey extends PublishedKey {
  privateJwk?: Readonly<Record<string, string>>
}

/** The message is one line for the operator and never contains a key. */
export class UnusableKeys extends Error {
  override name = 'UnusableKeys'
}

/** Lists each field, so that no private one slips out. */
export function publishedHalf({ id, use, createdAt, retiredAt, publicJwk, certificates }: SigningKey): PublishedKey {
  return { id, use, createdAt, retiredAt, publicJwk, ...(certificates ? { certificates } : {}) }
}
