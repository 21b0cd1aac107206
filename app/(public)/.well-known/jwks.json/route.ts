import { published } from '@/app/(public)/issuer/published'
import { jwks } from '@/lib/proof/issuer/did'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return published('application/jwk-set+json', jwks)
}
