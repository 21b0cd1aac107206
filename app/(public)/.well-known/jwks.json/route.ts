import { published } from '@/app/(public)/issuer/published'
import { jwks } from '@/lib/proof/issuer/did'

export const GET = published('application/jwk-set+json', jwks)
