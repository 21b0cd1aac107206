/*
 * When a page says that there is nothing, Next answers 404 with a shell that only JavaScript can fill. For whoever has
 * none, the server's front sends a prerendered page in its place: the status and headers stay, the body is whole.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const pages = path.join(process.cwd(), '.next', 'server', 'app')
const header = 'x-northlight-stand-in'
const known = new Map()

function read(name) {
  if (!/^\/[a-z_/-]+$/.test(name)) return null
  if (!known.has(name)) known.set(name, readFileSync(path.join(pages, `${name}.html`)))
  return known.get(name)
}

/** Makes `response` send a whole page where it would send an empty shell. Call it before anything is written. */
export function withStandIns(request, response) {
  const { writeHead, write, end } = response
  let body = null
  response.writeHead = (status, ...rest) => {
    const named = response.getHeader(header)
    response.removeHeader(header)
    const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html')
    if (request.method === 'GET' && isPage && (status === 404 || status === 500)) {
      body = read(status === 404 ? String(named ?? '/_not-found') : '/stand-in/trouble')
    }
    if (body) {
      for (const name of ['content-encoding', 'transfer-encoding', 'etag', 'link']) response.removeHeader(name)
      response.setHeader('content-length', body.length)
      response.setHeader('cache-control', 'private, no-store')
    }
    return writeHead.call(response, status, ...rest)
  }
  response.write = (...parts) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return body ? true : write.apply(response, parts)
  }
  response.end = (...parts) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return body
      ? end.call(
          response,
          body,
          parts.find((part) => typeof part === 'function'),
        )
      : end.apply(response, parts)
  }
}
