import { published } from '@/app/(public)/issuer/published'
import { controllerDocument } from '@/lib/proof/issuer/did'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return published('application/did+json', (issuer) => controllerDocument(issuer))
}
