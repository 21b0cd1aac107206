import { file } from '@/app/_http/file'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { renderOfflineVerifier } from '@/lib/proof/verification/offline/page'

/** The offline verifier with today's keys. A saved file gets no headers, so it embeds its own CSP. */
export const GET = file(async () => {
  const issuer = configuredIssuer()
  if (!issuer) {
    throw new DomainError('not-found', 'This site has no signing keys, so there is no offline verifier.')
  }
  return new Response(renderOfflineVerifier({ issuer, madeAt: systemWorld.now() }), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': 'attachment; filename="northlight-verifier.html"',
      'Cache-Control': 'public, max-age=300',
    },
  })
})
