import { createHash } from 'node:crypto'
import { file } from '@/app/_http/file'
import { hasTag } from '@/app/_http/request'
import { sealImage } from '@/lib/proof/credential/bake'

const image = sealImage()
const etag = `W/"${createHash('sha256').update(image).digest('base64url').slice(0, 22)}"`

/** Issued credentials reference this address. */
export const GET = file(async ({ request }) => {
  const headers = { 'Cache-Control': 'public, max-age=0, must-revalidate', ETag: etag }
  if (hasTag(request, etag)) return new Response(null, { status: 304, headers })
  return { body: new Uint8Array(image), type: 'image/png', headers }
})
