import { afterEach, describe, expect, test, vi } from 'vitest'
import { DomainError, type ErrorCode } from '@/lib/platform/error'
import { beginExchanges } from '@/lib/platform/http/exchange.mjs'
import { page } from './page'
import { json } from './respond'
import { write } from './write'

const host = 'northlight.example'
const html = { host, accept: 'text/html', referer: `https://${host}/learn/course?page=2` }
const fetched = { host, accept: 'application/json' }
const context = { params: Promise.resolve({}) }

function refused(headers: Record<string, string>, error: unknown): Promise<Response> {
  const request = new Request(`https://${host}/x`, { method: 'POST', headers })
  return write(() => Promise.reject(error))(request, context)
}

afterEach(() => vi.restoreAllMocks())

describe('a domain error in a write', () => {
  const statuses: [ErrorCode, number][] = [
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['invalid', 422],
    ['conflict', 409],
    ['too-many', 429],
    ['too-large', 413],
    ['unavailable', 503],
  ]
  test.each(statuses)('answers fetch %s with %i and its code', async (code, status) => {
    const response = await refused(fetched, new DomainError(code, 'A sentence.'))
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: { code, message: 'A sentence.' } })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test('answers a form with an escaped page and a link back', async () => {
    const response = await refused(html, new DomainError('conflict', '<b>"A" & B</b>'))
    expect(response.status).toBe(409)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const body = await response.text()
    expect(body).toContain('href="/learn/course?page=2"')
    expect(body).not.toContain('<b>')
  })

  test.each(['https://evil.example/learn', 'not an address', ''])(
    'never links back to another site: %j',
    async (referer) => {
      const response = await refused({ ...html, referer }, new DomainError('conflict', 'A sentence.'))
      expect(await response.text()).toContain('href="/learn"')
    },
  )

  test('redirects a form without a session to sign in and back', async () => {
    const response = await refused(html, new DomainError('unauthenticated', 'Please sign in first.'))
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/sign-in?next=%2Flearn%2Fcourse%3Fpage%3D2')
  })

  test('answers an unexpected error with a 500 without details and logs it', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const error = new Error('password of the database')
    for (const headers of [html, fetched]) {
      const response = await refused(headers, error)
      expect(response.status).toBe(500)
      expect(await response.text()).not.toContain('password')
    }
    expect(log).toHaveBeenCalledWith(expect.stringContaining('Error: password of the database'))
  })
})

test('the page of an unexpected error shows the request id, for a learner to quote; a refusal does not', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const exchanges = beginExchanges()
  const shown = async (error: Error) => {
    const exchange = { requestId: '8c1f-0a2b3c4d5e6f', body: null, answer: null, readMetrics: null }
    await exchanges.run(exchange, () => refused(html, error))
    return Buffer.from(exchange.answer ?? []).toString()
  }
  expect(await shown(new Error('a fault'))).toContain('this reference: <code>8c1f-0a2b3c4d5e6f</code>')
  expect(await shown(new DomainError('invalid', 'Choose one.'))).not.toContain('8c1f')
  exchanges.end()
})

test('an error while the site cannot write is a 503 that asks for a later try', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.stubEnv('NORTHLIGHT_DATABASE_FOLDER', '/nowhere')
  vi.resetModules()
  const { refusal } = await import('./refusal')
  const ask = (headers: Record<string, string>) =>
    refusal(new Request(`https://${host}/x`, { headers }), new Error('no space left'))
  const shown = await ask(html)
  const fetchAnswer = await ask(fetched)
  vi.unstubAllEnvs()
  expect([shown.status, shown.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await shown.text()).toContain('Please try again in a minute.')
  expect(fetchAnswer.headers.get('retry-after')).toBe('10')
  expect([fetchAnswer.status, await fetchAnswer.json()]).toMatchObject([503, { error: { code: 'unavailable' } }])
})

test('a page without a session redirects to sign in and back', async () => {
  const guarded = page(() => Promise.reject(new DomainError('unauthenticated', 'Please sign in first.')))
  const response = await guarded(new Request(`https://${host}/account?done=1`), context)
  expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?next=%2Faccount%3Fdone%3D1'])
})

test('a write answers a form with a 303 and fetch with JSON', async () => {
  const save = write(async () => ({ to: '/learn', json: { saved: true }, status: 201 }))
  const ask = (headers: Record<string, string>) =>
    save(new Request(`https://${host}/x`, { method: 'POST', headers }), context)
  const form = await ask(html)
  const fetchAnswer = await ask(fetched)
  expect([form.status, form.headers.get('location')]).toEqual([303, '/learn'])
  expect([fetchAnswer.status, await fetchAnswer.json()]).toEqual([201, { next: '/learn', saved: true }])
})

test('page passes a ready-made response through', async () => {
  const answer = json({ ok: true })
  expect(await page(async () => answer)(new Request('https://x.example'), context)).toBe(answer)
})
