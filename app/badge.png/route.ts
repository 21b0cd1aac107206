import { createHash } from 'node:crypto'
import type { Address } from '@/app/_http/address'
import { file } from '@/app/_http/file'
import { hasTag } from '@/app/_http/request'
import { sealImage } from '@/lib/proof/credential/bake'

const image = sealImage()
const etag = `W/"${createHash('sha256').update(image).digest('base64url').slice(0, 22)}"`

/** Other sites' wallets and profiles show the badge. */
export const address = {
  headers: { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' },
} satisfies Address

/** Issued credentials reference this address. */
export const GET = file(async ({ request }) => {
  const headers = { 'Cache-Control': 'public, max-age=0, must-revalidate', ETag: etag }
  if (hasTag(request, etag)) return new Response(null, { status: 304, headers })
  return { body: new Uint8Array(image), type: 'image/png', headers }
})
