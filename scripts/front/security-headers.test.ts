import { expect, test } from 'vitest'
import { exceptions, exceptionsAt, frontHeadersOf, securityHeaders } from './security-headers.mjs'

test('answers carry HSTS when people come by https, and only then', () => {
  const hsts = { 'Strict-Transport-Security': 'max-age=31536000' }
  expect(frontHeadersOf('https://training.example.org')).toMatchObject(hsts)
  expect(frontHeadersOf('http://127.0.0.1:3000')).not.toHaveProperty('Strict-Transport-Security')
})

test('every answer has a policy: own scripts only, no plugins, no base, no frames', () => {
  expect(securityHeaders['Content-Security-Policy'].split('; ')).toEqual(
    expect.arrayContaining([
      ...["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'"],
      ...["form-action 'self'", "frame-ancestors 'none'"],
    ]),
  )
  expect(securityHeaders['Content-Security-Policy']).not.toMatch(/unsafe|\*|https?:/)
})

test('every answer forbids guessing its type, framing it, and telling other sites its address', () => {
  expect(securityHeaders).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
})

test('a shown mail runs nothing, sends nothing and is framed nowhere', () => {
  const policies = ['/admin/mail/:mail/html', '/preview/mail/:kind'] as const
  for (const path of policies) {
    const policy = exceptions[path]['Content-Security-Policy']
    for (const rule of ["default-src 'none'", "form-action 'none'", "frame-ancestors 'none'", 'sandbox']) {
      expect(policy.split('; ')).toContain(rule)
    }
  }
})

test('the front finds the exceptions of an address, and none for its neighbors', () => {
  for (const path of ['/admin/mail/7/html', '/admin/mail/7/html/', '/preview/mail/welcome']) {
    expect(Object.fromEntries(exceptionsAt(path))).toEqual(exceptions['/preview/mail/:kind'])
  }
  expect(exceptionsAt('/exit')).toEqual([['Referrer-Policy', 'no-referrer']])
  expect(exceptionsAt('/badge.png')).toHaveLength(2)
  for (const path of ['/', '/admin/mail/7', '/admin/mail/7/8/html', '/preview/mail', '/badge-png', '/exits']) {
    expect([path, exceptionsAt(path)]).toEqual([path, []])
  }
})
