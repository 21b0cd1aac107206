import { describe, expect, test } from 'vitest'
import { safeNext } from './next-path'

describe('safeNext', () => {
  test.each([
    '/learn',
    '/learn/law-enforcement?page=2#top',
    '/join/0123456789',
    '/',
    '/a//b',
    '/search?next=https://evil.example',
    '/caf%C3%A9',
  ])('keeps a path of this site: %s', (next) => {
    expect(safeNext(next)).toBe(next)
  })

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\\/evil.example',
    '/learn\\..\\..\\evil',
    'https://evil.example',
    'https:/evil.example',
    'https:evil.example',
    'HTTP://evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    ' /learn',
    '/\t/evil.example',
    '\t//evil.example',
    '/\n/evil.example',
    '/learn\r\nSet-Cookie: a=b',
    '/\u0000/evil.example',
    '@evil.example',
    '?next=x',
    '',
    `/${'x'.repeat(500)}`,
  ])('falls back from %j', (next) => {
    expect(safeNext(next)).toBe('/landing')
    expect(safeNext(next, '/manage')).toBe('/manage')
  })

  test.each([
    '/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/a/..//evil.example',
    '/%2F/evil.example',
    '/%5Cevil.example',
    '/%0d%0aLocation:%20https://evil.example',
    '/\u2215/evil.example',
    '/\uff0fevil.example',
    '/\u2044\u2044evil.example',
    '/@evil.example',
    '/:80/evil',
    '/.\u00ad//evil.example',
  ])('keeps a browser on this site for %j', (next) => {
    const path = safeNext(next)
    expect(path).toMatch(/^\/(?![/\\])/)
    expect(path).not.toMatch(/[\r\n\t\\]/)
    expect(new URL(path, 'https://northlight.example').origin).toBe('https://northlight.example')
  })

  test('falls back when there is no path', () => {
    expect(safeNext(null)).toBe('/landing')
    expect(safeNext(undefined)).toBe('/landing')
  })
})
