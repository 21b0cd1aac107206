import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { rawRequest } from './raw-request'
import { sessionOf } from './session'

test('a public page revalidates by its ETag', async () => {
  const first = await rawRequest('/about')
  const etag = first.headers.etag ?? ''
  expect([first.status, etag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{22}"$/)])
  expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate')

  const again = await rawRequest('/about', { headers: { 'If-None-Match': `"other", ${etag}` } })
  expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag])
  expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy'])

  const changed = await rawRequest('/about', { headers: { 'If-None-Match': '"other"' } })
  expect([changed.status, changed.body]).toEqual([200, first.body])
})

test('a lesson is sent with no-store and without an ETag', async ({ enrolledLearner }) => {
  const { lessonAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const { status, headers } = await rawRequest(lessonAddress, { headers: { ...session, 'If-None-Match': '*' } })
  expect([status, headers['cache-control'], headers.etag]).toEqual([200, 'private, no-store', undefined])
})

test('opening a lesson renews a session older than fifteen minutes', async ({ enrolledLearner }) => {
  const { lessonAddress } = await findPlace()
  const person = await enrolledLearner()
  const hours = 12 * 3600
  const open = async (lastsSeconds: number) =>
    (await rawRequest(lessonAddress, { headers: await sessionOf(person, { lastsSeconds }) })).headers['set-cookie']
  expect(await open(hours - 14 * 60)).toBeUndefined()
  expect(await open(hours - 16 * 60)).toMatch(/session-token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('a bundled file is immutable because its name changes with its content', async () => {
  const { body } = await rawRequest('/about')
  const home = await rawRequest('/')
  const addresses = new Set((body + home.body).match(/\/assets\/[\w-]+-\w+\.(?:js|css|svg)/g))
  expect(addresses.size).toBeGreaterThan(5)
  for (const address of addresses) {
    const { status, headers } = await rawRequest(address)
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  }
})

test('the badge image revalidates by its content and ignores the date', async () => {
  const { status, headers } = await rawRequest('/badge.png')
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
  expect([status, headers.etag]).toEqual([200, expect.stringMatching(/^W\/"[\w-]{22}"$/)])
  const later = new Date(Date.now() + 60_000).toUTCString()
  const ask = (etag: string) =>
    rawRequest('/badge.png', { headers: { 'If-None-Match': etag, 'If-Modified-Since': later } })
  expect((await ask(headers.etag ?? '')).status).toBe(304)
  expect((await ask('W/"of another build"')).status).toBe(200)
})
