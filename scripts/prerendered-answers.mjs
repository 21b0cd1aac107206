/*
 * What the server's front does with prerendered pages.
 *
 * When a page says that there is nothing, Next answers 404 with a shell that only JavaScript can fill. For whoever has
 * none, a prerendered page is sent in its place: the status and headers stay, the body is whole.
 *
 * Next would compute an entity tag for each answer anew, which costs a lesson a third of its time; here it is known
 * since the build, and a browser that has the page already is told so.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const built = path.join(process.cwd(), '.next')
const header = 'x-northlight-stand-in'
const prerendered = JSON.parse(readFileSync(path.join(built, 'prerendered.json'), 'utf8'))
const known = new Map()

function read(name) {
  if (!/^\/[a-z_/-]+$/.test(name)) return null
  if (!known.has(name)) known.set(name, readFileSync(path.join(built, 'plain', `${name}.html`)))
  return known.get(name)
}

/** The tag of the prerendered page that an answer is, if it is one; Next says so, and says which variant it varies by. */
function tagOf(request, response) {
  const isWhole = String(response.getHeader('x-nextjs-prerender') ?? '').startsWith('1') && !request.headers.rsc
  return isWhole ? prerendered[request.url.split('?')[0]]?.etag : undefined
}

function hasAlready(request, etag) {
  const tags = request.headers['if-none-match']?.split(',') ?? []
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/** Makes `response` send a whole page where it would send an empty shell, and 304 for a page that is there already. */
export function answerFromBuild(request, response) {
  const { writeHead, write, end } = response
  let body = null
  function replaceBody(content) {
    body = content
    for (const name of ['content-encoding', 'transfer-encoding', 'content-length', 'link']) response.removeHeader(name)
  }
  response.writeHead = (status, ...rest) => {
    const named = response.getHeader(header)
    response.removeHeader(header)
    const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html')
    if (!isPage || !['GET', 'HEAD'].includes(request.method)) return writeHead.call(response, status, ...rest)
    if (status === 404 || status === 500) {
      const page = read(status === 404 ? String(named ?? '/_not-found') : '/stand-in/trouble')
      if (page) {
        replaceBody(request.method === 'GET' ? page : Buffer.alloc(0))
        response.setHeader('content-length', page.length)
        response.setHeader('cache-control', 'private, no-store')
      }
    }
    const etag = status === 200 ? tagOf(request, response) : undefined
    if (etag) response.setHeader('etag', etag)
    if (!etag || !hasAlready(request, etag)) return writeHead.call(response, status, ...rest)
    replaceBody(Buffer.alloc(0))
    return writeHead.call(response, 304)
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
