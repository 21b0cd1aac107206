import { publishedDocument } from '@/app/(public)/issuer/published-document'
import { controllerDocument } from '@/lib/proof/issuer/did'

export const GET = publishedDocument('application/did+json', (issuer) => controllerDocument(issuer))
