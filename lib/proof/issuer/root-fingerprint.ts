import { X509Certificate } from 'node:crypto'
import type { PublishedKey } from './published-key'

/** SHA-256 of the last certificate in each PDF key's chain, as `openssl x509 -fingerprint` writes it. Newest first. */
export function rootFingerprints(keys: readonly PublishedKey[]): string[] {
  const newestFirst = keys.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  const roots = newestFirst.flatMap(({ certificates = [] }) => certificates.at(-1) ?? [])
  return [...new Set(roots.map((root) => new X509Certificate(Buffer.from(root, 'base64')).fingerprint256))]
}
