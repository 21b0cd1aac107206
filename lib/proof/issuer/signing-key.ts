import type { PublishedKey } from './published-key'

/** A key as it is kept. A retired one has lost its private half; so has one that a machine elsewhere signs with. */
export interface SigningKey extends PublishedKey {
  privateJwk?: Readonly<Record<string, string>>
}

/** Keys cannot be used. The message is one line for whoever runs the site, and never has a key in it. */
export class UnusableKeys extends Error {
  override name = 'UnusableKeys'
}

/** What may be shown to everybody: named member by member, so that nothing else slips out. */
export function publishedHalf({ id, use, createdAt, retiredAt, publicJwk, certificates }: SigningKey): PublishedKey {
  return { id, use, createdAt, retiredAt, publicJwk, ...(certificates ? { certificates } : {}) }
}
