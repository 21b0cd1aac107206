export type WitnessKind = 'folder' | 'git' | 'mail' | 'http'

export interface WitnessPlace {
  kind: WitnessKind
  /** As the operator wrote it. */
  address: string
}

const minute = 60_000
/** Longer than a place that answers takes to compare or to deliver to: Git has four steps of a minute. */
export const placeLimitMs: Record<WitnessKind, number> = {
  folder: minute,
  git: 5 * minute,
  mail: minute,
  http: minute,
}

const kinds: Record<string, WitnessKind> = { 'file:': 'folder', 'mailto:': 'mail', 'https:': 'http', 'http:': 'http' }

/** Of a text like LOG_WITNESSES; `settings.mjs` checks the addresses. */
export function placesIn(text: string): WitnessPlace[] {
  const addresses = new Set(text.split(/\s+/).filter(Boolean))
  return [...addresses].map((address) => ({ address, kind: kinds[new URL(address).protocol] ?? 'git' }))
}

/** Without a key, the signatures of an HTTP witness are kept unverified. */
export function partsOfPlace(place: string): { address: string; key: string | null } {
  const [address = '', ...key] = place.split('#')
  return { address, key: key.length > 0 ? key.join('#') : null }
}
