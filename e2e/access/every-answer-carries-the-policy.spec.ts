import { expect, test } from '../fixtures'
import { rawRequest } from './raw-request'

const requests: [method: string, path: string, status: number][] = [
  ['GET', '/no-such-page', 404],
  ['POST', '/no-such-page', 404],
  ['GET', '/no/such/page', 404],
  ['GET', '/.git/config', 404],
  ['GET', '/.env', 404],
  ['GET', '/assets', 404],
  ['GET', '/assets/', 308],
  ['GET', '/_next/x', 404],
  ['GET', '//_next/static/x.js', 404],
  ['GET', '/_next/image?url=%2Fbadge.png&w=640&q=75', 404],
  ['GET', '/%zz', 400],
  ['GET', '/about?x=%zz', 400],
  ['GET', '/about%00', 400],
  ['GET', '/about?x=%00', 400],
  ['OPTIONS', '*', 405],
  ['OPTIONS', '/about', 405],
  ['TRACE', '/about', 405],
  ['PUT', '/about', 405],
  ['DELETE', '/sign-in/session', 405],
  ['POST', '/about', 405],
  ['GET', '/sign-in/session', 405],
  ['POST', '/learn/no-course/no-unit/walks', 308],
  ['GET', '/assets/site-none.js', 404],
  ['GET', '/api/auth/signin', 404],
  ['GET', '/api/auth/signout', 404],
  ['GET', '/api/auth/session', 404],
  ['GET', '/api/auth/verify-request', 404],
  ['GET', '/api/auth/callback/credentials', 404],
  ['POST', '/api/auth/callback/credentials', 404],
  ['POST', '/api/auth/_log', 404],
]

test('a response without a page still carries the security headers', async () => {
  for (const [method, path, status] of requests) {
    const answer = await rawRequest(path, { method })
    expect([method, path, answer.status]).toEqual([method, path, status])
    expect({ method, path, ...answer.headers }).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.body).not.toMatch(/\bat .*\.(js|ts)|node_modules|__next_f/)
  }
})

test('a missing page is a complete page with a link back', async () => {
  const { body, headers } = await rawRequest('/no-such-page')
  expect(headers['cache-control']).toBe('private, no-store')
  expect(body).toContain('<main id="main"')
  expect(body).toContain('There is nothing at this address')
  expect(body).toContain('href="/learn"')
})
