import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { DomainError, type ErrorCode } from '@/lib/platform/error'
import { json, parse, respond, seeOther } from './respond'

const host = 'northlight.example'
const html = { host, accept: 'text/html', referer: `https://${host}/learn/course?page=2` }
const fetched = { host, accept: 'application/json' }

function refused(headers: Record<string, string>, error: unknown): Promise<Response> {
  return respond(new Request(`https://${host}/x`, { method: 'POST', headers }), () => Promise.reject(error))
}

afterEach(() => vi.restoreAllMocks())

describe('a broken rule', () => {
  const statuses: [ErrorCode, number][] = [
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['invalid', 422],
    ['conflict', 409],
    ['too-many', 429],
    ['too-large', 413],
  ]
  test.each(statuses)('%s is %i for fetch, with its code', async (code, status) => {
    const response = await refused(fetched, new DomainError(code, 'A sentence.'))
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: { code, message: 'A sentence.' } })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test('for a form it is a page with a way back, and text stays text', async () => {
    const response = await refused(html, new DomainError('conflict', '<b>"A" & B</b>'))
    expect(response.status).toBe(409)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await response.text()
    expect(page).toContain('href="/learn/course?page=2"')
    expect(page).not.toContain('<b>')
  })

  test.each(['https://evil.example/learn', 'not an address', ''])(
    'a way back is never to another site: %j',
    async (referer) => {
      const response = await refused({ ...html, referer }, new DomainError('conflict', 'A sentence.'))
      expect(await response.text()).toContain('href="/learn"')
    },
  )

  test('whoever is not signed in is sent to sign in and back', async () => {
    const response = await refused(html, new DomainError('unauthenticated', 'Please sign in first.'))
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/sign-in?next=%2Flearn%2Fcourse%3Fpage%3D2')
  })

  test('what nobody expected is 500, said without its details and logged', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const error = new Error('password of the database')
    for (const headers of [html, fetched]) {
      const response = await refused(headers, error)
      expect(response.status).toBe(500)
      expect(await response.text()).not.toContain('password')
    }
    expect(log).toHaveBeenCalledWith(error)
  })
})

test('what went well passes through', async () => {
  const answer = json({ ok: true })
  expect(await respond(new Request('https://x.example'), async () => answer)).toBe(answer)
  expect(seeOther('/learn', { 'X-More': '1' }).headers.get('location')).toBe('/learn')
  expect(seeOther('/learn').status).toBe(303)
})

test('parse gives the value, or invalid with the schema’s own sentence', () => {
  const schema = z.object({ name: z.string().min(1, 'Enter your name.') })
  expect(parse(schema, { name: 'Ann', more: 1 })).toEqual({ name: 'Ann' })
  expect(() => parse(schema, { name: '' })).toThrow(
    expect.objectContaining({ code: 'invalid', message: 'Enter your name.' }),
  )
  // What no form of ours sends, a schema may have no sentence for; the parser's own is no plain one.
  expect(() => parse(schema, { name: null })).toThrow(
    expect.objectContaining({ code: 'invalid', message: 'This form could not be read.' }),
  )
})
