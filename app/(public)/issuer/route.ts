import { profileOf } from '@/lib/proof/issuer/did'
import { rootFingerprints } from '@/lib/proof/issuer/root-fingerprint'
import { publishedDocument } from './published-document'

/** The issuer's profile (Open Badges 3.0), with the SHA-256 of each root above its PDF keys. */
export const GET = publishedDocument('application/ld+json', (issuer) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  ...profileOf(issuer),
  otherIdentifier: rootFingerprints(issuer.keys).map((identifier) => ({
    type: 'IdentifierEntry',
    identifier,
    identifierType: 'ext:pdfRootSha256',
  })),
}))
