import { publishedDocument } from '@/app/(public)/issuer/published-document'
import { jwks } from '@/lib/proof/issuer/did'

export const GET = publishedDocument('application/jwk-set+json', jwks)
