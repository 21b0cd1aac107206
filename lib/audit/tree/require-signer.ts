import { query, type Statements } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { didsOf } from '@/lib/proof/issuer/did'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { UnusableKeys } from '@/lib/proof/issuer/signing-key'
import { newestSigned, wrongSigner } from './signer.mjs'

/** One batch under a mistyped issuer or a fresh key file, and the log never verifies again. @throws UnusableKeys */
export async function requireSigner(tx: Statements, issuer: TrustedIssuer | null): Promise<void> {
  const [newest] = await query(tx)<{ document: string }>`${Prisma.raw(newestSigned)}`
  if (!newest) return
  const own = issuer && { dids: didsOf(issuer), url: issuer.url, keyIds: issuer.keys.map(({ id }) => id) }
  const wrong = wrongSigner(newest.document, own)
  if (wrong) throw new UnusableKeys(wrong)
}
