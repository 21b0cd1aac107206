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

test('a script of ours is known by what it says, not by its date', async () => {
  const { status, headers } = await rawRequest('/practice.js')
  expect([status, headers.etag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{22}"$/)])
  const later = new Date(Date.now() + 60_000).toUTCString()
  const ask = (etag: string) =>
    rawRequest('/practice.js', { headers: { 'If-None-Match': etag, 'If-Modified-Since': later } })
  expect((await ask(headers.etag ?? '')).status).toBe(304)
  expect((await ask('W/"of another build"')).status).toBe(200)
})
