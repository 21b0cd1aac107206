import { file } from '@/app/_http/file'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'

/** Cross-origin for verifiers in browsers. Cached briefly, so that a new key is known soon. 404 without an issuer. */
export function publishedDocument(type: string, documentOf: (issuer: Issuer, host: string | null) => object) {
  return file(async ({ request }) => {
    const issuer = configuredIssuer()
    const headers = { 'Access-Control-Allow-Origin': '*' }
    if (!issuer) return new Response('This site has no signing keys.', { status: 404, headers })
    return Response.json(documentOf(issuer, request.headers.get('host')), {
      headers: { ...headers, 'Content-Type': type, 'Cache-Control': 'public, max-age=300' },
    })
  })
}
