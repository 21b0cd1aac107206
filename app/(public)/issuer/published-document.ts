import { file } from '@/app/_http/file'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'

/**
 * Cross-origin, because verifiers run in browsers. 404 without a configured issuer. Cached briefly, so that a new key
 * is known soon.
 */
export function publishedDocument(type: string, documentOf: (issuer: Issuer) => object) {
  return file(async () => {
    const issuer = configuredIssuer()
    const headers = { 'Access-Control-Allow-Origin': '*' }
    if (!issuer) return new Response('This site has no signing keys.', { status: 404, headers })
    return Response.json(documentOf(issuer), {
      headers: { ...headers, 'Content-Type': type, 'Cache-Control': 'public, max-age=300' },
    })
  })
}
