import { published } from '@/app/(public)/issuer/published'
import { controllerDocument } from '@/lib/proof/issuer/did'

export const GET = published('application/did+json', (issuer) => controllerDocument(issuer))
