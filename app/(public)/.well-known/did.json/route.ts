import { publishedDocument } from '@/app/(public)/issuer/published-document'
import { controllerDocument, issuerAt } from '@/lib/proof/issuer/did'

export const GET = publishedDocument('application/did+json', (issuer, host) =>
  controllerDocument(issuerAt(issuer, host)),
)
