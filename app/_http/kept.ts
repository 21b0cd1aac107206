import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Catalog } from '@/lib/content/course/schema'
import { env } from '@/lib/platform/env'
import { acceptsEncoding } from '@/lib/platform/http/accepts-encoding.mjs'
import { siteDay } from '@/lib/platform/site-day.mjs'
import { type DocumentContent, renderDocument } from './render'
import { hasTag } from './request'
import { htmlResponse, privately } from './respond'

interface KeptOptions {
  cache: 'public' | 'no-store'
  /** Copies of one address are apart by it. */
  variant?: string
  /** `today` is the site's: the copy is for every organization. */
  make: (catalog: Catalog, today: string) => DocumentContent
  headers?: Record<string, string>
}

interface Kept {
  forms: Record<Encoding | 'identity', Uint8Array<ArrayBuffer>>
  etag: string
}

type Encoding = 'br' | 'gzip'
const encodings: Encoding[] = ['br', 'gzip']

let catalogOfKept: Catalog | null = null
let dayOfKept = ''
const kept = new Map<string, Promise<Kept>>()

/** Caches a page that is the same for everyone, per catalog and day. `public` ones have an ETag; others, no-store. */
export async function keptPage(
  request: Request,
  { cache, variant = '', make, headers: more }: KeptOptions,
): Promise<Response> {
  // Decoded, so that spellings of one address share its copy.
  const { forms, etag } = await findKept(`${variant} ${decodeURIComponent(new URL(request.url).pathname)}`, make)
  // Only the production server forwards Accept-Encoding.
  const encoding = env.NODE_ENV === 'production' ? encodingFor(request.headers.get('accept-encoding')) : null
  // A browser asks again each time, so that a page changes when its reader signs in.
  const caching: Record<string, string> =
    cache === 'public'
      ? { 'Cache-Control': 'public, max-age=0, must-revalidate', ETag: etag, Vary: 'Accept-Encoding, Cookie' }
      : { ...privately, Vary: 'Accept-Encoding' }
  const headers = { ...more, ...caching }
  if (cache === 'public' && hasTag(request, etag)) return new Response(null, { status: 304, headers })
  const body = forms[encoding ?? 'identity']
  return htmlResponse(body, {
    headers: {
      ...headers,
      'X-Front-Content-Length': String(body.length),
      ...(encoding && { 'X-Front-Content-Encoding': encoding }),
    },
  })
}

async function findKept(key: string, make: KeptOptions['make']): Promise<Kept> {
  const catalog = await loadCatalog()
  const day = siteDay(new Date())
  // In development, components change without a new catalog.
  if (env.NODE_ENV === 'development') return compress(await renderDocument(make(catalog, day)))
  if (catalog !== catalogOfKept || day !== dayOfKept) kept.clear()
  catalogOfKept = catalog
  dayOfKept = day
  const known = kept.get(key)
  if (known) return known
  const made = renderDocument(make(catalog, day)).then(compress)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  return made
}

async function compress(html: string): Promise<Kept> {
  const identity = new TextEncoder().encode(html)
  const [br, gz] = await Promise.all([promisify(brotliCompress)(identity), promisify(gzip)(identity, { level: 9 })])
  const digest = createHash('sha256').update(identity).digest('base64url').slice(0, 22)
  // Weak, because the compressed variants share it.
  return { forms: { identity, br: new Uint8Array(br), gzip: new Uint8Array(gz) }, etag: `W/"${digest}"` }
}

/** The best encoding the client accepts, or null. */
function encodingFor(accepted: string | null): Encoding | null {
  return encodings.find((encoding) => acceptsEncoding(accepted, encoding)) ?? null
}
