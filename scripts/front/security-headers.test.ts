import path from 'node:path'
import { expect, test } from 'vitest'
import { listAddresses } from './read-address.mjs'
import { frontHeadersOf, securityHeaders } from './security-headers.mjs'

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

const addresses = await listAddresses(path.join(import.meta.dirname, '..', '..', 'app'))
const headersOf = (pattern: string) => addresses.find((one) => one.pattern === pattern)?.headers

test.each(['/admin/mail/[mail]/html', '/preview/mail/[kind]'])(
  'a shown mail runs nothing, sends nothing and is framed nowhere: %s',
  (pattern) => {
    const policy = headersOf(pattern)?.['Content-Security-Policy']?.split('; ')
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "form-action 'none'", "frame-ancestors 'none'", 'sandbox']),
    )
  },
)

test('only four routes have headers of their own', () => {
  expect(headersOf('/exit')).toEqual({ 'Referrer-Policy': 'no-referrer' })
  expect(addresses.filter(({ headers }) => headers).map(({ pattern }) => pattern)).toEqual(
    expect.arrayContaining(['/admin/mail/[mail]/html', '/badge.png', '/exit', '/preview/mail/[kind]']),
  )
  expect(addresses.filter(({ headers }) => headers)).toHaveLength(4)
})
