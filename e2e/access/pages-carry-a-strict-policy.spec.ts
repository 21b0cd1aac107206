import { testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { listPageKinds } from './page-kinds'
import { rawPost, rawRequest } from './raw-request'
import { makeScene } from './scene'
import { currentSessionOf } from './session'

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

function directivesOf(policy: string): Map<string, string[]> {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/))
  return new Map(parts.map(([name = '', ...sources]) => [name, sources]))
}

test('every kind of page sends a strict policy and has no inline script or style', { tag: '@once' }, async () => {
  const kinds = listPageKinds(await makeScene())
  for (const { person, paths } of kinds) {
    const session = person ? await currentSessionOf(person) : {}
    for (const [path, expected] of Object.entries(paths)) {
      const { status, headers, body } = await rawRequest(path, { headers: session })
      expect([path, status]).toEqual([path, expected])
      expect({ path, ...headers }).toMatchObject({ path, ...always })
      expect(headers['x-powered-by'], path).toBeUndefined()

      const directives = directivesOf(headers['content-security-policy'] ?? '')
      expect([path, directives.get('default-src')]).toEqual([path, ["'self'"]])
      expect([path, directives.get('style-src')]).toEqual([path, ["'self'"]])
      for (const name of ['object-src', 'base-uri', 'frame-ancestors']) {
        expect([path, name, directives.get(name)]).toEqual([path, name, ["'none'"]])
      }
      expect([path, directives.get('form-action')]).toEqual([path, ["'self'"]])
      expect([path, directives.get('script-src')]).toEqual([path, ["'self'"]])

      expect(body, path).not.toMatch(/<[^>]*\s(style|on[a-z]+)=/)
      expect(body, path).not.toMatch(/<style\b|javascript:/)
      expect(body, path).not.toMatch(/<script\b[^>]*>[^<]/)
      expect(body, path).not.toMatch(/<(script|img|link|iframe)\b[^>]*\b(src|href)="(https?:)?\/\//)
      expect(body, path).not.toContain('/_next/')
    }
  }
})

test('the health endpoint says what an operator needs and no more', async () => {
  const { status, headers, body } = await rawRequest('/api/health')
  expect(status).toBe(200)
  expect(JSON.parse(body)).toEqual({ status: 'ok', database: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  expect(headers['cache-control']).toBe('no-store')
})

test('the readiness endpoint says that the app can write, and no more', async () => {
  const { status, headers, body } = await rawRequest('/api/ready')
  expect([status, JSON.parse(body), headers['cache-control']]).toEqual([200, { status: 'ready' }, 'no-store'])
})

test('the session cookie is HttpOnly', async ({ newLearner }) => {
  const { email } = await newLearner()
  const { headers } = await rawPost('/sign-in/session', { email, password: testPassword })
  expect(headers['set-cookie']).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(headers['cache-control']).toBe('private, no-store')
})
