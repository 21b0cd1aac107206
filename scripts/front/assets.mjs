/* Serves the files of public/ from memory. Node built-ins only. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { acceptsEncoding } from '../../lib/platform/http/accepts-encoding.mjs'
import { matchesTag } from '../../lib/platform/http/matches-tag.mjs'
import { isCompressible } from './pack.mjs'
import { refuse } from './refuse.mjs'

const types = {
  '.css': 'text/css; charset=UTF-8',
  '.html': 'text/html; charset=UTF-8',
  '.ico': 'image/x-icon',
  '.js': 'application/javascript; charset=UTF-8',
  '.json': 'application/json; charset=UTF-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=UTF-8',
  '.woff2': 'font/woff2',
}

/** The build puts the content's hash in the name. */
const hashed = /^\/assets\/.+-[A-Z0-9]{8}\.\w+$/
const forever = 'public, max-age=31536000, immutable'

const method = {
  status: 405,
  code: 'invalid',
  message: 'This address does not accept that method.',
  headers: { Allow: 'GET, HEAD' },
}

function readAsset(name, file) {
  const body = readFileSync(file)
  const type = types[path.extname(name)] ?? 'application/octet-stream'
  const { mtime } = statSync(file)
  return {
    body,
    packed: isCompressible(type) && body.length >= 1024 ? gzipSync(body, { level: 9 }) : null,
    modified: Math.floor(mtime.getTime() / 1000) * 1000,
    headers: {
      'Content-Type': type,
      'Cache-Control': hashed.test(name) ? forever : 'public, max-age=0, must-revalidate',
      // Weak, because the packed form shares it.
      ETag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      'Last-Modified': mtime.toUTCString(),
      ...(isCompressible(type) && { Vary: 'Accept-Encoding' }),
    },
  }
}

/** By path: the files of public/, and what the build adds elsewhere. */
export function readAssets(folder, others = {}) {
  const inside = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const found = inside.map((one) => {
    const file = path.join(one.parentPath ?? one.path, one.name)
    return [`/${path.relative(folder, file).replaceAll(path.sep, '/')}`, file]
  })
  return new Map([...found, ...Object.entries(others)].map(([name, file]) => [name, readAsset(name, file)]))
}

/** RFC 9110, 13.2.2: the date counts only without a tag. */
function isFresh(headers, { modified, headers: { ETag } }) {
  const tags = headers['if-none-match']
  if (tags === undefined) return Date.parse(headers['if-modified-since']) >= modified
  return matchesTag(tags, ETag)
}

/** A Range gets the whole file, as RFC 9110 allows: all are small. */
export function sendAsset(request, response, asset) {
  if (request.method === 'POST') {
    refuse(request, response, method)
    return
  }
  if (isFresh(request.headers, asset)) {
    response.writeHead(304, asset.headers).end()
    return
  }
  const isPacked = asset.packed && acceptsEncoding(request.headers['accept-encoding'], 'gzip')
  const body = isPacked ? asset.packed : asset.body
  response.writeHead(200, {
    ...asset.headers,
    ...(isPacked && { 'Content-Encoding': 'gzip' }),
    'Content-Length': body.length,
  })
  response.end(body)
}
