import { ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pack } from './pack.mjs'

const page = Buffer.from('<p>a page</p>'.repeat(200))

function packed(accepted: string | undefined, body: Uint8Array = page, encoding?: string) {
  const request = { method: 'GET', headers: { 'accept-encoding': accepted } }
  const response = new ServerResponse(request as never)
  if (encoding) response.setHeader('Content-Encoding', encoding)
  const sent = pack(request, response, body)
  expect(response.getHeader('Content-Length')).toBe(sent.length)
  return { sent, encoding: response.getHeader('Content-Encoding') }
}

test('a page is compressed for a browser that accepts gzip', () => {
  for (const accepted of ['gzip', 'deflate, gzip;q=0.5', 'gzip;q=1.0, *;q=0', 'br, gzip']) {
    const { sent, encoding } = packed(accepted)
    expect([accepted, encoding, gunzipSync(sent).equals(page)]).toEqual([accepted, 'gzip', true])
  }
})

test('a page stays as it is for a client that does not accept gzip', () => {
  for (const accepted of [undefined, '', 'identity', 'br', 'gzip;q=0', 'gzip; q=0.000, br', 'x-gzip']) {
    expect([accepted, packed(accepted)]).toEqual([accepted, { sent: page, encoding: undefined }])
  }
})

test('a short body and one that is already compressed stay as they are', () => {
  const short = Buffer.from('{}')
  expect(packed('gzip', short)).toEqual({ sent: short, encoding: undefined })
  expect(packed('gzip', page, 'br')).toEqual({ sent: page, encoding: 'br' })
})

test('a body that depends on Accept-Encoding says so once, beside what else it varies on', () => {
  const varies = (body: Uint8Array, had?: string) => {
    const response = new ServerResponse({ method: 'GET' } as never)
    if (had) response.setHeader('Vary', had)
    pack({ headers: {} }, response, body)
    return response.getHeader('Vary')
  }
  expect([varies(page), varies(page, 'rsc'), varies(page, 'accept-encoding'), varies(Buffer.from('{}'))]).toEqual([
    'Accept-Encoding',
    'rsc, Accept-Encoding',
    'accept-encoding',
    undefined,
  ])
})
