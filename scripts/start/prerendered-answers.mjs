/*
 * What the server's front does with prerendered pages: Next decides whether one is sent, with which status and headers;
 * the body is the one that scripts/build/prerendered.ts wrote, without React's client and compressed once, at the build. A
 * browser that has it already is told so.
 *
 * When a page says that there is nothing, Next answers 404 with a shell that only JavaScript can fill. A prerendered page
 * is sent in its place; a document (app/_document) says that it is whole.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const built = path.join(process.cwd(), '.next')
const wholeHeader = 'x-northlight-whole'
const { pages, files } = JSON.parse(readFileSync(path.join(built, 'prerendered.json'), 'utf8'))
const encodings = { br: '.br', gzip: '.gz' }
const kept = new Map()

function read(file) {
  if (!kept.has(file)) kept.set(file, readFileSync(path.join(built, 'plain', file)))
  return kept.get(file)
}

/** The best encoding that a browser takes, or null. Next must not see the header, or it would compress in vain. */
function encodingFor(accepted) {
  const names = (accepted ?? '')
    .split(',')
    .flatMap((part) => /^\s*([\w*-]+)(?!.*;\s*q=0(\.0*)?\s*$)/.exec(part)?.[1] ?? [])
  return Object.keys(encodings).find((encoding) => names.includes(encoding)) ?? null
}

function hasAlready(request, etag) {
  const tags = request.headers['if-none-match']?.split(',') ?? []
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
}

/** Makes `response` send a prerendered page's plain form in its place, and 304 for a page that is there already. */
export function answerFromBuild(request, response) {
  const address = request.url.split('?')[0]
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  const page = isReading && !request.headers.rsc ? pages[address] : undefined
  const encoding = encodingFor(request.headers['accept-encoding'])
  if (files[address]) response.setHeader('etag', files[address])
  if (page) delete request.headers['accept-encoding']
  const { writeHead, write, end } = response
  let body = null

  function replaceBody(file) {
    for (const name of ['content-encoding', 'transfer-encoding', 'link']) response.removeHeader(name)
    const content = read(encoding ? file + encodings[encoding] : file)
    if (encoding) response.setHeader('content-encoding', encoding)
    response.setHeader('content-length', content.length)
    const vary = String(response.getHeader('vary') ?? '')
    if (!/accept-encoding/i.test(vary))
      response.setHeader('vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding')
    body = request.method === 'GET' ? content : Buffer.alloc(0)
  }

  response.writeHead = (status, ...rest) => {
    const isWhole = response.hasHeader(wholeHeader)
    response.removeHeader(wholeHeader)
    const isPage = isReading && String(response.getHeader('content-type') ?? '').startsWith('text/html')
    if (isPage && !isWhole && (status === 404 || status === 500)) {
      const name = status === 404 ? '/_not-found' : '/stand-in/trouble'
      replaceBody(pages[name].file)
      response.setHeader('cache-control', 'private, no-store')
    } else if (isPage && status === 200 && page && response.getHeader('x-nextjs-prerender')) {
      replaceBody(page.file)
      response.setHeader('etag', page.etag)
      if (!hasAlready(request, page.etag)) return writeHead.call(response, status, ...rest)
      body = Buffer.alloc(0)
      for (const name of ['content-length', 'content-encoding', 'content-type']) response.removeHeader(name)
      return writeHead.call(response, 304)
    }
    return writeHead.call(response, status, ...rest)
  }
  response.write = (...parts) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return body ? true : write.apply(response, parts)
  }
  response.end = (...parts) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    const done = parts.find((part) => typeof part === 'function')
    return body ? end.call(response, body, done) : end.apply(response, parts)
  }
}
