import { file } from '@/app/_http/file'
import { notFound } from '@/lib/platform/error'
import type { StatusPurpose } from '@/lib/proof/credential/status-list'
import { issuerAt } from '@/lib/proof/issuer/did'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { publishStatusList } from '@/lib/record/certificate/publish-status-list'

const purposes: readonly StatusPurpose[] = ['revocation', 'refresh']

/** Cross-origin for browser verifiers, and never cached, so a revocation takes effect immediately. */
export const GET = file<'/status/[purpose]/[list]'>(async ({ params, request }) => {
  const { purpose: asked, list } = params
  const purpose = purposes.find((one) => one === asked)
  const issuer = configuredIssuer()
  if (!purpose || !issuer || !/^(0|[1-9]\d{0,9})$/.test(list)) throw notFound()
  const published = await publishStatusList(issuerAt(issuer, request.headers.get('host')), {
    purpose,
    list: Number(list),
  })
  if (!published) throw notFound()
  const headers = { 'Cache-Control': 'no-cache', ETag: published.etag, 'Access-Control-Allow-Origin': '*' }
  if (request.headers.get('if-none-match') === published.etag) return new Response(null, { status: 304, headers })
  return new Response(published.json, { headers: { ...headers, 'Content-Type': 'application/vc' } })
})
