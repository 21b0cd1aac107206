import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { rawRequest, requestFlight } from './raw-request'
import { sessionOf } from './session'

test('a browser that has a lesson is told so; a stranger who knows its tag is not', async ({ enrolledLearner }) => {
  const { lessonAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const first = await rawRequest(lessonAddress, { headers: session })
  const etag = first.headers.etag ?? ''
  expect([first.status, etag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{22}"$/)])

  const again = await rawRequest(lessonAddress, { headers: { ...session, 'If-None-Match': `"other", ${etag}` } })
  expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag])
  expect(again.headers['cache-control']).toBe('private, no-cache')
  expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy'])

  const changed = await rawRequest(lessonAddress, { headers: { ...session, 'If-None-Match': '"other"' } })
  expect([changed.status, changed.body]).toEqual([200, first.body])

  const stranger = await rawRequest(lessonAddress, { headers: { 'If-None-Match': etag } })
  expect(stranger.status).toBe(307)
})

test('the tag of the page is not the tag of its other forms', async ({ enrolledLearner }) => {
  const { lessonAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const { headers } = await rawRequest(lessonAddress, { headers: session })
  const flight = await requestFlight(lessonAddress, { ...session, 'If-None-Match': headers.etag ?? '' })
  expect([flight.status, flight.headers.etag]).toEqual([200, undefined])
})

test('a bundled file is cached for good, since its name changes with its content', async () => {
  const { body } = await rawRequest('/about')
  const addresses = new Set(body.match(/\/assets\/site-\w+\.(?:js|css)/g))
  expect(addresses.size).toBe(2)
  for (const address of addresses) {
    const { status, headers } = await rawRequest(address)
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  }
})

test('a public file is identified by its content, not by its date', async () => {
  const { status, headers } = await rawRequest('/badge.png')
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
  expect([status, headers.etag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{22}"$/)])
  const later = new Date(Date.now() + 60_000).toUTCString()
  const ask = (etag: string) =>
    rawRequest('/badge.png', { headers: { 'If-None-Match': etag, 'If-Modified-Since': later } })
  expect((await ask(headers.etag ?? '')).status).toBe(304)
  expect((await ask('W/"of another build"')).status).toBe(200)
})
